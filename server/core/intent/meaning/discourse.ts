/**
 * Goes through the units of one reading in order, keeping what has been said: where things are, what "it" is, what was
 * asked for last. Gives the calls asked for, and for every clause what it came to or why it came to nothing.
 */
import { unreachable } from '../../../base/assert.ts';
import { ok } from '../../../base/result.ts';
import type { DestinationSpec } from '../../operation/destination.ts';
import type { CursorSpec, TargetSpec } from '../../operation/target.ts';
import { operationPhrases } from '../phrases/phraseBook.ts';
import type { Again, Ask, Mention, Opening, Place, Scope, Statement, Thing, When } from '../phrases/phraseValue.ts';
import { type LastAsk, repeated } from './again.ts';
import { destinationInWords, meantDestination } from './destinationMeaning.ts';
import { hearExceptions, leavesOutPlaces, whyNothingIsLeftOut } from './exceptions.ts';
import { hearKeeps, keptAs } from './keptNames.ts';
import { gatherLists } from './lists.ts';
import type { AskContext, MeantCall, Problem, ResolvedThing } from './operationMeaning.ts';
import { isOfPart, ofPart } from './partSpokenOf.ts';
import { shareTrailingPlaces } from './sharedPlaces.ts';
import { joinSignatureWishes } from './signatureWishes.ts';
import { targetBriefly } from './targetWords.ts';
import { meantThing } from './thingMeaning.ts';
import { type GroupContext, meantThings } from './thingsMeaning.ts';
import type { Hypothesis, PlacedUnit } from './unitLattice.ts';
import { hearWishes, wishInWords } from './wishes.ts';

/** One clause of a reading: [first, end) in tokens. */
export interface Clause {
  readonly units: readonly PlacedUnit[];
  readonly outcome: Outcome;
  readonly when?: When | undefined;
}

export type Outcome =
  | { readonly kind: 'calls'; readonly calls: readonly MeantCall[]; readonly assumptions: readonly string[] }
  | { readonly kind: 'context'; readonly understoodAs: string; readonly assumptions: readonly string[] }
  | { readonly kind: 'nothing' } // only courtesy
  | { readonly kind: 'unread' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly sayable: boolean }; // sayable: a reading that was meant; else a gap in it

export class Discourse {
  readonly #cursor: CursorSpec | undefined;
  #cursorIsForOne = false;
  #scope: readonly Place[] = [];
  #scopeStays = false;
  #scopeIsOld = false; // said in an earlier sentence
  #last: TargetSpec | undefined;
  #part: TargetSpec | undefined; // of the last, a parameter
  #spentBy: string | undefined; // the operation that was the last to be asked for it
  #lastDestination: DestinationSpec | undefined;
  #when: When | undefined; // of the clause that is read
  #lastGroup: readonly TargetSpec[] = [];
  #lastAsk: LastAsk | undefined;
  #before: readonly TargetSpec[] = []; // what the last ask was about, as it was before

  constructor(cursor: CursorSpec | undefined) {
    this.#cursor = cursor;
  }

  read(hypothesis: Hypothesis): readonly Clause[] {
    const things = hypothesis.units.reduce(
      (count, { unit }) => count + (unit.kind === 'ask' || unit.kind === 'again' ? unit.things.length : 0),
      0,
    );
    this.#cursorIsForOne = things === 1;
    const clauses: Clause[] = [];
    let units: PlacedUnit[] = [];
    let outcome: Outcome | undefined;
    let when: When | undefined;
    const close = () => {
      if (units.some(({ unit }) => unit.kind !== 'link' && unit.kind !== 'break'))
        clauses.push({ units, outcome: outcome ?? { kind: 'nothing' }, ...(when !== undefined && { when }) });
      units = [];
      outcome = undefined;
      when = undefined;
    };
    for (const [i, placed] of heardTogether(hypothesis.units).entries()) {
      this.#when = when;
      let came = this.#take(placed, hypothesis.units, i + 1);
      if (placed.unit.kind === 'scope' && came !== 'nothing' && outcome?.kind === 'unread') came = outcome; // words amid unread words say nothing
      if (came === 'separator') {
        if (outcome !== undefined || placed.unit.kind === 'break') close();
        if (placed.unit.kind === 'link' && placed.unit.when !== undefined) when = placed.unit.when;
      } else if (came === 'nothing') {
        units.push(placed);
      } else {
        const goesOn = outcome?.kind === 'unread' && came.kind === 'unread';
        if (outcome !== undefined && !goesOn) close();
        outcome = came;
        units.push(placed);
      }
    }
    close();
    return clauses;
  }

