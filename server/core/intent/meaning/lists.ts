/** "Move the following to reader.py:" with the things themselves behind it, in a list or after the colon. */
import type { Ask, Thing } from '../phrases/phraseValue.ts';
import type { PlacedUnit } from './unitLattice.ts';

/** The units with what was listed put where it was announced. An announcement without a list is left as it is. */
export function gatherLists(units: readonly PlacedUnit[]): readonly PlacedUnit[] {
  if (!units.some(({ unit }) => unit.kind === 'listed')) return units;
  const gathered = [...units];
  let opener: number | undefined;
  for (const [i, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind === 'ask') opener = announces(unit) ? i : undefined;
    const before = opener === undefined ? undefined : gathered[opener];
    if (unit.kind !== 'listed' || opener === undefined || before?.unit.kind !== 'ask') continue;
    gathered[opener] = { ...before, unit: { ...before.unit, things: added(before.unit.things, unit.things) } };
    gathered[i] = { ...placed, unit: { ...unit, heard: true } };
  }
  return gathered.map((placed) => (placed.unit.kind === 'ask' ? { ...placed, unit: withoutAnnouncement(placed.unit) } : placed));
}

/** Whether things are still to be listed: "the following functions". */
export function announces({ things }: Pick<Ask, 'things'>): boolean {
  return things.some(({ pointing }) => pointing === 'following');
}

function added(things: readonly Thing[], listed: readonly Thing[]): readonly Thing[] {
  const opener = things.find(({ pointing }) => pointing === 'following');
  return [...things, ...listed.map((thing) => ({ ...thing, thingKind: thing.thingKind ?? opener?.thingKind }))];
}

function withoutAnnouncement(ask: Ask): Ask {
  const listed = ask.things.filter(({ pointing }) => pointing !== 'following');
  return listed.length === 0 ? ask : { ...ask, things: listed };
}
