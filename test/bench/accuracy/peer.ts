/**
 * What the language server says are the references of a symbol, brought into the form in which they are compared: places
 * where the name itself stands in code. See docs/accuracy.md for what is left out and why.
 */
import type { Place, ServerAnswer } from '../../../server/core/facts/facts.ts';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';
import type { FileView } from '../../../server/core/terrain/fileView.ts';
import { areMerged } from '../../../server/core/terrain/meanings.ts';
import type { Ground } from './ground.ts';
import type { Kinship } from './kinship.ts';
import { writtenAt } from './sample.ts';

export interface PeerAnswer {
  readonly places: ReadonlyMap<string, Place>; // by placeKey
  readonly seeds: readonly Place[]; // declarations it was asked about
}

/** What the server says of one place: that it is a reference, that it is something else, or nothing. */
export type Opinion = 'reference' | 'elsewhere' | 'silent';

export function placeKey({ path, start }: { readonly path: string; readonly start: number }): string {
  return `${start} ${path}`;
}

type Peer = PeerAnswer | { readonly why: string }; // why: the symbol is passed over

export async function peerReferences(ground: Ground, kinship: Kinship, view: FileView, symbol: number): Promise<Peer> {
  const name = view.symbol(symbol)?.name ?? '';
  const seeds = await seedsOf(kinship, view, symbol);
  await ground.settle((facts) =>
    facts.mentions(name) ? { kind: 'done', value: true } : { kind: 'need', requests: [{ kind: 'mentions', word: name }] },
  );
  const places = new Map<string, Place>();
  for (const seed of seeds) {
    const answer = await ground.ask('references', seed.path, seed.start);
    if (!answer.answered) return { why: 'the language server did not answer' };
    // It is one with a member of a library's class, whose uses everywhere the server lists as well.
    if (answer.outside > 0 && view.isMember(symbol)) return { why: 'overrides what is not of the workspace' };
    for (const place of answer.places) {
      const named = namedPlace(ground, place, name);
      if (named) places.set(placeKey(named), named);
    }
  }
  return { places, seeds };
}

/** All declarations that are one thing for whoever uses the name: overrides in Python, a type and a value of one name. */
async function seedsOf(kinship: Kinship, view: FileView, ix: number): Promise<readonly Place[]> {
  const symbol = view.symbol(ix);
  if (!symbol) return [];
  const own = { path: view.path, ...writtenAt(view, symbol) };
  const kin = view.isMember(ix) ? await kinship.family({ path: view.path, symbol: symbol.container }, symbol.name) : [];
  if (view.family === 'python') {
    if (view.isMember(ix)) return unique([own, ...kin]);
    const method = view.symbol(symbol.container);
    if (
      symbol.kind !== 'parameter' ||
      !method ||
      !view.isMember(symbol.container) ||
      method.name === '__init__' ||
      method.name === '__new__'
    )
      return [own];
    return unique([own, ...(await kinship.parameters({ path: view.path, symbol: method.container }, method.name, symbol.name))]);
  }
  const merged = view.index.symbols.flatMap((other, at) =>
    other.name === symbol.name && areMerged(view, { path: view.path, symbol: ix }, { path: view.path, symbol: at })
      ? [{ path: view.path, ...other.nameExtent }]
      : [],
  );
  return unique([own, ...kin, ...merged]);
}

function unique(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

/** The place if the name itself stands there, in code; quotes around it are left off. */
function namedPlace(ground: Ground, { path, start, end }: Place, name: string): Place | undefined {
  const written = ground.text(path).slice(start, end);
  if (written === name) return { path, start, end };
  const isQuoted = written.length === name.length + 2 && /^(?:"[\s\S]*"|'[\s\S]*'|`[\s\S]*`)$/.test(written) && written.includes(name);
  return isQuoted ? { path, start: start + 1, end: end - 1 } : undefined;
}

/** Asked of places that only the terrain takes for references: the server's list may have missed them. */
export async function opinionOn(ground: Ground, kinship: Kinship, place: Place, peer: PeerAnswer): Promise<Opinion> {
  const answer: ServerAnswer = await ground.ask('definition', place.path, place.start);
  if (!answer.answered || (answer.places.length === 0 && answer.outside === 0)) return 'silent';
  const declared = new Set([...peer.places.keys(), ...peer.seeds.map(placeKey)]);
  const there = answer.places.filter((each) => placeKey(each) !== placeKey(place));
  if (there.some((each) => declared.has(placeKey(each)))) return 'reference';
  // Whether another class's member overrides ours or is overridden by it, only the classes above both tell.
  for (const each of [...answer.places, ...peer.seeds]) if (await kinship.isOpenAt(each)) return 'silent';
  return 'elsewhere';
}

/** Strings that are read as code, documentation and comments: the two sides do not mean the same by a reference there. */
export function isProse(ground: Ground, view: FileView, place: Place): boolean {
  const here = view.occurrencesAt(place.start);
  if (here.some(({ role }) => role === 'string')) return true;
  const text = ground.text(view.path);
  const line = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  if (view.family === 'python' && /^\s*(>>>|\.\.\.)\s/.test(line)) return true; // a doctest
  if (here.length > 0) return false;
  if (view.family === 'python') return /^[^'"]*#/.test(line);
  return /\/\//.test(line) || text.lastIndexOf('/*', place.start) > text.lastIndexOf('*/', place.start);
}

/** A local that a destructuring shorthand declares is a property as well, and the server answers for both. */
export function isShorthand(view: FileView, symbol: number): boolean {
  const record = view.symbol(symbol);
  return (
    record !== undefined && view.occurrencesAt(record.nameExtent.start).some(({ role }) => role === 'shorthand') && record.import === NONE
  );
}