  #take({ unit }: PlacedUnit, units: readonly PlacedUnit[], next: number): Outcome | 'nothing' | 'separator' {
    switch (unit.kind) {
      case 'noise':
        return 'nothing';
      case 'link':
        return 'separator';
      case 'break':
        if (!this.#scopeStays || unit.paragraph) this.#scope = [];
        if (unit.sentence) this.#scopeIsOld = true;
        return 'separator';
      case 'unread':
        return { kind: 'unread' };
      case 'unavailable':
        return { kind: 'problem', problem: { why: unit.why, nearest: unit.nearest }, sayable: true };
      case 'scope':
        return this.#enter(unit, units, next);
      case 'heading':
        if (!introduces(units, next, true)) return gap('it names nothing to do');
        if (unit.places.length > 0) this.#scope = unit.places;
        this.#scopeStays = true;
        this.#scopeIsOld = false;
        return { kind: 'context', understoodAs: `opens a list of things to ${unit.operation}`, assumptions: [] };
      case 'mention':
        return this.#mention(unit);
      case 'statement':
        return this.#tell(unit, units, next);
      case 'opening':
        return this.#open(unit, units, next);
      case 'ask':
        return this.#ask(unit);
      case 'again':
        return this.#again(unit);
      case 'listed':
        return unit.heard
          ? { kind: 'context', understoodAs: 'names what was announced', assumptions: [] }
          : gap('it names things, but not what to do with them');
      case 'keep':
        return unit.heard
          ? { kind: 'context', understoodAs: keptAs(unit), assumptions: [] }
          : gap('nothing is renamed that it could be about; say what, and to what');
      case 'wishFor':
        return unit.heard
          ? { kind: 'context', understoodAs: wishInWords(unit), assumptions: [] }
          : {
              kind: 'problem',
              problem: {
                why: 'what was asked for changes code; comments, documentation and messages are only reported',
                nearest: undefined,
              },
              sayable: true,
            };
      case 'except':
        return unit.heard
          ? { kind: 'context', understoodAs: 'leaves some of them out', assumptions: [] }
          : {
              kind: 'problem',
              problem: { why: whyNothingIsLeftOut(this.#lastAsk?.ask.operation), nearest: undefined },
              sayable: leavesOutPlaces(unit),
            };
      default:
        return unreachable(unit);
    }
  }

  /** "In utils/dates.py, …" holds for its sentence; "In utils/dates.py: …" for the list that follows. */
  #enter(scope: Scope, units: readonly PlacedUnit[], next: number): Outcome | 'nothing' {
    const follower = units[next]?.unit;
    if (follower?.kind === 'scope') return gap('another place is said right behind it');
    const beforeColon = follower?.kind === 'link' && follower.colon;
    if (!introduces(units, next, beforeColon)) return gap('it says where, but not what should change there');
    this.#scope = scope.places;
    this.#scopeStays = beforeColon;
    this.#scopeIsOld = false;
    return 'nothing';
  }

  #mention(unit: Mention): Outcome {
    const meant = meantThings([unit.thing, ...(unit.others ?? [])], [], [], this.#context());
    if (!meant.ok) return gapOf(meant.error);
    const specs = meant.value.things.map(({ spec }) => spec);
    this.#last = unit.others === undefined ? specs[0] : specs.at(-1);
    if (unit.others !== undefined) this.#lastGroup = specs;
    this.#spentBy = undefined;
    this.#part = undefined;
    return { kind: 'context', understoodAs: `names ${specs.map(targetBriefly).join(', ')}`, assumptions: meant.value.assumptions };
  }

  /** What is told of things nobody asks anything of could be a wish that was not understood. */
  #tell(unit: Statement, units: readonly PlacedUnit[], next: number): Outcome {
    if (!units.slice(next, next + lookAheadMax).some(pointsBack))
      return gap('it tells something, but nothing is asked of what it tells of');
    const meant = meantThings(unit.things, [], [], this.#context());
    if (!meant.ok) return gapOf(meant.error);
    const specs = meant.value.things.map(({ spec }) => spec);
    this.#last = specs.length === 1 ? specs[0] : undefined;
    this.#lastGroup = specs;
    this.#spentBy = undefined;
    this.#part = undefined;
    const names = specs.map(targetBriefly).join(', ');
    return { kind: 'context', understoodAs: `tells of ${names}`, assumptions: meant.value.assumptions };
  }

  /** An empty module is nothing; one that things go into later is. */
  #open({ destination }: Opening, units: readonly PlacedUnit[], next: number): Outcome {
    const said: string[] = [];
    const meant = this.#askContext(said).destination(destination, undefined);
    if (!meant.ok) return gapOf(meant.error);
    if (!units.slice(next, next + lookAheadMax).some(goesThere)) return gap('it does not say what is to go there');
    this.#lastDestination = meant.value.spec;
    return { kind: 'context', understoodAs: `names ${destinationInWords(meant.value.spec)}`, assumptions: said };
  }

