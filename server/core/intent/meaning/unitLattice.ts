/**
 * Cuts a whole instruction into units (asks, mentions, places, courtesy …) in every way the grammar allows and keeps the
 * cheapest ways. A Viterbi search over positions, so the work grows with the length of the instruction, not with the number
 * of readings.
 */
import { Chart } from '../grammar/chart.ts';
import type { Grammar } from '../grammar/grammar.ts';
import { operationPhrases, sharedUnits } from '../phrases/phraseBook.ts';
import type { PhraseValue, Unit } from '../phrases/phraseValue.ts';
import type { Token } from '../words/token.ts';
import { announces } from './lists.ts';

/** Work one instruction may cost: rule applications and matches. Ordinary instructions need a few thousand. */
const parseItemsMax = 1_500_000;
/** Ways to read the words up to one place that are kept. */
const hypothesesPerPlaceMax = 16;

/** What it costs to leave a word unread: more than any other reading of it. */
const unreadCost = 60;
/** What it costs to begin such a unit in the middle of a clause. */
const midClauseCost: Readonly<Partial<Record<Unit['kind'], number>>> = {
  ask: 2,
  scope: 1,
  mention: 3,
  heading: 4,
  unavailable: 2,
  again: 2,
};

/** What it costs more where it hardly ever begins there: a question, say. */
const misplacedCost = 45;

/** What each further thing asked for costs. */
const furtherAskCost = 1;

/** What it costs to pass over words while things are listed. */
const noiseInListCost = 10;

/** After these a new clause may begin. */
const clauseOpeners: ReadonlySet<Unit['kind']> = new Set(['break', 'link', 'scope', 'heading']);

export interface PlacedUnit {
  readonly unit: Unit;
  readonly first: number; // token
  readonly end: number;
}

export interface Hypothesis {
  readonly units: readonly PlacedUnit[];
  readonly cost: number;
}

interface Step {
  readonly cost: number;
  readonly placed: PlacedUnit | undefined;
  readonly before: Step | undefined;
  readonly fresh: boolean; // a new clause may begin here
  readonly active: string | undefined; // the operation a bare "x to y" continues
  readonly lists: boolean; // things were announced that are still to be listed
}

export interface Lattice {
  readonly hypotheses: readonly Hypothesis[]; // cheapest first; at least one
  readonly exhausted: boolean;
  readonly items: number;
}

export function readUnits(instruction: string, tokens: readonly Token[], grammar: Grammar<PhraseValue>): Lattice {
  const chart = new Chart(grammar, tokens, parseItemsMax);
  const places: Step[][] = Array.from({ length: tokens.length + 1 }, () => []);
  places[0]?.push({ cost: 0, placed: undefined, before: undefined, fresh: true, active: undefined, lists: false });
  for (let at = 0; at < tokens.length; at++) {
    const steps = cheapest(places[at] ?? []);
    const onNewLine = at > 0 && /[\r\n]/.test(instruction.slice(tokens[at - 1]?.end, tokens[at]?.start));
    for (const step of steps) {
      for (const { end, cost, unit, active } of unitsAt(chart, tokens, at, step)) {
        const twoScopes = unit.kind === 'scope' && step.placed?.unit.kind === 'scope'; // one scope of two places is meant
        // "… f, g and today": in a list a word is a name before it is nothing.
        const inList = unit.kind === 'noise' && step.lists ? noiseInListCost : 0;
        // "f does not need x, remove it" is one wish before it is two.
        const again = unit.kind === 'ask' && step.active !== undefined ? furtherAskCost : 0;
        const extra = again + inList + ((step.fresh || onNewLine) && !twoScopes ? 0 : midClauseCostOf(unit));
        places[end]?.push({
          cost: step.cost + cost + extra,
          placed: { unit, first: at, end },
          before: step,
          fresh: unit.kind === 'noise' ? step.fresh : clauseOpeners.has(unit.kind),
          active: active ?? step.active,
          lists: unit.kind === 'ask' ? announces(unit) : step.lists && !(unit.kind === 'break' && unit.paragraph),
        });
      }
    }
  }
  const ends = cheapest(places[tokens.length] ?? []);
  return { hypotheses: ends.map(hypothesisOf), exhausted: chart.exhausted, items: chart.items };
}

function midClauseCostOf(unit: Unit): number {
  return (midClauseCost[unit.kind] ?? 0) + (unit.kind === 'unavailable' && unit.opensClause === true ? misplacedCost : 0);
}

interface UnitMatch {
  readonly end: number;
  readonly cost: number;
  readonly unit: Unit;
  readonly active: string | undefined;
}

function unitsAt(
  chart: Chart<PhraseValue>,
  tokens: readonly Token[],
  at: number,
  { active, lists }: Pick<Step, 'active' | 'lists'>,
): readonly UnitMatch[] {
  const token = tokens[at];
  if (token?.kind === 'break') {
    const { paragraph, text } = token;
    return [
      { end: at + 1, cost: 0, unit: { kind: 'break', paragraph, sentence: text !== '', semicolon: text === ';' }, active: undefined },
    ];
  }
  const found: UnitMatch[] = [{ end: at + 1, cost: unreadCost, unit: { kind: 'unread' }, active: undefined }];
  const take = (rule: string, operation: string | undefined) => {
    for (const { end, cost, value } of chart.parse(rule, at)) {
      if (end > at && isUnit(value)) found.push({ end, cost, unit: value, active: startsOperation(value) ? operation : undefined });
    }
  };
  for (const rule of sharedUnits) take(rule, undefined);
  if (lists) take('listed', undefined);
  for (const phrases of operationPhrases) {
    for (const rule of phrases.asks) take(rule, phrases.operation);
    if (phrases.operation === active) for (const rule of phrases.more) take(rule, phrases.operation);
  }
  return found;
}

function startsOperation(unit: Unit): boolean {
  return unit.kind === 'ask' || unit.kind === 'heading';
}

function isUnit(value: PhraseValue): value is Unit {
  switch (value.kind) {
    case 'name':
    case 'kindWord':
    case 'place':
    case 'thing':
    case 'newName':
    case 'things':
    case 'kinds':
    case 'condition':
    case 'destination':
    case 'newNames':
    case 'words':
      return false;
    default:
      return true;
  }
}

function cheapest(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((a, b) => a.cost - b.cost).slice(0, hypothesesPerPlaceMax);
}

function hypothesisOf(last: Step): Hypothesis {
  const units: PlacedUnit[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) if (step.placed) units.push(step.placed);
  return { units: units.reverse(), cost: last.cost };
}
