/** Two connections back to back: order, early messages, errors and the end. */
import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { connectedPair } from '../../../server/hosts/lsp/channel.ts';

test('what is sent before the other side listens is not lost, and comes in order', async () => {
  const [here, there] = connectedPair();
  here.listen();
  for (const n of [1, 2, 3]) void here.sendNotification('n', { n });
  await new Promise((resolve) => setTimeout(resolve, 10));
  const heard: number[] = [];
  const last = new Promise<void>((resolve) => {
    there.onNotification('n', ({ n }: { n: number }) => {
      heard.push(n);
      if (n === 3) resolve();
    });
  });
  there.listen();
  await last;
  expect(heard).toEqual([1, 2, 3]);
  here.dispose();
  there.dispose();
});

test('requests go both ways, errors keep their data, cancelling reaches the other side', async () => {
  const [here, there] = connectedPair();
  there.onRequest('double', ({ n }: { n: number }) => n * 2);
  here.onRequest('half', ({ n }: { n: number }) => n / 2);
  let began: () => void = () => undefined;
  const beginning = new Promise<void>((resolve) => {
    began = resolve;
  });
  there.onRequest('slow', (_params, token) => {
    began();
    return new Promise((resolve) => token.onCancellationRequested(() => resolve('cancelled')));
  });
  here.listen();
  there.listen();
  expect([await here.sendRequest('double', { n: 4 }), await there.sendRequest('half', { n: 4 })]).toEqual([8, 2]);
  await expect(here.sendRequest('none', {})).rejects.toMatchObject({ code: -32601 });
  const source = new CancellationTokenSource();
  const answer = here.sendRequest('slow', {}, source.token);
  await beginning;
  source.cancel();
  expect(await answer).toBe('cancelled');
  const closed = new Promise<void>((resolve) => there.onClose(() => resolve()));
  here.end();
  await closed;
  here.dispose();
  there.dispose();
});
