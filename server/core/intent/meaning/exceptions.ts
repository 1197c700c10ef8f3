/** Which asks an exception said as a clause of its own is about: "… except main", "… but leave the tests alone". */
import type { Ask, Except } from '../phrases/phraseValue.ts';
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

/** Why nothing can be left out of what was asked for, by what would come of it. */
export function whyNothingIsLeftOut(operation: string | undefined): string {
  switch (operation) {
    case 'rename':
    case 'renameMany':
      return 'a rename changes every use of one thing, and what is left out would name what is no longer there; its old name can be kept beside the new one, as an alias';
    case 'move':
    case 'moveModule':
      return 'a move changes every import of one thing, and what is left out would look for it where it no longer is; it can be kept importable from its old place';
    case 'changeSignature':
      return 'a signature is one for all calls; a rule can say which calls pass a value, but all must fit';
    default:
      return 'one thing changes with all that uses it; only of several can some be left out';
  }
}

/** "Not in the tests", "except in utils.py": says where, and names nothing. */
export function leavesOutPlaces({ things }: Except): boolean {
  return things.every(({ selection }) =>
    selection?.conditions.every(({ holds }) => holds.kind === 'placed' || (holds.kind === 'trait' && holds.trait === 'test')),
  );
}

function mayLeaveOut({ unit }: PlacedUnit): boolean {
  return unit.kind === 'ask' && isOfSeveral(unit);
}

function isOfSeveral({ things }: Ask): boolean {
  return things.length > 1 || things.some(({ selection, pointing }) => selection !== undefined || pointing === 'them');
}
