/** A window and a shell on one folder: the shell's missions run at the window's server, and read the same as on its own. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { LanguageClient } from './support/languageClient.ts';
import { Shell, type ShellRun } from './support/shell.ts';

const sources = {
  'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'main.ts': "import { parseRow } from './rows';\n\n// parseRow is used here\nexport const rows = ['a'].map(parseRow);\n",
  'other.ts': 'export class Left {\n  size() {\n    return 1;\n  }\n}\nexport class Right {\n  size() {\n    return 2;\n  }\n}\n',
};

let alone: Shell;
let shared: Shell;
let window: LanguageClient;

beforeEach(async () => {
  alone = new Shell(sources);
  shared = new Shell(sources);
  window = await LanguageClient.start(shared);
  await window.request('swarm/mission/stop', {});
});

afterEach(async () => {
  if (window.child.exitCode === null && window.child.signalCode === null) await window.kill();
  alone.dispose();
  shared.dispose();
});

/** What differs between any two runs: ids, hashes of the ledger, paths, how long it took. */
function withoutChance(text: string, shell: Shell): string {
  return text
    .replaceAll(shell.base, '<base>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?/g, '<id>')
    .replace(/"wallMs": [\d.]+/g, '"wallMs": 0');
}

/** A JSON document with its keys sorted: their order says nothing. */
function inOrder(document: string): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(JSON.parse(document), sorted, 1);
}

const asText = ({ status, stdout, stderr }: ShellRun, shell: Shell) => ({
  status,
  stdout: withoutChance(stdout.startsWith('{') ? inOrder(stdout) : stdout, shell),
  stderr: withoutChance(stderr, shell),
});

const runs: readonly (readonly string[])[] = [
  ['refactor', 'rename parseRow to readRow', '--plan'],
  ['refactor', 'rename parseRow to readRow', '--plan', '--json'],
  ['refactor', 'rename parseRow to readRow', '--no-physics', '--plan', '--json'],
  ['refactor', 'rename parseRow to readRow'],
  ['refactor', 'rename size to length', '--yes'],
  ['refactor', 'rename size to length', '--yes', '--json'],
  ['refactor', 'rename this to lines', '--at', 'main.ts:4:14', '--yes'],
  ['refactor', 'make it nicer', '--yes'],
  ['refactor', 'rename parseRow to readRow', '--yes'],
  ['refactor', 'rename readRow to takeRow', '--yes', '--json'],
  ['rewind', 'start', '--preview'],
  ['rewind', 'start', '--preview', '--json'],
  ['rewind', 'start'],
  ['rewind', 'nothing-like-it', '--yes'],
  ['rewind', 'start', '--yes'],
  ['redo', '--yes'],
  ['redo', '--yes', '--json'],
];

test('what a shell prints, its exit codes and what it leaves on disk are the same with a window and without', async () => {
  for (const args of runs) {
    const expected = asText(alone.run(args), alone);
    expect(asText(shared.run(args), shared), args.join(' ')).toEqual(expected);
    expect(treeHash(shared.workspace), args.join(' ')).toBe(treeHash(alone.workspace));
  }
  await window.request('swarm/mission/stop', {}); // what came before has been heard
  expect(window.notifications.filter(({ method }) => method === 'swarm/mission/closed').length).toBe(
    runs.filter(([verb]) => verb === 'refactor').length,
  );
});

test('status says who holds the workspace', async () => {
  type Status = { holder: { pid: number; peers: number } | null };
  expect(shared.json<Status>(['status']).document.holder).toMatchObject({ pid: window.child.pid, peers: 1 });
  expect(alone.json<Status>(['status']).document.holder).toBeNull();
  expect(shared.run(['status']).stdout).toContain(`process ${window.child.pid}`);
  await window.kill(); // what it leaves behind misleads nobody
  expect(shared.json<Status>(['status']).document.holder).toBeNull();
  expect(shared.run(['refactor', 'rename parseRow to readRow', '--yes']).status).toBe(0);
});

test('descriptor 3 hands out the events of a mission that runs at the window', () => {
  const eventsOf = (shell: Shell): unknown[] => {
    const file = `${shell.base}/events.jsonl`;
    const run = shell.redirected(['refactor', 'rename parseRow to readRow', '--yes'], file);
    expect(run.status, run.stderr).toBe(0);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    return lines.map((line) =>
      Object.keys(JSON.parse(line) as object)
        .filter((key) => /^[a-z]/.test(key))
        .join(' '),
    );
  };
  const there = eventsOf(shared);
  expect(there.length).toBeGreaterThan(10);
  expect(there.filter((keys) => String(keys).includes('missionClosed'))).toHaveLength(1);
});

test('Ctrl+C in the shell stops the mission at the window, and nothing is changed', async () => {
  const before = treeHash(shared.workspace);
  const { child, done } = shared.start(['refactor', 'rename parseRow to readRow', '--yes', '--verbose']);
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => String(chunk).includes('opened') && resolve());
    child.on('close', () => resolve());
  });
  child.kill('SIGINT');
  const { status } = await done;
  // Either it came in time, or the mission was done before.
  if (status === 130) expect(treeHash(shared.workspace)).toBe(before);
  else expect(status).toBe(0);
});

test('a window that dies in the middle of a shell’s mission leaves the files old or new, and the shell says so', async () => {
  await window.kill();
  const dying = await LanguageClient.start(shared, { env: { SWARM_FAULT: 'committed-one:1' } });
  await dying.request('swarm/mission/stop', {});
  const before = treeHash(shared.workspace);
  const run = await shared.start(['refactor', 'rename parseRow to readRow', '--yes']).done;
  expect((await dying.ended).signal).toBe('SIGKILL');
  expect({ status: run.status, said: run.stderr.includes('went away') }).toEqual({ status: 1, said: true });
  const verified = shared.json<{ ok: boolean }>(['verify']).document;
  expect(verified.ok).toBe(true);
  if (treeHash(shared.workspace) === before) return;
  expect(readFileSync(shared.path('rows.ts'), 'utf8')).toBe(sources['rows.ts'].replaceAll('parseRow', 'readRow'));
  expect(readFileSync(shared.path('main.ts'), 'utf8')).toContain('map(readRow)');
});

test('what the shell tells of the code is what the window shows, saved or not, and looking records nothing', async () => {
  window.open('rows.ts', 'typescript', `${sources['rows.ts']}export function freshRow() {\n  return parseRow('');\n}\n`);
  await window.request('swarm/mission/stop', {}); // the document was heard
  const events = () => shared.json<{ ledger: { events: number } }>(['status']).document.ledger.events;
  const before = events();
  const views: readonly (readonly [readonly string[], string])[] = [
    [['outline', 'rows.ts'], '     1  function   parseRow\n     4  function   freshRow\n'],
    [['symbols', 'name:fresh*'], 'function freshRow  rows.ts:4:17\n'],
    [['find', 'freshRow', '-n', '1'], 'function freshRow  rows.ts:4:17\n'],
    [
      ['callers', 'parseRow', '--no-physics'],
      'function parseRow: 2 places\n  main.ts:4:31  the file itself hands it to map\n  rows.ts:5:10  freshRow\n',
    ],
  ];
  for (const [args, expected] of views) {
    const { status, stdout } = shared.run(['terrain', ...args]);
    expect({ args, status, stdout: stdout.slice(0, expected.length) }).toEqual({ args, status: 0, stdout: expected });
  }
  expect(shared.run(['terrain', 'search', 'parseRow($X)']).stdout).toContain('rows.ts:5:10');
  expect(events()).toBe(before);
});
