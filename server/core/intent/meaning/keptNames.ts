/** Which renames a wish to keep the old name is about, said before, beside or after them. */
import type { KeepOld } from '../../operation/target.ts';
import { operationPhrases } from '../phrases/phraseBook.ts';
import type { Ask, Keep, Named } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

/** The units with every such wish written into the renames that it is about, and marked when there are any. */
export function hearKeeps(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  if (!units.some(({ unit }) => unit.kind === 'keep')) return units;
  const heard = [...units];
  for (const [i, placed] of units.entries()) {
    const wish = placed.unit;
    if (wish.kind !== 'keep') continue;
    const asks = meant(units, i, wish);
    for (const at of asks) {
      const ask = heard[at];
      if (ask?.unit.kind !== 'ask') continue;
      heard[at] = { ...ask, unit: withWish(ask.unit, wish, asks.length) };
    }
    if (asks.length > 0 || (wish.mild && units.some(({ unit }) => unit.kind === 'ask')))
      heard[i] = { ...placed, unit: { ...wish, heard: true } };
  }
  return heard;
}

export function keptAs(wish: Keep): string {
  const name = wish.named?.name.text ?? (wish.plural ? 'the old names' : 'the old name');
  return `keeps ${name} as ${wish.how === 'deprecated' ? 'a deprecated alias' : 'an alias'}`;
}

function withWish(ask: Ask, wish: Keep, asks: number): Ask {
  const before = ask.keepOld;
  const keepOld: KeepOld = wish.how === 'deprecated' || before === 'deprecated' ? 'deprecated' : 'alias';
  const notes = [
    ...(wish.how === undefined && before === undefined ? ['that the old name goes on working is read as keeping it as an alias'] : []),
    ...(wish.from === undefined ? [] : [`“${wish.from.written}” is read as the place where it was before`]),
    ...(asks > 1 && !wish.plural && wish.named === undefined ? ['keeping the old name is read as meant for each of them'] : []),
  ];
  return { ...ask, keepOld, notes: [...ask.notes, ...notes] };
}

/** By the name; else those before it in its sentence, those after it there, those of the sentence before, or all before where all are meant; all after. */
function meant(units: readonly PlacedUnit[], i: number, wish: Keep): readonly number[] {
  const asks = units.flatMap(({ unit }, at) => (unit.kind === 'ask' && keeps(unit.operation) ? [at] : []));
  const { named } = wish;
  if (named !== undefined) {
    const called = asks.filter((at) => names(units[at]?.unit, named));
    return called
      .filter((at) => at < i)
      .slice(-1)
      .concat(called.filter((at) => at > i))
      .slice(0, 1);
  }
  const from = units.findLastIndex(({ unit }, at) => at < i && unit.kind === 'break');
  const end = units.findIndex(({ unit }, at) => at > i && unit.kind === 'break');
  const inSentence = (at: number): boolean => at > from && (end === -1 || at < end);
  const ways = [
    asks.filter((at) => at < i && inSentence(at)),
    asks.filter((at) => at > i && inSentence(at)),
    wish.plural
      ? asks.filter((at) => at < i)
      : ofLastSentence(
          units,
          asks.filter((at) => at < i),
        ),
    asks.filter((at) => at > i),
  ];
  return ways.find((way) => way.length > 0) ?? [];
}

/** "… The old name should still work.": the name that the sentence before was about. */
function ofLastSentence(units: readonly PlacedUnit[], asks: readonly number[]): readonly number[] {
  const last = asks.at(-1);
  if (last === undefined) return [];
  const from = units.findLastIndex(({ unit }, at) => at < last && unit.kind === 'break');
  return asks.filter((at) => at > from);
}

function keeps(operation: string): boolean {
  return operationPhrases.find((phrases) => phrases.operation === operation)?.keepsOld === true;
}

function names(unit: PlacedUnit['unit'] | undefined, { name }: Named): boolean {
  if (unit?.kind !== 'ask') return false;
  const last = (text: string): string => text.slice(text.lastIndexOf('.') + 1);
  return unit.things.some(({ named }) => named !== undefined && last(named.name.text) === last(name.text));
}
