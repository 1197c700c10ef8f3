/** The name at a cursor, marked ‸, from its line alone. */
import { expect, test } from 'vitest';
import { nameAt } from '../../../server/core/syntax/nameAt.ts';
import type { LanguageFamily } from '../../../server/core/terrain/languageId.ts';

test.each<[LanguageFamily, string, string | undefined]>([
  ['python', 'def ‸parse_row(x):', 'parse_row'],
  ['python', 'def parse‸_row(x):', 'parse_row'],
  ['python', 'def parse_row‸(x):', 'parse_row'],
  ['python', 'größ‸e = 1', 'größe'],
  ['python', 'x = 12‸3', undefined],
  ['python', 'x = 1 # a na‸me', undefined],
  ['python', 'x = "#" + na‸me', 'name'],
  ['python', 'x = "a na‸me"', undefined],
  ['python', String.raw`x = "it\"s" + na‸me`, 'name'],
  ['python', 'x = f"a {na‸me}"', 'name'],
  ['python', 'x = f"a {name} wo‸rd"', undefined],
  ['python', 'x = f"{{wo‸rd}}"', undefined],
  ['python', 'x = "a {wo‸rd}"', undefined],
  ['ecmascript', 'const $x‸ = 1', '$x'],
  ['ecmascript', 'a // b ‸c', undefined],
  ['ecmascript', 'a /* b */ + c‸', 'c'],
  ['ecmascript', 'a /* b‸ */ + c', undefined],
  ['ecmascript', ' * word‸s', undefined],
  ['ecmascript', `x = \`a \${na‸me}\``, 'name'],
  ['ecmascript', `x = \`a \${name} wo‸rd\``, undefined],
  ['ecmascript', '  ‸', undefined],
  ['ecmascript', `${'x'.repeat(3_000)}‸`, undefined],
])('%s: %s', (family, marked, name) => {
  expect(nameAt(marked.replace('‸', ''), marked.indexOf('‸'), family)?.name).toBe(name);
});
