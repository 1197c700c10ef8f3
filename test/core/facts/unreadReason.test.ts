import { expect, test } from 'vitest';
import { unreadReason, whyNobodysSource } from '../../../server/core/facts/unreadReason.ts';

test.each([
  ['a/b.py', undefined],
  ['a/b.test.tsx', undefined],
  ['main.go', 'it is not in a language that is understood in depth'],
  ['notes.md', 'it is not in a language that is understood in depth'],
  ['.vue', 'it is not in a language that is understood in depth'],
  ['study/Sales.ipynb', 'it is a notebook, and code in cells is not read'],
  ['src/App.vue', 'it is a Vue component, and the code in it is not read'],
  ['src/App.SVELTE', 'it is a Svelte component, and the code in it is not read'],
])('%s: %s', (path, why) => expect(unreadReason(path)).toBe(why));

test('minified code is nobody’s source, long code is', () => {
  expect(whyNobodysSource(`var a=${'b(1),'.repeat(3_000)}0`)).toContain('minified');
  expect(whyNobodysSource('const a = b(1);\n'.repeat(3_000))).toBeUndefined();
});
