/**
 * What the terrain could not tell: asks physics, then applies the rule for untyped receivers. A place is a reference only
 * when something speaks for it; everything else is left, with the reason.
 */
import type { FactRequest, Place, ServerAnswer, Step } from '../../../facts/facts.ts';
import { NONE } from '../../fileIndex.ts';
import type { FileView } from '../../fileView.ts';
import { isLocal } from '../../naming.ts';
import type { Resolver } from '../../resolver.ts';
import { symbolKey } from '../../symbolRef.ts';
import { Evidence } from './evidence.ts';
import { handsOn } from './handedOn.ts';
import {
  type Doubt,
  type DoubtfulSighting,
  type FoundReference,
  placeOfSighting,
  type ReferenceHow,
  type Sighting,
  sightingKey,
  type Witnesses,
} from './reference.ts';
import type { Subject } from './subject.ts';
import type { Survey, UnknownSighting } from './survey.ts';

/** Questions to a language server are bounded: one rename may not keep it busy for minutes. */
const REFERENCES_ASKED_MAX = 40;
const DEFINITIONS_ASKED_MAX = 200;

export interface Settled {
  readonly references: readonly FoundReference[];
  readonly left: readonly DoubtfulSighting[];
  readonly unsettled: readonly DoubtfulSighting[]; // of those left: may well be ours, and nobody can tell
  readonly doubts: readonly Doubt[];
}

export function settle(resolver: Resolver, subject: Subject, found: Survey, witnesses: Witnesses): Step<Settled, never> {
  const askable = found.unknown.filter(({ occurrence }) => occurrence.role !== 'string');
  if (askable.length === 0 || witnesses === 'terrain')
    return { kind: 'done', value: bySole(resolver, subject, found, found.unknown, undefined) };
  const asked = subject.refs.slice(0, REFERENCES_ASKED_MAX).map((ref): Place => {
    const extent = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.nameExtent ?? { start: 0, end: 0 };
    return { path: ref.path, ...extent };
  });
  const { facts } = resolver.terrain;
  const missing = asked.filter((place) => !facts.references(place.path, place.start));
  if (missing.length > 0)
    return { kind: 'need', requests: missing.map(({ path, start }) => ({ kind: 'references', path, offset: start })) };
  const answers = asked.flatMap((place) => facts.references(place.path, place.start) ?? []);
  const silent = answers.find((answer) => !answer.answered);
  const places = new Set(
    answers.flatMap((answer) => (answer.answered ? answer.places.map((place) => `${place.start} ${place.path}`) : [])),
  );
  const confirmed = askable.filter((sighting) => places.has(sightingKey(sighting)));
  const open = askable.filter((sighting) => !places.has(sightingKey(sighting)));
  const doubted = disputed(found, places);
  const definitions = silent ? [] : [...open, ...doubted].slice(0, DEFINITIONS_ASKED_MAX);
  const requests = definitions.flatMap(({ view, occurrence }): readonly FactRequest[] =>
    facts.definition(view.path, occurrence.start) ? [] : [{ kind: 'definition', path: view.path, offset: occurrence.start }],
  );
  if (requests.length > 0) return { kind: 'need', requests };
  const seen = (sighting: Sighting): ServerAnswer | undefined => facts.definition(sighting.view.path, sighting.occurrence.start);
  const told = open.map((sighting) => ({ sighting, says: leadsTo(resolver, subject, seen(sighting)) }));
  const byPhysics = [...confirmed, ...told.filter(({ says }) => says === 'ours').map(({ sighting }) => sighting)].map(physicsReference);
  const strings = found.unknown.filter(({ occurrence }) => occurrence.role === 'string');
  const still = [...told.filter(({ says }) => says === 'untold').map(({ sighting }) => sighting), ...strings];
  const denied = doubted.filter((sighting) => leadsTo(resolver, subject, seen(sighting)) === 'elsewhere');
  const settled = bySole(resolver, subject, found, still, silent?.answered === false ? silent.why : undefined);
  const claimed = found.others.filter((sighting) => places.has(sightingKey(sighting)));
  const overruled = claimed.filter(isInferred).map(overruledReference);
  return {
    kind: 'done',
    value: withDisputes(
      settled,
      [...byPhysics, ...overruled],
      denied,
      claimed.filter((sighting) => !isInferred(sighting)),
    ),
  };
}

/** References that the terrain inferred through types, and that physics did not list. */
function disputed(found: Survey, places: ReadonlySet<string>): readonly FoundReference[] {
  if (places.size === 0) return [];
  return found.references.filter((reference) => reference.how === 'hierarchy' && !places.has(sightingKey(reference)));
}

