/** Whether two definitions that are written alike mean the same: every name in them leads to the same thing, or to a thing that is itself the same. */
import { NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { NeededName } from '../../core/terrain/importEditing.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { placesInWords } from '../callables/surroundings.ts';
import type { Ground, Module } from '../relocation/ground.ts';
import { differenceOf, documentationOf } from './sameCode.ts';

/** Helpers of helpers are compared this deep. */
const DEPTH_MAX = 12;

export interface Sameness {
  /** Things of the duplicate's module that are the same as those of the other, the duplicate itself among them: duplicate's, then the other's. */
  readonly pairs: readonly (readonly [SymbolRef, SymbolRef])[];
  readonly docsDiffer: readonly SymbolRef[]; // of those, whose documentation says something else
  readonly ownLogger: boolean; // a logger of the module's name is among what they use
}

export type Compared = { readonly same: true; readonly value: Sameness } | { readonly same: false; readonly why: string };

/** undefined while facts are missing, which are noted. */
export function compare(ground: Ground, duplicate: SymbolRef, original: SymbolRef): Compared | undefined {
  const comparing = new Comparing(ground);
  const why = comparing.differ(duplicate, original, 0);
  if (ground.terrain.needs.any) return undefined;
  if (why !== undefined) return { same: false, why };
  const { pairs, docsDiffer, ownLogger } = comparing;
  return { same: true, value: { pairs: [...pairs.values()], docsDiffer, ownLogger } };
}

class Comparing {
  readonly pairs = new Map<string, readonly [SymbolRef, SymbolRef]>();
  readonly docsDiffer: SymbolRef[] = [];
  ownLogger = false;
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Why they are not the same, as a sentence without its full stop; undefined when they are. */
  differ(duplicate: SymbolRef, original: SymbolRef, depth: number): string | undefined {
    const key = `${symbolKey(duplicate)} ${symbolKey(original)}`;
    if (this.pairs.has(key)) return undefined;
    const here = this.#ground.module(duplicate.path);
    const there = this.#ground.module(original.path);
    if (here === undefined || there === undefined) return undefined; // a need was noted
    const name = here.view.symbol(duplicate.symbol)?.name ?? '';
    if (depth > DEPTH_MAX) return `“${name}” uses too much of its module to be compared`;
    const own = here.unitsOf(duplicate.symbol).filter(({ role }) => role !== 'listing');
    const theirs = there.unitsOf(original.symbol).filter(({ role }) => role !== 'listing');
    if (own.length === 0 || theirs.length === 0) return `“${name}” is not defined at the top of both modules`;
    const difference = differenceOf(own, theirs);
    if (difference !== undefined) {
      const at = [
        ...(difference.one ? [this.#at(duplicate, difference.one.startIndex)] : []),
        ...(difference.other ? [this.#at(original, difference.other.startIndex)] : []),
      ];
      const words = [difference.one, difference.other].map((node) => (node ? `“${node.text.slice(0, textMax)}”` : 'nothing more'));
      return `“${name}” is not the same in both: ${words.join(' here, ')} there (${at.join(', ')})`;
    }
    if (depth > 0 && isState(here, duplicate.symbol)) return `each module has a “${name}” of its own that can change`;
    this.pairs.set(key, [duplicate, original]);
    if (documentationOf(here, own) !== documentationOf(there, theirs)) this.docsDiffer.push(duplicate);
    return this.#namesDiffer(here, there, duplicate, original, depth);
  }

  #at({ path }: SymbolRef, start: number): string {
    return placesInWords(this.#ground.terrain, [{ path, start, end: start }]);
  }

  #namesDiffer(here: Module, there: Module, duplicate: SymbolRef, original: SymbolRef, depth: number): string | undefined {
    const own = this.#needsOf(here, duplicate.symbol);
    const theirs = new Map(this.#needsOf(there, original.symbol)?.map((need) => [need.name, need]));
    for (const need of own ?? []) {
      const other = theirs.get(need.name);
      if (other === undefined) continue; // itself, under its name there
      const why = this.#needsDiffer(here, there, need, other, depth);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  #needsOf(module: Module, symbol: SymbolIx): readonly NeededName[] | undefined {
    const stretches = module.unitsOf(symbol).flatMap(({ start, end, role }) => (role === 'listing' ? [] : [{ start, end }]));
    return this.#ground.got(module.imports.neededBy(module.file, stretches, this.#ground.terrain.facts));
  }

  #needsDiffer(here: Module, there: Module, need: NeededName, other: NeededName, depth: number): string | undefined {
    if (/^__(?:name|file|path|package|spec|dirname|filename)__$|^__dirname$|^__filename$|^import\.meta/.test(need.name))
      return `“${need.name}” is another in each module`;
    const own = this.#meant(here, need);
    const theirs = this.#meant(there, other);
    if (own.key === theirs.key) return undefined;
    if (own.ref !== undefined && theirs.ref !== undefined) {
      if (isOwnLogger(here, own.ref) && isOwnLogger(there, theirs.ref)) {
        this.ownLogger = true;
        return undefined;
      }
      if (need.kind === 'symbol' && need.writes) return `each module has a “${need.name}” of its own that it assigns`;
      if (own.ref.path === here.path && theirs.ref.path === there.path) return this.differ(own.ref, theirs.ref, depth + 1);
    }
    return `“${need.name}” is ${own.said} in ${here.path} and ${theirs.said} in ${there.path}`;
  }

  /** What a name leads to, wherever that is defined. */
  #meant(module: Module, need: NeededName): { readonly key: string; readonly said: string; readonly ref: SymbolRef | undefined } {
    const { terrain } = this.#ground;
    if (need.kind === 'symbol' || need.kind === 'enclosing') {
      const ref = { path: module.path, symbol: need.symbol };
      return { key: symbolKey(ref), said: 'its own', ref };
    }
    if (need.kind !== 'import')
      return { key: `${need.kind} ${need.name}`, said: need.kind === 'builtin' ? 'a builtin' : 'unknown', ref: undefined };
    const binding = need.places[0];
    const symbol = module.view.occurrencesAt(binding?.start ?? -1).find((each) => each.symbol !== NONE)?.symbol;
    const target = symbol === undefined ? undefined : terrain.follow({ path: module.path, symbol })[0]?.target;
    if (target?.kind === 'symbol') return { key: symbolKey(target.ref), said: `from ${target.ref.path}`, ref: target.ref };
    if (target?.kind === 'module') return { key: `module ${target.path}`, said: target.path, ref: undefined };
    const { module: wanted, what } = need.wanted;
    const from = wanted.kind === 'spelt' ? wanted.specifier : wanted.path;
    return { key: `from ${from} ${what.kind} ${what.kind === 'name' ? what.name : ''}`, said: `from ${from}`, ref: undefined };
  }
}

const textMax = 40;

function isOwnLogger(module: Module, { path, symbol }: SymbolRef): boolean {
  if (path !== module.path) return false;
  const unit = module.unitsOf(symbol)[0];
  return unit !== undefined && /getLogger\(\s*__name__\s*\)/.test(module.text.slice(unit.code.start, unit.code.end));
}

/** A value that can change: each module's is its own, however it begins. */
function isState(module: Module, symbol: SymbolIx): boolean {
  const record = module.view.symbol(symbol);
  if (record === undefined || !/^(?:variable|constant)$/.test(record.kind)) return false;
  if (record.declarations.length > 1) return true;
  const unit = module.unitsOf(symbol)[0];
  const code = unit === undefined ? '' : module.text.slice(unit.code.start, unit.code.end);
  const value = /^[^=]*=\s*([\s\S]*)$/.exec(code)?.[1] ?? '';
  return /^[[{]|^(?:dict|list|set|new|defaultdict|deque|\w*(?:Map|Set|Cache))\b/.test(value) && !/^\{?\s*as const/.test(value);
}
