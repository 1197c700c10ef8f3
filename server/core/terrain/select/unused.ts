/**
 * Whether anything in the workspace uses a symbol. It errs on the side of use: what a framework may find by itself (tests, commands,
 * what is decorated, special names, overrides of what is not ours) is used, and where it cannot be told that is said.
 * All files are looked at once, however many symbols are asked for.
 */
import { swarmError } from '../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { NONE, type Occurrence, type SymbolRecord } from '../fileIndex.ts';
import type { FileView } from '../fileView.ts';
import { deepLanguageOfPath, isDeep } from '../languageId.ts';
import { entryPointsOf } from '../relations/entryPoints.ts';
import { isTestPath } from '../relations/testFiles.ts';
import type { Resolver } from '../resolver.ts';
import { type Link, type SymbolRef, symbolKey } from '../symbolRef.ts';
import { keyOfItem, type SelectedSymbol } from './selectedSymbol.ts';

export type Use = 'used' | 'unused' | 'unsure';

/** Files whose whole index is held at a time. */
const FILES_MAX = 8_000;

/** Decorators that only say what a function is; any other may hand it to somebody. */
const plainDecorators =
  /(?:^|\.)(?:property|cached_property|staticmethod|classmethod|abstractmethod|override|overload|final|setter|getter|deleter|lru_cache|cache|wraps|contextmanager|dataclass|total_ordering)$/;

interface Sighting {
  readonly view: FileView;
  readonly occurrence: Occurrence;
}

/** By key of the symbols. */
export function usesOf(resolver: Resolver, items: readonly SelectedSymbol[]): Step<ReadonlyMap<string, Use>, Refusal> {
  const { facts, needs } = resolver.terrain;
  const paths = facts.paths();
  if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
  const code = paths.paths.filter((path) => deepLanguageOfPath(path) !== undefined);
  if (code.length > FILES_MAX) return tooMany(code.length);
  const unread = code.filter((path) => facts.file(path) === undefined);
  if (unread.length > 0) return { kind: 'need', requests: unread.map((path) => ({ kind: 'file', path })) };
  const entered = new Set(entryPointsOf(resolver).flatMap(({ symbol }) => (symbol ? [symbolKey(symbol)] : [])));
  const sightings = sightingsOf(resolver, code, new Set(items.map(({ record, ix }) => record.outline.symbols[ix]?.name ?? '')));
  const uses = new Map(items.map((item) => [keyOfItem(item), useOf(resolver, item, entered, sightings)]));
  return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value: uses };
}

function tooMany(files: number): Step<never, Refusal> {
  const message = `What is unused can be told of up to ${FILES_MAX} files; this workspace has ${files} in languages understood in depth.`;
  return {
    kind: 'refused',
    error: { error: swarmError('bound-reached', message, 'Ask it of a folder: --workspace DIR.'), candidates: [] },
  };
}

/** Every place that has one of the names, by name. */
function sightingsOf(
  { terrain }: Resolver,
  paths: readonly WorkspacePath[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly Sighting[]> {
  const sightings = new Map<string, Sighting[]>();
  for (const path of paths) {
    const view = terrain.view(path);
    for (const occurrence of view?.index.occurrences ?? []) {
      if (view === undefined || !names.has(occurrence.name)) continue;
      const known = sightings.get(occurrence.name);
      if (known) known.push({ view, occurrence });
      else sightings.set(occurrence.name, [{ view, occurrence }]);
    }
  }
  return sightings;
}

function useOf(
  resolver: Resolver,
  { record, ix }: SelectedSymbol,
  entered: ReadonlySet<string>,
  sightings: ReadonlyMap<string, readonly Sighting[]>,
): Use {
  const outlined = record.outline.symbols[ix];
  const view = isDeep(record.language) ? resolver.terrain.view(record.path) : undefined;
  if (outlined === undefined || view === undefined) return 'unsure';
  const { name, nameExtent } = outlined;
  const symbol = view.index.symbols.findIndex((each) => each.nameExtent.start === nameExtent.start && each.name === name);
  const found = view.symbol(symbol);
  if (found === undefined) return 'unsure';
  const ref: SymbolRef = { path: record.path, symbol };
  if (isFoundByOthers(record.path, found) || entered.has(symbolKey(ref)) || isOverrideFromOutside(resolver, view, ref, found))
    return 'used';
  let unsure = false;
  for (const sighting of sightings.get(name) ?? []) {
    if (isWithin(sighting, ref, found)) continue;
    const links = linksAt(resolver, sighting);
    if (links.some(({ target }) => target.kind === 'symbol' && isSame(resolver, target.ref, ref))) return 'used';
    unsure ||=
      sighting.occurrence.symbol === NONE &&
      mayMean(view, symbol, sighting.occurrence) &&
      links.some(({ target }) => target.kind === 'unknown');
  }
  return unsure ? 'unsure' : 'unused';
}

function isFoundByOthers(path: string, { name, decorators }: SymbolRecord): boolean {
  if (/^__.*__$/.test(name) || name === 'constructor' || name === '') return true;
  if (isTestPath(path) && /^(?:test|Test|setUp|tearDown|pytest_)/.test(name)) return true;
  return decorators.some((decorator) => !plainDecorators.test(decorator));
}

/** A class from a library may call what its heirs override; so may the language's own, by the names that those have. */
function isOverrideFromOutside(
  resolver: Resolver,
  view: FileView,
  { path, symbol }: SymbolRef,
  { name, container }: SymbolRecord,
): boolean {
  if (container === NONE || !view.isMember(symbol)) return false;
  const line = resolver.values.line({ path, symbol: container });
  return line.outsideImported || (line.outside && resolver.terrain.rulesOf(path)?.builtinMembers.has(name) === true);
}

/** Its own declarations, and what it says of itself inside. */
function isWithin({ view, occurrence }: Sighting, { path, symbol }: SymbolRef, { extent }: SymbolRecord): boolean {
  if (view.path !== path) return false;
  if (occurrence.role === 'declaration' && occurrence.symbol === symbol) return true;
  return occurrence.start >= extent.start && occurrence.start < extent.end;
}

function linksAt(resolver: Resolver, { view, occurrence }: Sighting): readonly Link[] {
  const links = resolver.links(view, occurrence);
  return occurrence.role === 'shorthand' ? [...links, ...resolver.propertyLinks(view, occurrence)] : links;
}

/** A place where nothing tells what is meant: a member may be one of any object, a name of a module's only where it may be seen. */
function mayMean(view: FileView, symbol: number, { role }: Occurrence): boolean {
  if (role === 'string') return false;
  const isMember = view.isMember(symbol);
  return isMember ? role === 'member' || role === 'propertyKey' || role === 'shorthand' : role !== 'propertyKey' && role !== 'keyword';
}

/** The same symbol, or a member that stands for it: of a class above or below. */
function isSame(resolver: Resolver, target: SymbolRef, ref: SymbolRef): boolean {
  if (symbolKey(target) === symbolKey(ref)) return true;
  const [one, two] = [target, ref].map((each) => ownerOf(resolver, each));
  if (one === undefined || two === undefined) return false;
  const has = (line: SymbolRef, owner: SymbolRef): boolean =>
    resolver.values.line(line).classes.some((each) => symbolKey(each) === symbolKey(owner));
  return has(one, two) || has(two, one);
}

function ownerOf({ terrain }: Resolver, { path, symbol }: SymbolRef): SymbolRef | undefined {
  const view = terrain.view(path);
  const container = view?.isMember(symbol) ? (view.symbol(symbol)?.container ?? NONE) : NONE;
  return container === NONE ? undefined : { path, symbol: container };
}