  #ask(ask: Ask): Outcome {
    const assumptions: string[] = [...ask.notes];
    if (this.#scopeIsOld && this.#scope.length > 0) assumptions.push('the place said before is read as meant here too');
    if (isOfPart(ask)) {
      const part = ofPart(ask, this.#part ?? this.#last);
      return part.ok ? this.#mean(part.value.ask, part.value.things, [...assumptions, part.value.assumption]) : gapOf(part.error);
    }
    const meant = meantThings(ask.things, ask.after, ask.except ?? [], this.#context(ask.operation));
    if (!meant.ok) return gapOf(meant.error);
    return this.#mean(ask, meant.value.things, [...assumptions, ...meant.value.assumptions]);
  }

  #mean(ask: Ask, things: readonly ResolvedThing[], assumptions: readonly string[]): Outcome {
    const phrases = operationPhrases.find((candidate) => candidate.operation === ask.operation);
    if (phrases === undefined) return { kind: 'unread' };
    const said: string[] = [];
    const meant = phrases.meaning(ask, things, this.#askContext(said));
    if (!meant.ok) return gapOf(meant.error);
    this.#lastAsk = { ask, things, calls: meant.value };
    this.#remember(ask.operation, things, meant.value);
    const more = meant.value.flatMap((call) => call.assumptions ?? []);
    const beside = Object.values(ask.details ?? {}).flatMap((detail) => (detail.kind === 'thing' ? detail.notes : []));
    return { kind: 'calls', calls: meant.value, assumptions: [...new Set([...assumptions, ...said, ...beside, ...more])] };
  }

  /** What “it”, “them” and “there” mean after a call. */
  #remember(operation: string, things: readonly ResolvedThing[], calls: readonly MeantCall[]): void {
    const known = things.map(({ spec }) => spec);
    const after = calls.map(({ target, afterwards }) => afterwards ?? target);
    const isDone = this.#when !== 'afterNext'; // else what is said next is done before it
    const now = isDone && after.length === known.length ? after : known;
    const there = now.filter((spec) => spec !== 'gone');
    this.#before = known;
    this.#last = there.at(-1);
    this.#lastGroup = there;
    this.#spentBy = operation;
    this.#part = calls.length === 1 ? calls[0]?.part : undefined;
  }

  #askContext(assumptions: string[]): AskContext {
    return {
      destination: (said, moving) => {
        const meant = meantDestination(said, moving, this.#context());
        if (meant.ok) {
          this.#lastDestination = { ...meant.value.spec, isNew: false }; // it is there from then on
          assumptions.push(...meant.value.assumptions);
        }
        return meant;
      },
      thing: (said) => {
        const meant = meantThing(said, [], { ...this.#context(), lastIsSpent: false });
        if (meant.ok) assumptions.push(...meant.value.assumptions);
        return meant.ok ? ok(meant.value.spec) : meant;
      },
      around: this.#around(),
    };
  }

  #around(): readonly TargetSpec[] {
    return this.#scope.flatMap(({ what, placeKind }) => {
      if (typeof what === 'string') return [];
      const thing: Thing = { kind: 'thing', named: what, pointing: undefined, thingKind: placeKind, places: [], notes: [] };
      const meant = meantThing(thing, [], { ...this.#context(), scope: [] });
      return meant.ok ? [meant.value.spec] : [];
    });
  }

  /** "Do the same for Writer." */
  #again(unit: Again): Outcome {
    const refuse = (problem: Problem): Outcome => ({ kind: 'problem', problem, sayable: true });
    if (this.#lastAsk === undefined) return refuse({ why: 'there is nothing before it that could be done again', nearest: undefined });
    const others = meantThings(unit.things, [], [], this.#context());
    if (!others.ok) return gapOf(others.error);
    const again = repeated(this.#lastAsk, others.value.things);
    if (!again.ok) return refuse(again.error);
    return this.#mean(again.value.ask, again.value.things, [...others.value.assumptions, again.value.assumption]);
  }

  #context(operation?: string): GroupContext {
    return {
      cursor: this.#cursor,
      cursorIsForOne: this.#cursorIsForOne,
      last: (operation === 'rename' ? this.#part : undefined) ?? this.#last,
      lastIsSpent: operation !== undefined && operation === this.#spentBy,
      lastGroup: this.#lastGroup,
      before: this.#before.at(-1),
      lastDestination: this.#lastDestination,
      scope: this.#scope,
    };
  }
}

/** What was said beside the asks, written into those that it is about. */
function heardTogether(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  return hearExceptions(hearWishes(hearKeeps(shareTrailingPlaces(joinSignatureWishes(gatherLists(units))))));
}

/** How far a place or a heading may stand before what it is said for, in units. */
const lookAheadMax = 40;

/** Whether something is asked to go to the place that was spoken of last. */
function goesThere({ unit }: PlacedUnit): boolean {
  const destination = unit.kind === 'ask' ? unit.details?.['destination'] : undefined;
  return destination?.kind === 'destination' && destination.pointing === 'there';
}

/** Whether something is asked of what was spoken of before. */
function pointsBack({ unit }: PlacedUnit): boolean {
  return unit.kind === 'ask' && (unit.things.length === 0 || unit.things.some(({ pointing }) => pointing !== undefined));
}

/** Whether something that can be done follows, in the same sentence or, for the head of a list, anywhere after. */
function introduces(units: readonly PlacedUnit[], next: number, acrossSentences: boolean): boolean {
  for (let i = next; i < Math.min(units.length, next + lookAheadMax); i++) {
    const unit = units[i]?.unit;
    if (unit === undefined) return false;
    if (unit.kind === 'break' && !acrossSentences) return false;
    if (unit.kind === 'ask' || unit.kind === 'mention' || unit.kind === 'again' || unit.kind === 'heading') return true;
  }
  return false;
}

function gap(why: string): Outcome {
  return gapOf({ why, nearest: undefined });
}

function gapOf(problem: Problem): Outcome {
  return { kind: 'problem', problem, sayable: false };
}