function leadsTo(resolver: Resolver, subject: Subject, answer: ServerAnswer | undefined): 'ours' | 'elsewhere' | 'untold' {
  if (!answer?.answered) return 'untold';
  if (answer.places.length === 0) return answer.outside > 0 ? 'elsewhere' : 'untold';
  const declared = (place: Place): boolean =>
    subject.refs.some(
      (ref) =>
        ref.path === place.path &&
        resolver.terrain
          .view(ref.path)
          ?.symbol(ref.symbol)
          ?.declarations.some((at) => at.start <= place.start && place.start <= at.end),
    );
  return answer.places.some(declared) ? 'ours' : 'elsewhere';
}

function physicsReference(sighting: UnknownSighting): FoundReference {
  const { view, occurrence, spelling } = sighting;
  const why = 'the language server resolves it to the definition';
  return {
    path: view.path,
    start: occurrence.start,
    end: occurrence.end,
    view,
    occurrence,
    spelling,
    how: 'physics',
    confidence: 0.95,
    why,
  };
}

/** Whether types alone say what the name is: there the server knows more than the terrain, which only knows what is written. */
function isInferred({ occurrence }: Sighting): boolean {
  const { role, symbol } = occurrence;
  return symbol === NONE && (role === 'member' || role === 'propertyKey' || role === 'keyword');
}

function overruledReference({ view, occurrence }: Sighting): FoundReference {
  const why = 'the language server lists it, and knows the types better';
  return { ...placeOfSighting({ view, occurrence }), view, occurrence, spelling: 'name', how: 'physics', confidence: 0.85, why };
}

/** The rule for untyped receivers: the name belongs to nothing else in this workspace, nor to the language's own objects. */
function bySole(
  resolver: Resolver,
  subject: Subject,
  found: Survey,
  open: readonly UnknownSighting[],
  silence: string | undefined,
): Settled {
  const sole = soleOwner(resolver, subject, found);
  const evidence = new Evidence(resolver, subject);
  const taken: FoundReference[] = [];
  const left: DoubtfulSighting[] = [];
  const unsettled: DoubtfulSighting[] = [];
  const take = ({ view, occurrence, spelling }: UnknownSighting, how: ReferenceHow, confidence: number, why: string): void => {
    taken.push({ path: view.path, start: occurrence.start, end: occurrence.end, view, occurrence, spelling, how, confidence, why });
  };
  for (const sighting of open) {
    const { view, occurrence, why } = sighting;
    const leave = (reason: string): void => {
      left.push({ view, occurrence, why: reason });
    };
    if (occurrence.role === 'keyword') {
      if (keywordOfSole(resolver, subject, sighting))
        take(
          sighting,
          'unique-name',
          0.6,
          `${why}, but nothing else in the workspace has a function of that name with a parameter “${subject.name}”`,
        );
      else {
        const through = handsOn(resolver, subject, sighting);
        const reason = through === undefined ? why : `“${through}” takes any keyword, and may hand this one on to what has the parameter`;
        leave(reason);
        if (through !== undefined || callsByName(resolver, subject, sighting)) unsettled.push({ view, occurrence, why: reason });
      }
      continue;
    }
    if (occurrence.role !== 'member' || subject.reach !== 'members' || sighting.handed) {
      leave(whyLeft(sighting, sole.why));
      continue;
    }
    if (isAboveAll(resolver, subject, sighting)) {
      leave(`${why}, and \`super()\` reads it from a class above`);
      continue;
    }
    const leaning = evidence.weigh(sighting);
    if (leaning.to === 'others') leave(`${why}, and ${leaning.why}`);
    else if (sole.is) take(sighting, 'unique-name', 0.6, `${why}, but nothing else in the workspace has a member “${subject.name}”`);
    else if (leaning.to === 'family') take(sighting, 'usage', leaning.confidence, `${why}, but ${leaning.why}`);
    else {
      leave(whyLeft(sighting, sole.why));
      unsettled.push({ view, occurrence, why: whyLeft(sighting, sole.why) });
    }
  }
  const doubts: Doubt[] = [];
  if (silence !== undefined) {
    doubts.push({
      choice: `judged ${open.length} places without types`,
      rationale: `the language server did not answer: ${silence}`,
      rejected: [],
      confidence: 0.5,
      about: open.slice(0, 20).map(placeOfSighting),
    });
  }
  return { references: [...found.references, ...taken], left, unsettled, doubts };
}

/** `super().f` is never the f of its own class or of one below, and here all that are looked for are. */
function isAboveAll({ values }: Resolver, subject: Subject, { view, occurrence }: Sighting): boolean {
  const { receiver } = occurrence;
  if (receiver?.kind !== 'super') return false;
  const own = symbolKey({ path: view.path, symbol: receiver.class });
  return subject.classes.every((ref) => values.line(ref).classes.some((above) => symbolKey(above) === own));
}

