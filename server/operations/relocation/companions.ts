/**
 * What goes along unasked: private helpers and values that only what goes uses. Also what a module has of its own by custom, a logger
 * or a type variable: that is written again. What else the code needs stays, and is imported back.
 */

import type { ImportIx, SymbolIx, SymbolKind } from '../../core/terrain/fileIndex.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { NeededName } from '../../core/terrain/importEditing.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { canBeWrittenIn, conditionalImport } from './conditionalImports.ts';
import type { Ground, Module } from './ground.ts';
import type { Homes } from './homes.ts';
import type { ModuleUnit } from './moduleUnits.ts';

/** Helpers of helpers: no more rounds than this, each of which brings at least one. */
const ROUNDS_MAX = 500;

/** What the code that goes from one module into one file needs. */
export interface NeedsOf {
  readonly module: Module;
  readonly to: WorkspacePath;
  readonly needs: readonly NeededName[];
}

/** Brings companions into `homes` until nothing more comes along. Undefined while facts are missing. */
export function gatherCompanions(ground: Ground, homes: Homes): readonly NeedsOf[] | undefined {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const all = needsOfMoving(ground, homes);
    if (all === undefined) return undefined;
    let came = false;
    for (const { module, to, needs } of all) {
      for (const need of needs) {
        if (need.kind === 'import') came = conditionComesAlong(ground, homes, module, need.import, to) || came;
        if (need.kind !== 'symbol') continue;
        const ref = { path: module.path, symbol: need.symbol };
        if (homes.of(ref)) continue;
        came = comesAlong(ground, homes, module, ref, to, need.writes) || came;
      }
    }
    if (ground.terrain.needs.any) return undefined;
    if (!came) return all;
  }
  return needsOfMoving(ground, homes);
}

function needsOfMoving(ground: Ground, homes: Homes): readonly NeedsOf[] | undefined {
  const found: NeedsOf[] = [];
  for (const path of homes.sources) {
    const module = ground.module(path);
    if (!module) continue;
    for (const to of homes.targets) {
      const stretches = homes.arriving(to).flatMap((moving) => (moving.module.path === path ? [moving.unit] : []));
      if (stretches.length === 0) continue;
      const sorted = stretches.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
      const needs = ground.got(module.imports.neededBy(module.file, sorted, ground.terrain.facts));
      if (needs) found.push({ module, to, needs });
    }
  }
  return ground.terrain.needs.any ? undefined : found;
}

/** `try: import fast as json` … with what comes instead: written again wherever its name is used. */
function conditionComesAlong(ground: Ground, homes: Homes, module: Module, ix: ImportIx, to: WorkspacePath): boolean {
  const unit = conditionalImport(module, ix);
  if (unit === undefined || homes.leavesAt(module, unit.start) === to || !canBeWrittenIn(module, unit, to)) return false;
  return !isWrittenThere(ground, module, unit, to) && homes.addCopy(module, unit, to);
}

function comesAlong(ground: Ground, homes: Homes, module: Module, ref: SymbolRef, to: WorkspacePath, writes: boolean): boolean {
  const units = module.unitsOf(ref.symbol).filter(({ role }) => role !== 'listing');
  const [unit] = units;
  if (!unit || unit.role === 'guard') return false;
  if (isWrittenAgain(module, unit)) {
    if (isWrittenThere(ground, module, unit, to)) return false;
    if (!usedBesides(ground, homes, module, ref, to)) {
      homes.add(ref, to, 'companion');
      return true;
    }
    return homes.addCopy(module, unit, to);
  }
  // What shares its statement with something else stays with it.
  if (units.some(({ declares }) => declares.some((ix) => ix !== ref.symbol && !homes.of({ ...ref, symbol: ix })))) return false;
  if (!writes && !isPrivate(module, ref.symbol)) return false;
  if (usedBesides(ground, homes, module, ref, to)) return false;
  homes.add(ref, to, 'companion');
  return true;
}

const values: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'type']);

/** Whether nobody outside of the workspace can mean it: by a leading underscore, or as a value that is not listed; in scripts, not exported. */
export function isPrivate({ view }: Module, ix: SymbolIx): boolean {
  const symbol = view.symbol(ix);
  if (!symbol) return false;
  if (view.family === 'ecmascript') return symbol.exports.length === 0;
  if (view.index.listedExports?.includes(symbol.name)) return false;
  return /^_(?!_)/.test(symbol.name) || values.has(symbol.kind);
}

/** Whether code that does not go to the same file uses the symbol. Lists of exports are no use. */
export function usedBesides(ground: Ground, homes: Homes, module: Module, ref: SymbolRef, to: WorkspacePath): boolean {
  const name = ground.name(module.view, ref.symbol);
  const own = module.unitsOf(ref.symbol);
  const inside = module.view.occurrencesOf(name).some((occurrence) => {
    if (occurrence.symbol !== ref.symbol || occurrence.role === 'listedExport') return false;
    const unit = module.unitAt(occurrence.start);
    if (unit === undefined || unit.role === 'listing' || own.includes(unit)) return false;
    return homes.leavesAt(module, occurrence.start) !== to;
  });
  return inside || isUsedElsewhere(ground, homes, ref, name, to);
}

function isUsedElsewhere(ground: Ground, homes: Homes, ref: SymbolRef, name: string, to: WorkspacePath): boolean {
  const { terrain } = ground;
  const mentions = terrain.facts.mentions(name);
  if (!mentions) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return true;
  }
  const key = symbolKey(ref);
  return mentions.code.some((path) => {
    const view = path === ref.path || path === to ? undefined : terrain.view(path);
    return view?.occurrencesOf(name).some((occurrence) => {
      if (occurrence.symbol !== NONE && view.symbol(occurrence.symbol)?.import === NONE) return false;
      const leaves = homes.sources.includes(path) ? ground.module(path) : undefined;
      if (leaves && homes.leavesAt(leaves, occurrence.start) === to) return false;
      return ground.resolver.links(view, occurrence).some(({ target }) => target.kind === 'symbol' && symbolKey(target.ref) === key);
    });
  });
}

/** `logger = logging.getLogger(__name__)` and type variables: every module has its own. */
function isWrittenAgain(module: Module, unit: ModuleUnit): boolean {
  const said = module.text.slice(unit.code.start, unit.code.end);
  return /^\w+\s*=\s*(?:\w+\.)?(?:getLogger\(__name__\)|(?:TypeVar|ParamSpec|TypeVarTuple)\()/.test(said);
}

export function isWrittenThere(ground: Ground, module: Module, unit: ModuleUnit, to: WorkspacePath): boolean {
  const paths = ground.terrain.facts.paths();
  if (!paths?.has(to)) return false;
  const target = ground.module(to);
  const said = module.text.slice(unit.code.start, unit.code.end);
  return target?.units.some(({ code }) => target.text.slice(code.start, code.end) === said) === true;
}

/** Whether functions give the name another value while the program runs. */
export function isReassigned({ view }: Module, ix: number): boolean {
  const symbol = view.symbol(ix);
  if (symbol?.kind !== 'variable' && symbol?.kind !== 'constant') return false;
  if (view.family === 'ecmascript') return false; // imports of ECMAScript are bound to the variable itself
  return view.occurrencesOf(symbol.name).some((each) => each.symbol === ix && each.role === 'declaration' && each.scope !== 0);
}
