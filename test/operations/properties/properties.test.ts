/**
 * What must hold of the operations on real code, whatever they are applied to: a little of `npm run applications`. The seed is
 * printed; SWARM_PROPERTY_SEED repeats a run.
 */
import { expect, test } from 'vitest';
import { applyAtRandom, operations } from './randomApplications.ts';
import { moveSymbolThereAndBack, moveThereAndBack, type RoundTrip, renameThereAndBack } from './thereAndBack.ts';

const first = Number(process.env.SWARM_PROPERTY_SEED ?? Date.now() % 1_000_000);
const applicationsEach = 500;
const tripsEach = 60;
/**
 * What they ask for stands in few files: two definitions that are the same, or nearly so (those that are found are tried in
 * mergeFunctions/realPairs.test.ts), names taken through a relay, a class of static methods only, several values returned at once
 * (every one of those is tried in splitFunction/realCode.test.ts). Who delegates to whom must fit: delegations.test.ts draws that.
 */
const rare: ReadonlySet<string> = new Set([
  'replaceDuplicate',
  'mergeFunctions',
  'importFromSource',
  'classToFunctions',
  'delegate',
  'splitFunction',
]);
const drawsMax = 600;
/** Half a minute by itself; a machine that does much else is given its time. */
const msMax = 600_000;

test(`none of ${applicationsEach} random applications adds a syntax error, seeds from ${first}`, { timeout: msMax }, async () => {
  console.log(`applications: seeds ${first} to ${first + applicationsEach - 1}`);
  const done = new Map<string, number>();
  const broken: string[] = [];
  for (let seed = first; seed < first + applicationsEach; seed++) {
    const { outcome, operation, args, source, findings } = await applyAtRandom(seed);
    if (outcome === 'done') done.set(operation, (done.get(operation) ?? 0) + 1);
    if (outcome === 'broken' || outcome === 'threw')
      broken.push(`seed ${seed}: ${operation} on ${source} ${JSON.stringify(args)}: ${findings[0]}`);
  }
  // Each must have been carried out, or nothing was tried: what little fits is drawn until it does.
  for (const { name } of operations) {
    for (let seed = first; !rare.has(name) && !done.has(name) && seed < first + drawsMax; seed++) {
      if ((await applyAtRandom(seed, name)).outcome === 'done') done.set(name, 1);
    }
  }
  expect(broken).toEqual([]);
  expect(operations.map(({ name }) => name).filter((name) => !done.has(name) && !rare.has(name))).toEqual([]);
});

test(`a rename there and back leaves every byte as it was, but for a name spelt out, seeds from ${first}`, { timeout: msMax }, async () => {
  await staysTheSame(renameThereAndBack);
});

test(`a module moved there and back leaves every byte as it was, seeds from ${first}`, { timeout: msMax }, async () => {
  await staysTheSame(moveThereAndBack);
});

/**
 * Of a symbol that comes home its new place does not tell where it stood. What is held: it always comes home, and mostly the files have the
 * words they had. How often is printed.
 */
test(`a symbol moved there and back comes home, seeds from ${first}`, { timeout: msMax }, async () => {
  const trips: RoundTrip[] = [];
  for (let seed = first; seed < first + tripsEach; seed++) trips.push(await moveSymbolThereAndBack(seed));
  const count = (outcome: RoundTrip['outcome']): number => trips.filter((trip) => trip.outcome === outcome).length;
  console.log(
    `symbols there and back: ${count('same')} to the byte, ${count('elsewhere')} in another order, ${count('differs')} in other words, ${count('refused')} not begun`,
  );
  const lost = trips.filter(({ outcome }) => outcome === 'not back');
  expect(lost.map(({ seed, source, what, findings }) => `seed ${seed}: ${source} ${what}: ${findings[0]}`)).toEqual([]);
  expect(count('same') + count('elsewhere')).toBeGreaterThan(count('differs'));
  expect(count('same')).toBeGreaterThan(0);
});

async function staysTheSame(trip: (seed: number) => Promise<RoundTrip>): Promise<void> {
  const trips: RoundTrip[] = [];
  for (let seed = first; seed < first + tripsEach; seed++) trips.push(await trip(seed));
  const lost = trips.filter(({ outcome }) => outcome === 'differs' || outcome === 'not back');
  expect(lost.map(({ seed, source, what, findings }) => `seed ${seed}: ${source} ${what}: ${findings[0]}`)).toEqual([]);
  const count = (outcome: RoundTrip['outcome']): number => trips.filter((each) => each.outcome === outcome).length;
  if (count('spelt out') > 0) console.log(`there and back: ${count('same')} to the byte, ${count('spelt out')} with a name spelt out`);
  expect(count('same')).toBeGreaterThan(tripsEach / 4);
  expect(count('spelt out')).toBeLessThan(tripsEach / 6);
}
