/**
 * Who calls a function, method or class, by its own name and by others, with what stands around the call. What is only
 * handed on is told as well, since it is called somewhere else.
 */
import { byPlace, type Place, type Step } from '../../facts/facts.ts';
import { isTypeLike } from '../classLines.ts';
import type { Occurrence } from '../fileIndex.ts';
import type { FileView } from '../fileView.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import { callerAround } from './callerAround.ts';
import { classesMadeBy, superCalls } from './constructors.ts';
import { OtherNames } from './otherNames.ts';
import type { DoubtfulSighting, Sighting, Witnesses } from './references/reference.ts';
import { referencesOf } from './references/referencesOf.ts';
import type { SymbolTarget } from './references/symbolTarget.ts';
import { usageAt } from './usage.ts';

export type CallManner = 'call' | 'construction' | 'decorator' | 'value' | 'read';

export interface CallSite extends Place {
  readonly how: CallManner;
  /** For a value: the function it is given to, as written, where that can be told: "functools.partial". */
  readonly passedTo: string | undefined;
  readonly caller: SymbolRef | undefined; // undefined: the file itself, as it is loaded
  readonly confidence: number; // 0 to 1
  readonly why: string;
}

/** A place with the name of which nobody could tell whether it is this one. */
export interface DoubtfulPlace extends Place {
  readonly why: string;
}

export interface Callers {
  readonly sites: readonly CallSite[]; // by path and place
  readonly doubtful: readonly DoubtfulPlace[];
  readonly unsettled: readonly DoubtfulPlace[]; // of the doubtful: where nothing speaks against it
}

/** `meant`: those of the target's symbols that were spoken of. A call of a method may be one of any override; of a constructor it is not. */
export function callersOf(
  resolver: Resolver,
  target: SymbolTarget,
  meant: readonly SymbolRef[],
  witnesses: Witnesses,
): Step<Callers, never> {
  const { terrain } = resolver;
  const made = meant.flatMap((ref) => classesMadeBy(resolver, ref));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const exact = made.length > 0 ? new Set(meant.map(symbolKey)) : undefined;
  const sites: CallSite[] = [...superCalls(resolver, meant, made)];
  const doubtful: DoubtfulPlace[] = [];
  const unsettled: DoubtfulPlace[] = [];
  for (const each of [target, ...made.map((ref) => targetOf(resolver, ref))]) {
    const found = referencesOf(resolver, each, witnesses);
    if (found.kind !== 'done') return found;
    const { references, left, subject } = found.value;
    unsettled.push(...found.value.unsettled.map(doubtfulPlace));
    for (const reference of references) {
      if (each === target && exact && !leadsTo(resolver, reference, exact)) continue;
      sites.push(...siteAt(resolver, each.primary, reference.view, reference.occurrence, reference));
    }
    sites.push(...byOtherNames(resolver, each, subject.refs));
    doubtful.push(...left.map(doubtfulPlace));
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return { kind: 'done', value: { sites: inOrder(sites), doubtful: inOrder(doubtful), unsettled: inOrder(unsettled) } };
}

function doubtfulPlace({ view, occurrence, why }: DoubtfulSighting): DoubtfulPlace {
  return { path: view.path, start: occurrence.start, end: occurrence.end, why };
}

function targetOf(resolver: Resolver, ref: SymbolRef): SymbolTarget {
  const symbol = resolver.terrain.view(ref.path)?.symbol(ref.symbol);
  return { name: symbol?.name ?? '', primary: ref, refs: [ref], symbolKind: symbol?.kind ?? 'class' };
}

function leadsTo(resolver: Resolver, { view, occurrence }: Sighting, exact: ReadonlySet<string>): boolean {
  return resolver.links(view, occurrence).some(({ target }) => target.kind === 'symbol' && exact.has(symbolKey(target.ref)));
}

/** Calls under names that imports, re-exports and variables gave it. */
function byOtherNames(resolver: Resolver, target: SymbolTarget, refs: readonly SymbolRef[]): readonly CallSite[] {
  const names = new OtherNames(resolver);
  for (const ref of refs) names.add(ref);
  const ours = new Set(refs.map(symbolKey));
  const sites: CallSite[] = [];
  for (const view of names.views()) {
    for (const word of names.in(view.path)) {
      if (word === target.name) continue;
      for (const occurrence of view.occurrencesOf(word)) {
        const judged = judgeOther(resolver, view, occurrence, ours);
        if (judged) sites.push(...siteAt(resolver, target.primary, view, occurrence, judged));
      }
    }
  }
  return sites;
}

function judgeOther(
  resolver: Resolver,
  view: FileView,
  occurrence: Occurrence,
  ours: ReadonlySet<string>,
): { readonly confidence: number; readonly why: string } | undefined {
  const { role, name, scope, start, receiver } = occurrence;
  if (role !== 'reference' && role !== 'member') return undefined;
  const links = resolver.links(view, occurrence);
  if (links.some(({ target }) => target.kind === 'symbol' && ours.has(symbolKey(target.ref)))) {
    return { confidence: links.length === 1 ? 0.95 : 0.8, why: `“${name}” is another name for it here` };
  }
  if (role === 'member' && receiver === undefined) return undefined;
  const expression = receiver ? ({ kind: 'member', object: receiver, name } as const) : ({ kind: 'name', name, scope, at: start } as const);
  const values = resolver.values.of(view.path, expression);
  const held = values.filter((value) => value.kind === 'symbol' && ours.has(symbolKey(value.ref)));
  if (held.length === 0) return undefined;
  return { confidence: held.length === values.length ? 0.8 : 0.6, why: `“${name}” holds it here` };
}

function siteAt(
  resolver: Resolver,
  subject: SymbolRef,
  view: FileView,
  occurrence: Occurrence,
  judged: { readonly confidence: number; readonly why: string },
): readonly CallSite[] {
  const file = resolver.terrain.file(view.path);
  const symbol = resolver.terrain.view(subject.path)?.symbol(subject.symbol);
  if (file === undefined || symbol === undefined) return [];
  const usage = usageAt(file.text, occurrence);
  const how = mannerOf(usage.kind, isTypeLike(symbol), symbol.kind === 'property' || symbol.kind === 'attribute');
  if (how === undefined) return [];
  const { start, end } = occurrence;
  const passedTo = usage.kind === 'value' && how === 'value' ? usage.passedTo : undefined;
  const { confidence, why } = judged;
  return [{ path: view.path, start, end, how, passedTo, caller: callerAround(view, occurrence.scope), confidence, why }];
}

/** A class that is only named, as in an annotation, is not called; a property is, by reading it. */
function mannerOf(usage: ReturnType<typeof usageAt>['kind'], isType: boolean, isProperty: boolean): CallManner | undefined {
  switch (usage) {
    case 'call':
      return isType ? 'construction' : 'call';
    case 'decorator':
      return 'decorator';
    case 'value':
      return isType ? undefined : isProperty ? 'read' : 'value';
    case 'write':
    case 'other':
      return undefined;
  }
}

/** By path and place, each place once: what was found first was judged best. */
function inOrder<P extends Place>(places: readonly P[]): readonly P[] {
  const once = new Map<string, P>();
  for (const place of places) if (!once.has(`${place.start} ${place.path}`)) once.set(`${place.start} ${place.path}`, place);
  return [...once.values()].sort(byPlace);
}
