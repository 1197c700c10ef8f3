/** The built server as a process, with an editor that outlives it: unsaved text, a preview, and a death in the middle of an edit. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { type ClientAbilities, rewind } from '../../server/protocol/messages.ts';
import { HeadlessEditor } from '../hosts/lsp/headlessEditor.ts';
import { projectRoot, Shell } from './support/shell.ts';

const sources = {
  'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
  'more.ts': "import { parseRow } from './rows';\n\nexport const more = parseRow('b');\n",
};
const renamed = (text: string) => text.replaceAll('parseRow', 'readRow');
const rename = { instruction: 'rename parseRow to readRow' };
const abilities: ClientAbilities = { save: true, preview: true, editsClosedFiles: true, approve: true };

let shell: Shell;
const children: ChildProcess[] = [];
beforeEach(() => {
  shell = new Shell(sources);
});
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  shell.dispose();
});

function startServer(fault = ''): { readonly connection: MessageConnection; readonly ended: Promise<unknown> } {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SWARM_STATE_DIR: shell.state, SWARM_FAULT: fault },
  });
  children.push(child);
  if (!child.stdout || !child.stdin) throw new Error('the server has no pipes');
  child.stdin.on('error', () => undefined);
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  return { connection, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

async function shakeHands(connection: MessageConnection): Promise<void> {
  const uri = pathToFileURL(shell.workspace).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'workspace' }],
    capabilities: {
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
      window: { workDoneProgress: true },
    },
    initializationOptions: { swarm: abilities },
  });
  await connection.sendNotification('initialized', {});
}

const onDisk = (path: string) => readFileSync(shell.path(path), 'utf8');

test('a mission over unsaved text, in part, and its rewind, byte for byte', async () => {
  const { connection } = startServer();
  const editor = new HeadlessEditor(shell.workspace, connection, { preview: async () => (edit) => edit.path !== 'more.ts' });
  await shakeHands(connection);
  const typed = `// unsaved\n${sources['main.ts']}`;
  editor.type('main.ts', typed);
  const report = await editor.mission({ ...rename, approval: 'preview' });
  expect({ outcome: report.outcome, applied: report.partial?.editsApplied, planned: report.partial?.editsPlanned }).toEqual({
    outcome: 'done',
    applied: 3,
    planned: 5,
  });
  expect(report.partial?.findings.length).toBeGreaterThan(0);
  expect([editor.text('main.ts'), onDisk('main.ts'), onDisk('rows.ts'), onDisk('more.ts')]).toEqual([
    renamed(typed),
    sources['main.ts'],
    renamed(sources['rows.ts']),
    sources['more.ts'],
  ]);
  const back = await connection.sendRequest(rewind.method, { target: 'start' });
  expect(back).toMatchObject({ outcome: 'done' });
  expect([editor.text('main.ts'), onDisk('main.ts'), onDisk('rows.ts')]).toEqual([typed, sources['main.ts'], sources['rows.ts']]);
});

const points = ['intended', 'edited-in-editor', 'saved-in-editor'];
test.each(points)('a server that dies at “%s” is started again and finds one side, whole', async (point) => {
  const first = startServer(`${point}:1`);
  const editor = new HeadlessEditor(shell.workspace, first.connection);
  await shakeHands(first.connection);
  const typed = `// unsaved\n${sources['main.ts']}`;
  editor.type('main.ts', typed);
  editor.open('rows.ts');
  await editor.start(rename).catch(() => undefined);
  await first.ended;
  const second = startServer();
  await editor.rejoin(second.connection, () => shakeHands(second.connection));
  const completed = point !== 'intended';
  const side = (text: string) => (completed ? renamed(text) : text);
  await expect
    .poll(() => [editor.text('main.ts'), onDisk('main.ts'), onDisk('rows.ts'), onDisk('more.ts')], { timeout: 10_000 })
    .toEqual([side(typed), sources['main.ts'], side(sources['rows.ts']), side(sources['more.ts'])]);
  expect(editor.dirty('rows.ts')).toBe(false);
  const again = await editor.mission(completed ? { instruction: 'rename readRow to parseRow' } : rename);
  expect({ outcome: again.outcome, error: again.error }).toEqual({ outcome: 'done', error: undefined });
});
