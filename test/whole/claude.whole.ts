/** Claude through the built command line and server: what the engine does not understand is asked, done, recorded, and rewound. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { treeHash } from '../../scripts/treeHash.ts';
import { configureBrain } from '../../server/protocol/messages/documents.ts';
import { missionClosed, startMission } from '../../server/protocol/messages/missions.ts';
import { begin, MessagesServer, refuses, renameCall, type Scripted, send, started } from '../support/messagesServer.ts';
import { projectRoot, Shell, type ShellRun } from './support/shell.ts';

const key = 'sk-ant-test-0d3f77b1c2';
const instruction = 'lines are split by a function whose name should say that it reads a row';
const sources = {
  'pkg/__init__.py': '',
  'pkg/rows.py': 'def parse_row(row):\n    return row.split(",")\n',
  'pkg/main.py': 'from pkg.rows import parse_row\n\nprint(parse_row("a"))\n',
  '.env': 'TOKEN=do-not-send-me\n',
};
const rename = { text: 'I look, and rename it.', calls: [renameCall('parse_row', 'read_row')] };

const open: { dispose?(): void; close?(): Promise<void> }[] = [];
async function world(...script: Scripted[]): Promise<{ shell: Shell; server: MessagesServer; env: Record<string, string> }> {
  const shell = new Shell(sources);
  const server = await new MessagesServer(...script).listen();
  open.push(shell, server);
  return { shell, server, env: { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: server.url, SWARM_DEBUG: '1' } };
}
afterEach(async () => {
  for (const each of open.splice(0)) {
    each.dispose?.();
    await each.close?.();
  }
});

const run = (shell: Shell, args: readonly string[], env: Record<string, string>): Promise<ShellRun> => shell.start(args, env).done;
const document = async (shell: Shell, args: readonly string[], env: Record<string, string>) => {
  const done = await run(shell, [...args, '--json'], env);
  return { status: done.status, ...JSON.parse(done.stdout) };
};
interface Timeline {
  readonly events: readonly { readonly payload?: unknown; readonly [kind: string]: unknown }[];
}

/** Every byte the run left behind: ledger, logs, whatever. */
function leftBehind(shell: Shell): string {
  return readdirSync(shell.base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('what the engine does not understand, Claude turns into operations; they are applied, told, and rewound', async () => {
  const { shell, server, env } = await world(
    {
      calls: [
        ['find_symbols', { contains: 'row' }],
        ['read_file', { path: 'pkg/rows.py' }],
      ],
    },
    rename,
  );
  const before = treeHash(shell.workspace);
  const offline = shell.run(['refactor', instruction, '--yes', '--no-physics']);
  expect(offline.status).toBe(2);
  expect(server.asked.length).toBe(0);

  const done = await run(shell, ['refactor', instruction, '--yes', '--no-physics', '--verbose'], env);
  expect({ status: done.status, stderr: done.stderr }).toMatchObject({ status: 0 });
  expect(readFileSync(shell.path('pkg/main.py'), 'utf8')).toBe('from pkg.rows import read_row\n\nprint(read_row("a"))\n');
  expect(server.asked.map(({ text }) => text).join()).not.toContain('do-not-send-me');

  const timeline = await run(shell, ['timeline', '--all'], {});
  expect(timeline.stdout).toContain('(brain: offline, then claude)');
  expect(timeline.stdout).toMatch(new RegExp(`sends \\d+ bytes to claude-sonnet-5-5 at ${server.url}: understand`));
  expect(timeline.stdout).toMatch(/sends \d+ bytes to claude-sonnet-5-5 at \S+, with lines of pkg\/rows\.py: understand \(turn 2\)/);
  expect(timeline.stdout).toContain('claude-sonnet-5-5 answers (100 tokens in, 20 out, tool_use); calls rename');
  expect(timeline.stdout).toContain('I look, and rename it.');
  const { events } = (await document(shell, ['timeline'], {})) as unknown as Timeline;
  expect(JSON.stringify(events)).toContain('"modelAsked"');
  expect((await run(shell, ['verify'], {})).status).toBe(0);

  expect((await run(shell, ['rewind', 'start', '--yes'], {})).status).toBe(0);
  expect(treeHash(shell.workspace)).toBe(before);
  for (const text of [leftBehind(shell), done.stdout, done.stderr, timeline.stdout]) expect(text.includes(key)).toBe(false);
});

test('what the engine understands is not asked', async () => {
  const { shell, server, env } = await world(rename);
  expect((await run(shell, ['refactor', 'rename parse_row to read_row', '--yes', '--no-physics'], env)).status).toBe(0);
  expect(server.asked.length).toBe(0);
});

test('each brain can be ordered', async () => {
  const { shell, server, env } = await world(rename);
  const offline = await document(shell, ['refactor', instruction, '--plan', '--no-physics', '--brain', 'offline'], env);
  expect([offline.status, offline.error.code, server.asked.length]).toEqual([2, 'instruction-not-understood', 0]);
  const asked = await document(shell, ['refactor', 'rename parse_row to read_row', '--plan', '--no-physics', '--brain', 'claude'], env);
  expect([asked.status, asked.outcome, server.asked.length]).toEqual([0, 'planned', 1]);
  const keyless = await document(shell, ['refactor', instruction, '--plan', '--brain', 'claude'], {});
  expect([keyless.status, keyless.error.code]).toEqual([2, 'brain-unavailable']);
});

test('a refused key changes nothing, and is told without the key', async () => {
  const { shell, env } = await world(refuses(401, 'authentication_error', `invalid x-api-key ${key}`));
  const before = treeHash(shell.workspace);
  const done = await run(shell, ['refactor', instruction, '--yes', '--no-physics'], env);
  expect(done.status).toBe(1);
  expect(done.stderr).toContain('refuses the key (401): invalid x-api-key [key]');
  expect(treeHash(shell.workspace)).toBe(before);
  expect((leftBehind(shell) + done.stdout + done.stderr).includes(key)).toBe(false);
});

test('a stop hangs up at once, and the mission ends as stopped', async () => {
  const { shell, server, env } = await world((response) => {
    begin(response);
    send(response, started());
  });
  const { child, done } = shell.start(['refactor', instruction, '--yes', '--no-physics'], env);
  while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const left = server.hungUp();
  const from = performance.now();
  child.kill('SIGINT');
  await left;
  expect(performance.now() - from).toBeLessThan(500); // the signal's way into the other process included
  expect((await done).status).toBe(130);
});

test('an editor gives its own key, which is kept nowhere', async () => {
  const { shell, server } = await world(rename);
  const child = spawn(process.execPath, [join(projectRoot, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ANTHROPIC_API_KEY: '', SWARM_STATE_DIR: shell.state },
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const closed = new Promise<{ report: { outcome: string; changedPaths: readonly string[] } }>((resolve) => {
    client.onNotification(missionClosed.method, resolve);
  });
  client.listen();
  const rootUri = pathToFileURL(shell.workspace).href;
  const folders = [{ uri: rootUri, name: 'workspace' }];
  await client.sendRequest('initialize', { processId: process.pid, rootUri, workspaceFolders: folders, capabilities: {} });
  await client.sendNotification('initialized', {});
  expect(await client.sendRequest(configureBrain.method, {})).toEqual({ available: ['offline'] });
  expect(await client.sendRequest(configureBrain.method, { apiKey: key, baseUrl: server.url })).toEqual({
    available: ['offline', 'claude'],
  });
  await client.sendRequest(startMission.method, { instruction });
  expect((await closed).report).toMatchObject({ outcome: 'done', changedPaths: ['pkg/main.py', 'pkg/rows.py'] });
  await client.sendRequest('shutdown');
  const ended = new Promise((resolve) => child.on('close', resolve));
  await client.sendNotification('exit');
  await ended;
  client.dispose();
  expect((leftBehind(shell) + stderr).includes(key)).toBe(false);
});
