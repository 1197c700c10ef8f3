import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MomentKind } from '../../../server/protocol/messages/rewinds.ts';
import { indexAt, keyStep, listStep, marksOf, markWidth, xOf } from '../../../webview/rewind/scale.ts';

test('each moment has its place on the line, and is found there again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 180 }), fc.integer({ min: 200, max: 900 }), fc.nat(), (count, width, at) => {
      const index = at % count;
      expect(indexAt(xOf(index, count, width), count, width)).toBe(index);
    }),
  );
  expect([indexAt(-50, 10, 300), indexAt(9_999, 10, 300), indexAt(5, 0, 300), indexAt(5, 1, 0)]).toEqual([0, 9, 0, 0]);
});

test('few moments have a mark each; of many, the weightiest in each place, and no more than there is room for', () => {
  const kinds: readonly MomentKind[] = ['start', 'mission', 'save', 'rewind'];
  const few = marksOf(
    kinds.map((kind) => ({ kind })),
    200,
  );
  expect(few.map(({ kind, moments }) => `${kind} ${moments}`)).toEqual(['start 1', 'mission 1', 'save 1', 'rewind 1']);
  const many = Array.from({ length: 5_000 }, (_, at) => ({ kind: at === 2_500 ? ('rewind' as const) : ('save' as const) }));
  const marks = marksOf(many, 200);
  expect(marks.length).toBeLessThanOrEqual(Math.ceil(200 / markWidth));
  expect(marks.reduce((sum, { moments }) => sum + moments, 0)).toBe(5_000);
  expect(marks.filter(({ kind }) => kind === 'rewind')).toHaveLength(1);
});

test('keys: one step per moment, ten per page, to both ends, and never beyond', () => {
  const steps = (keys: readonly string[], from: number, step: typeof keyStep) => keys.map((key) => step(key, from, 30));
  expect(steps(['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'Tab'], 15, keyStep)).toEqual([
    14,
    16,
    14,
    16,
    5,
    25,
    0,
    29,
    undefined,
  ]);
  expect(steps(['ArrowLeft', 'PageDown', 'ArrowRight'], 0, keyStep)).toEqual([0, 0, 1]);
  expect(steps(['ArrowRight', 'PageUp'], 29, keyStep)).toEqual([29, 29]);
  expect(steps(['ArrowUp', 'ArrowDown', 'Home', 'End', 'ArrowLeft'], 15, listStep)).toEqual([16, 14, 29, 0, undefined]);
});