function whyLeft({ occurrence, why, handed }: UnknownSighting, soleWhy: string): string {
  if (occurrence.role !== 'member') return why;
  if (soleWhy !== '') return `${why}, and ${soleWhy}`;
  return handed ? `${why}: it comes from code outside of this workspace` : why;
}

function soleOwner(resolver: Resolver, subject: Subject, found: Survey): { readonly is: boolean; readonly why: string } {
  if (subject.reach !== 'members') return { is: false, why: `the ${subject.kind} is no member of objects` };
  const stranger = subject.strangers[0];
  if (stranger) return { is: false, why: `another “${subject.name}” is declared in ${stranger.path}` };
  const rules = resolver.terrain.rulesOf(subject.primary.path);
  if (rules?.builtinMembers.has(subject.name)) return { is: false, why: 'the language’s own objects have a member of that name' };
  const literal = [...found.unknown, ...found.others].find(
    ({ occurrence }) => occurrence.role === 'propertyKey' || occurrence.role === 'shorthand',
  );
  if (literal) return { is: false, why: `an object in ${literal.view.path} has a property of that name` };
  const rival = found.others.find(({ view, occurrence }) => occurrence.role === 'declaration' && isShared(view, occurrence.symbol));
  if (rival) return { is: false, why: `another “${subject.name}” is declared in ${rival.view.path}` };
  return { is: true, why: '' };
}

/** `x.f(name=…)` with an unknown x: no other function f of the workspace, nor of the language's own objects, takes such a keyword. */
function keywordOfSole(resolver: Resolver, subject: Subject, { occurrence }: Pick<Sighting, 'occurrence'>): boolean {
  const callee = occurrence.receiver;
  if (subject.reach !== 'keywords' || callee?.kind !== 'member') return false;
  if (!callsByName(resolver, subject, { occurrence }) || resolver.terrain.rulesOf(subject.primary.path)?.builtinMembers.has(callee.name))
    return false;
  return !subject.views.some((view) =>
    view.index.symbols.some((symbol, ix) => {
      if (symbol.name !== subject.name || symbol.kind !== 'parameter' || subject.keys.has(symbolKey({ path: view.path, symbol: ix })))
        return false;
      return view.symbol(symbol.container)?.name === callee.name;
    }),
  );
}

/** `f(name=…)` or `x.f(name=…)` where f is what a function with the parameter is called. */
function callsByName(resolver: Resolver, subject: Subject, { occurrence }: Pick<Sighting, 'occurrence'>): boolean {
  const callee = occurrence.receiver;
  if (subject.reach !== 'keywords' || (callee?.kind !== 'member' && callee?.kind !== 'name')) return false;
  return subject.refs.some((ref) => {
    const view = resolver.terrain.view(ref.path);
    return view?.symbol(view.symbol(ref.symbol)?.container ?? NONE)?.name === callee.name;
  });
}

/** Local variables and parameters are never reached through a dot; what a module or an object holds may be. */
function isShared(view: FileView, symbol: number): boolean {
  return symbol !== NONE && view.symbol(symbol)?.import === NONE && !isLocal(view, symbol);
}

function withDisputes(
  settled: Settled,
  byPhysics: readonly FoundReference[],
  denied: readonly Sighting[],
  claimed: readonly Sighting[],
): Settled {
  const out = new Set(denied.map(sightingKey));
  const doubts = [...settled.doubts];
  if (denied.length > 0) doubts.push(dispute(denied, 'the terrain takes them for references, the language server for something else'));
  if (claimed.length > 0) doubts.push(dispute(claimed, 'the language server takes them for references, the terrain for something else'));
  return {
    references: [...settled.references.filter((reference) => !out.has(sightingKey(reference))), ...byPhysics],
    unsettled: settled.unsettled,
    left: [
      ...settled.left,
      ...denied.map(({ view, occurrence }) => ({ view, occurrence, why: 'the language server says that this is something else' })),
      ...claimed.map(({ view, occurrence }) => ({
        view,
        occurrence,
        why: 'the language server lists it, but its name is bound to something else here',
      })),
    ],
    doubts,
  };
}

function dispute(places: readonly Sighting[], rationale: string): Doubt {
  return {
    choice: `left ${places.length} disputed places`,
    rationale,
    rejected: [{ choice: 'take them for references', whyNot: 'one of the two is wrong' }],
    confidence: 0.6,
    about: places.slice(0, 20).map(placeOfSighting),
  };
}
