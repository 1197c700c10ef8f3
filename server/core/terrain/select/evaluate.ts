/**
 * Finds the symbols a selector means. Kinds, names and places are told from the outlines of all files; relations are asked of
 * the resolver, one set of symbols for each; whether something is unused is asked last, of what only that decides.
 */
import { unreachable } from '../../../base/assert.ts';
import type { Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { NONE } from '../fileIndex.ts';
import type { OutlineSymbol } from '../outline/outline.ts';
import { isTestPath } from '../relations/testFiles.ts';
import type { Resolver } from '../resolver.ts';
import { exceptionKeys } from './exceptions.ts';
import { nameFits, placeFits } from './placeFits.ts';
import { relatedKeys, type SpokenOf } from './relatedSymbols.ts';
import { chainOf, keyOfItem, type SelectableFile, type SelectedSymbol } from './selectedSymbol.ts';
import type { Selector, SymbolTrait } from './selector.ts';
import { type Use, usesOf } from './unused.ts';

export interface SelectGround {
  readonly records: Iterable<SelectableFile>;
  /** Files that were not looked at yet. */
  readonly waiting: number;
  readonly resolver: Resolver;
  /** What a name in a selector means. */
  readonly spoken: (name: string) => Step<SpokenOf, Refusal>;
}

export interface Selection {
  readonly symbols: readonly SelectedSymbol[]; // by path and place
  /** What could not be told, or not yet, in whole sentences. */
  readonly unknown: readonly string[];
}

type Fits = (item: SelectedSymbol, unused: boolean) => boolean;

export function select(selector: Selector, ground: SelectGround): Step<Selection, Refusal> {
  const unknown = new Set<string>();
  if (ground.waiting > 0) unknown.add(`${ground.waiting} ${ground.waiting === 1 ? 'file is' : 'files are'} not indexed yet.`);
  const compiled = compile(selector, ground, unknown);
  if (compiled.kind !== 'done') return compiled;
  const fits = compiled.value;
  const sure: SelectedSymbol[] = [];
  const open: SelectedSymbol[] = [];
  for (const record of ground.records) {
    for (const ix of record.outline.symbols.keys()) {
      const item = { record, ix };
      const ifUnused = fits(item, true);
      if (ifUnused !== fits(item, false)) open.push(item);
      else if (ifUnused) sure.push(item);
    }
  }
  const decided = decide(open, fits, ground, unknown);
  if (decided.kind !== 'done') return decided;
  return { kind: 'done', value: { symbols: [...sure, ...decided.value].sort(inOrder), unknown: [...unknown] } };
}

/** Asks of those that only this decides whether they are used. */
function decide(
  open: readonly SelectedSymbol[],
  fits: Fits,
  { resolver }: SelectGround,
  unknown: Set<string>,
): Step<readonly SelectedSymbol[], Refusal> {
  if (open.length === 0) return { kind: 'done', value: [] };
  const uses = usesOf(resolver, open);
  if (uses.kind !== 'done') return uses;
  const told = (item: SelectedSymbol): Use => uses.value.get(keyOfItem(item)) ?? 'unsure';
  const unsure = open.filter((item) => told(item) === 'unsure').length;
  if (unsure > 0)
    unknown.add(`Of ${unsure} symbol${unsure === 1 ? '' : 's'} it cannot be told whether something uses them; they are taken for used.`);
  return { kind: 'done', value: open.filter((item) => fits(item, told(item) === 'unused')) };
}

function compile(selector: Selector, ground: SelectGround, unknown: Set<string>): Step<Fits, Refusal> {
  switch (selector.kind) {
    case 'all':
      return done(() => true);
    case 'ofKind':
      return done(({ record, ix }) => selector.kinds.some((kind) => record.outline.symbols[ix]?.kind === kind));
    case 'named': {
      const test = nameFits(selector.pattern);
      return done(({ record, ix }) => test(record.outline.symbols[ix]?.name ?? ''));
    }
    case 'in':
      return inPlace(selector.place, ground, unknown);
    case 'inside':
      return done((item) => chainOf(item).some(({ kind }) => selector.kinds.some((each) => each === kind)));
    case 'has':
      if (selector.trait === 'exception') {
        const keys = exceptionKeys(ground.records, ground.resolver);
        return keys.kind === 'done' ? done((item) => keys.value.has(keyOfItem(item))) : keys;
      }
      if (selector.trait === 'static' || selector.trait === 'abstract') return writtenOrDecorated(selector.trait, ground, unknown);
      return hasOwn(selector.trait);
    case 'related':
    case 'decorated': {
      const keys = relatedKeys(selector, ground, unknown);
      return keys.kind === 'done' ? done((item) => keys.value.has(keyOfItem(item))) : keys;
    }
    case 'and':
    case 'or': {
      const parts = each(selector.of, (part) => compile(part, ground, unknown));
      if (parts.kind !== 'done') return parts;
      const isAnd = selector.kind === 'and';
      return done((item, unused) =>
        isAnd ? parts.value.every((fits) => fits(item, unused)) : parts.value.some((fits) => fits(item, unused)),
      );
    }
    case 'not': {
      const part = compile(selector.of, ground, unknown);
      return part.kind === 'done' ? done((item, unused) => !part.value(item, unused)) : part;
    }
    default:
      return unreachable(selector);
  }
}

function hasOwn(trait: Exclude<SymbolTrait, 'exception'>): Step<Fits, never> {
  return done((item, unused) => hasTrait(trait, item, unused));
}

function done(fits: Fits): Step<Fits, never> {
  return { kind: 'done', value: fits };
}

/** All parts are asked before any is waited for, so that what they lack is fetched together. */
function each<T>(of: readonly Selector[], step: (part: Selector) => Step<T, Refusal>): Step<readonly T[], Refusal> {
  const steps = of.map(step);
  const refused = steps.find((one) => one.kind === 'refused');
  if (refused?.kind === 'refused') return refused;
  const requests = steps.flatMap((one) => (one.kind === 'need' ? one.requests : []));
  if (requests.length > 0) return { kind: 'need', requests };
  return { kind: 'done', value: steps.flatMap((one) => (one.kind === 'done' ? [one.value] : [])) };
}

function inPlace(place: string, { records }: SelectGround, unknown: Set<string>): Step<Fits, never> {
  const test = placeFits(place);
  const fitting = new Set<string>();
  for (const { path } of records) if (test(path)) fitting.add(path);
  if (fitting.size === 0) unknown.add(`“in:${place}” fits no file that is indexed.`);
  return done(({ record }) => fitting.has(record.path));
}

function hasTrait(trait: Exclude<SymbolTrait, 'exception'>, { record, ix }: SelectedSymbol, unused: boolean): boolean {
  switch (trait) {
    case 'topLevel':
      return isTopLevel(record.outline.symbols[ix]);
    case 'exported':
      return record.outline.symbols[ix]?.exported === true;
    case 'documented':
      return record.outline.symbols[ix]?.doc !== '';
    case 'test':
      return isTestPath(record.path);
    case 'generated':
      return record.generated;
    case 'unused':
      return unused;
    case 'async':
    case 'static':
    case 'abstract':
      return isWritten(trait, record.outline.symbols[ix]);
  }
}

/** By a word before its name, or, where a language has no such word, by a decorator. */
function writtenOrDecorated(trait: 'static' | 'abstract', ground: SelectGround, unknown: Set<string>): Step<Fits, Refusal> {
  const by = { static: 'staticmethod', abstract: 'abstractmethod' } as const;
  const keys = relatedKeys({ kind: 'decorated', by: by[trait] }, ground, unknown);
  if (keys.kind !== 'done') return keys;
  return done((item) => keys.value.has(keyOfItem(item)) || isWritten(trait, item.record.outline.symbols[item.ix]));
}

/** Whether the head of a declaration says so: `async def f`, `static next()`, `const f = async () =>`. */
function isWritten(trait: 'async' | 'static' | 'abstract', symbol: OutlineSymbol | undefined): boolean {
  if (symbol === undefined) return false;
  const at = symbol.signature.indexOf(symbol.name);
  const before = at === -1 ? symbol.signature : symbol.signature.slice(0, at);
  if (new RegExp(`\\b${trait}\\b`).test(before)) return true;
  return trait === 'async' && at !== -1 && /^[^=]*=\s*async\b/.test(symbol.signature.slice(at + symbol.name.length));
}

/** Nothing stands around it, also not in another file. */
function isTopLevel(symbol: OutlineSymbol | undefined): boolean {
  return symbol !== undefined && symbol.container === NONE && symbol.containerName === undefined;
}

function inOrder(a: SelectedSymbol, b: SelectedSymbol): number {
  return a.record.path === b.record.path ? a.ix - b.ix : a.record.path < b.record.path ? -1 : 1;
}
