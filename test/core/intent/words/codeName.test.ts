/** What written names say once calls, declarations, receivers and paths are told apart. */
import { describe, expect, it } from 'vitest';
import { readCodeName } from '../../../../server/core/intent/words/codeName.ts';

/** "form text", and whatever else the name says. */
function say(written: string, quoted = false): string {
  const name = readCodeName(written, quoted);
  const position = name.position && `at ${name.position.line}:${name.position.column ?? '?'}`;
  return [name.form, name.text, name.kind, name.receiver && `of ${name.receiver}`, name.file && `in ${name.file}`, position]
    .filter((part) => part !== undefined)
    .join(' ');
}

describe('names in code', () => {
  it.each([
    ['parse_row', 'plain parse_row'],
    ['#count', 'plain #count'],
    ['größe', 'plain größe'],
    ['a.b.C', 'dotted a.b.C'],
    ['C::m', 'dotted C.m'],
    ['C#m', 'dotted C.m'],
    ['C.#m', 'dotted C.#m'],
    ['self.count', 'plain count of self'],
    ['this.a.b', 'dotted a.b of this'],
    ['utils/dates.py', 'path utils/dates.py'],
    ['.\\utils\\dates.py', 'path utils/dates.py'],
    ['src/app/', 'path src/app'],
    ['dates.py', 'path dates.py'],
    ['user.service.ts', 'path user.service.ts'],
    ['a/b.py::C.m', 'dotted C.m in a/b.py'],
    ['a/b.py:C', 'plain C in a/b.py'],
    ['a/b.py:3:5', 'path a/b.py at 3:5'],
    ['a/b.py:3', 'path a/b.py at 3:?'],
    ['foo-bar', 'other foo-bar'],
    ['30', 'other 30'],
    ['a..b', 'other a..b'],
  ])('%s', (written, said) => {
    expect(say(written)).toBe(said);
  });

  it.each([
    ['def parse_row(line):', 'plain parse_row'],
    ['async def parse_row(line)', 'plain parse_row'],
    ['class Reader(Base):', 'plain Reader class'],
    ['export interface Props', 'plain Props interface'],
    ['export const limit = 3', 'plain limit'],
    ['type Row = string[]', 'plain Row type'],
    ['parse_row(line, strict=True)', 'plain parse_row'],
    ['Reader.next_row()', 'dotted Reader.next_row'],
    ['Box<T>', 'plain Box'],
    ['two words', 'phrase two words'],
    ['my file.py', 'path my file.py'],
  ])('quoted: %s', (written, said) => {
    expect(say(written, true)).toBe(said);
  });

  it('are evident when no English word is written so', () => {
    const evident = ['parse_row', 'readRow', 'XMLHttp', 'x2', '$el', 'a.b', 'a/b'];
    const maybeWords = ['parse', 'Reader', 'X', 'MAX', 'über'];
    expect([...evident, ...maybeWords].filter((name) => readCodeName(name, false).evident)).toEqual(evident);
  });
});
