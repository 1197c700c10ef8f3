/**
 * Goes through the units of one reading in order, keeping what has been said: where things are, what "it" is, what was
 * asked for last. Gives the calls asked for, and for every clause what it came to or why it came to nothing.
 */
import { unreachable } from '../../../base/assert.ts';
import type { CursorSpec, TargetSpec } from '../../operation/target.ts';
import { operationPhrases } from '../phrases/phraseBook.ts';
import type { Again, Ask, Mention, Place } from '../phrases/phraseValue.ts';
import type { MeantCall, Problem, ResolvedThing } from './operationMeaning.ts';
import { shareTrailingPlaces } from './sharedPlaces.ts';
import { targetBriefly } from './targetWords.ts';
import { meantThing } from './thingMeaning.ts';
import type { Hypothesis, PlacedUnit } from './unitLattice.ts';

/** One clause of a reading: [first, end) in tokens. */
export interface Clause {
  readonly units: readonly PlacedUnit[];
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'calls'; readonly calls: readonly MeantCall[]; readonly assumptions: readonly string[] }
  | { readonly kind: 'context'; readonly understoodAs: string; readonly assumptions: readonly string[] }
  | { readonly kind: 'nothing' } // only courtesy
  | { readonly kind: 'unread' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly sayable: boolean }; // sayable: a reading that was meant; else a gap in it

export class Discourse {
  readonly #cursor: CursorSpec | undefined;
  #scope: readonly Place[] = [];
  #scopeStays = false;
  #last: TargetSpec | undefined;
  #lastIsSpent = false;
  #lastAsk: { readonly ask: Ask; readonly things: readonly ResolvedThing[] } | undefined;

  constructor(cursor: CursorSpec | undefined) {
    this.#cursor = cursor;
  }

  read(hypothesis: Hypothesis): readonly Clause[] {
    const clauses: Clause[] = [];
    let units: PlacedUnit[] = [];
    let outcome: Outcome | undefined;
    const close = () => {
      if (units.some(({ unit }) => unit.kind !== 'link' && unit.kind !== 'break'))
        clauses.push({ units, outcome: outcome ?? { kind: 'nothing' } });
      units = [];
      outcome = undefined;
    };
    for (const [i, placed] of shareTrailingPlaces(hypothesis.units).entries()) {
      const next = hypothesis.units[i + 1]?.unit;
      const came = this.#take(placed, next?.kind === 'link' && next.colon);
      if (came === 'separator') {
        if (outcome !== undefined) close();
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

  #take({ unit }: PlacedUnit, beforeColon: boolean): Outcome | 'nothing' | 'separator' {
    switch (unit.kind) {
      case 'noise':
        return 'nothing';
      case 'link':
        return 'separator';
      case 'break':
        if (!this.#scopeStays || unit.paragraph) this.#scope = [];
        return 'separator';
      case 'unread':
        return { kind: 'unread' };
      case 'unavailable':
        return { kind: 'problem', problem: { why: unit.why, nearest: unit.nearest }, sayable: true };
      case 'scope':
        this.#scope = unit.places;
        this.#scopeStays = beforeColon;
        return 'nothing';
      case 'heading':
        if (unit.places.length > 0) this.#scope = unit.places;
        this.#scopeStays = true;
        return { kind: 'context', understoodAs: `a list of things to ${unit.operation}`, assumptions: [] };
      case 'mention':
        return this.#mention(unit);
      case 'ask':
        return this.#ask(unit);
      case 'again':
        return this.#again(unit);
      default:
        return unreachable(unit);
    }
  }

  #mention(unit: Mention): Outcome {
    const meant = meantThing(unit.thing, [], this.#context());
    if (!meant.ok) return { kind: 'problem', problem: meant.error, sayable: false };
    this.#last = meant.value.spec;
    this.#lastIsSpent = false;
    return { kind: 'context', understoodAs: `names ${targetBriefly(meant.value.spec)}`, assumptions: meant.value.assumptions };
  }

  #ask(ask: Ask): Outcome {
    const things: ResolvedThing[] = [];
    const assumptions: string[] = [...ask.notes];
    for (const thing of ask.things) {
      const meant = meantThing(thing, ask.after, this.#context());
      if (!meant.ok) return { kind: 'problem', problem: meant.error, sayable: false };
      things.push({ thing, spec: meant.value.spec });
      assumptions.push(...meant.value.assumptions);
    }
    return this.#mean(ask, things, assumptions);
  }

  #mean(ask: Ask, things: readonly ResolvedThing[], assumptions: readonly string[]): Outcome {
    const phrases = operationPhrases.find((candidate) => candidate.operation === ask.operation);
    if (phrases === undefined) return { kind: 'unread' };
    const meant = phrases.meaning(ask, things);
    if (!meant.ok) return { kind: 'problem', problem: meant.error, sayable: false };
    this.#lastAsk = { ask, things };
    this.#last = things.at(-1)?.spec;
    this.#lastIsSpent = true;
    return { kind: 'calls', calls: meant.value, assumptions: [...new Set(assumptions)] };
  }

  /** "Do the same for Writer": the last ask with the one thing replaced that Writer can stand for. */
  #again(unit: Again): Outcome {
    const refuse = (why: string): Outcome => ({ kind: 'problem', problem: { why, nearest: undefined }, sayable: true });
    const other = unit.thing.named?.name;
    const [only] = this.#lastAsk?.things ?? [];
    if (this.#lastAsk === undefined || only === undefined || other === undefined)
      return refuse('there is nothing before it that could be done again');
    if (this.#lastAsk.things.length !== 1) return refuse('more than one thing was asked for before; say it again in full');
    const meant = meantThing(unit.thing, [], this.#context());
    if (!meant.ok) return { kind: 'problem', problem: meant.error, sayable: false };
    const replaced = replace(only.spec, meant.value.spec, other.form === 'path');
    if (replaced === undefined) return refuse(`it is not clear what ${other.text} would take the place of; say it again in full`);
    return this.#mean(this.#lastAsk.ask, [{ thing: only.thing, spec: replaced }], [`“the same” is read as ${targetBriefly(replaced)}`]);
  }

  #context() {
    return { cursor: this.#cursor, last: this.#last, lastIsSpent: this.#lastIsSpent, scope: this.#scope };
  }
}

/** Where the other thing fits: the file for a file, else the class or function around the name; undefined when neither is there. */
function replace(spec: TargetSpec, other: TargetSpec, isPath: boolean): TargetSpec | undefined {
  if (isPath || other.kind === 'module' || other.kind === 'file') {
    return spec.pathHint === undefined ? undefined : { ...spec, pathHint: other.name };
  }
  const pathHint = other.pathHint ?? spec.pathHint;
  if (spec.containerHint !== undefined) return { ...spec, containerHint: other.name, pathHint };
  const dot = spec.name.lastIndexOf('.');
  if (dot > 0) return { ...spec, name: `${other.name}${spec.name.slice(dot)}`, pathHint };
  return undefined;
}
