/** The language server over stdio, driven by nothing but the messages of docs/lsp.md: missions, a rewind, bad input, its life. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { LanguageClient, RequestRefused } from './support/languageClient.ts';
import { Shell } from './support/shell.ts';

const sources = {
  'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
};
const instruction = 'rename parseRow to readRow';

let shell: Shell;
const clients: LanguageClient[] = [];

beforeEach(() => {
  shell = new Shell(sources);
});

afterEach(async () => {
  for (const client of clients.splice(0)) if (client.child.exitCode === null && client.child.signalCode === null) await client.kill();
  shell.dispose();
});

async function start(options: Parameters<typeof LanguageClient.start>[1] = {}): Promise<LanguageClient> {
  const client = await LanguageClient.start(shell, options);
  clients.push(client);
  return client;
}

async function refused(answer: Promise<unknown>): Promise<RequestRefused> {
  try {
    await answer;
  } catch (failure) {
    if (failure instanceof RequestRefused) return failure;
    throw failure;
  }
  throw new Error('the request was not refused');
}

const text = (path: string): string => readFileSync(shell.path(path), 'utf8');

test('a plan, a mission by cursor with its events, a rewind and a redo, byte for byte', async () => {
  const client = await start({ swarm: { events: true } });
  const before = treeHash(shell.workspace);
  const cursor = { line: 2, character: 31 };
  const at = { uri: client.uri('main.ts'), range: { start: cursor, end: cursor } };
  const plan = await client.mission({ instruction: 'rename this to readRow', at, planOnly: true });
  expect(plan).toMatchObject({ outcome: 'planned', patch: expect.stringContaining('+export function readRow') });
  expect(treeHash(shell.workspace)).toBe(before);

  const done = await client.mission({ instruction: 'rename this to readRow', at });
  expect({ outcome: done.outcome, changed: [...done.changedPaths].sort() }).toEqual({ outcome: 'done', changed: ['main.ts', 'rows.ts'] });
  expect({ 'rows.ts': text('rows.ts'), 'main.ts': text('main.ts') }).toEqual({
    'rows.ts': sources['rows.ts'].replaceAll('parseRow', 'readRow'),
    'main.ts': sources['main.ts'].replaceAll('parseRow', 'readRow'),
  });
  const after = treeHash(shell.workspace);
  const kinds = client.notifications
    .filter(({ method }) => method === 'swarm/events')
    .flatMap(({ params }) => (params as { events: readonly { missionId?: string }[] }).events)
    .filter(({ missionId }) => missionId === done.missionId)
    .flatMap((event) => Object.keys(event).filter((key) => /^(missionOpened|changeSet|missionClosed)/.test(key)))
    .filter((key) => key !== 'changeSetId');
  expect(kinds).toEqual(['missionOpened', 'changeSetIntended', 'changeSetApplied', 'missionClosed']);

  const back = await client.request<{ outcome: string }>('swarm/rewind', { target: 'start' });
  expect({ outcome: back.outcome, tree: treeHash(shell.workspace) }).toEqual({ outcome: 'done', tree: before });
  const again = await client.request<{ outcome: string }>('swarm/rewind', { target: 'redo' });
  expect({ outcome: again.outcome, tree: treeHash(shell.workspace) }).toEqual({ outcome: 'done', tree: after });
  expect(await client.stop()).toBe(0);
});

test('a person who is asked sees the plan; a no changes nothing', async () => {
  const client = await start({ swarm: { approve: true } });
  const before = treeHash(shell.workspace);
  const asked: string[] = [];
  let answer = false;
  client.answers.set('swarm/mission/approve', ({ plan }: { plan: { files: readonly { path: string }[] } }) => {
    asked.push(plan.files.map(({ path }) => path).join(' '));
    return answer;
  });
  expect((await client.mission({ instruction, approval: 'ask' })).outcome).toBe('planned');
  expect(treeHash(shell.workspace)).toBe(before);
  answer = true;
  expect((await client.mission({ instruction, approval: 'ask' })).outcome).toBe('done');
  expect(asked).toEqual(['main.ts rows.ts', 'main.ts rows.ts']);
  expect(await client.stop()).toBe(0);
});

test('a stop ends the mission with nothing changed', async () => {
  const client = await start();
  const before = treeHash(shell.workspace);
  const { missionId } = await client.request<{ missionId: string }>('swarm/mission/start', { instruction });
  expect(await client.request('swarm/mission/stop', { missionId })).toEqual({ stopped: [missionId] });
  expect((await client.report(missionId)).outcome).toBe('cancelled');
  expect(treeHash(shell.workspace)).toBe(before);
  expect(await client.request('swarm/mission/stop', { missionId: 'no-such' })).toEqual({ stopped: [] });
  expect(await client.stop()).toBe(0);
});

test('bad input is an answer, not a crash', async () => {
  const client = await start();
  expect((await client.mission({ instruction: 'what?' })).error?.code).toBe('instruction-not-understood');
  const shown = async (method: string, params: unknown) => {
    const { code, data } = await refused(client.request(method, params));
    return [code, data?.code];
  };
  expect(await shown('swarm/nonsense', {})).toEqual([-32601, undefined]);
  expect(await shown('nonsense', {})).toEqual([-32601, undefined]);
  expect(await shown('swarm/mission/start', { instruction: 7 })).toEqual([-32602, 'usage']);
  expect(await shown('swarm/mission/start', {})).toEqual([-32602, 'usage']);
  expect(await shown('swarm/mission/start', { instruction, at: { uri: client.uri('main.ts'), range: 'here' } })).toEqual([-32602, 'usage']);
  expect(await shown('swarm/rewind', { target: ['start'] })).toEqual([-32602, 'usage']);
  expect(await shown('swarm/content', null)).toEqual([-32602, 'usage']);
  expect(await shown('swarm/mission/start', { instruction, folder: 'file:///elsewhere' })).toEqual([-32803, 'workspace-missing']);
  const { message } = await refused(client.request('swarm/mission/start', { instruction, durationMsMax: -1 }));
  expect(message).toBe('swarm/mission/start: “durationMsMax” must be a whole number from 1 to 2147483647.');
  client.notify('textDocument/didOpen', { textDocument: { uri: client.uri('main.ts') } });
  client.notify('textDocument/didChange', { textDocument: { uri: client.uri('main.ts'), version: 2 }, contentChanges: 'all' });
  client.notify('swarm/nonsense', []);
  await client.heard<{ message: string }>('window/logMessage', ({ message }) => message.includes('languageId” is missing'));
  await client.heard<{ message: string }>('window/logMessage', ({ message }) => message.includes('contentChanges” must be a list'));
  expect((await client.mission({ instruction })).outcome).toBe('done');
  expect(await client.stop()).toBe(0);
});

test('more missions at once than the bound are refused, and those that run are not disturbed', async () => {
  const client = await start();
  const starts = Array.from({ length: 9 }, () =>
    client.request<{ missionId: string }>('swarm/mission/start', { instruction, planOnly: true }),
  );
  const settled = await Promise.allSettled(starts);
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.missionId] : []));
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as RequestRefused).data?.code] : []));
  expect({ started: started.length, codes }).toEqual({ started: 8, codes: ['bound-reached'] });
  for (const missionId of started) expect((await client.report(missionId)).outcome).toBe('planned');
  expect(await client.stop()).toBe(0);
});

test('several folders, each its own; folders come and go; none at all is fine', async () => {
  const other = new Shell(sources);
  try {
    const client = await start({ folders: [shell.workspace, other.workspace] });
    const folder = pathToFileURL(other.workspace).href;
    expect((await client.mission({ instruction, folder })).outcome).toBe('done');
    expect({ here: text('main.ts'), there: readFileSync(other.path('main.ts'), 'utf8').includes('readRow') }).toEqual({
      here: sources['main.ts'],
      there: true,
    });
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: folder, name: 'other' }] } });
    expect((await refused(client.request('swarm/mission/start', { instruction, folder }))).data?.code).toBe('workspace-missing');
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: folder, name: 'other' }], removed: [] } });
    expect(await client.request('swarm/rewind', { target: 'start', folder })).toMatchObject({ outcome: 'done' });
    expect(readFileSync(other.path('main.ts'), 'utf8')).toBe(sources['main.ts']);
    expect(await client.stop()).toBe(0);

    const homeless = await start({ folders: [] });
    expect((await refused(homeless.request('swarm/mission/start', { instruction }))).data?.code).toBe('workspace-missing');
    expect(await homeless.stop()).toBe(0);
  } finally {
    other.dispose();
  }
});

test('requests before initialize and after shutdown are refused', async () => {
  const client = LanguageClient.bare(shell);
  clients.push(client);
  expect((await refused(client.request('swarm/mission/start', { instruction }))).code).toBe(-32002);
  await client.request('initialize', { processId: null, rootUri: pathToFileURL(shell.workspace).href, capabilities: {} });
  await client.request('shutdown', null);
  expect((await refused(client.request('swarm/mission/start', { instruction }))).code).toBe(-32600);
  client.notify('exit', null);
  expect((await client.ended).code).toBe(0);
});

test('the process ends by itself: exit without shutdown, stdin closed, a client that died', async () => {
  const before = treeHash(shell.workspace);
  const abrupt = await start();
  await abrupt.request('swarm/mission/start', { instruction });
  abrupt.notify('exit', null);
  expect((await abrupt.ended).code).toBe(1);

  const deserted = await start();
  await deserted.request('swarm/mission/start', { instruction });
  deserted.child.stdin?.end();
  expect((await deserted.ended).code).toBe(1);

  const orphan = await start({ processId: 2 ** 22 + 1 }); // no such process
  expect((await orphan.ended).code).toBe(1);
  expect(treeHash(shell.workspace)).toBe(before); // both missions were stopped before they wrote
  expect(shell.json<{ ok: boolean }>(['verify']).document.ok).toBe(true);
});

/** An editor of one document: applies what it is asked to, and tells the server. */
function editing(
  client: LanguageClient,
  path: string,
  initial: string,
): { text(): string; change(text: string): void; readonly saved: string[] } {
  let current = initial;
  let version = 1;
  const saved: string[] = [];
  const change = (next: string): void => {
    current = next;
    version += 1;
    client.notify('textDocument/didChange', { textDocument: { uri: client.uri(path), version }, contentChanges: [{ text: next }] });
  };
  interface Edit {
    readonly range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } };
    readonly newText: string;
  }
  client.answers.set(
    'workspace/applyEdit',
    ({ edit }: { edit: { documentChanges: { textDocument: { uri: string }; edits: Edit[] }[] } }) => {
      const offset = ({ line, character }: { line: number; character: number }): number =>
        current
          .split('\n')
          .slice(0, line)
          .reduce((sum, one) => sum + one.length + 1, 0) + character;
      const mine = edit.documentChanges.filter(({ textDocument }) => textDocument.uri === client.uri(path)).flatMap(({ edits }) => edits);
      const sorted = mine.sort((a, b) => offset(b.range.start) - offset(a.range.start));
      change(
        sorted.reduce((text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)), current),
      );
      return { applied: true };
    },
  );
  client.answers.set('swarm/documents/save', ({ uris }: { uris: string[] }) => {
    saved.push(...uris);
    for (const uri of uris) {
      if (uri === client.uri(path)) shell.write(path, current);
      client.notify('textDocument/didSave', { textDocument: { uri } });
    }
    return { failed: [] };
  });
  client.open(path, 'typescript', initial);
  return { text: () => current, change, saved };
}

