/** What becomes of a module that code leaves: it imports what it still uses of it, or goes on offering it, and drops the imports nothing needs any more. */
import type { ImportTime, NeededName, WantedImport } from '../../core/terrain/importEditing.ts';
import type { Changing } from './changing.ts';
import type { LeftNeeds } from './circles.ts';
import { deferInText } from './deferredText.ts';
import type { Ground, Module } from './ground.ts';
import type { Homes } from './homes.ts';
import { edgeKey } from './loadGraph.ts';
import { importName, staysDefault } from './offeredName.ts';
import { clash, functionsAround, importsForTypes } from './siteChanges.ts';

/** What stays in the sources and uses what leaves. Undefined while facts are missing. */
export function leftNeedsOf(ground: Ground, homes: Homes): readonly LeftNeeds[] | undefined {
  const found: LeftNeeds[] = [];
  for (const path of homes.sources) {
    const module = ground.module(path);
    if (!module) continue;
    const leaving = new Set(homes.leaving(module).map(({ unit }) => unit));
    const staying = module.units.filter((unit) => unit.role !== 'import' && unit.role !== 'listing' && !leaving.has(unit));
    const stretches = staying.map(({ start, end }) => ({ start, end }));
    const needs = stretches.length === 0 ? [] : ground.got(module.imports.neededBy(module.file, stretches, ground.terrain.facts));
    const moving = needs?.flatMap((need) => (need.kind === 'symbol' && homes.of({ path, symbol: need.symbol }) ? [need] : []));
    if (moving) found.push({ path, needs: moving });
  }
  return ground.terrain.needs.any ? undefined : found;
}

export function changeSource(changing: Changing, module: Module, left: LeftNeeds): void {
  const { homes, order, ground } = changing;
  if (order.removed.has(module.path)) return;
  for (const need of left.needs) {
    const moving = homes.of({ path: module.path, symbol: need.symbol });
    if (!moving) continue;
    if (need.writes) {
      const text = `Code that stays in ${module.path} assigns “${need.name}”, which is to move; a module cannot assign a name of another.`;
      changing.find('shared-state', text, `Move what assigns “${need.name}” together with it.`);
      continue;
    }
    const name = nameThere(changing, module, need.symbol);
    const wanted: Omit<WantedImport, 'time'> = {
      module: { kind: 'file', path: moving.to },
      what: { kind: 'name', name },
      local: name === need.name ? undefined : need.name,
    };
    const deferred = changing.circles.deferred.has(edgeKey({ from: module.path, to: moving.to })) && !need.typesOnly;
    if (deferred && module.view.family === 'ecmascript') {
      deferInText(changing, module, module.path, need, { ...wanted, time: { kind: 'load' } });
      continue;
    }
    const times = deferred ? functionsAround(module.view, need.places) : [timeAtTop(module, need, order.keep)];
    for (const time of times) {
      changing.bring(module.path, { ...wanted, time }, (brought) => {
        if (brought.kind === 'clash') clash(changing, module.path, brought.local);
      });
    }
  }
  const gone = [...homes.leaving(module).map(({ unit }) => ({ start: unit.start, end: unit.end })), ...changing.file(module.path).unused];
  const drops = ground.got(module.imports.unusedAfter(module.file, sorted(gone), ground.terrain.facts)) ?? [];
  for (const dropped of drops) changing.drop(module.path, dropped);
}

/** An import for types alone where only types need it; in a script, where it has such imports. */
function timeAtTop(module: Module, { typesOnly }: NeededName, keep: boolean): ImportTime {
  const forTypes = typesOnly && !keep && (module.view.family === 'python' || importsForTypes(module));
  return forTypes ? { kind: 'typeOnly' } : { kind: 'load' };
}

/** The name under which a symbol that moved is exported in its new module. */
function nameThere(changing: Changing, module: Module, ix: number): string {
  const symbol = module.view.symbol(ix);
  const moving = changing.homes.of({ path: module.path, symbol: ix });
  const name = symbol?.name ?? '';
  const exports = (symbol?.exports ?? []).filter((each) => each !== 'default' && each !== 'export=');
  if (module.view.family === 'ecmascript' && exports.length === 0 && symbol?.exports.includes('default') && moving)
    return staysDefault(changing, moving) ? 'default' : name;
  return importName(exports, name);
}

/** Imports of files that are no source, of which the last use was rewritten. */
export function dropUnused(changing: Changing, module: Module): void {
  const change = changing.file(module.path);
  if (change.unused.length === 0 || changing.homes.sources.includes(module.path)) return;
  const drops = changing.ground.got(module.imports.unusedAfter(module.file, sorted(change.unused), changing.ground.terrain.facts)) ?? [];
  for (const dropped of drops) changing.drop(module.path, dropped);
}

function sorted<E extends { readonly start: number; readonly end: number }>(extents: readonly E[]): readonly E[] {
  return extents.toSorted((a, b) => a.start - b.start);
}
