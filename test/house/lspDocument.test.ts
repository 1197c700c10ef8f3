/** docs/lsp.md tells of every message, with its way and its types, and its examples are messages that the server takes. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documentAsItShouldBe } from '../../scripts/lspDocument.ts';
import { isChecked, problemIn } from '../../server/hosts/lsp/folder/params/messageParams.ts';
import * as protocol from '../../server/protocol/messages.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const document = readFileSync(join(root, 'docs/lsp.md'), 'utf8');
const methods = Object.values(protocol).flatMap((value) => (typeof value === 'object' && 'method' in value ? [value.method] : []));

test('every message has its section, and there is none besides', () => {
  const told = [...document.matchAll(/^### `(swarm\/[^`]+)`$/gm)].map((match) => match[1]);
  expect([...told].sort()).toEqual([...methods].sort());
});

test('every section says which way the message goes, and what travels under it', () => {
  const sections = document.split(/^### /m).slice(1);
  const incomplete = sections.filter((section) => {
    const way = /\n\n(?:Client → server|Server → client), (request|notification)/.exec(section)?.[1];
    return way === undefined || !section.includes('Params ') || (way === 'request' && !section.includes('result '));
  });
  expect(incomplete.map((section) => section.split('\n')[0])).toEqual([]);
});

test('the params of every request from a client are checked before anybody relies on them', () => {
  const requests = [...document.matchAll(/^### `(swarm\/[^`]+)`\n\nClient → server, request/gm)].map((match) => match[1] ?? '');
  expect(requests.length).toBeGreaterThan(12);
  expect(requests.filter((method) => !isChecked(method))).toEqual([]);
});

test('types and codes are those of the code', () => {
  expect(document).toBe(documentAsItShouldBe(document));
  expect(document).toContain('interface MissionReportView extends MissionPlanView');
});

test('the lines of the example are messages, and what the client says in it is accepted', () => {
  const lines = document.match(/^[→←] .*$/gm) ?? [];
  expect(lines.length).toBeGreaterThan(15);
  for (const line of lines) {
    const { jsonrpc, method, params } = JSON.parse(line.slice(2)) as { jsonrpc: string; method?: string; params?: unknown };
    expect(jsonrpc).toBe('2.0');
    if (method !== undefined && line.startsWith('→')) expect(problemIn(method, params), line).toBeUndefined();
  }
});
