/** "Rename f to g and h to i in utils.py": a place said once, at the end, is meant for everything asked for in that sentence. */
import { type Ask, sharedPlaceNote } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

export function shareTrailingPlaces(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  const shared = [...units];
  for (const sentence of sentencesOf(units)) {
    const asks = sentence.flatMap((i) => (units[i]?.unit.kind === 'ask' ? [i] : []));
    const lastIndex = asks.at(-1);
    const last = lastIndex === undefined ? undefined : askAt(units, lastIndex);
    const between = sentence.filter((i) => i >= (asks[0] ?? 0) && i <= (lastIndex ?? -1)).map((i) => units[i]?.unit.kind);
    if (asks.length < 2 || last === undefined || last.after.length === 0 || between.includes('scope')) continue;
    const earlier = asks.slice(0, -1);
    const placeless = earlier.every((i) => {
      const ask = askAt(units, i);
      return (
        ask !== undefined && ask.after.length === 0 && ask.things.every((thing) => thing.places.length === 0 && thing.named !== undefined)
      );
    });
    if (!placeless) continue;
    for (const i of earlier) {
      const placed = units[i];
      const ask = askAt(units, i);
      if (placed === undefined || ask === undefined) continue;
      shared[i] = {
        ...placed,
        unit: { ...ask, after: last.after, notes: [...ask.notes, sharedPlaceNote] },
      };
    }
  }
  return shared;
}

function askAt(units: readonly PlacedUnit[], i: number): Ask | undefined {
  const unit = units[i]?.unit;
  return unit?.kind === 'ask' ? unit : undefined;
}

function sentencesOf(units: readonly PlacedUnit[]): readonly (readonly number[])[] {
  const sentences: number[][] = [[]];
  for (const [i, { unit }] of units.entries()) {
    if (unit.kind === 'break') sentences.push([]);
    else sentences.at(-1)?.push(i);
  }
  return sentences;
}
