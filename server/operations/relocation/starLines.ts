/** Statements that pass on all that a module offers, as they are written. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';

const why = 'offers it from its new module';

/** The same line once more, for another module. */
export function starToo(changing: Changing, module: Module, statement: SyntaxNode, record: ImportRecord, spelt: string): void {
  const { start, end } = record.specifierExtent;
  const from = statement.startIndex;
  const line = `${statement.text.slice(0, start - from)}${spelt}${statement.text.slice(end - from)}`;
  const { rewrites } = changing.file(module.path);
  const at = { start: statement.endIndex, end: statement.endIndex };
  const there = rewrites.findIndex((each) => each.start === at.start && each.end === at.end);
  const known = rewrites[there];
  const added = `${lineBreakIn(module.text)}${line}`;
  if (known) rewrites[there] = { ...known, newText: known.newText + added };
  else changing.rewrite(module.path, at, added, why, 'import', 0.97);
}

export function spelling({ ground }: Changing, module: Module, to: WorkspacePath): string | undefined {
  return ground.got(module.imports.specifierOf({ path: module.path, index: module.view.index }, to, ground.terrain.facts));
}

export function statementOf(module: Module, record: ImportRecord): SyntaxNode | undefined {
  return module.unitAt(record.start)?.nodes.find((node) => node.startIndex <= record.start && record.end <= node.endIndex);
}
