/** What comes of an instruction when the model answers as it should: operations, its words, and a record of all that left. */
import { afterEach, describe, expect, it } from 'vitest';
import { createOperations } from '../../../server/operations/registry.ts';
import { MessagesServer, renameCall, type Scripted } from '../../support/messagesServer.ts';
import { rules } from '../../support/sharedSyntax.ts';
import { ask, errorIn, key } from './asking.ts';

let server: MessagesServer | undefined;
const service = async (...script: Scripted[]): Promise<MessagesServer> => {
  server = await new MessagesServer(...script).listen();
  return server;
};
afterEach(() => server?.close());

describe('a model that answers', () => {
  it('turns an instruction into operations, in order, with what it assumed', async () => {
    const instruction = 'splitting lines is reading rows; the reader advances';
    const { url } = await service({
      text: 'I call two renames.',
      calls: [
        renameCall('parse_row', 'read_row', {
          clause: 'splitting lines is reading rows',
          assumed: ['The function in app/rows.py is meant.'],
        }),
        renameCall('Reader.next', 'advance', { clause: 'words that are not there' }),
      ],
    });
    const { answer } = await ask(url, { instruction });
    expect(answer).toEqual({
      kind: 'understood',
      understanding: {
        operations: [
          expect.objectContaining({
            operation: 'rename',
            summary: 'Rename parse_row to read_row',
            clause: 'splitting lines is reading rows',
          }),
          expect.objectContaining({ operation: 'rename', summary: 'Rename Reader.next to advance', clause: instruction }),
        ],
        assumptions: [
          'claude took the instruction to mean: Rename parse_row to read_row; Rename Reader.next to advance.',
          'The function in app/rows.py is meant.',
        ],
        ignoredWords: [],
        confidence: 0.6,
      },
    });
  });

  it('looks things up first, and gets what the engine may see', async () => {
    const { url, asked } = await service(
      {
        calls: [
          ['find_symbols', { contains: 'ROW' }],
          ['find_symbols', { contains: 'prase_row' }],
          ['find_files', { contains: '' }],
          ['read_file', { path: 'app/rows.py', fromLine: 1, toLine: 2 }],
          ['read_file', { path: '.env' }],
          ['read_file', { path: '../outside.py' }],
        ],
      },
      { calls: [renameCall('parse_row', 'read_row')] },
    );
    const { answer, record } = await ask(url);
    expect(answer.kind).toBe('understood');
    const results = asked[1]!.body.messages.at(-1)!.content as { tool_use_id: string; content: string; is_error?: boolean }[];
    expect(results.map(({ content, is_error }) => [content, is_error])).toEqual([
      ['function parse_row  app/rows.py:1', undefined],
      ['No symbol has that in its name. The nearest are:\nfunction parse_row  app/rows.py:1', undefined],
      ['app/main.py\napp/rows.py', undefined],
      ['app/rows.py, lines 1 to 2 of 8\n1\tdef parse_row(text):\n2\t    return text.split(",")', undefined],
      ['There is no file “.env” that may be read.', true],
      ['There is no file “../outside.py” that may be read.', true],
    ]);
    expect(asked.map(({ text }) => text).join()).not.toContain('do-not-send-me');
    expect(record.flatMap((entry) => (entry.kind === 'asked' ? [entry.paths] : []))).toEqual([[], ['app/rows.py']]);
  });

  it('records each request before it leaves, byte for byte, and what came back', async () => {
    const order: string[] = [];
    const { url, asked } = await service(
      (response) => {
        order.push('arrived');
        response.writeHead(529, { 'retry-after-ms': '1' }).end('{}');
      },
      { calls: [renameCall('parse_row', 'read_row')], usage: { input_tokens: 1_000, output_tokens: 100, cache_read_input_tokens: 2_000 } },
    );
    const { record } = await ask(url, {}, (kind) => order.push(kind));
    expect(order).toEqual(['asked', 'arrived', 'answered', 'asked', 'answered']);
    const requests = record.flatMap((entry) => (entry.kind === 'asked' ? [entry] : []));
    expect(requests.map(({ body }) => new TextDecoder().decode(body))).toEqual(asked.map(({ text }) => text));
    expect(requests.map(({ brain, model, baseUrl, turn }) => [brain, model, baseUrl, turn])).toEqual([
      ['claude', 'claude-sonnet-5-5', url, 1],
      ['claude', 'claude-sonnet-5-5', url, 1],
    ]);
    expect(record.flatMap((entry) => (entry.kind === 'answered' ? [entry] : []))).toEqual([
      expect.objectContaining({ error: 'HTTP 529', tokensIn: 0, costUsd: 0 }),
      expect.objectContaining({
        error: '',
        stopReason: 'tool_use',
        tokensIn: 3_000,
        tokensOut: 100,
        costUsd: (1_000 * 2 + 2_000 * 0.2 + 100 * 10) / 1e6,
        toolCalls: ['rename'],
      }),
    ]);
  });

  it('sends the key as a header and nowhere else, also when it lies about in the code', async () => {
    const { url, asked } = await service(
      { text: `The key is ${key}.`, calls: [['read_file', { path: 'a.py' }]] },
      { calls: [renameCall('parse_row', 'read_row')] },
    );
    const { record, spoken } = await ask(url, { files: { 'a.py': `KEY = "${key}"\n` } });
    expect(asked.map(({ headers }) => headers.authorization ?? headers['x-api-key'])).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
    const seen = record.map((entry) => (entry.kind === 'asked' ? new TextDecoder().decode(entry.body) : JSON.stringify(entry)));
    expect(seen.filter((text) => text.includes(key)).length).toBe(0);
    expect(JSON.stringify(spoken)).not.toContain(key);
  });

  it('marks what stays the same to be cached', async () => {
    const { url, asked } = await service({ calls: [renameCall('parse_row', 'read_row')] });
    await ask(url);
    const { system, tools, model } = asked[0]!.body;
    expect(model).toBe('claude-sonnet-5-5');
    expect(system.map(({ cache_control }) => cache_control)).toEqual([{ type: 'ephemeral' }]);
    expect(tools.map(({ name, cache_control }) => [name, cache_control])).toEqual([
      ['find_files', undefined],
      ['find_symbols', undefined],
      ['read_file', undefined],
      ['outline_file', undefined],
      ['find_imports', undefined],
      ['find_callers', undefined],
      ...[...createOperations(rules).keys()].map((name) => [name, undefined]),
      ['cannot_do', { type: 'ephemeral' }],
    ]);
  });

  it('speaks while it thinks, by the sentence', async () => {
    const { url } = await service({
      thinking: 'The person means parse_row. ',
      text: 'I rename it. Then I am done.',
      calls: [renameCall('parse_row', 'read_row')],
    });
    const { spoken } = await ask(url);
    expect(spoken.map(([, brain]) => brain)).toEqual(spoken.map(() => 'claude'));
    expect(spoken.map(([text]) => text).join(' ')).toBe('The person means parse_row. I rename it. Then I am done.');
    expect(spoken.length).toBeGreaterThan(1);
  });

  it('may say that it cannot be done', async () => {
    const { url } = await service({ calls: [['cannot_do', { why: 'No operation\u001b[2J deletes code.\nSay what to rename.' }]] });
    expect(errorIn(await ask(url))).toBe('refused, instruction-not-understood: No operation [2J deletes code. Say what to rename.');
  });
});
