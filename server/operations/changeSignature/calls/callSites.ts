/** Every place where the functions of a family get arguments, or are handed to somebody who will give them some. */
import type { Place, Step } from '../../../core/facts/facts.ts';
import { NONE, type Occurrence } from '../../../core/terrain/fileIndex.ts';
import type { FileView } from '../../../core/terrain/fileView.ts';
import { callerAround, scopeAround } from '../../../core/terrain/relations/callerAround.ts';
import { callersOf } from '../../../core/terrain/relations/callers.ts';
import { descendantsOf } from '../../../core/terrain/relations/hierarchy.ts';
import { symbolTargetOf } from '../../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WrittenCall, WrittenSignature, WrittenUse } from '../../../core/terrain/signatures/writtenSignature.ts';
import { type SymbolRef, symbolKey } from '../../../core/terrain/symbolRef.ts';
import { type Definition, definitionsOf, fieldsOf, type SignatureFamily, signatureOfFields } from '../definitions/family.ts';

export interface CallSite extends Place {
  readonly use: WrittenUse;
  readonly signature: WrittenSignature; // of what is called there, as it is now
  readonly withReceiver: boolean;
  readonly caller: SymbolRef | undefined;
  readonly manner: 'plain' | 'super' | 'forwarded';
  readonly byOtherName: boolean; // a variable or an alias stands there
  readonly inFamily: boolean; // the caller is one of the functions themselves
  /** Arguments that are those of a function around, which hands the others on: so many by position, and these by name. */
  readonly ownPositions: number;
  readonly ownNames: readonly string[];
  readonly confidence: number;
  readonly why: string;
}

export interface FamilyCalls {
  readonly sites: readonly CallSite[];
  readonly unsettled: readonly CallSite[]; // may be calls of it: nobody could tell
}

/** Functions that only hand their arguments on are followed this far. */
const FORWARD_DEPTH_MAX = 4;

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
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const forwarded = throughForwarders(resolver, sites);
  if (forwarded.kind !== 'done') return forwarded;
  return { kind: 'done', value: { sites: once([...sites, ...forwarded.value]), unsettled: once(unsettled) } };
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

/** Calls of functions that hand all they get on to it: `def g(*args, **kwargs): return f(*args, **kwargs)`. */
function throughForwarders(resolver: Resolver, sites: readonly CallSite[]): Step<readonly CallSite[], never> {
  const { terrain } = resolver;
  const found: CallSite[] = [];
  const seen = new Set<string>();
  let open = sites;
  for (let depth = 0; depth < FORWARD_DEPTH_MAX && open.length > 0; depth++) {
    const next: CallSite[] = [];
    for (const site of open) {
      const through = forwarderAround(resolver, site);
      if (!through || seen.has(symbolKey(through.ref))) continue;
      seen.add(symbolKey(through.ref));
      const target = symbolTargetOf(resolver, [through.ref]);
      if (target.kind !== 'done') return target;
      const callers = callersOf(resolver, target.value, target.value.refs, 'terrainAndPhysics');
      if (callers.kind !== 'done') return callers;
      for (const place of callers.value.sites) {
        const view = terrain.view(place.path);
        const root = terrain.tree(place.path);
        const rules = terrain.rulesOf(place.path);
        if (!view || !root || !rules) continue;
        const own = through.signature.parameters.filter(({ kind, receiver }) => !receiver && kind !== 'rest' && kind !== 'keywordRest');
        next.push({
          path: place.path,
          start: place.start,
          end: place.end,
          use: rules.signatures.useAt(root, place),
          signature: site.signature,
          withReceiver: false,
          caller: place.caller,
          manner: 'forwarded',
          inFamily: false,
          byOtherName: false,
          ownPositions: own.filter(({ kind }) => kind === 'plain' || kind === 'positionalOnly').length,
          ownNames: own.map(({ name }) => name),
          confidence: Math.min(place.confidence, 0.85),
          why: `“${through.symbol.name}” hands its arguments on`,
        });
      }
    }
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    found.push(...next);
    open = next;
  }
  return { kind: 'done', value: found };
}

/** The function around a call that spreads exactly what it takes beyond its own parameters. */
function forwarderAround(resolver: Resolver, { use, caller, inFamily }: CallSite): Definition | undefined {
  if (use.kind !== 'call' || caller === undefined || inFamily) return undefined;
  const [definition] = definitionsOf(resolver, caller);
  if (!definition || definition.fields) return undefined;
  const rest = definition.signature.parameters.filter(({ kind }) => kind === 'rest' || kind === 'keywordRest');
  const spreads = spreadNames(use.call, definition.text);
  if (rest.length === 0 || spreads === undefined || spreads.length !== rest.length) return undefined;
  return rest.every(({ name }) => spreads.includes(name)) ? definition : undefined;
}

/** The names that are spread, when nothing else is passed. */
function spreadNames(call: WrittenCall, text: string): readonly string[] | undefined {
  const all = call.arguments.every(({ kind }) => kind === 'spread' || kind === 'keywordSpread');
  return all ? call.arguments.map(({ value }) => text.slice(value.start, value.end)) : undefined;
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
