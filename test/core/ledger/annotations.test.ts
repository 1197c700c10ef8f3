/** The decisions that stand in a file, all lines at once, and in the words clients show. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotationView, renamesIn } from '../../../server/core/ledger/annotationView.ts';
import { linesOf } from '../../../server/core/ledger/lineMap.ts';
import { History } from './fileStory.ts';

/** "2: call", one per line. */
function marks(history: History, path: string, currentText?: string): readonly string[] {
  return (history.standing(path, currentText) ?? []).map(({ line, reason }) => `${line}: ${reason.reason ?? 'unnoted'}`);
}

describe('what stands', () => {
  test('a decision moves with its line, through saves and unsaved text, and goes when the line is changed', () => {
    const history = new History()
      .baseline('a.py', 'one\nold()\nthree\n')
      .swarm('a.py', 'one\nnew()\nthree\n', [{ line: 2, reason: 'call' }])
      .person('a.py', 'zero\none\nnew()\nthree\n');
    expect(marks(history, 'a.py')).toEqual(['3: call']);
    expect(marks(history, 'a.py', '# typed\nzero\none\nnew()\nthree\n')).toEqual(['4: call']);
    expect(marks(history, 'a.py', 'zero\none\nnewer()\nthree\n')).toEqual([]);
  });

  test('nothing stands of what was rewound or undone; a redo brings it back, and what had stood below shows again', () => {
    const history = new History()
      .baseline('a.py', 'old()\n')
      .swarm('a.py', 'new()\n', [{ line: 1, reason: 'first' }])
      .swarm('a.py', 'newer()\n', [{ line: 1, reason: 'second' }]);
    expect(marks(history.rewind('a.py', 'old()\n'), 'a.py')).toEqual([]);
    expect(marks(history.rewind('a.py', 'newer()\n'), 'a.py')).toEqual(['1: second']);
    expect(marks(history.undo('a.py', 'new()\n'), 'a.py')).toEqual(['1: first']);
    expect(marks(history.redo('a.py', 'newer()\n'), 'a.py')).toEqual(['1: second']);
    expect(history.standing('a.py')).toMatchObject([{ restoredBy: { sequence: 15 }, baseHash: '#new()\n', newHash: '#newer()\n' }]);
  });

  test('decisions of before a rename of the file are among them', () => {
    const history = new History()
      .baseline('old.py', 'one\nold()\n')
      .swarm('old.py', 'one\nnew()\n', [{ line: 2, reason: 'call' }])
      .swarm('new.py', '# moved\none\nnew()\n', [{ line: 1, reason: 'header' }], 'old.py');
    expect(marks(history, 'new.py')).toEqual(['1: header', '3: call']);
    expect(marks(history, 'old.py')).toEqual([]);
  });

  test('a file that Swarm made is its own, each line; one nobody knows has none', () => {
    expect(marks(new History().swarm('a.py', 'x\ny', [{ line: 1, reason: 'made' }]), 'a.py')).toEqual(['1: made', '2: unnoted']);
    expect(new History().unseen('a.py', 'x').standing('a.py')).toBeUndefined();
  });
});

describe('every line has an annotation exactly when "why" names Swarm, and then the same reason', () => {
  const line = fc.constantFrom('a', 'b', 'c', 'd()', '', '}');
  const text = fc.array(line, { maxLength: 9 }).map((lines) => lines.join('\n'));
  const path = fc.constantFrom('a.py', 'b.py');
  const kinds = ['baseline', 'swarm', 'person', 'rewind', 'checkout', 'unseen', 'undo', 'redo', 'delete', 'move', 'lose', 'again'] as const;
  const step = fc.record({ kind: fc.constantFrom(...kinds), path, text, notes: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }) });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function take(history: History, { kind, path: at, text: next, notes }: Step, earlier: readonly string[]): void {
    const noted = notes.map((one, index) => ({ line: one + 1, reason: `${kind}-${index}` }));
    switch (kind) {
      case 'swarm':
        history.swarm(at, next, noted);
        return;
      case 'move':
        history.swarm(at === 'a.py' ? 'b.py' : 'a.py', next, noted, at);
        return;
      case 'delete':
        history.person(at, undefined);
        return;
      case 'lose':
        history.lost.add(next);
        return;
      case 'again': // an earlier text comes back, as rewinds make it
        history.rewind(at, earlier[notes[0] ?? 0] ?? next);
        return;
      default:
        history[kind](at, next);
    }
  }

  test('of whatever happened to the file', () => {
    let [annotated, plain] = [0, 0];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), text, path, (steps, typed, asked) => {
        const history = new History();
        for (const [index, one] of steps.entries())
          take(
            history,
            one,
            steps.slice(0, index).map((before) => before.text),
          );
        for (const current of [undefined, typed]) {
          const seen = history.seen(asked, current);
          const standing = history.standing(asked, current) ?? [];
          const byLine = new Map(standing.map((one) => [one.line, one]));
          expect(byLine.size).toBe(standing.length);
          linesOf(seen).forEach((_, index) => {
            const answer = history.why(asked, index + 1, current);
            const here = byLine.get(index + 1);
            expect(here && { kind: 'swarm', reason: here.reason, restoredBy: here.restoredBy }).toEqual(
              answer.kind === 'swarm' ? answer : undefined,
            );
            if (here) annotated++;
            else plain++;
          });
        }
      }),
      { numRuns: 1_500 },
    );
    // The histories are such that both happen often.
    expect([annotated > 1_000, plain > 1_000]).toEqual([true, true]);
  });
});

describe('in words', () => {
  test('all that a client shows of a decision', () => {
    const history = new History()
      .baseline('a.py', 'one\n  parse_row(x)\n')
      .swarm('a.py', 'one\n  read_row(x)\n', [
        { line: 2, oldLine: 2, reason: 'resolves to it', confidence: 0.95, before: '  parse_row(x)', after: '  read_row(x)' },
      ]);
    expect(history.standing('a.py')?.map(annotationView)).toEqual([
      {
        line: 1,
        missionId: 'mission-1',
        changeSetId: 'set-1',
        sequence: 7,
        eventId: 'event-7',
        who: 'coder-1',
        summary: 'coder-1: parse_row is now read_row',
        reason: 'resolves to it',
        decision: 'edit, because it is a call',
        rejected: [],
        confidence: 0.95,
        checks: [
          { by: 'reflex', name: 'syntax', passed: true, verdict: 'passed', text: '' },
          { by: 'physics', name: 'pyright', passed: false, verdict: 'not checked', text: 'not found' },
        ],
        instruction: 'instruction 1',
        before: '  parse_row(x)',
        after: '  read_row(x)',
        wallMs: 7_000,
        baseHash: '#one\n  parse_row(x)\n',
        newHash: '#one\n  read_row(x)\n',
        restoredBy: undefined,
      },
    ]);
  });

  test.each([
    ['old(old(1))', 'new(new(1))', 'old is now new'],
    ['from a import f, g', 'from a import h, i', 'f is now h, g is now i'],
    ['f(a)', 'g(a, b)', ''],
    ['f(a, a)', 'f(b, c)', ''],
    ['x = 1', 'x = 2', ''],
    ['', 'import x', ''],
    ['größe()', 'breite()', 'größe is now breite'],
  ])('“%s” to “%s” is “%s”', (before, after, said) => {
    expect(renamesIn(before, after)).toBe(said);
  });
});
