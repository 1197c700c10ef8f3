import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/base/textEdit.ts';
import { placeEdits, ReasonGroups, takenEdits } from '../../../server/core/changeSet/placeEdits.ts';

const edit = (start: number, end: number, newText: string) => ({ start, end, newText });

describe('which edits were taken', () => {
  test('is told whichever of them were, for any text and any choice', () => {
    const words = fc.array(fc.constantFrom('a', 'ab', ' ', '\n', '\r\n', 'x'), { maxLength: 30 });
    fc.assert(
      fc.property(
        words,
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom('', 'a', 'new', 'x\n')), { minLength: 30 }),
        (parts, choices) => {
          let at = 0;
          const edits = parts.flatMap((part, index) => {
            const start = at;
            at += part.length;
            const [chosen, , newText] = choices[index] ?? [false, false, ''];
            return chosen && part !== newText ? [{ ...edit(start, at, newText), taken: choices[index]?.[1] === true }] : [];
          });
          const before = parts.join('');
          // A line ending that was one sign may be split by an edit; then the texts are not comparable by lines.
          fc.pre(!before.includes('\r\n') || edits.every(({ start, end }) => !before.slice(start, end).includes('\r')));
          const actual = applyEdits(
            before,
            edits.filter(({ taken }) => taken),
          );
          const taken = takenEdits(before, edits, actual);
          expect(taken).toBeDefined();
          const again = applyEdits(
            before,
            edits.filter((_, index) => taken?.[index]),
          );
          expect(again.replaceAll('\r\n', '\n')).toBe(actual.replaceAll('\r\n', '\n'));
        },
      ),
    );
  });

  test('is not told when something else was typed', () => {
    expect(takenEdits('one two', [edit(0, 3, 'first')], 'first two!')).toBeUndefined();
    expect(takenEdits('one two', [edit(0, 3, 'first')], '')).toBeUndefined();
    expect(takenEdits('one two', [], 'one two')).toEqual([]);
  });

  test('does not mind how the editor ends its lines', () => {
    expect(takenEdits('a\r\nb\nc\r\n', [edit(0, 1, 'x'), edit(5, 6, 'y')], 'a\nb\ny\n')).toEqual([false, true]);
  });
});

describe('the edits of a file', () => {
  const lines = [{ line: 2, oldLine: 2, reason: 'calls the function', confidence: 0.9, before: 'two', after: 'zwei' }];

  test('are found word by word, with the reasons of their lines, when the change set tells none', () => {
    expect(placeEdits('one two\ntwo three\n', 'eins two\nzwei three\n', { edits: undefined, lines })).toEqual([
      { start: 0, end: 3, newText: 'eins', reason: '', confidence: 1 },
      { start: 8, end: 11, newText: 'zwei', reason: 'calls the function', confidence: 0.9 },
    ]);
  });

  test('stand in groups by reason, that name the file or count the files', () => {
    const groups = new ReasonGroups('rename two');
    expect([groups.idOf('the definition', 'a'), groups.idOf('calls', 'b'), groups.idOf('calls', 'c'), groups.idOf('', 'c')]).toEqual([
      'swarm-1',
      'swarm-2',
      'swarm-2',
      'swarm-3',
    ]);
    expect(groups.all).toEqual([
      { id: 'swarm-1', label: 'The definition', description: '1 place in a' },
      { id: 'swarm-2', label: 'Calls', description: '2 places in 2 files' },
      { id: 'swarm-3', label: 'Rename two', description: '1 place in c' },
    ]);
  });
});
