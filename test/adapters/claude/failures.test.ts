/** Everything that can go wrong between here and a model, each to its own end, with nothing half done. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SwarmFailure, swarmError } from '../../../server/protocol/errors.ts';
import { begin, events, MessagesServer, refuses, renameCall, type Scripted, send, started } from '../../support/messagesServer.ts';
import { ask, errorIn, key } from './asking.ts';

let server: MessagesServer | undefined;
const service = async (...script: Scripted[]): Promise<MessagesServer> => {
  server = await new MessagesServer(...script).listen();
  return server;
};
afterEach(() => server?.close());

const good = { calls: [renameCall('parse_row', 'read_row')] };
const at = ({ url }: MessagesServer): string => `Claude at ${new URL(url).host}`;

describe('a service that does not answer as it should', () => {
  it.each([
    [401, 'authentication_error', 'model-refused', 'refuses the key (401): invalid x-api-key', 1],
    [403, 'permission_error', 'model-refused', 'refuses the key (403): invalid x-api-key', 1],
    [404, 'not_found_error', 'model-refused', 'refuses the request (404): invalid x-api-key', 1],
    [429, 'rate_limit_error', 'model-failed', "is overloaded, or the key's limit is reached (429): invalid x-api-key", 3],
    [529, 'overloaded_error', 'model-failed', "is overloaded, or the key's limit is reached (529): invalid x-api-key", 3],
    [500, 'api_error', 'model-failed', 'failed (500): invalid x-api-key', 3],
  ])('%i', async (status, type, code, words, tries) => {
    const service1 = await service(refuses(status, type, 'invalid x-api-key'));
    const asked = await ask(service1.url);
    expect(errorIn(asked)).toBe(`${code}: ${at(service1)} ${words}`);
    expect(service1.asked.length).toBe(tries);
    expect(asked.record.map(({ kind }) => kind)).toEqual(Array.from({ length: tries }, () => ['asked', 'answered']).flat());
  });

  it('is asked again when it was only overloaded', async () => {
    const { url, asked } = await service(refuses(529, 'overloaded_error', 'busy'), good);
    expect((await ask(url)).answer.kind).toBe('understood');
    expect(asked.length).toBe(2);
  });

  it('is left alone when it wants to be left alone for long', async () => {
    const { url, asked } = await service(refuses(429, 'rate_limit_error', 'later', { 'retry-after-ms': '3600000' }), good);
    expect(errorIn(await ask(url))).toContain('(429): later');
    expect(asked.length).toBe(1);
  });

  it('does not get the key told back to the person', async () => {
    const { url } = await service(refuses(401, 'authentication_error', `${key} is not a key`));
    expect(errorIn(await ask(url))).toContain('(401): [key] is not a key');
  });

  it('cuts its answer', async () => {
    const cut = await service((response) => {
      begin(response);
      for (const event of events(good).slice(0, 4)) send(response, event);
      setTimeout(() => response.destroy(), 20);
    });
    const asked = await ask(cut.url);
    expect(errorIn(asked)).toMatch(/^model-failed: Claude at [\d.:]+ cannot be reached|^model-failed: The answer of .* cannot be read/);
    expect(asked.record.at(-1)).toMatchObject({ kind: 'answered', tokensIn: 100 });
    expect(asked.tokens).toBeGreaterThanOrEqual(100);
  });

  it('ends its answer in the middle', async () => {
    const half = await service((response) => {
      begin(response);
      for (const event of events(good).slice(0, -2)) send(response, event);
      response.end();
    });
    expect(errorIn(await ask(half.url))).toMatch(`model-failed: The answer of ${at(half)} cannot be read: stream ended without`);
  });

  it('breaks off with an error', async () => {
    const broken = await service((response) => {
      begin(response);
      send(response, started());
      response.end(
        `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}\n\n`,
      );
    });
    expect(errorIn(await ask(broken.url))).toBe(`model-failed: ${at(broken)} broke off its answer: Overloaded`);
  });

  it('answers with something else altogether', async () => {
    const html = await service((response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'));
    expect(errorIn(await ask(html.url))).toMatch(/^model-failed: The answer of .* cannot be read: /);
  });

  it('sends what is no JSON', async () => {
    const garbled = await service((response) => {
      begin(response);
      response.end('event: message_start\ndata: {"type": \n\n');
    });
    expect(errorIn(await ask(garbled.url))).toMatch(/^model-failed: The answer of .* cannot be read: /);
  });

  it('is not there', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.on('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const asked = await ask(`http://127.0.0.1:${port}`, { bounds: { retriesMax: 0 } });
    expect(errorIn(asked)).toBe(`model-failed: Claude at 127.0.0.1:${port} cannot be reached (ECONNREFUSED).`);
  });

  it('falls silent', async () => {
    const silent = await service((response) => {
      begin(response);
      send(response, started());
    });
    expect(errorIn(await ask(silent.url, { bounds: { silenceMsMax: 150 } }))).toBe(`model-failed: ${at(silent)} said nothing for 0.15 s.`);
  });

  it('never begins to answer', async () => {
    const mute = await service(() => undefined);
    expect(errorIn(await ask(mute.url, { bounds: { silenceMsMax: 150, retriesMax: 0 } }))).toMatch(
      /^model-failed: Claude at [\d.:]+ (did not answer in time|said nothing for 0.15 s)\.$/,
    );
  });

  it('does not come to an end', async () => {
    const endless = await service((response) => {
      begin(response);
      send(response, started());
      send(response, { type: 'content_block_start', ...{ index: 0, content_block: { type: 'text', text: '', citations: null } } });
      const more = setInterval(
        () => send(response, { type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text: 'x'.repeat(10_000) } } }),
        1,
      );
      response.on('close', () => clearInterval(more));
    });
    const left = endless.hungUp();
    expect(errorIn(await ask(endless.url))).toBe(`model-failed: The answer of ${at(endless)} was longer than 500000 characters.`);
    await left;
  });

  it('wants to send the key elsewhere', async () => {
    const elsewhere = await new MessagesServer(good).listen();
    const redirecting = await service((response) => void response.writeHead(307, { location: `${elsewhere.url}/v1/messages` }).end());
    const asked = await ask(redirecting.url, { bounds: { retriesMax: 0 } });
    await elsewhere.close();
    expect(errorIn(asked)).toMatch(/^model-failed: Claude at .* cannot be reached/);
    expect(elsewhere.asked).toEqual([]);
  });
});

describe('a model that talks nonsense', () => {
  it('is corrected, and may then do better', async () => {
    const { url, asked } = await service(
      { text: 'I would rename it.' },
      { calls: [renameCall('parse_row', ''), renameCall('Reader', 'RowReader')] },
      good,
    );
    expect((await ask(url)).answer.kind).toBe('understood');
    const said = asked.map(({ body }) => body.messages.at(-1)!.content);
    expect(said[1]).toBe('Answer by calling tools: the operations, or cannot_do.');
    expect(said[2]).toEqual([
      { type: 'tool_result', tool_use_id: 'toolu_0', content: 'Those are no arguments of a rename: newName is empty.', is_error: true },
      {
        type: 'tool_result',
        tool_use_id: 'toolu_1',
        content: 'Not taken: another operation beside it is wrong. Call all of them again.',
        is_error: true,
      },
    ]);
  });

  it.each([
    ['calls nothing', { text: 'Hello!' }, 'it called no operation'],
    ['calls a tool that is not there', { calls: [['write_file', { path: 'a', text: 'b' }]] as const }, 'There is no tool “write_file”'],
    [
      'gives arguments that are none',
      { calls: [['rename', { target: 'x' }]] as const },
      'Those are no arguments of a rename: target is not an object',
    ],
  ])('%s', async (_, answer, why) => {
    const { url, asked } = await service(answer);
    expect(errorIn(await ask(url))).toBe(`model-failed: claude gave no answer that can be used: ${why}.`);
    expect(asked.length).toBe(3);
  });

  it('is cut off', async () => {
    const { url } = await service({ text: 'And so on', stop: 'max_tokens' });
    expect(errorIn(await ask(url))).toBe('model-failed: The answer of claude was cut off after 8192 tokens.');
  });

  it('declines', async () => {
    const { url } = await service({ text: '', stop: 'refusal' });
    expect(errorIn(await ask(url))).toBe('model-refused: claude declined to answer this instruction.');
  });

  it('looks things up for ever', async () => {
    const { url, asked } = await service({ calls: [['find_files', { contains: 'row' }]] });
    expect(errorIn(await ask(url, { tokensMax: 1_000_000 }))).toBe('bound-reached: claude did not come to an answer in 12 turns.');
    expect(asked.length).toBe(12);
  });
});

describe('the bounds of a mission', () => {
  it('stop at the tokens, before or after asking', async () => {
    const { url, asked } = await service({
      calls: [['find_files', { contains: 'row' }]],
      usage: { input_tokens: 36_000, output_tokens: 900 },
    });
    expect(errorIn(await ask(url, { tokensMax: 500 }))).toMatch(
      /^bound-reached: The next question takes about \d+ tokens, and the mission has 500 left\.$/,
    );
    expect(asked.length).toBe(0);
    expect(errorIn(await ask(url, { tokensMax: 36_500 }))).toBe('bound-reached: The tokens or the time of this mission are used up.');
    expect(asked.length).toBe(1);
  });

  it('stop at the money, before it is spent', async () => {
    const { url, asked } = await service({
      calls: [['find_files', { contains: 'row' }]],
      usage: { input_tokens: 30_000, output_tokens: 1_000 },
    });
    const message = 'bound-reached: More than $0.12 would be spent on understanding this instruction.';
    expect(errorIn(await ask(url, { costUsdMax: 0.12 }))).toBe(message);
    expect(asked.length).toBe(1);
    expect(asked[0]!.body.max_tokens).toBeLessThan(8_192);
    expect(errorIn(await ask(url, { costUsdMax: 0 }))).toContain('More than $0 ');
    expect(asked.length).toBe(1);
  });

  it('count the tokens of a model without known prices, and no money', async () => {
    const { url, asked } = await service(good);
    const { answer, record, tokens } = await ask(url, { model: 'local-model', costUsdMax: 0 });
    expect(answer.kind).toBe('understood');
    expect(record.at(-1)).toMatchObject({ model: 'local-model', costUsd: 0 });
    expect(tokens).toBe(120);
    expect(asked[0]!.text).not.toContain('"thinking"');
  });

  it('end the connection at once when the person stops', async () => {
    const waiting = await service((response) => {
      begin(response);
      send(response, started());
    });
    const controller = new AbortController();
    const asked = ask(waiting.url, { signal: controller.signal });
    while (waiting.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const left = waiting.hungUp();
    const from = performance.now();
    controller.abort();
    await left;
    expect(performance.now() - from).toBeLessThan(100);
    expect(errorIn(await asked)).toBe('cancelled: The mission was stopped.');
  });

  it('end the waiting between two tries, too', async () => {
    const busy = await service(refuses(529, 'overloaded_error', 'busy', { 'retry-after-ms': '15000' }));
    const controller = new AbortController();
    const asked = ask(busy.url, { signal: controller.signal });
    while (busy.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const from = performance.now();
    controller.abort();
    expect(errorIn(await asked)).toBe('cancelled: The mission was stopped.');
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(busy.asked.length).toBe(1);
  });
});

describe('what cannot be', () => {
  it('sends nothing that the ledger does not take', async () => {
    const { url, asked } = await service(good);
    const failRecord = new SwarmFailure(swarmError('disk-full', 'The disk is full.'));
    expect(errorIn(await ask(url, { failRecord }))).toBe('disk-full: The disk is full.');
    expect(asked.length).toBe(0);
  });

  it.each([
    ['a key with a line break', { apiKey: `${key}\nx` }, 'model-refused: The key for Claude holds characters that no key has.'],
    ['an address that is none', { baseUrl: 'claude' }, 'model-refused: The base URL for Claude is no plain http or https address.'],
    [
      'an address with a password',
      { baseUrl: 'http://me:secret@127.0.0.1' },
      'model-refused: The base URL for Claude is no plain http or https address.',
    ],
  ])('%s', async (_, options, error) => {
    const asked = await ask('http://127.0.0.1:1', options);
    expect(errorIn(asked)).toBe(error);
    expect(asked.record).toEqual([]);
  });
});