test('what is not saved yet is read and changed where it stands, and stays unsaved; the rest goes to disk', async () => {
  const client = await start({ swarm: { save: true } });
  const editor = editing(client, 'main.ts', sources['main.ts']);
  const unsaved = `${sources['main.ts']}\nexport const more = parseRow('b');\n`;
  editor.change(unsaved);
  const done = await client.mission({ instruction });
  expect({ outcome: done.outcome, changed: [...done.changedPaths].sort() }).toEqual({ outcome: 'done', changed: ['main.ts', 'rows.ts'] });
  expect({ buffer: editor.text(), onDisk: text('main.ts'), rows: text('rows.ts'), saved: editor.saved }).toEqual({
    buffer: unsaved.replaceAll('parseRow', 'readRow'),
    onDisk: sources['main.ts'],
    rows: sources['rows.ts'].replaceAll('parseRow', 'readRow'),
    saved: [],
  });
  expect(await client.stop()).toBe(0);
});

test('a clean document that is open is edited through the editor and saved', async () => {
  const client = await start({ swarm: { save: true } });
  const editor = editing(client, 'main.ts', sources['main.ts']);
  expect((await client.mission({ instruction })).outcome).toBe('done');
  const wanted = sources['main.ts'].replaceAll('parseRow', 'readRow');
  expect({ buffer: editor.text(), onDisk: text('main.ts'), saved: editor.saved }).toEqual({
    buffer: wanted,
    onDisk: wanted,
    saved: [client.uri('main.ts')],
  });
  expect(await client.stop()).toBe(0);
});

