/** Which asks a wish about docs, comments, strings or tests is about: those of its sentence that can honour it, else those before it. */
import type { Wish } from '../../operation/wish.ts';
import { operationPhrases } from '../phrases/phraseBook.ts';
import type { Break, WishFor } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

/** The units with every wish written into the asks that it is about, and marked where it has no effect or there are any. */
export function hearWishes(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  if (!units.some(({ unit }) => unit.kind === 'wishFor')) return units;
  const heard = [...units];
  for (const [i, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind !== 'wishFor') continue;
    // What follows only when asked to stays by itself; uses in tests follow like all others.
    const free = unit.not || unit.what.every((each) => each === 'tests');
    const asks = free && unit.not ? [] : meant(heard, i, unit);
    for (const at of asks) {
      const ask = heard[at];
      if (ask?.unit.kind === 'ask')
        heard[at] = { ...ask, unit: { ...ask.unit, also: [...new Set([...(ask.unit.also ?? []), ...unit.what])] } };
    }
    if (free || asks.length > 0) heard[i] = { ...placed, unit: { ...unit, heard: true } };
  }
  return heard;
}

function meant(units: readonly PlacedUnit[], i: number, { what }: WishFor): readonly number[] {
  const asks = units.flatMap(({ unit }, at) => (unit.kind === 'ask' && honours(unit.operation, what) ? [at] : []));
  const between = (ends: (unit: Break) => boolean): readonly number[] => {
    const from = units.findLastIndex(({ unit }, at) => at < i && unit.kind === 'break' && ends(unit));
    const end = units.findIndex(({ unit }, at) => at > i && unit.kind === 'break' && ends(unit));
    return asks.filter((at) => at > from && (end === -1 || at < end));
  };
  const inPart = between(() => true);
  const inSentence = between(({ semicolon }) => !semicolon);
  const ways = [inPart.filter((at) => at < i), inPart, inSentence.filter((at) => at < i), asks.filter((at) => at < i), asks];
  return ways.find((way) => way.length > 0) ?? [];
}

function honours(operation: string, what: readonly Wish[]): boolean {
  const known = operationPhrases.find((phrases) => phrases.operation === operation)?.honours ?? [];
  return what.every((each) => known.includes(each));
}

export function wishInWords({ what, not }: WishFor): string {
  const listed = what.length === 0 ? 'all but code' : what.join(', ');
  return not ? `${listed} stay as they are, as they do anyway` : `also in ${listed}`;
}
