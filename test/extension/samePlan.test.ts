import { expect, test } from 'vitest';
import { samePlan } from '../../extension/mission/samePlan.ts';

const plan = (...files: readonly (readonly [path: string, baseHash: string, newHash: string])[]) => ({
  missionId: 'm',
  operations: [],
  notes: [],
  files: files.map(([path, baseHash, newHash]) => ({ path, newPath: path, before: '', after: '', baseHash, newHash, edits: 1 })),
});

test('plans are the same when they lead from the same contents to the same, in whatever order', () => {
  const seen = plan(['a', '1', '2'], ['b', '3', '4']);
  expect(samePlan(seen, plan(['b', '3', '4'], ['a', '1', '2']))).toBe(true);
  expect(samePlan(seen, plan(['a', '1', '2']))).toBe(false);
  expect(samePlan(seen, plan(['a', '9', '2'], ['b', '3', '4']))).toBe(false);
});