const deaths = [
  'mission-opened:1',
  'ticket-finished:2',
  'checked:1',
  'contents-stored:1',
  'intended:1',
  'staged-one:1',
  'staged-all:1',
].concat(['committed-one:1', 'committed-one:2', 'committed-all:1', 'applied:1', 'closed:1']);

test('a server that is killed in the middle leaves files old or new, and the next one settles the mission', async () => {
  const whole = ['parseRow', 'readRow'].map((name) => Object.values(sources).map((source) => source.replaceAll('parseRow', name)));
  const seen: Record<string, string> = {};
  for (const fault of deaths) {
    const dying = await start({ env: { SWARM_FAULT: fault } });
    const from = text('rows.ts').includes('parseRow') ? 'parseRow' : 'readRow';
    const to = from === 'parseRow' ? 'readRow' : 'parseRow';
    dying.request('swarm/mission/start', { instruction: `rename ${from} to ${to}` }).catch(() => undefined);
    expect((await dying.ended).signal, fault).toBe('SIGKILL');
    const next = await start();
    await next.request('swarm/info');
    expect(whole, fault).toContainEqual(Object.keys(sources).map((path) => text(path)));
    const { missions } = await next.request<{ missions: { state: string; outcome: string }[] }>('swarm/missions', { limit: 1 });
    expect(missions[0]?.state, fault).toBe('closed');
    seen[fault] = missions[0]?.outcome ?? '';
    expect(await next.request('swarm/verify'), fault).toMatchObject({ sound: true, problems: [] });
    expect(await next.stop()).toBe(0);
  }
  console.log(`server killed at: ${JSON.stringify(seen)}`);
  expect(new Set(Object.values(seen))).toEqual(new Set(['failed', 'done']));
});
