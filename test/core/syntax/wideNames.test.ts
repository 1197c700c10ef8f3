/** Where names begin and end in files that are not understood in depth, and what is written before them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSigil, wideNameAt, wideNamesOf } from '../../../server/core/syntax/wideNames.ts';

/** `|` marks the offset. */
function at(marked: string, path: string) {
  const found = wideNameAt(marked.replace('|', ''), marked.indexOf('|'), path);
  return found && `${found.sigil} ${found.name}`;
}

test.each([
  ['.bt|n {}', 'a.css', '. btn'],
  ['|.btn {}', 'a.css', '. btn'],
  ['.btn| {}', 'a.css', '. btn'],
  ['.btn-|row {}', 'a.scss', '. btn-row'],
  ['a { --acc|ent: x }', 'a.css', '-- accent'],
  ['a { |--accent: x }', 'a.css', '-- accent'],
  ['#ma|in {}', 'a.css', '# main'],
  ['$wi|dth: 1', 'a.scss', '$ width'],
  ['</sec|tion>', 'a.html', '</ section'],
  ['<my-|tag>', 'a.vue', '< my-tag'],
  ['a-|b', 'main.go', ' b'],
  ['row.na|me', 'main.go', ' name'],
  ['echo $na|me', 'x.sh', '$ name'],
  ['@co|unt = 1', 'x.rb', '@ count'],
  ['größe|n', 'a.go', ' größen'],
  ['a | b', 'a.go', undefined],
  ['-|-', 'a.css', undefined],
  ['|', 'a.css', undefined],
])('%s in %s', (marked, path, expected) => {
  expect(at(marked, path)).toBe(expected);
});

test('a name stands where it is itself, not inside of a longer one', () => {
  const text = '.btn .btn-row #btn --btn btn-- xbtn';
  expect(wideNamesOf(text, 'btn', 'a.css').map(({ sigil, start }) => `${sigil} ${start}`)).toEqual(['. 1', '# 15', '-- 21']);
  expect(wideNamesOf(text, 'btn', 'a.go').map(({ start }) => start)).toEqual([1, 6, 15, 21, 25]);
});

test('a written name is its sigil and the rest', () => {
  expect([splitSigil('--a', 'x.css'), splitSigil('.a', 'x.css'), splitSigil('.a', 'x.go'), splitSigil('a', 'x.css')]).toEqual([
    { sigil: '--', name: 'a' },
    { sigil: '.', name: 'a' },
    { sigil: '', name: '.a' },
    { sigil: '', name: 'a' },
  ]);
});

test('whatever the text, a name found at an offset is the text there, and is found again by its name', () => {
  const path = fc.constantFrom('a.css', 'a.html', 'a.go', 'a.php', 'a.json');
  const text = fc.array(fc.constantFrom('.', '#', '-', '--', '$', '<', '/', 'a', 'bc', ' ', '\n', '😀', 'ß'), { maxLength: 30 });
  fc.assert(
    fc.property(text, path, fc.nat(40), (parts, file, offset) => {
      const all = parts.join('');
      const found = wideNameAt(all, Math.min(offset, all.length), file);
      if (found === undefined) return true;
      const own = wideNamesOf(all, found.name, file);
      return (
        all.slice(found.start, found.end) === found.name &&
        all.startsWith(found.sigil, found.start - found.sigil.length) &&
        own.some(({ start }) => start === found.start)
      );
    }),
  );
});
