/** Every place where the functions of a family get arguments, or are handed to somebody who will give them some. */
import type { Place, Step } from '../../../core/facts/facts.ts';
import { NONE, type Occurrence } from '../../../core/terrain/fileIndex.ts';
import type { FileView } from '../../../core/terrain/fileView.ts';
import { callerAround, scopeAround } from '../../../core/terrain/relations/callerAround.ts';
import { callersOf } from '../../../core/terrain/relations/callers.ts';
import { classesMadeBy } from '../../../core/terrain/relations/constructors.ts';
import { descendantsOf } from '../../../core/terrain/relations/hierarchy.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WrittenArgument, WrittenSignature, WrittenUse } from '../../../core/terrain/signatures/writtenSignature.ts';
import { type SymbolRef, symbolKey } from '../../../core/terrain/symbolRef.ts';
import { type Definition, fieldsOf, type SignatureFamily, signatureOfFields } from '../definitions/family.ts';
import { handedCalls } from './handedCalls.ts';

export interface CallSite extends Place {
  readonly use: WrittenUse;
  readonly signature: WrittenSignature; // of what is called there, as it is now
  readonly withReceiver: boolean;
  readonly caller: SymbolRef | undefined;
  readonly manner: 'plain' | 'super' | 'forwarded' | 'held'; // held: through a variable that holds a partial
  readonly byOtherName: boolean; // a variable or an alias stands there
  readonly inFamily: boolean; // the caller is one of the functions themselves
  /** Arguments that are those of a function around, which hands the others on: so many by position, and these by name. */
  readonly ownPositions: number;
  readonly ownNames: readonly string[];
  /** Arguments that came before these: `g = partial(f, 1)` for a call of g. */
  readonly prior: readonly WrittenArgument[];
  readonly confidence: number;
  readonly why: string;
}

export interface FamilyCalls {
  readonly sites: readonly CallSite[];
  readonly unsettled: readonly CallSite[]; // may be calls of it: nobody could tell
  /** Sites that only hand on what all calls of somebody else give, which are among the sites. */
  readonly followed: ReadonlySet<CallSite>;
}

export function callsOfFamily(resolver: Resolver, family: SignatureFamily): Step<FamilyCalls, never> {
  const { terrain } = resolver;
  const sites: CallSite[] = [];
  const unsettled: CallSite[] = [];
  for (const { target, signature } of calledWith(resolver, family)) {
    const found = callersOf(resolver, target, target.refs, 'terrainAndPhysics');
    if (found.kind !== 'done') return found;
    for (const place of found.value.sites) {
      const site = siteAt(resolver, family, place, signature, place.confidence, place.why);
      if (site) sites.push(site);
    }
    for (const place of found.value.unsettled) {
      const site = siteAt(resolver, family, place, signature, 0.4, place.why);
      if (site && site.use.kind !== 'none') unsettled.push(site);
    }
  }
  sites.push(...constructionsOfOwn(resolver, family));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const handed = handedCalls(resolver, once(sites));
  if (handed.kind !== 'done') return handed;
  const { calls, followed } = handed.value;
  return { kind: 'done', value: { sites: once([...sites, ...calls]), unsettled: once(unsettled), followed } };
}

/** What is called: the functions; of fields the class and the classes below that take them over. */
function calledWith(
  resolver: Resolver,
  family: SignatureFamily,
): readonly { readonly target: SignatureFamily['target']; readonly signature: WrittenSignature }[] {
  const all = [{ target: family.target, signature: family.primary.signature }];
  if (!family.primary.fields) return all;
  for (const { ref } of descendantsOf(resolver, [family.target.primary])) {
    const symbol = resolver.terrain.view(ref.path)?.symbol(ref.symbol);
    const fields = fieldsOf(resolver, ref);
    if (!symbol || resolver.values.ownMember(ref, '__init__')) continue;
    const signature = fields ? signatureOfFields(resolver, ref, fields) : family.primary.signature;
    all.push({ target: { name: symbol.name, primary: ref, refs: [ref], symbolKind: symbol.kind }, signature });
  }
  return all;
}

