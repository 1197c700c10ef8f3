/**
 * Imports of Python that depend on what is there: in the branches of an `if` or a `try`. What needs the name they bind needs the
 * statement as a whole, not one branch of it.
 */
import { type ImportIx, NONE } from '../../core/terrain/fileIndex.ts';
import { folderOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Ground, Module } from './ground.ts';
import type { Homes } from './homes.ts';
import type { ModuleUnit } from './moduleUnits.ts';

/** The statement in which an import stands under a condition; undefined for all others, those for types among them. */
export function conditionalImport(module: Module, ix: ImportIx): ModuleUnit | undefined {
  const record = module.view.index.imports[ix];
  if (module.view.family !== 'python' || record === undefined || record.typeOnly) return undefined;
  const unit = module.unitAt(record.start);
  return unit && isConditionalImport(module, unit) ? unit : undefined;
}

export function isConditionalImport({ view }: Module, unit: ModuleUnit): boolean {
  if (!/^(?:if|try)_statement$/.test(unit.nodes[0]?.type ?? '')) return false;
  const records = view.index.imports.filter(({ start }) => unit.start <= start && start < unit.end);
  return records.length > 0 && records.every(({ typeOnly }) => !typeOnly);
}

/** Whether the statement reads the same in another file, and binds nothing but what it imports. */
export function canBeWrittenIn({ path, view }: Module, unit: ModuleUnit, to: WorkspacePath): boolean {
  const isRelative = view.index.imports.some(({ start, level }) => unit.start <= start && start < unit.end && level > 0);
  if (isRelative && folderOf(path) !== folderOf(to)) return false;
  return unit.declares.every((symbol) => view.symbol(symbol)?.import !== NONE);
}

/** Whether the name comes with its statement, or is bound just so already. */
export function comesByStatement(
  { ground, homes }: { readonly ground: Ground; readonly homes: Homes },
  module: Module,
  to: WorkspacePath,
  ix: ImportIx,
  isWrittenThere: (ground: Ground, module: Module, unit: ModuleUnit, to: WorkspacePath) => boolean,
): boolean {
  const unit = conditionalImport(module, ix);
  if (unit === undefined) return false;
  return homes.arriving(to).some((moving) => moving.module === module && moving.unit === unit) || isWrittenThere(ground, module, unit, to);
}
