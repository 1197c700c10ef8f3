/** Calls that reach a function through something that hands arguments on: a wrapper that spreads what it gets, a variable that holds a partial. */
import type { Step } from '../../../core/facts/facts.ts';
import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import { scopeAround } from '../../../core/terrain/relations/callerAround.ts';
import { type Callers, callersOf } from '../../../core/terrain/relations/callers.ts';
import { symbolTargetOf } from '../../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WrittenArgument } from '../../../core/terrain/signatures/writtenSignature.ts';
import { type SymbolRef, symbolKey } from '../../../core/terrain/symbolRef.ts';
import { definitionsOf } from '../definitions/family.ts';
import type { CallSite } from './callSites.ts';

/** What only hands arguments on is followed this far. */
const FORWARD_DEPTH_MAX = 4;
/** Below this a name may hold something else as well. */
export const SURE = 0.7;

/** What hands arguments on, with what it keeps of them or puts before them. */
interface Handing extends Pick<CallSite, 'ownPositions' | 'ownNames' | 'prior' | 'manner'> {
  readonly ref: SymbolRef;
  readonly why: string;
}

export interface HandedCalls {
  readonly calls: readonly CallSite[];
  readonly followed: ReadonlySet<CallSite>; // those that hand on, where every use of the handing one is a call that is known
}

export function handedCalls(resolver: Resolver, sites: readonly CallSite[]): Step<HandedCalls, never> {
  const { terrain } = resolver;
  const calls: CallSite[] = [];
  const followed = new Set<CallSite>();
  const seen = new Set<string>();
  let open = sites;
  for (let depth = 0; depth < FORWARD_DEPTH_MAX && open.length > 0; depth++) {
    const next: CallSite[] = [];
    for (const site of open) {
      const handing = forwarderAround(resolver, site) ?? holderOf(resolver, site);
      if (!handing || seen.has(symbolKey(handing.ref))) continue;
      seen.add(symbolKey(handing.ref));
      const target = symbolTargetOf(resolver, [handing.ref]);
      if (target.kind !== 'done') return target;
      const callers = callersOf(resolver, target.value, target.value.refs, 'terrainAndPhysics');
      if (callers.kind !== 'done') return callers;
      const found = callsThrough(resolver, handing, site, callers.value);
      if (found.length > 0 && callers.value.unsettled.length === 0 && found.every(isSureCall)) followed.add(site);
      next.push(...found.filter(({ use }) => use.kind !== 'none'));
    }
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    calls.push(...next);
    open = next;
  }
  return { kind: 'done', value: { calls, followed } };
}

function isSureCall({ use, confidence }: CallSite): boolean {
  return use.kind === 'none' || (use.kind === 'call' && confidence >= SURE);
}

function callsThrough(resolver: Resolver, handing: Handing, site: CallSite, callers: Callers): readonly CallSite[] {
  const { ownPositions, ownNames, prior, manner, why } = handing;
  return callers.sites.flatMap((place): readonly CallSite[] => {
    const root = resolver.terrain.tree(place.path);
    const rules = resolver.terrain.rulesOf(place.path);
    if (!root || !rules) return [];
    return [
      {
        path: place.path,
        start: place.start,
        end: place.end,
        use: rules.signatures.useAt(root, place),
        signature: site.signature,
        withReceiver: false,
        caller: place.caller,
        manner,
        inFamily: false,
        byOtherName: false,
        ownPositions,
        ownNames,
        prior,
        confidence: Math.min(place.confidence, 0.85),
        why,
      },
    ];
  });
}

/** The function around a call that spreads exactly what it takes beyond its own parameters. */
function forwarderAround(resolver: Resolver, { use, caller, inFamily, path, prior }: CallSite): Handing | undefined {
  if ((use.kind !== 'call' && use.kind !== 'spreadCall') || caller === undefined || inFamily || prior.length > 0) return undefined;
  const [definition] = definitionsOf(resolver, caller);
  if (!definition || definition.fields) return undefined;
  const rest = definition.signature.parameters.filter(({ kind }) => kind === 'rest' || kind === 'keywordRest');
  const given = use.kind === 'spreadCall' ? use.call.arguments.slice(1) : use.call.arguments;
  const spreads = spreadNames(given, resolver.terrain.file(path)?.text ?? '', use.kind === 'spreadCall');
  if (rest.length === 0 || spreads === undefined || spreads.length !== rest.length) return undefined;
  if (!rest.every(({ name }) => spreads.includes(name))) return undefined;
  const own = definition.signature.parameters.filter(({ kind, receiver }) => !receiver && kind !== 'rest' && kind !== 'keywordRest');
  return {
    ref: caller,
    ownPositions: own.filter(({ kind }) => kind === 'plain' || kind === 'positionalOnly').length,
    ownNames: own.map(({ name }) => name),
    prior: [],
    manner: 'forwarded',
    why: `“${definition.symbol.name}” hands its arguments on`,
  };
}

/** The names that are spread, when nothing else is passed. `apply`: what it is given is spread as it stands. */
function spreadNames(given: readonly WrittenArgument[], text: string, apply: boolean): readonly string[] | undefined {
  const all = given.every(({ kind }) => (apply ? kind === 'positional' : kind === 'spread' || kind === 'keywordSpread'));
  return all ? given.map(({ value }) => text.slice(value.start, value.end)) : undefined;
}

/** The variable that `partial(f, 1)` or `f.bind(x, 1)` is given to. */
function holderOf(resolver: Resolver, { path, use, prior, ownPositions, manner }: CallSite): Handing | undefined {
  if (use.kind !== 'handedOn' || !use.open || ownPositions > 0 || prior.length > 0 || manner === 'forwarded') return undefined;
  const view = resolver.terrain.view(path);
  const root = resolver.terrain.tree(path);
  const rules = resolver.terrain.rulesOf(path)?.signatures;
  const held = root && rules?.useAt(root, extentOf(use.call.node));
  if (!view || held?.kind !== 'held') return undefined;
  const symbol = view.lookup(scopeAround(view, use.call.node.startIndex), held.name);
  const given = use.call.arguments.slice(use.skipped);
  // What is spread into it nobody can count.
  if (!view.symbol(symbol) || given.some(({ kind }) => kind === 'spread' || kind === 'keywordSpread')) return undefined;
  return {
    ref: { path, symbol },
    ownPositions: 0,
    ownNames: [],
    prior: given,
    manner: 'held',
    why: `“${held.name}” holds it with its first arguments given`,
  };
}
