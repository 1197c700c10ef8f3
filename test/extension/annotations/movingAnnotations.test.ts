/** Decisions keep to their lines while text is typed around them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MovingAnnotations } from '../../../extension/annotations/movingAnnotations.ts';
import type { AnnotationView } from '../../../server/protocol/messages.ts';

const on = (...lines: number[]) => new MovingAnnotations(lines.map((line) => ({ line, sequence: line }) as AnnotationView));
const edit = (from: readonly [number, number], to: readonly [number, number], text: string) => ({
  range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
  text,
});
const linesOf = (moving: MovingAnnotations) => [...moving.lines()].map(([line, { sequence }]) => `${sequence}→${line}`);

test.each<[string, ReturnType<typeof edit>, readonly string[]]>([
  ['a letter in the line', edit([3, 2], [3, 2], 'x'), ['1→1', '3→3', '5→5']],
  ['Enter at the start of the line', edit([3, 0], [3, 0], '\n'), ['1→1', '3→4', '5→6']],
  ['Enter within the line', edit([3, 2], [3, 2], '\r\n  '), ['1→1', '3→3', '5→6']],
  ['lines pasted above', edit([0, 4], [0, 4], '\na\nb'), ['1→3', '3→5', '5→7']],
  ['the line before deleted', edit([2, 0], [3, 0], ''), ['1→1', '3→2', '5→4']],
  ['the line itself deleted', edit([3, 0], [4, 0], ''), ['1→1', '5→4']],
  ['two lines joined', edit([2, 5], [3, 0], ''), ['1→1', '3→2', '5→4']],
  ['a stretch over it replaced', edit([2, 1], [4, 1], 'x'), ['1→1', '5→3']],
  ['everything replaced', edit([0, 0], [9, 0], 'new\n'), []],
])('%s', (_, change, expected) => {
  const moving = on(1, 3, 5);
  moving.edited([change]);
  expect(linesOf(moving)).toEqual(expected);
});

test('whole lines inserted and deleted above move a decision exactly with its text', () => {
  const step = fc.record({ at: fc.nat({ max: 30 }), removed: fc.nat({ max: 3 }), added: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), fc.nat({ max: 19 }), (steps, line) => {
      const text = Array.from({ length: 20 }, (_, i) => `line ${i}`);
      const moving = on(line);
      for (const { at, removed, added } of steps) {
        const start = Math.min(at, text.length);
        const end = Math.min(start + removed, text.length);
        text.splice(start, end - start, ...Array.from({ length: added }, () => 'new'));
        moving.edited([edit([start, 0], [end, 0], 'new\n'.repeat(added))]);
      }
      const now = text.indexOf(`line ${line}`);
      expect(linesOf(moving)).toEqual(now < 0 ? [] : [`${line}→${now}`]);
    }),
  );
});
