/** What several stages come to: files that change, move, come in and go, in any order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPlace, composeChanges, sharedTargets } from '../../../server/core/swarm/changeTable.ts';
import type { ChangedFile } from '../../../server/core/swarm/words.ts';
import { action, came, type Draft, draftsOf, edited, moved, names, stage, went } from './someStages.ts';

const told = (changes: readonly ChangedFile[]): readonly string[] =>
  changes.map(
    ({ origin, path: to, baseHash, hash: now, steps }) => `${origin} ${baseHash ?? '-'} > ${to} ${now ?? '-'} in ${steps.length}`,
  );

const compose = (...stages: readonly (readonly Draft[])[]) => composeChanges(stages.map((drafts, index) => stage(index, drafts)));

test('a file that came in is edited, moved and deleted by later stages', () => {
  expect(told(compose([came('n.py', 'N')]))).toEqual(['n.py - > n.py N in 1']);
  expect(told(compose([came('n.py', 'N')], [edited('n.py', 'N', 'N2')]))).toEqual(['n.py - > n.py N2 in 2']);
  expect(told(compose([came('n.py', 'N')], [moved('n.py', 'm.py', 'N')]))).toEqual(['m.py - > m.py N in 2']);
  expect(told(compose([came('n.py', 'N')], [went('n.py', 'N')]))).toEqual([]);
});

test('a file that went is one file when it comes in again, and no change when it is as before', () => {
  expect(told(compose([edited('a.py', 'A', 'A2')], [went('a.py', 'A2')]))).toEqual(['a.py A > a.py - in 2']);
  expect(told(compose([went('a.py', 'A')], [came('a.py', 'B')]))).toEqual(['a.py A > a.py B in 2']);
  expect(told(compose([went('a.py', 'A')], [came('a.py', 'A')]))).toEqual([]);
  expect(told(compose([moved('a.py', 'b.py', 'A')], [went('b.py', 'A')]))).toEqual(['a.py A > a.py - in 2']);
  expect(told(compose([moved('a.py', 'b.py', 'A')], [went('b.py', 'A')], [came('b.py', 'B')]))).toEqual([
    'a.py A > a.py - in 2',
    'b.py - > b.py B in 1',
  ]);
});

test('a file comes in where another moves away, which is told place by place', () => {
  const changes = compose([moved('a.py', 'b.py', 'A'), came('a.py', 'relay')]);
  expect(told(changes)).toEqual(['a.py A > b.py A in 1', 'a.py - > a.py relay in 1']);
  expect(told(byPlace(changes).map((each) => each.told))).toEqual(['a.py A > a.py relay in 1', 'b.py - > b.py A in 1']);
});

test('a file moves to where another goes, which is told place by place', () => {
  const changes = compose([moved('b.py', 'a.py', 'B'), went('a.py', 'A')]);
  expect(
    sharedTargets([moved('b.py', 'a.py', 'B'), went('a.py', 'A')].map((each) => ({ newPath: undefined, edits: [], ...each }))),
  ).toEqual([]);
  expect(told(changes)).toEqual(['a.py A > a.py - in 1', 'b.py B > a.py B in 1']);
  expect(told(byPlace(changes).map((each) => each.told))).toEqual(['a.py A > a.py B in 1', 'b.py B > b.py - in 1']);
});

test('whatever the stages do, the changes lead from what was to what is', () => {
  fc.assert(
    fc.property(fc.subarray(names), fc.array(fc.array(action, { maxLength: 4 }), { maxLength: 4 }), (first, stages) => {
      const before = new Map(first.map((name) => [name, name.toUpperCase()]));
      let present = new Map(before);
      const accepted = stages.map((actions, index) => {
        const { drafts, after } = draftsOf(actions, present, index);
        present = after;
        return stage(index, drafts);
      });
      const changes = composeChanges(accepted);
      expect(applied(before, changes)).toEqual(new Map([...present].sort()));
      const places = byPlace(changes).map((each) => each.told);
      expect(applied(before, places)).toEqual(new Map([...present].sort()));
      expect(new Set(places.map(({ origin }) => origin)).size).toBe(places.length);
      const ends = places.flatMap((file) => (file.hash === undefined ? [] : [file.path]));
      expect(new Set(ends).size).toBe(ends.length);
    }),
    { numRuns: 2_000 },
  );
});

function applied(before: ReadonlyMap<string, string>, changes: readonly ChangedFile[]): ReadonlyMap<string, string> {
  const after = new Map(before);
  for (const { origin, baseHash } of changes) {
    if (baseHash === undefined) continue;
    expect(before.get(origin)).toBe(baseHash);
    after.delete(origin);
  }
  for (const { path: at, hash: now } of changes) {
    if (now === undefined) continue;
    expect(after.has(at)).toBe(false);
    after.set(at, now);
  }
  return new Map([...after].sort());
}
