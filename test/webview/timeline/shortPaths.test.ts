/** What is left of a path in a narrow row. */
import { expect, test } from 'vitest';
import { withShortPaths } from '../../../webview/timeline/shortPaths.ts';

test('of a path the name of its file stays; other words with slashes stay whole', () => {
  expect(withShortPaths('rxjs/src/internal/map.ts changed by Swarm (2 lines)')).toBe('map.ts changed by Swarm (2 lines)');
  expect(withShortPaths('in a/b/__init__.py and a/b/c.test.ts')).toBe('in __init__.py and c.test.ts');
  expect(withShortPaths('and/or, 1/2 of rows.py')).toBe('and/or, 1/2 of rows.py');
});
