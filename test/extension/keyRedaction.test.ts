import { expect, test } from 'vitest';
import { withoutKeys } from '../../extension/keyRedaction.ts';

test('no key is left in what is shown, whatever it looks like', () => {
  const params = JSON.stringify({ folder: 'f', apiKey: 'any "thing\\', model: 'm' }, undefined, 4);
  expect(JSON.parse(withoutKeys(params))).toEqual({ folder: 'f', apiKey: '…', model: 'm' });
  expect(withoutKeys('refused: sk-ant-api03-abc_DEF-123 is no key')).toBe('refused: sk-… is no key');
});
