import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDiagnostics,
  newDiagnostics,
  type ServerDiagnostic,
  withoutMoved,
} from '../../../server/core/physics/diagnosticComparison.ts';
import { editsBetween } from '../../../server/core/physics/textDifference.ts';

/** Diagnostics of a text in which `<rule|words>` marks each of them. */
function marked(source: string, severity: ServerDiagnostic['severity'] = 'error'): { text: string; diagnostics: ServerDiagnostic[] } {
  const diagnostics: ServerDiagnostic[] = [];
  let text = '';
  for (const part of source.split(/(<\w+\|[^>]*>)/)) {
    const mark = /^<(\w+)\|([^>]*)>$/.exec(part);
    const words = mark?.[2] ?? part;
    if (mark)
      diagnostics.push({ severity, rule: mark[1] ?? '', text: `about ${words}`, start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, diagnostics };
}

function added(before: string, after: string): string[] {
  const old = marked(before);
  const now = marked(after);
  return newDiagnostics(old.diagnostics, now.diagnostics, editsBetween(old.text, now.text)).map(({ rule, start }) => `${rule}@${start}`);
}

describe('an error that was there before is not held against the change', () => {
  test('when an edit before it moves it and a rename changes its message', () => {
    expect(added('old(1)\nx = <R|old>.y\n', 'something(1)\nx = <R|something>.y\n')).toEqual([]);
  });

  test('when a line is inserted right before it', () => {
    expect(added('import a\n<R|b>()\n', 'import a\nimport c\n<R|b>()\n')).toEqual([]);
  });

  test('when text is inserted right behind the start of its line', () => {
    expect(added('<R|b>()\n', '<R|b>()  # note\n')).toEqual([]);
  });

  test('when its line ends change', () => {
    expect(added('a\nb = <R|c>\n', 'a\r\nb = <R|c>\r\n')).toEqual([]);
  });
});

describe('an error is new', () => {
  test('when its rule is another, at the same place', () => {
    expect(added('x = <R|a>\n', 'x = <S|a>\n')).toEqual(['S@4']);
  });

  test('when an old one of its rule is elsewhere, or gone', () => {
    expect(added('x = <R|a>\ny = b\n', 'x = a\ny = <R|b>\n')).toEqual(['R@10']);
  });

  test('when there were fewer of its rule at its place', () => {
    const one: ServerDiagnostic = { severity: 'error', rule: 'R', text: 'one', start: 0, end: 1 };
    expect(newDiagnostics([one], [one, { ...one, text: 'two' }], [])).toEqual([{ ...one, text: 'two' }]);
  });
});

describe('an error that comes with code from another file', () => {
  const compared = (before: string, after: string) => {
    const [old, now] = [marked(before), marked(after)];
    const edits = editsBetween(old.text, now.text);
    return { before: old.text, after: now.text, edits, ...compareDiagnostics(old.diagnostics, now.diagnostics, edits) };
  };
  const fresh = (...files: readonly (readonly [string, string])[]) =>
    withoutMoved(files.map(([before, after]) => compared(before, after))).map((left) => left.map(({ rule, start }) => `${rule}@${start}`));

  test('is not new, once for each that went', () => {
    expect(fresh(['a\nx = <R|b>\n', 'a\n'], ['c\n', 'c\nx = <R|b>\n'])).toEqual([[], []]);
    expect(fresh(['x = <R|b>\n', ''], ['', 'x = <R|b>\ny = <R|b>\n'])).toEqual([[], ['R@10']]);
  });

  test('comes along where a line is written once more', () => {
    expect(fresh(['def f(<R|x>):\n', 'def a(<R|x>):\ndef b(<R|x>):\n'])).toEqual([[]]);
    expect(fresh(['x = <R|b>\n', 'x = <R|b>\n\nx = <R|b>\n'])).toEqual([[]]);
    expect(fresh(['x = <R|b>\n', 'x = <R|b>\ny = <R|b>\n'])).toEqual([['R@10']]);
  });

  test('is new when it is another, or about code that was there', () => {
    expect(fresh(['x = <R|b>\n', ''], ['', 'x = <S|b>\n'])).toEqual([[], ['S@4']]);
    expect(fresh(['x = <R|b>\n', ''], ['', 'x = <R|c>\n'])).toEqual([[], ['R@4']]);
    expect(fresh(['x = <R|b>\n', ''], ['y = b\n', 'y = <R|b>\nz\n'])).toEqual([[], ['R@4']]);
  });
});

test('a warning vetoes only when it means a broken binding', () => {
  const warnings = marked('<reportUnusedImport|a> <reportUnsupportedDunderAll|b>', 'warning').diagnostics;
  expect(newDiagnostics([], warnings, []).map(({ rule }) => rule)).toEqual(['reportUnsupportedDunderAll']);
});

test('renaming a word everywhere never makes an old error a new one', () => {
  const tokens = fc.array(fc.constantFrom('old', 'other', ' ', '\n', '.', '(', '<R|old>', '<R|other>', '<S|other>'), { maxLength: 40 });
  fc.assert(
    fc.property(tokens, (parts) => {
      // Signs between the words keep them apart, as in any program.
      const before = parts.join(';');
      expect(added(before, before.replaceAll('old', 'brandNew'))).toEqual([]);
    }),
  );
});
