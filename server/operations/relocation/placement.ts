/**
 * Where in a file the units that come in stand: at its end, but before what only runs or lists names there; values alone among the values
 * at its top; after what they need while the file is loaded, and before what so needs them.
 */
import type { NeededName } from '../../core/terrain/importEditing.ts';
import { isBlock } from './gaps.ts';
import type { Ground, Module } from './ground.ts';
import type { MovingUnit } from './homes.ts';
import type { ModuleUnit } from './moduleUnits.ts';
import { standsBehind } from './scriptExports.ts';

/** What of the target's own names the incoming units need, and which of the target's units need them, while it is loaded. */
export interface PlaceFacts {
  /** Names of the target that a unit needs while it is loaded. */
  readonly needsAtLoad: ReadonlyMap<MovingUnit, ReadonlySet<string>>;
  /** Names that come in, by the unit of the target that needs them while it is loaded. */
  readonly neededAtLoad: ReadonlyMap<ModuleUnit, ReadonlySet<string>>;
}

export interface PlacedUnit {
  readonly moving: MovingUnit;
  /** It stands before the unit of that position; the number of units: at the end. */
  readonly before: number;
}

export type Placement =
  | { readonly placed: readonly PlacedUnit[] }
  | { readonly impossible: MovingUnit; readonly needs: string; readonly user: string };

export function placeUnits(target: Module, arriving: readonly MovingUnit[], facts: PlaceFacts): Placement {
  const plain = usualPlace(target, arriving);
  const top = usualPlace(
    target,
    arriving.filter(({ copied }) => copied),
    true,
  );
  const names = arriving.map((moving) => new Set(namesIn(moving)));
  // What every module has of its own stands where it stands in all of them.
  const usuals = arriving.map(({ copied }) => (copied ? Math.min(plain, top) : plain));
  const places = arriving.map((_, i) => Math.min(usuals[i] ?? plain, firstUser(target, names[i] ?? new Set(), facts)));
  // What comes later in the old order may need what comes earlier: that stands no lower.
  for (let i = arriving.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < arriving.length; j++) {
      const later = arriving[j];
      const needed = later && facts.needsAtLoad.get(later);
      if (needed && [...(names[i] ?? [])].some((name) => needed.has(name))) places[i] = Math.min(places[i] ?? plain, places[j] ?? plain);
    }
  }
  const placed: PlacedUnit[] = [];
  for (const [i, moving] of arriving.entries()) {
    const usual = usuals[i] ?? plain;
    const before = places[i] ?? usual;
    const lowest = lastNeeded(target, facts.needsAtLoad.get(moving) ?? new Set());
    if (lowest.after <= before) placed.push({ moving, before });
    else if (before < usual) return { impossible: moving, needs: lowest.name, user: namesOfUnit(target, before) };
    else placed.push({ moving, before: lowest.after });
  }
  return { placed };
}

function firstUser(target: Module, names: ReadonlySet<string>, { neededAtLoad }: PlaceFacts): number {
  const user = target.units.find((unit) => [...(neededAtLoad.get(unit) ?? [])].some((name) => names.has(name)));
  return user?.ix ?? target.units.length;
}

function lastNeeded(target: Module, names: ReadonlySet<string>): { readonly after: number; readonly name: string } {
  let after = 0;
  let found = '';
  for (const unit of target.units) {
    if (unit.role === 'import') continue;
    const name = unit.declares.map((ix) => target.view.symbol(ix)?.name ?? '').find((each) => names.has(each));
    if (name === undefined) continue;
    after = unit.ix + 1;
    found = name;
  }
  return { after, name: found };
}

/** Before what ends the file: lists of exports, code that runs, the part that only runs as a script. */
function usualPlace(target: Module, arriving: readonly MovingUnit[], asValues = false): number {
  const { units } = target;
  let at = units.length;
  while (at > 0 && isEnding(target, units[at - 1])) at -= 1;
  // A file that is nothing but statements is a script: what comes in is defined before they run.
  const definitions = units.findIndex(({ role }) => role === 'definition');
  if (!asValues && (arriving.some(({ unit }) => isBlock(unit)) || arriving.length === 0)) return Math.max(at, afterHead(units));
  const head = afterHead(units);
  let values = head;
  while (values < units.length && isPlainValue(units[values])) values += 1;
  return definitions < 0 && !asValues ? Math.max(at, head) : values;
}

function isEnding(target: Module, unit: ModuleUnit | undefined): boolean {
  if (unit === undefined || unit.about.length > 0 || standsBehind(target, unit)) return false;
  return unit.role === 'guard' || unit.role === 'statement' || unit.role === 'listing';
}

/** Behind the docstring, the imports and the `__all__` at the top; `module.exports = { f }` reads f when it runs. */
function afterHead(units: readonly ModuleUnit[]): number {
  let at = 0;
  for (const unit of units) {
    if (unit.role === 'import' || unit.role === 'head' || (unit.role === 'listing' && unit.ix === at && !isCommonJsListing(unit)))
      at = unit.ix + 1;
    else if (unit.role === 'definition' && isBlock(unit)) break;
  }
  return at;
}

/** `module.exports = { … }` takes values when it runs: nothing that it may list stands behind it. */
function isCommonJsListing({ nodes }: ModuleUnit): boolean {
  return /^(?:module\.)?exports\b/.test(nodes[0]?.text ?? '');
}

function isPlainValue(unit: ModuleUnit | undefined): boolean {
  return (
    unit !== undefined && unit.role === 'definition' && !unit.nodes.some(({ type }) => /function|class|interface|enum|decorated/.test(type))
  );
}

function namesIn({ module, unit }: MovingUnit): readonly string[] {
  return unit.declares.map((ix) => module.view.symbol(ix)?.name ?? '');
}

function namesOfUnit(target: Module, ix: number): string {
  const unit = target.units[ix];
  return unit ? (unit.declares.map((each) => target.view.symbol(each)?.name ?? '')[0] ?? 'code that runs when it is loaded') : '';
}

/** What the units of a file that stay need of the names that come in, while the file is loaded. */
export function usersAtLoad(
  ground: Ground,
  target: Module,
  incoming: ReadonlyMap<string, string>,
): ReadonlyMap<ModuleUnit, ReadonlySet<string>> {
  const found = new Map<ModuleUnit, ReadonlySet<string>>();
  for (const unit of target.units) {
    if (unit.role === 'import' || unit.role === 'head') continue;
    const isNear = [...incoming.keys()].some((name) =>
      target.view.occurrencesOf(name).some(({ start }) => unit.start <= start && start < unit.end),
    );
    if (!isNear) continue;
    const needs: readonly NeededName[] =
      ground.got(target.imports.neededBy(target.file, [{ start: unit.start, end: unit.end }], ground.terrain.facts)) ?? [];
    const names = needs.flatMap((need) => (need.atLoad && !need.typesOnly ? (incoming.get(need.name) ?? []) : []));
    if (names.length > 0) found.set(unit, new Set(names));
  }
  return found;
}
