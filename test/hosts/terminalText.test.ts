import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { forTerminal } from '../../server/hosts/cli/terminalText.ts';

test('orders to the terminal are spelled out; lines, tabs and letters of any script stay', () => {
  expect(forTerminal('a\u001b[2Jb\u001b]0;title\u0007c\u009b1m')).toBe('a\\x1b[2Jb\\x1b]0;title\\x07c\\x9b1m');
  expect(forTerminal('one\r\ntwo\rthree\n\tשלום 日本 é')).toBe('one\r\ntwo\\x0dthree\n\tשלום 日本 é');
  expect(forTerminal('if (a \u202e/* } */')).toBe('if (a \\u202e/* } */');
  expect(forTerminal('\u001b[8mhidden')).toBe('\\x1b[8mhidden');
});

test('the colours Swarm sets stay', () => {
  const { red, dim, bold, cyan, green, yellow } = createColors(true);
  const text = [red, dim, bold, cyan, green, yellow].map((paint) => paint('word')).join(' ');
  expect(forTerminal(text)).toBe(text);
});
