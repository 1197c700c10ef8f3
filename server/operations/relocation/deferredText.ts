/** Imports inside of functions, where one at the top would close a circle: of Python, and of CommonJS, whose modules take what is there already. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { NeededName, WantedImport } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import { outermostFunction } from './siteChanges.ts';

const functions: ReadonlySet<string> = new Set([
  'function_definition',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);

export function deferInText(changing: Changing, module: Module, to: WorkspacePath, need: NeededName, wanted: WantedImport): void {
  if (wanted.module.kind !== 'file') return;
  const fresh = changing.order.fresh.has(to);
  const index = fresh ? undefined : changing.ground.terrain.view(to)?.index;
  const spelt = changing.ground.got(module.imports.specifierOf({ path: to, index }, wanted.module.path, changing.ground.terrain.facts));
  if (spelt === undefined) return;
  const python = module.view.family === 'python';
  const line = python ? written(spelt, wanted) : required(module, spelt, wanted);
  const bodies = new Set<number>();
  let forTypes = false;
  for (const place of need.places) {
    const ix = outermostFunction(module.view, place);
    const scope = ix === undefined ? undefined : module.view.index.scopes[ix];
    const first = scope && firstStatement(module.root, scope.start, scope.end);
    if (first) bodies.add(first.startIndex);
    else if (need.typesOnly) forTypes = true;
    else
      changing.find(
        'import-circle',
        `${to} needs “${need.name}” of ${wanted.module.path} in code that cannot import it by itself.`,
        'Give that code a body of its own first.',
      );
  }
  for (const at of bodies) insertLine(changing, module, at, line);
  if (forTypes) changing.bring(to, { ...wanted, time: { kind: 'typeOnly' } });
}

function written(spelt: string, { what, local }: WantedImport): string {
  // Used by its whole path, which only a plain import binds.
  if (local?.includes('.')) return `import ${local}`;
  const alias = local === undefined ? '' : ` as ${local}`;
  if (what.kind === 'name') return `from ${spelt} import ${what.name}${alias}`;
  if (!spelt.startsWith('.')) return `import ${spelt}${alias}`;
  const dot = spelt.lastIndexOf('.');
  const parent = /^\.+$/.test(spelt.slice(0, dot + 1)) ? spelt.slice(0, dot + 1) : spelt.slice(0, dot);
  return `from ${parent} import ${spelt.slice(dot + 1)}${alias}`;
}

function required({ text }: Module, spelt: string, { what, local }: WantedImport): string {
  const quote = text.includes("'") || !text.includes('"') ? "'" : '"';
  const semicolon = /;[ \t]*$/m.test(text) ? ';' : '';
  const name =
    what.kind === 'name'
      ? `{ ${what.name}${local === undefined ? '' : `: ${local}`} }`
      : (local ?? spelt.replace(/^.*\//, '').replace(/\W/g, '_'));
  return `const ${name} = require(${quote}${spelt}${quote})${semicolon}`;
}

/** The first statement of the body of the function that holds a stretch, behind its docstring. */
function firstStatement(root: SyntaxNode, start: number, end: number): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = root;
  let found: SyntaxNode | undefined;
  while (at && !found) {
    if (functions.has(at.type) && at.childForFieldName('body')?.type !== undefined && at.startIndex <= start && end <= at.endIndex)
      found = at;
    at = at.children.find((child) => child.startIndex <= start && end <= child.endIndex);
  }
  const body = found?.childForFieldName('body');
  if (body?.type !== 'block' && body?.type !== 'statement_block') return undefined;
  const statements = body.namedChildren.filter(({ type }) => type !== 'comment');
  const [first, second] = statements;
  const docstring = first?.type === 'expression_statement' && first.namedChildren[0]?.type === 'string';
  return docstring && second ? second : first;
}

function insertLine(changing: Changing, module: Module, at: number, line: string): void {
  const { text } = module;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = text.slice(lineStart, at);
  const alone = indent.trim() === '';
  const { rewrites } = changing.file(module.path);
  const key = alone ? lineStart : at;
  const lineBreak = lineBreakIn(text);
  const importsFollow = module.view.family === 'ecmascript' || /^[ \t]*(?:import|from)\b/.test(text.slice(lineStart));
  const newText = alone ? `${indent}${line}${lineBreak}${importsFollow ? '' : lineBreak}` : `${line}; `;
  const there = rewrites.findIndex(({ start, end }) => start === key && end === key);
  const known = rewrites[there];
  if (known && !known.newText.includes(line))
    rewrites[there] = { ...known, newText: alone ? `${indent}${line}${lineBreak}${known.newText}` : known.newText + newText };
  else if (!known)
    changing.rewrite(
      module.path,
      { start: key, end: key },
      newText,
      'is imported where it is used, because a circle of imports would fail',
      'import',
      0.9,
    );
}
