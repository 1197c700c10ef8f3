/** Imports written inside the code that moves: in function bodies, `import('./x')`, `require`, `jest.mock`. Those that are relative are spelt from the new place. */
import { type ImportRecord, NONE } from '../../core/terrain/fileIndex.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';

const why = 'is seen from another place now';

export function respellInside(changing: Changing, module: Module): void {
  for (const { unit, to } of [...changing.homes.leaving(module), ...changing.homes.copies.filter((copy) => copy.module === module)]) {
    if (to === module.path) continue;
    for (const record of module.view.index.imports) {
      if (unit.start > record.start || record.end > unit.end || (!isRelative(record) && module.view.family !== 'python')) continue;
      respell(changing, module, record, to);
    }
  }
}

function isRelative({ level, specifier }: ImportRecord): boolean {
  return level > 0 || specifier.startsWith('.');
}

function respell(changing: Changing, module: Module, record: ImportRecord, to: WorkspacePath): void {
  const { ground } = changing;
  const { terrain } = ground;
  // What leads to something that moves itself was written anew with it.
  const written = record.specifierExtent;
  if (changing.file(module.path).rewrites.some(({ start, end }) => start < written.end && written.start < end)) return;
  const answer = terrain.module(module.path, record.specifier, record.level);
  const [file] = answer.kind === 'files' ? answer.paths : [];
  const target = answer.kind === 'folder' ? asWorkspacePath(`${answer.path}/__init__.py`) : file;
  if (target === undefined) return;
  const own =
    module.view.family === 'python' && target === to && record.names.every(({ alias, symbol }) => alias === undefined && symbol !== NONE);
  if (own && record.names.length > 0 && withoutStatement(changing, module, record)) return;
  if (!isRelative(record)) return;
  const rules = terrain.rulesOf(module.path);
  const after = { from: to, facts: terrain.facts };
  const edits = rules?.respecify(module.path, module.view.index, record, target, target, terrain.facts, after) ?? [];
  for (const { start, end, newText } of edits) changing.rewrite(module.path, { start, end }, newText, why, 'import', 0.97);
}

/** What was imported inside of a function stands in the same module now. */
function withoutStatement(changing: Changing, module: Module, record: ImportRecord): boolean {
  const { text } = module;
  const start = text.lastIndexOf('\n', record.start - 1) + 1;
  const lineEnd = text.indexOf('\n', record.end);
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const before = /\n([ \t]*)[^\n]*:[ \t]*\r?\n$/.test(text.slice(0, start));
  const next = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const isAlone = before && next < indent;
  if (isAlone || text.slice(start, record.start).trim() !== '' || text.slice(record.end, end).trim() !== '') return false;
  changing.rewrite(module.path, { start, end }, '', 'the code has come to the module it was imported from', 'import', 0.95);
  return true;
}