/** `cls(…)` and `new this(…)` within the classes whose constructor it is. */
function constructionsOfOwn(resolver: Resolver, family: SignatureFamily): readonly CallSite[] {
  const { terrain } = resolver;
  if (!family.constructs) return [];
  const made = family.definitions.flatMap(({ ref }) => classesMadeBy(resolver, ref));
  const classes = made.length > 0 ? made : calledWith(resolver, family).map(({ target }) => target.primary);
  return classes.flatMap(({ path, symbol }) => {
    const root = terrain.tree(path);
    const name = terrain.view(path)?.symbol(symbol)?.nameExtent;
    const own = root && name ? (terrain.rulesOf(path)?.signatures.ownConstructions(root, name) ?? []) : [];
    return own.flatMap(
      (place) =>
        siteAt(resolver, family, { path, ...place }, family.primary.signature, 0.85, 'it makes another object of its own class') ?? [],
    );
  });
}

function siteAt(
  resolver: Resolver,
  family: SignatureFamily,
  place: Place,
  signature: WrittenSignature,
  confidence: number,
  why: string,
): CallSite | undefined {
  const { terrain } = resolver;
  const view = terrain.view(place.path);
  const root = terrain.tree(place.path);
  const rules = terrain.rulesOf(place.path);
  if (!view || !root || !rules) return undefined;
  const use = rules.signatures.useAt(root, place);
  const occurrence = view.occurrencesAt(place.start).find(({ role }) => role === 'reference' || role === 'member' || role === 'shorthand');
  const scope = occurrence?.scope ?? scopeAround(view, place.start);
  const caller = callerAround(view, scope);
  const text = terrain.file(place.path)?.text ?? '';
  const bySuper = isSuper(text, place, occurrence);
  const inFamily = caller !== undefined && family.keys.has(symbolKey(caller));
  const meant = occurrence ? exactDefinition(resolver, family, view, occurrence) : undefined;
  return {
    ...place,
    use,
    signature: meant?.signature ?? signature,
    withReceiver: givesReceiver(resolver, family, view, occurrence),
    caller,
    manner: bySuper ? 'super' : 'plain',
    inFamily,
    byOtherName: occurrence !== undefined && occurrence.name !== family.target.name,
    ownPositions: 0,
    ownNames: [],
    prior: [],
    confidence,
    why,
  };
}

function isSuper(text: string, place: Place, occurrence: Occurrence | undefined): boolean {
  if (occurrence === undefined) return text.slice(place.start, place.end) === 'super';
  return occurrence.receiver?.kind === 'super';
}

/** The one override that a call surely means. */
function exactDefinition(resolver: Resolver, family: SignatureFamily, view: FileView, occurrence: Occurrence): Definition | undefined {
  if (family.definitions.length < 2) return undefined;
  const refs = resolver.links(view, occurrence).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
  const keys = new Set(refs.map(symbolKey));
  const meant = family.definitions.filter(({ ref, signature }) => keys.has(symbolKey(ref)) && signature.body);
  return meant.length === 1 ? meant[0] : undefined;
}

/** `Base.save(self, x)`: a method that is read from its class, and not from an object, is given the object. */
function givesReceiver(resolver: Resolver, family: SignatureFamily, view: FileView, occurrence: Occurrence | undefined): boolean {
  const { signature, symbol } = family.primary;
  const first = signature.parameters[0];
  if (family.language !== 'python' || !first?.receiver || occurrence?.role !== 'member' || !occurrence.receiver) return false;
  if (occurrence.name !== family.target.name) return false; // the class, of which the method is the constructor
  if (symbol.modifiers.includes('classMethod')) return false;
  const values = resolver.values.of(view.path, occurrence.receiver);
  return values.length > 0 && values.every((value) => value.kind === 'symbol');
}

function once(sites: readonly CallSite[]): readonly CallSite[] {
  const known = new Map<string, CallSite>();
  for (const site of sites) if (!known.has(`${site.start} ${site.path}`)) known.set(`${site.start} ${site.path}`, site);
  return [...known.values()].sort((a, b) => (a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1));
}

/** The name of the function or class that a call stands in, and of those around it. */
export function namesAround(resolver: Resolver, { caller }: Pick<CallSite, 'caller'>): readonly string[] {
  const names: string[] = [];
  const view = caller && resolver.terrain.view(caller.path);
  let at = caller?.symbol ?? NONE;
  for (let steps = 0; view && at !== NONE && steps < 20; steps++) {
    const symbol = view.symbol(at);
    if (!symbol) break;
    names.push(symbol.name);
    at = symbol.container !== NONE && symbol.container !== at ? symbol.container : (view.index.scopes[symbol.scope]?.owner ?? NONE);
  }
  return names;
}
