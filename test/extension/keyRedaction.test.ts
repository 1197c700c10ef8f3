import { expect, test } from 'vitest';
import { withoutKeys } from '../../extension/keyRedaction.ts';

test('no key is left in what is shown, whatever it looks like', () => {
  const params = JSON.stringify({ folder: 'f', apiKey: 'any "thing\\', model: 'm' }, undefined, 4);
  expect(JSON.parse(withoutKeys(params))).toEqual({ folder: 'f', apiKey: '…', model: 'm' });
  expect(withoutKeys('refused: sk-ant-api03-abc_DEF-123 is no key')).toBe('refused: sk-… is no key');
});

test('no text of a document is left in a trace, for it may be a file of secrets', () => {
  const opened = { textDocument: { uri: 'file:///shop/.env', version: 1, text: 'PASSWORD="hunter2"\n' } };
  const trace = (method: string, params: object) =>
    withoutKeys(`Sending notification '${method}'.\nParams: ${JSON.stringify(params, undefined, 4)}`);
  expect(trace('textDocument/didOpen', opened)).not.toContain('hunter2');
  expect(trace('textDocument/didOpen', opened)).toContain('file:///shop/.env');
  const changed = { textDocument: { uri: 'u', version: 2 }, contentChanges: [{ text: 'hunter2' }, { text: 'a\\"hunter2' }] };
  expect(trace('textDocument/didChange', changed)).not.toContain('hunter2');
  const long = { textDocument: { uri: 'u', version: 1, text: 'hunter2 "\n'.repeat(500_000) } };
  expect(trace('textDocument/didOpen', long)).not.toContain('hunter2');
});
