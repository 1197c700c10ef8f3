import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, mapLines } from '../../../server/core/ledger/lineMap.ts';
import { whyText } from '../../../server/core/ledger/whyText.ts';
import { History } from './fileStory.ts';

describe('why', () => {
  test('names who, which mission, the decision, the checks as they last stood, before and after', () => {
    const history = new History()
      .baseline('a.py', 'one\nold()\nthree\n')
      .swarm('a.py', 'one\nnew()\nthree\n', [
        { line: 2, oldLine: 2, reason: 'a call of the renamed function', confidence: 0.95, before: 'old()', after: 'new()' },
      ]);
    const answer = history.why('a.py', 2);
    expect(answer).toMatchObject({
      kind: 'swarm',
      restoredBy: undefined,
      reason: {
        who: 'coder-1',
        line: 2,
        sequence: 7,
        instruction: 'instruction 1',
        reason: 'a call of the renamed function',
        confidence: 0.95,
        before: 'old()',
        after: 'new()',
        decision: { choice: 'edit', rationale: 'it is a call', confidence: 0.9, rejected: [] },
        checks: [
          { by: 'reflex', name: 'syntax', verdict: 'passed', text: '' },
          { by: 'physics', name: 'pyright', verdict: 'not checked', text: 'not found' },
        ],
      },
    });
    expect(whyText(answer, (ms) => `${ms / 1_000}s`)).toEqual([
      "Swarm's coder-1 changed this line at 7s (event 7).",
      'Mission mission-1: "instruction 1"',
      'Reason: a call of the renamed function',
      'Decision: edit, because it is a call',
      'Confidence: 0.95',
      'Before: old()',
      'After:  new()',
      'Checked: reflex syntax passed; physics pyright not checked (not found).',
    ]);
  });

  test('explains each line of a passage that came in, and of a file that did', () => {
    const history = new History()
      .baseline('a.py', 'one\nlast\n')
      .swarm('a.py', 'one\ntwo\nthree\nlast\n', [{ line: 2, reason: 'moved here', lineCount: 2, before: 'last', after: 'two' }])
      .swarm('new.py', 'one\ntwo\n', [{ line: 1, reason: 'split off', lineCount: 2, before: '', after: 'one' }]);
    expect([1, 2, 3, 4].map((line) => history.brief('a.py', line))).toEqual([
      'not-swarm',
      'swarm: moved here @a.py:2',
      'swarm: moved here @a.py:3',
      'not-swarm',
    ]);
    expect(history.why('a.py', 3)).toMatchObject({ reason: { before: undefined, after: 'three' } });
    expect(history.brief('new.py', 2)).toBe('swarm: split off @new.py:2');
    expect(history.why('new.py', 1)).toMatchObject({ reason: { before: undefined, after: 'one' } });
  });

  test('follows a line of a file that moved away from where another came in', () => {
    const history = new History()
      .baseline('old.py', 'one\ntwo\n')
      .swarm('old.py', 'one\nTWO\n', [{ line: 2, reason: 'first' }])
      .swarm('new.py', 'one\nTWO\n', [], 'old.py', 'from new import *\n');
    expect([1, 2].map((line) => history.brief('new.py', line))).toEqual(['not-swarm', 'swarm: first @old.py:2']);
  });

  test('follows a line through later changes of Swarm, of the person, and unrecorded ones', () => {
    const history = new History()
      .baseline('a.py', 'one\nold()\nthree\n')
      .swarm('a.py', 'one\nnew()\nthree\n', [{ line: 2, reason: 'first' }])
      .person('a.py', 'zero\none\nnew()\nthree\n')
      .swarm('a.py', 'zero\none\nnew()\nTHREE\n', [{ line: 4, reason: 'second' }])
      .unseen('a.py', '# top\nzero\none\nnew()\nTHREE\nadded\n');
    expect([1, 2, 3, 4, 5, 6].map((line) => history.brief('a.py', line))).toEqual([
      'person',
      'person',
      'not-swarm',
      'swarm: first @a.py:2',
      'swarm: second @a.py:4',
      'person',
    ]);
  });

  test('says that the person changed the line since, and what Swarm had done to it before', () => {
    const history = new History().baseline('a.py', 'old()\n').swarm('a.py', 'new()\n', [{ line: 1, reason: 'call' }]);
    expect(history.why('a.py', 1, 'newer()\n')).toMatchObject({ kind: 'person', recorded: undefined, earlier: { reason: 'call' } });
    history.person('a.py', 'newer()\n');
    expect(history.why('a.py', 1)).toMatchObject({ kind: 'person', recorded: { sequence: 8 }, earlier: { reason: 'call' } });
    expect(whyText(history.why('a.py', 1), String).slice(0, 3)).toEqual([
      'This line was changed by the person (8000, event 8).',
      'Before that:',
      "  Swarm's coder-1 changed this line at 7000 (event 7).",
    ]);
  });

  test('follows a file through its rename', () => {
    const history = new History()
      .baseline('old.py', 'one\nold()\n')
      .swarm('old.py', 'one\nnew()\n', [{ line: 2, reason: 'call' }])
      .swarm('new.py', '# moved\none\nnew()\n', [{ line: 1, reason: 'header' }], 'old.py');
    expect([1, 2, 3].map((line) => history.brief('new.py', line))).toEqual([
      'swarm: header @new.py:1',
      'not-swarm',
      'swarm: call @old.py:2',
    ]);
  });

  test('a rewind gives a line the reason it had at that point; a redo gives it back', () => {
    const history = new History()
      .baseline('a.py', 'old()\n')
      .swarm('a.py', 'new()\n', [{ line: 1, reason: 'call' }])
      .rewind('a.py', 'old()\n');
    expect(history.brief('a.py', 1)).toBe('not-swarm');
    history.rewind('a.py', 'new()\n');
    expect(history.why('a.py', 1)).toMatchObject({ kind: 'swarm', reason: { reason: 'call' }, restoredBy: { sequence: 9 } });
    history.rewind('a.py', 'merged()\n');
    expect(history.why('a.py', 1)).toMatchObject({ kind: 'rewind', recorded: { sequence: 10 }, earlier: { reason: 'call' } });
  });

  test('a switch to another branch and back changes nothing about the reason', () => {
    const history = new History()
      .baseline('a.py', 'old()\n')
      .swarm('a.py', 'new()\n', [{ line: 1, reason: 'call' }])
      .checkout('a.py', 'branch()\n')
      .checkout('a.py', 'new()\n');
    expect(history.why('a.py', 1)).toMatchObject({ kind: 'swarm', reason: { reason: 'call' }, restoredBy: undefined });
  });

  test('a line of a change set that nothing was noted of is still its own', () => {
    const history = new History().baseline('a.py', 'one\n').swarm('a.py', 'one\nimport x\n', [{ line: 1, reason: 'elsewhere' }]);
    expect([history.brief('a.py', 2), history.why('a.py', 2)]).toMatchObject([
      'swarm: unnoted @a.py:2',
      { reason: { after: 'import x', confidence: 0.9 } },
    ]);
  });

  test.each<[string, string, (history: History) => History, number]>([
    ['version-control', 'a line out of a checkout', (history) => history.checkout('a.py', 'branch\n'), 1],
    ['unknown-file', 'a file without history', () => new History().unseen('a.py', 'x'), 1],
    ['no-such-line', 'a line beyond the end', (history) => history, 4],
    ['no-such-line', 'line 0', (history) => history, 0],
    ['person', 'a file deleted and made anew unseen', (history) => history.person('a.py', undefined).unseen('a.py', 'again\n'), 1],
    ['person', 'a file deleted and made anew', (history) => history.person('a.py', undefined).person('a.py', 'again\n'), 1],
    ['not-swarm', 'the line after the last line ending', (history) => history, 3],
  ])('%s: %s', (kind, _, grow, line) => {
    expect(grow(new History().baseline('a.py', 'one\ntwo\n')).why('a.py', line).kind).toBe(kind);
  });

  test('does not guess when a state on the way is no longer stored', () => {
    const history = new History()
      .baseline('a.py', 'one\nold()\n')
      .swarm('a.py', 'one\nnew()\n', [{ line: 2, reason: 'call' }])
      .person('a.py', 'one\nnew()\nmore\n');
    history.lost.add('one\nold()\n');
    expect([1, 2, 3].map((line) => history.brief('a.py', line))).toEqual(['cannot-tell', 'swarm: call @a.py:2', 'person']);
  });
});

describe('the line map', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

  test('an unchanged line says the same in both texts, order is kept, and every line is either unchanged, in place of one, or new', () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const map = mapLines(older, newer);
        const [before, after] = [linesOf(older), linesOf(newer)];
        const from = after.map((_, i) => map.unchangedFrom(i + 1));
        after.forEach((line, i) => {
          if (from[i] !== undefined) expect(before[from[i]! - 1]).toBe(line);
          const replaced = map.replaces(i + 1);
          if (replaced !== undefined) expect([from[i], from.includes(replaced)]).toEqual([undefined, false]);
        });
        const known = from.filter((line) => line !== undefined);
        expect(known).toEqual([...new Set(known)].sort((a, b) => a - b));
      }),
    );
  });

  test('line endings do not count, and wholly different long texts are mapped in bounded time', () => {
    expect(mapLines('a\r\nb\r\n', 'a\nb\n').unchangedFrom(2)).toBe(2);
    const [older, newer] = ['o', 'n'].map((letter) => Array.from({ length: 6_000 }, (_, i) => `${letter}${i}`).join('\n'));
    expect([mapLines(older!, newer!).unchangedFrom(3_000), mapLines(older!, newer!).replaces(3_000)]).toEqual([undefined, 3_000]);
  });
});
