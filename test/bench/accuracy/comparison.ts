/** One symbol: the places that the terrain, the terrain with physics, and the language server take for its references. */
import type { Place } from '../../../server/core/facts/facts.ts';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';
import { givesName } from '../../../server/core/terrain/meanings.ts';
import { dottedName } from '../../../server/core/terrain/naming.ts';
import { referencesOf, type SymbolReferences } from '../../../server/core/terrain/relations/references/referencesOf.ts';
import type { Reach } from '../../../server/core/terrain/relations/references/subject.ts';
import { symbolTargetOf } from '../../../server/core/terrain/relations/references/symbolTarget.ts';
import { Resolver } from '../../../server/core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../../server/core/terrain/symbolRef.ts';
import { Terrain } from '../../../server/core/terrain/terrain.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import type { Ground } from './ground.ts';
import type { Kinship } from './kinship.ts';
import { isProse, isShorthand, type Opinion, opinionOn, peerReferences, placeKey } from './peer.ts';
import { type Candidate, writtenAt } from './sample.ts';

export type Group = 'module-level' | 'members' | 'locals';

/** What the terrain says of a place by itself. */
export type TerrainSays =
  | { readonly kind: 'reference'; readonly confidence: number; readonly how: string }
  | { readonly kind: 'open'; readonly why: string } // may be one; nothing tells
  | { readonly kind: 'no'; readonly why: string };

export interface JudgedPlace extends Place {
  readonly terrain: TerrainSays;
  readonly together: boolean; // the terrain with physics takes it for a reference
  readonly server: Opinion;
}

export interface Comparison {
  readonly codebase: string;
  readonly name: string; // dotted
  readonly stratum: string;
  readonly group: Group;
  readonly at: Place;
  readonly places: readonly JudgedPlace[]; // those that any of the three takes for a reference, without the one asked at
}

export type Outcome = { readonly kind: 'compared'; readonly comparison: Comparison } | { readonly kind: 'skipped'; readonly why: string };

const groups: Readonly<Record<Reach, Group>> = { file: 'locals', keywords: 'locals', members: 'members', module: 'module-level' };

export async function compare(
  ground: Ground,
  kinship: Kinship,
  { view, symbol: sampled, stratum }: Candidate,
  seen: Set<string>,
): Promise<Outcome> {
  const declared = await declarationOf(ground, { path: view.path, symbol: sampled });
  if (declared === undefined) return { kind: 'skipped', why: 'is defined outside of the workspace, or is a module' };
  const home = ground.views(view.family).find(({ path }) => path === declared.path);
  const symbol = home?.symbol(declared.symbol);
  if (!home || !symbol) return { kind: 'skipped', why: 'is not in a file that is read' };
  if (isShorthand(home, declared.symbol)) return { kind: 'skipped', why: 'is a property and a variable at once' };
  const alone = await referencesFor(ground, declared, 'terrain');
  const key = [...alone.subject.keys].sort()[0] ?? '';
  if (seen.has(key)) return { kind: 'skipped', why: 'is the same as one before' };
  seen.add(key);
  const peer = await peerReferences(ground, kinship, home, declared.symbol);
  if ('why' in peer) return { kind: 'skipped', why: peer.why };
  const together = await referencesFor(ground, declared, 'terrainAndPhysics');
  const own = { path: home.path, ...writtenAt(home, symbol) };
  const terrain = saidBy(alone);
  const both = new Map([...saidBy(together)].filter(([, { says }]) => says.kind === 'reference').map(([at, { place }]) => [at, place]));
  const claimed = new Map([...terrain].filter(([, { says }]) => says.kind === 'reference').map(([at, { place }]) => [at, place]));
  const places: JudgedPlace[] = [];
  for (const [at, place] of new Map([...claimed, ...both, ...peer.places])) {
    const there = ground.views(view.family).find(({ path }) => path === place.path);
    if (at === placeKey(own) || !there || isProse(ground, there, place)) continue;
    // A server follows an import's local name to what it stands for; the name itself is one of this file.
    if (alone.subject.reach === 'file' && place.path !== own.path) continue;
    const says = terrain.get(at)?.says ?? { kind: 'no', why: 'no name of the code stands there' };
    const server = peer.places.has(at) ? 'reference' : await opinionOn(ground, kinship, place, peer);
    places.push({ ...place, terrain: says, together: both.has(at), server });
  }
  const name = await dottedNameOf(ground, declared);
  return { kind: 'compared', comparison: { codebase: ground.name, name, stratum, group: groups[alone.subject.reach], at: own, places } };
}

/** What a symbol stands for: itself, or what an import that gives it no other name leads to. */
async function declarationOf(ground: Ground, ref: SymbolRef): Promise<SymbolRef | undefined> {
  const outcome = await ground.settle((facts) => {
    const { terrain } = new Resolver(new Terrain(facts, languageRules));
    const view = terrain.view(ref.path);
    const symbol = view?.symbol(ref.symbol);
    const own = symbol?.import === NONE || symbol?.kind !== 'import' || (view !== undefined && givesName(view, ref.symbol));
    const links = own ? [] : terrain.follow(ref);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    const [only, another] = links.flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
    return { kind: 'done', value: own ? ref : another ? undefined : only };
  });
  return outcome.kind === 'done' ? outcome.value : undefined;
}

async function referencesFor(ground: Ground, ref: SymbolRef, witnesses: 'terrain' | 'terrainAndPhysics'): Promise<SymbolReferences> {
  const outcome = await ground.settle((facts) => {
    const resolver = new Resolver(new Terrain(facts, languageRules));
    const target = symbolTargetOf(resolver, [ref]);
    return target.kind === 'done' ? referencesOf(resolver, target.value, witnesses) : target;
  });
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(outcome.kind === 'failed' ? outcome.error.message : 'references are never refused');
}

async function dottedNameOf(ground: Ground, ref: SymbolRef): Promise<string> {
  const outcome = await ground.settle((facts) => ({ kind: 'done', value: dottedName(new Terrain(facts, languageRules), ref) }));
  return outcome.kind === 'done' ? outcome.value : symbolKey(ref);
}

/** Every place that has the name, with what was made of it. */
function saidBy({
  references,
  survey,
  left,
}: SymbolReferences): ReadonlyMap<string, { readonly says: TerrainSays; readonly place: Place }> {
  const said = new Map<string, { readonly says: TerrainSays; readonly place: Place }>();
  const put = (place: Place, says: TerrainSays): void => {
    said.set(placeKey(place), { place, says });
  };
  const at = ({
    view,
    occurrence,
  }: {
    readonly view: { readonly path: Place['path'] };
    readonly occurrence: { readonly start: number; readonly end: number };
  }): Place => ({
    path: view.path,
    start: occurrence.start,
    end: occurrence.end,
  });
  for (const sighting of survey.others) put(at(sighting), { kind: 'no', why: 'it is something else' });
  for (const sighting of left) put(at(sighting), { kind: 'open', why: sighting.why });
  for (const sighting of survey.kept) put(at(sighting), { kind: 'reference', confidence: 0.9, how: 'own name' });
  for (const { path, start, end, confidence, how } of references) put({ path, start, end }, { kind: 'reference', confidence, how });
  return said;
}
