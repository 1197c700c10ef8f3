/** Which asks an exception said as a clause of its own is about: "… except main", "… but leave the tests alone". */
import type { Ask } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

/** The units with every exception written into the ask that it is about, and marked where there is one. */
export function hearExceptions(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  if (!units.some(({ unit }) => unit.kind === 'except')) return units;
  const heard = [...units];
  for (const [i, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind !== 'except') continue;
    const before = heard.findLastIndex((other, at) => at < i && mayLeaveOut(other));
    const at = before === -1 ? heard.findIndex((other, after) => after > i && mayLeaveOut(other)) : before;
    const ask = heard[at];
    if (ask?.unit.kind !== 'ask') continue;
    heard[at] = { ...ask, unit: { ...ask.unit, except: [...(ask.unit.except ?? []), ...unit.things] } };
    heard[i] = { ...placed, unit: { ...unit, heard: true } };
  }
  return heard;
}

function mayLeaveOut({ unit }: PlacedUnit): boolean {
  return unit.kind === 'ask' && isOfSeveral(unit);
}

function isOfSeveral({ things }: Ask): boolean {
  return things.length > 1 || things.some(({ selection, pointing }) => selection !== undefined || pointing === 'them');
}
