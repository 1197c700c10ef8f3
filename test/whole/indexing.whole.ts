/** The index as the built programs make it: by the threads' own bundle, over kills, damaged caches and several processes at once. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LanguageClient } from './support/languageClient.ts';
import { Shell } from './support/shell.ts';

interface TerrainView {
  readonly complete: boolean;
  readonly indexed: number;
  readonly waiting: number;
  readonly leftOut: number;
  readonly text: string;
}

let shell: Shell;
const clients: LanguageClient[] = [];
/** What the server asked the client to do. */
const registered: unknown[] = [];

beforeEach(() => {
  shell = new Shell({ 'notes.txt': 'no code\n', 'page.css': '.a { color: red }\n', 'main.go': 'package main\n\nfunc main() {}\n' });
  shell.copyPackage('rxjs/src/internal', 'rxjs');
  shell.copyPackage('node-gyp/gyp/pylib', 'pylib');
});

afterEach(async () => {
  for (const client of clients.splice(0)) if (client.child.exitCode === null && client.child.signalCode === null) await client.kill();
  registered.length = 0;
  shell.dispose();
});

async function start(): Promise<LanguageClient> {
  const client = LanguageClient.bare(shell);
  clients.push(client);
  client.answers.set('client/registerCapability', (params) => void registered.push(params));
  const uri = pathToFileURL(shell.workspace).href;
  await client.request('initialize', {
    processId: process.pid,
    rootUri: uri,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  client.notify('initialized', {});
  return client;
}

const complete = (client: LanguageClient) => client.request<TerrainView>('swarm/terrain', { complete: true });

/** Where the cache is. */
function cacheFile(): string {
  const folder = readdirSync(shell.state).find((name) => name.startsWith('workspace-'));
  return join(shell.state, folder ?? '', 'terrain.sqlite');
}

test('it is built, kept, and follows what a client tells of; a client is asked to watch', async () => {
  const client = await start();
  const built = await complete(client);
  expect(built).toMatchObject({ complete: true, waiting: 0, leftOut: 0 });
  expect(built.indexed).toBeGreaterThan(200);
  expect(JSON.stringify(registered)).toContain('"method":"workspace/didChangeWatchedFiles"');
  shell.write('new/file.rs', 'pub fn added() {}\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('new/file.rs'), type: 1 }] });
  await expect.poll(async () => (await client.request<TerrainView>('swarm/terrain')).indexed).toBe(built.indexed + 1);
  expect(await client.stop()).toBe(0);
  expect(await complete(await start())).toMatchObject({ complete: true, indexed: built.indexed + 1, leftOut: 0 });
});

test('a server killed in the middle of it, and a cache that is damaged, cost the next one nothing but time', async () => {
  const whole = (await complete(await start())).indexed;
  for (const pauseMs of [0, 400, 900]) {
    for (const client of clients.splice(0)) await client.kill();
    writeFileSync(cacheFile(), 'no cache at all');
    const dying = await start();
    const cut = complete(dying).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await dying.kill();
    await cut;
    const next = await start();
    expect(await complete(next), `killed after ${pauseMs} ms`).toMatchObject({ complete: true, indexed: whole, leftOut: 0 });
  }
});

test('several shells at once use one cache', async () => {
  const runs = await Promise.all(Array.from({ length: 3 }, () => shell.start(['terrain', 'stats', '--json']).done));
  const told = runs.map(({ status, stdout, stderr }) => {
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const { files, index } = JSON.parse(stdout) as { readonly files: number; readonly index: Omit<TerrainView, 'text' | 'leftOut'> };
    return `${files} files, ${index.indexed} indexed, complete: ${index.complete}`;
  });
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain('complete: true');
});
