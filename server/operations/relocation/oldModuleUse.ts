/** What a module that code leaves still uses of it. */
import type { Changing } from './changing.ts';
import type { MovingSymbol } from './homes.ts';
import { edgeKey } from './loadGraph.ts';

/** Whether the name stays in the old module because code that is left there uses it: then a patch of it there still works there. */
export function isUsedByTheOldModule({ ground, homes, circles }: Changing, symbol: MovingSymbol): boolean {
  // Imported inside of functions, it is no name of the old module any more.
  if (circles.deferred.has(edgeKey({ from: symbol.ref.path, to: symbol.to }))) return false;
  const module = ground.module(symbol.ref.path);
  const own = module?.unitsOf(symbol.ref.symbol) ?? [];
  return (
    module?.view.occurrencesOf(symbol.name).some((each) => {
      if (each.symbol !== symbol.ref.symbol || each.role === 'listedExport') return false;
      const unit = module.unitAt(each.start);
      return unit !== undefined && unit.role !== 'listing' && !own.includes(unit) && homes.leavesAt(module, each.start) === undefined;
    }) === true
  );
}
