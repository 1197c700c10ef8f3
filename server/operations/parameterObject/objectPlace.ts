/** Where a parameter object is defined, and which files have to import it. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { SignatureFamily } from '../changeSignature/definitions/family.ts';
import type { Findings } from '../changeSignature/familyChange.ts';
import type { Rewrites, Why } from '../changeSignature/fileRewrite.ts';
import { type ObjectDesign, writtenInPython, writtenInTypeScript } from './objectDesign.ts';

/** One parameter object while it is worked out. */
export interface ObjectWork {
  readonly resolver: Resolver;
  readonly family: SignatureFamily;
  readonly design: ObjectDesign;
  readonly rewrites: Rewrites;
  readonly findings: Findings;
}

export const declared: Why = { why: 'takes its parameters as one object', confidence: 1, how: 'declaration' };

/** Writes the class or interface above the function, and lets those who make one import it. */
export function define(work: ObjectWork, makers: ReadonlySet<WorkspacePath>): Step<null, Refusal> {
  const { resolver, family, design, rewrites } = work;
  const { path, text, signature, symbol } = family.primary;
  const file = rewrites.of(path, text);
  const eol = lineBreakIn(text);
  const statement = firstStatement(family, signature.node);
  const at = aboveComments(text, statement.startIndex);
  const python = family.language === 'python';
  const needed: [WorkspacePath, WantedImport][] = [];
  if (python) {
    const { lines, imports } = writtenInPython(design, /\n(\t| {2,8})\S/.exec(text)?.[1] ?? '    ');
    file.insert(at, `${lines.join(eol)}${eol}${eol}${eol}`, declared);
    for (const [module, name] of imports)
      needed.push([
        path,
        { module: { kind: 'spelt', specifier: module }, what: { kind: 'name', name }, local: undefined, time: { kind: 'load' } },
      ]);
  } else if (deepLanguageOfPath(path) !== 'javascript') {
    const offered = symbol.exports.length > 0 || /^export\b/.test(statement.text);
    const exported = offered && !/^(?:private\b|(?:static |async )*#)/.test(signature.node.text);
    file.insert(at, `${writtenInTypeScript(design, exported, text).join(eol)}${eol}${eol}`, declared);
  }
  const takers = new Set(family.definitions.map((definition) => definition.path));
  for (const other of new Set([...(python ? makers : []), ...takers])) {
    if (other === path || deepLanguageOfPath(other) === 'javascript') continue;
    const time = python ? ({ kind: 'load' } as const) : ({ kind: 'typeOnly' } as const);
    needed.push([other, { module: { kind: 'file', path }, what: { kind: 'name', name: design.className }, local: undefined, time }]);
  }
  for (const [where, wanted] of Map.groupBy(needed, ([each]) => each)) {
    const indexed = resolver.terrain.file(where);
    const root = resolver.terrain.tree(where);
    const rules = resolver.terrain.rulesOf(where);
    if (!indexed || !root || !rules) continue;
    const bring = wanted.map(([, each]) => each);
    const edits = rules.imports.edit(
      { path: where, text: indexed.text, index: indexed.index, root },
      { bring, drop: [] },
      resolver.terrain.facts,
    );
    if (edits.kind === 'need') return edits;
    const target = rewrites.of(where, indexed.text);
    for (const { start, end, newText, why } of edits.value.edits) {
      const reason: Why = { why, confidence: 0.9, how: 'import' };
      if (start === end) target.insertBefore(start, newText, reason);
      else target.substitute({ start, end }, newText, reason);
    }
  }
  return { kind: 'done', value: null };
}

/** The statement of the file that declares it first: overloads stand together. */
function firstStatement({ definitions, primary }: SignatureFamily, node: SyntaxNode): SyntaxNode {
  const own = definitions.filter(({ ref }) => ref.path === primary.ref.path && ref.symbol === primary.ref.symbol);
  const [first = node] = own.map((each) => each.signature.node).sort((a, b) => a.startIndex - b.startIndex);
  let statement = first;
  while (statement.parent?.parent) statement = statement.parent;
  return statement;
}

/** The comments right above a statement belong to it. */
function aboveComments(text: string, from: number): number {
  let at = from;
  for (;;) {
    const head = text.slice(0, at);
    const comment = /(?:^|\n)([^\S\n]*(?:#[^\n]*|\/\/[^\n]*|\/\*(?:(?!\*\/)[\s\S])*\*\/[^\S\n]*)\r?\n)$/.exec(head)?.[1];
    if (comment === undefined || /^#!/.test(comment)) return at;
    at -= comment.length;
  }
}
