/** Imports inside the functions of code that moves: where it would close a circle of imports to have them at the top of the new file. Python's alone. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { NeededName, WantedImport } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import { lineBreakOf } from './gaps.ts';
import type { Module } from './ground.ts';
import { outermostFunction } from './siteChanges.ts';

export function deferInText(changing: Changing, module: Module, to: WorkspacePath, need: NeededName, wanted: WantedImport): void {
  if (wanted.module.kind !== 'file') return;
  const fresh = changing.order.fresh.has(to);
  const index = fresh ? undefined : changing.ground.terrain.view(to)?.index;
  const spelt = changing.ground.got(module.imports.specifierOf({ path: to, index }, wanted.module.path, changing.ground.terrain.facts));
  if (spelt === undefined) return;
  const line = written(spelt, wanted);
  const bodies = new Set<number>();
  let forTypes = false;
  for (const place of need.places) {
    const ix = outermostFunction(module.view, place);
    const scope = ix === undefined ? undefined : module.view.index.scopes[ix];
    const first = scope && firstStatement(module.root, scope.start, scope.end);
    if (!first) forTypes = true;
    else bodies.add(first.startIndex);
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

/** The first statement of the body of the function that holds a stretch, behind its docstring. */
function firstStatement(root: SyntaxNode, start: number, end: number): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = root;
  let found: SyntaxNode | undefined;
  while (at && !found) {
    if (at.type === 'function_definition' && at.startIndex <= start && end <= at.endIndex) found = at;
    at = at.children.find((child) => child.startIndex <= start && end <= child.endIndex);
  }
  const statements = found?.childForFieldName('body')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
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
  const newText = alone ? `${indent}${line}${lineBreakOf(text)}` : `${line}; `;
  const there = rewrites.findIndex(({ start, end }) => start === key && end === key);
  const known = rewrites[there];
  if (known && !known.newText.includes(line)) rewrites[there] = { ...known, newText: known.newText + newText };
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
