/** What of asking the editor's extensions needs no editor: hashes as the server makes them, patience, and what a rename consists of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askUntil, inTime } from '../../../extension/providers/patience.ts';
import { fileMoves } from '../../../extension/providers/renameEntries.ts';
import { textHash } from '../../../extension/providers/textHash.ts';
import { textHash as serverHash } from '../../../server/hosts/lsp/folder/providers/shownText.ts';

const lively = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

test('both sides make the same hash of the same text, however its lines end', () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom('\r\n', '\n', '\r', '\uFEFF', '😀'), fc.string({ unit: 'binary' })))
    .map((parts) => parts.join(''));
  fc.assert(fc.property(texts, (text) => textHash(text) === serverHash(text)));
});

test('an answer that comes is the answer; one that does not is late, at once when nobody wants to know', async () => {
  expect(await inTime(Promise.resolve(7), 10_000, lively)).toBe(7);
  expect(await inTime(new Promise(() => undefined), 1, lively)).toBe('late');
  expect(await inTime(new Promise(() => undefined), 10_000, { ...lively, isCancellationRequested: true })).toBe('late');
  let cancel: () => void = () => expect.unreachable();
  const waiting = inTime(new Promise(() => undefined), 10_000, {
    isCancellationRequested: false,
    onCancellationRequested: (listener) => {
      cancel = listener;
      return { dispose: () => undefined };
    },
  });
  cancel();
  expect(await waiting).toBe('late');
});

test('who does not know yet is asked again, as often as there is patience', async () => {
  const waited: number[] = [];
  const wait = async (ms: number): Promise<void> => void waited.push(ms);
  const answers = (...given: readonly number[]) => {
    const left = [...given];
    return async (): Promise<number> => left.shift() ?? 0;
  };
  expect(await askUntil(answers(0, 0, 5), (given) => given > 0, [300, 900, 2_500], wait)).toBe(5);
  expect(waited).toEqual([300, 900]);
  expect(await askUntil(answers(0, 0), (given) => given > 0, [300], wait)).toBe(0);
  expect(await askUntil(answers(3), (given) => given > 0, [300], wait)).toBe(3);
  expect(waited).toEqual([300, 900, 300]);
});

test('of a rename, files that move are told; what cannot be handed on stands in the way of all of it', () => {
  const address = (path: string) => ({ scheme: 'file', toString: () => `file://${path}` });
  const text = { _type: 2, uri: address('/a'), edit: {} };
  const move = { _type: 1, from: address('/A.java'), to: address('/B.java') };
  expect(fileMoves([text, move])).toEqual({ moves: [{ oldUri: 'file:///A.java', newUri: 'file:///B.java' }], obstacle: undefined });
  expect(fileMoves([text, { _type: 1, from: undefined, to: address('/new') }]).obstacle).toBe('it would create or delete files');
  expect(fileMoves([{ _type: 3, uri: address('/a.ipynb') }]).obstacle).toBe('it would change more than text');
  expect(fileMoves([null, 7, text])).toEqual({ moves: [], obstacle: undefined });
});
