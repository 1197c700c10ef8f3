/** The language server over stdio, driven by nothing but messages: a mission, a stop, unsaved text, a rewind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { treeHash } from '../../scripts/treeHash.ts';
import {
  type EventsParams,
  eventsMethod,
  type MissionClosedParams,
  missionClosedMethod,
  type RewindResult,
  rewindMethod,
  type StartMissionResult,
  startMissionMethod,
  stopMissionMethod,
  timelineMethod,
} from '../../server/protocol/messages.ts';
import { projectRoot, Shell } from './support/shell.ts';

const sources = {
  'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
};

let shell: Shell;
let child: ChildProcess;
let client: MessageConnection;
const events: unknown[] = [];
let nextClosed: (params: MissionClosedParams) => void = () => undefined;

beforeEach(async () => {
  shell = new Shell(sources);
  child = spawn(process.execPath, [join(projectRoot, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SWARM_STATE_DIR: shell.state },
  });
  if (!child.stdout || !child.stdin) throw new Error('the server has no pipes');
  client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  events.length = 0;
  client.onNotification(eventsMethod, (params: EventsParams) => void events.push(...params.events));
  client.onNotification(missionClosedMethod, (params: MissionClosedParams) => nextClosed(params));
  client.listen();
  const rootUri = pathToFileURL(shell.workspace).href;
  const answer: { serverInfo: { name: string } } = await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
    capabilities: {},
  });
  expect(answer.serverInfo.name).toBe('swarm');
  await client.sendNotification('initialized', {});
});

afterEach(async () => {
  await client.sendRequest('shutdown');
  const ended = new Promise((resolve) => child.on('close', resolve));
  await client.sendNotification('exit');
  expect(await ended).toBe(0);
  client.dispose();
  shell.dispose();
});

/** Runs a mission to its end. */
async function mission(params: object): Promise<MissionClosedParams> {
  const closed = new Promise<MissionClosedParams>((resolve) => {
    nextClosed = resolve;
  });
  const started: StartMissionResult = await client.sendRequest(startMissionMethod, params);
  if ('error' in started) throw new Error(started.error.message);
  const report = await closed;
  expect(report.missionId).toBe(started.missionId);
  return report;
}

test('a plan, a mission by cursor, its events, a rewind and a redo', async () => {
  const before = treeHash(shell.workspace);
  const at = { uri: pathToFileURL(shell.path('main.ts')).href, position: { line: 2, character: 31 } };
  const plan = await mission({ instruction: 'rename this to readRow', at, planOnly: true });
  expect({ outcome: plan.outcome, added: plan.patch.includes('+export function readRow') }).toEqual({ outcome: 'planned', added: true });
  expect(treeHash(shell.workspace)).toBe(before);

  const done = await mission({ instruction: 'rename this to readRow', at });
  expect({ outcome: done.outcome, changed: [...done.changedPaths].sort() }).toEqual({ outcome: 'done', changed: ['main.ts', 'rows.ts'] });
  const after = treeHash(shell.workspace);
  expect(readFileSync(shell.path('main.ts'), 'utf8')).toContain('map(readRow)');
  const timeline: { events: unknown[] } = await client.sendRequest(timelineMethod, { limit: 10_000 });
  expect(timeline.events).toEqual(events);

  const back: RewindResult = await client.sendRequest(rewindMethod, { target: 'start' });
  expect({ outcome: back.outcome, paths: back.paths }).toEqual({ outcome: 'done', paths: ['main.ts', 'rows.ts'] });
  expect(treeHash(shell.workspace)).toBe(before);
  const again: RewindResult = await client.sendRequest(rewindMethod, { target: 'redo' });
  expect(again.outcome).toBe('done');
  expect(treeHash(shell.workspace)).toBe(after);
});

test('unsaved text is never overwritten: the mission is refused until it is saved or closed', async () => {
  const before = treeHash(shell.workspace);
  const uri = pathToFileURL(shell.path('main.ts')).href;
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescript', version: 1, text: '// unsaved\n' },
  });
  const refused: StartMissionResult = await client.sendRequest(startMissionMethod, { instruction: 'rename parseRow to readRow' });
  expect('error' in refused && refused.error.code).toBe('conflict-person');
  const rewind: RewindResult = await client.sendRequest(rewindMethod, { target: 'start' });
  expect(rewind.error?.code).toBe('conflict-person');
  expect(treeHash(shell.workspace)).toBe(before);
  await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  expect((await mission({ instruction: 'rename parseRow to readRow' })).outcome).toBe('done');
});

test('a stop ends the mission with nothing changed, and bad input is an answer, not a crash', async () => {
  const before = treeHash(shell.workspace);
  const closed = new Promise<MissionClosedParams>((resolve) => {
    nextClosed = resolve;
  });
  const started: StartMissionResult = await client.sendRequest(startMissionMethod, { instruction: 'rename parseRow to readRow' });
  if ('error' in started) throw new Error(started.error.message);
  expect(await client.sendRequest(stopMissionMethod, { missionId: started.missionId })).toEqual({ stopped: true });
  expect((await closed).outcome).toBe('cancelled');
  expect(treeHash(shell.workspace)).toBe(before);
  expect(await client.sendRequest(stopMissionMethod, { missionId: 'no-such' })).toEqual({ stopped: false });
  expect((await mission({ instruction: 'what?' })).error?.code).toBe('instruction-not-understood');
  await expect(client.sendRequest('swarm/nonsense', {})).rejects.toThrow();
});

test('more missions at once than the bound are refused, and those that run are not disturbed', async () => {
  const ids = new Set<string>();
  let closed = 0;
  const allClosed = new Promise<void>((resolve) => {
    nextClosed = () => {
      closed += 1;
      if (closed === 8) resolve();
    };
  });
  const answers: StartMissionResult[] = await Promise.all(
    Array.from({ length: 9 }, () =>
      client.sendRequest<StartMissionResult>(startMissionMethod, { instruction: 'rename parseRow to readRow', planOnly: true }),
    ),
  );
  for (const answer of answers) if ('missionId' in answer) ids.add(answer.missionId);
  expect({ started: ids.size, refused: answers.flatMap((answer) => ('error' in answer ? [answer.error.code] : [])) }).toEqual({
    started: 8,
    refused: ['bound-reached'],
  });
  await allClosed;
});
