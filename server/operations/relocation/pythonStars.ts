/** `from old import *` no longer brings what moved: a package goes on offering it, and so does a module that others take it through. */
import type { ImportRecord } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';
import type { Module } from './ground.ts';
import type { MovingSymbol } from './homes.ts';
import { importersOf, leadsTo } from './sites.ts';
import { spelling, starToo, statementOf } from './starLines.ts';

export function changePythonStars(changing: Changing, source: Module): void {
  const { ground, order } = changing;
  if (order.keep || order.removed.has(source.path)) return;
  const moved = changing.homes.symbols.filter((each) => each.ref.path === source.path && isStarred(source, each.name));
  if (moved.length === 0) return;
  for (const view of importersOf(ground, source.path)) {
    const module = ground.module(view.path);
    if (!module) continue;
    view.index.imports.forEach((record, ix) => {
      if (record.kind === 'from' && record.star && record.scope === 0 && leadsTo(ground, view, ix, source.path))
        passOn(changing, module, record, moved);
    });
  }
}

function passOn(changing: Changing, module: Module, record: ImportRecord, moved: readonly MovingSymbol[]): void {
  const isPackage = /(?:^|\/)__init__\.pyi?$/.test(module.path);
  const passed = moved.filter(({ name, to }) => to !== module.path && (isPackage || isTakenThrough(changing, module, name)));
  const statement = statementOf(module, record);
  for (const to of new Set(passed.map((each) => each.to))) {
    const { ground, order } = changing;
    if (module.view.index.imports.some((each, ix) => each.kind === 'from' && each.star && leadsTo(ground, module.view, ix, to))) continue;
    const spelt = order.fresh.has(to) && statement ? spelling(changing, module, to) : undefined;
    if (statement && spelt !== undefined) {
      starToo(changing, module, statement, record, spelt);
      continue;
    }
    for (const { name } of passed.filter((each) => each.to === to))
      changing.bring(module.path, {
        module: { kind: 'file', path: to },
        what: { kind: 'name', name },
        local: undefined,
        time: { kind: 'load' },
      });
  }
}

/** Whether another file imports the name from this one, or all that this one has. */
function isTakenThrough({ ground }: Changing, { path }: Module, name: string): boolean {
  return importersOf(ground, path).some((view) =>
    view.index.imports.some(
      (record, ix) => leadsTo(ground, view, ix, path as WorkspacePath) && (record.star || record.names.some((each) => each.name === name)),
    ),
  );
}

function isStarred({ view: { index } }: Module, name: string): boolean {
  return index.listedExports === undefined ? !name.startsWith('_') : index.listedExports.includes(name);
}
