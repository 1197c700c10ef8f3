/** Which advice reaches the person in the editor. */
import { expect, test } from 'vitest';
import { editorHint } from '../../extension/mission/editorHint.ts';
import { swarmError } from '../../server/protocol/errors.ts';

test('sentences about the shell are left out, the others stay', () => {
  expect(editorHint(swarmError('ledger-damaged', 'x').hint)).toBe('Nothing was written to it.');
  expect(editorHint(swarmError('target-not-found', 'x').hint)).toBe('');
  const { hint } = swarmError('symbol-not-found', 'x');
  expect(editorHint(hint)).toBe(hint);
});
