/** What a file is to call a module that it imports as a whole, where the name one would give it means something else at its places. */
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { ImportTime } from '../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';

/** Undefined: the usual name will do. `place`: of the name by which the old module is known there. */
export function localInSight(changing: Changing, module: Module, to: WorkspacePath, place: number, time: ImportTime): string | undefined {
  const { ground } = changing;
  const { view } = module;
  const usual = { module: { kind: 'file', path: to }, what: { kind: 'module' }, local: undefined, time } as const;
  const brought = ground.got(module.imports.edit(module.file, { bring: [usual], drop: [] }, ground.terrain.facts))?.brought[0];
  if (brought?.kind !== 'added') return undefined;
  const [name = brought.local] = brought.local.split('.');
  const old = view.occurrencesAt(place).find(({ symbol }) => symbol !== NONE)?.symbol;
  const isHidden = view.index.occurrences.some(({ symbol, scope }) => {
    const there = symbol === old ? view.lookup(scope, name) : NONE;
    return there !== NONE && view.symbol(there)?.scope !== 0;
  });
  if (!isHidden) return undefined;
  const other = view.family === 'python' ? `${name}_module` : `${name}Module`;
  changing.decide({
    kind: 'plan',
    choice: `${module.path} imports ${to} as “${other}”`,
    rationale: `a function there has a “${name}” of its own, which would hide it`,
    rejected: [],
    confidence: 0.9,
    about: [],
  });
  return other;
}
