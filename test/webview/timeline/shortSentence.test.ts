/** What is left of a sentence in a narrow row. */
import { expect, test } from 'vitest';
import { shortSentence } from '../../../webview/timeline/shortSentence.ts';

test('of a path the name of its file stays; other words with slashes stay whole', () => {
  expect(shortSentence('rxjs/src/internal/map.ts changed by Swarm (2 lines)')).toBe('map.ts changed by Swarm (2 lines)');
  expect(shortSentence('in a/b/__init__.py and a/b/c.test.ts')).toBe('in __init__.py and c.test.ts');
  expect(shortSentence('and/or, 1/2 of rows.py')).toBe('and/or, 1/2 of rows.py');
});

test('a mission begins with the words it was asked for with', () => {
  expect(shortSentence('opens a refactor mission: rename a to b (brain: offline)')).toBe('rename a to b (brain: offline)');
});
