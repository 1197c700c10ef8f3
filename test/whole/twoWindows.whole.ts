/** Several processes on one folder: one holds it, the others work through it, and when it dies another takes over. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { LanguageClient, type RequestRefused } from './support/languageClient.ts';
import { Shell } from './support/shell.ts';

const rounds = 20;
const sources = {
  'rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
};
const forward = 'rename parseRow to readRow';
const back = 'rename readRow to parseRow';

let shell: Shell;
let clients: LanguageClient[] = [];

beforeEach(() => {
  shell = new Shell(sources);
});

afterEach(async () => {
  for (const client of clients) if (client.child.exitCode === null && client.child.signalCode === null) await client.kill();
  clients = [];
  shell.dispose();
});

async function window(options: Parameters<typeof LanguageClient.start>[1] = {}): Promise<LanguageClient> {
  const client = await LanguageClient.start(shell, options);
  clients.push(client);
  return client;
}

const holderOf = async (client: LanguageClient): Promise<boolean> =>
  (
    await client.heard<{ message: string }>('window/logMessage', ({ message }) => /Holds the folder|Works through/.test(message))
  ).message.includes('Holds');

test('two windows that start at the same moment: exactly one holds the folder, and both hear of each mission', async () => {
  for (let round = 0; round < rounds; round++) {
    const two = await Promise.all([window(), window()]);
    const starts = two.map((client) => client.request<object>('swarm/mission/stop', {}));
    await Promise.all(starts);
    expect((await Promise.all(two.map(holderOf))).filter(Boolean), `round ${round}`).toHaveLength(1);
    const [one, other] = two as [LanguageClient, LanguageClient];
    const { missionId } = await other.request<{ missionId: string }>('swarm/mission/start', {
      instruction: round % 2 === 0 ? forward : back,
    });
    const reports = await Promise.all([one.report(missionId), other.report(missionId)]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await Promise.all(two.map((client) => client.stop()))).toEqual([0, 0]);
  }
  expect(shell.json<{ ok: boolean }>(['verify']).document.ok).toBe(true);
});

test(`the holder is killed in the middle of a mission, ${rounds} times: another takes over, and the files are old or new`, async () => {
  const names = Object.keys(sources) as (keyof typeof sources)[];
  const whole = ['parseRow', 'readRow'].map((name) => names.map((path) => sources[path].replaceAll('parseRow', name)));
  let survivor = await window();
  await survivor.request('swarm/mission/stop', {});
  const outcomes: Record<string, number> = {};
  const faults = [
    'mission-opened:1',
    'checked:1',
    'intended:1',
    'staged-one:2',
    'committed-one:1',
    'committed-one:2',
    'applied:1',
    'closed:1',
  ];
  await survivor.stop();
  for (let round = 0; round < rounds; round++) {
    const fault = faults[round % faults.length] ?? '';
    const holder = await window({ env: { SWARM_FAULT: fault } });
    await holder.request('swarm/mission/stop', {});
    survivor = await window();
    await survivor.request('swarm/mission/stop', {});
    expect(await holderOf(survivor)).toBe(false);
    const instruction = readFileSync(shell.path('main.ts'), 'utf8').includes('parseRow') ? forward : back;
    // Whether the answer to the start still comes depends on where the holder dies.
    const started = await survivor
      .request<{ missionId: string }>('swarm/mission/start', { instruction })
      .catch((failure: RequestRefused) => failure);
    expect((await holder.ended).signal, fault).toBe('SIGKILL');
    await survivor.heard<{ message: string }>('window/logMessage', ({ message }) => message.endsWith('Holds the folder.'));
    if ('missionId' in started) {
      const { outcome, error } = await survivor.report(started.missionId);
      const key = `${fault} ${outcome} ${error?.code ?? ''}`;
      outcomes[key] = (outcomes[key] ?? 0) + 1;
    } else {
      expect(started.data?.code).toBe('interrupted');
      outcomes[`${fault} interrupted`] = (outcomes[`${fault} interrupted`] ?? 0) + 1;
    }
    expect(whole, `${fault}: the files are neither old nor new`).toContainEqual(
      names.map((path) => readFileSync(shell.path(path), 'utf8')),
    );
    // The one that took over works.
    expect((await survivor.mission({ instruction: 'rename readRow to parseRow', planOnly: true })).outcome).toMatch(
      /planned|not-understood/,
    );
    expect(await survivor.stop()).toBe(0);
    expect(shell.json<{ ok: boolean }>(['verify']).document.ok).toBe(true);
  }
  console.log(`take-over: ${JSON.stringify(outcomes)}`);
});

test('an orderly end hands over too: what runs is stopped, and the next mission runs at the new holder', async () => {
  const first = await window();
  await first.request('swarm/mission/stop', {});
  const second = await window();
  await second.request('swarm/mission/stop', {});
  const before = treeHash(shell.workspace);
  const { missionId } = await second.request<{ missionId: string }>('swarm/mission/start', { instruction: forward });
  expect(await first.stop()).toBe(0);
  expect((await second.report(missionId)).outcome).toBe('cancelled');
  expect(treeHash(shell.workspace)).toBe(before);
  expect((await second.mission({ instruction: forward })).outcome).toBe('done');
  expect(await second.stop()).toBe(0);
});
