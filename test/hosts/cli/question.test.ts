import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askYesNo } from '../../../server/hosts/cli/question.ts';

async function answered(
  text: string | undefined,
  stop = new AbortController(),
): Promise<{ readonly yes: boolean; readonly shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  const answer = askYesNo('Apply this?', stop.signal, { input, output });
  if (text === undefined) stop.abort();
  else input.end(text);
  const yes = await answer;
  return { yes, shown: String(output.read() ?? '') };
}

test.each(['y\n', 'Y\n', 'yes\n', '  YES \n'])('%j is a yes', async (text) => {
  expect(await answered(text)).toEqual({ yes: true, shown: 'Apply this? [y/N] ' });
});

test.each(['y', '\n', 'n\n', 'no\n', 'yes please\n', 'yy\n', 'ja\n', ''])('%j is a no', async (text) => {
  expect((await answered(text)).yes).toBe(false);
});

test('a stop is a no, before the question and while it waits', async () => {
  expect((await answered(undefined)).yes).toBe(false);
  const stop = new AbortController();
  stop.abort();
  expect((await answered('y\n', stop)).yes).toBe(false);
});
