import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { PhysicsBounds, PhysicsOptions } from '../../../server/adapters/physics/physicsOptions.ts';
import { fakeServer, familyName, never, PhysicsWorkspace, path, pythonJudgedBy } from './physicsWorkspace.ts';

const files = { 'a.py': 'a = 1\n', 'b.py': 'b = 1\n', 'c.py': 'c = 1\n' };
const bounds: Partial<PhysicsBounds> = { restartDelayMs: 5, outputBytesMax: 3_000_000 };
const impatient: Partial<PhysicsBounds> = { ...bounds, requestMs: 300, startMs: 300 };

let workspace: PhysicsWorkspace | undefined;
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
  expect(survivors()).toEqual([]);
});

function workspaceWith(behaviour: string, more: Partial<PhysicsOptions> = {}): PhysicsWorkspace {
  workspace = new PhysicsWorkspace(files, { servers: pythonJudgedBy(fakeServer(behaviour)), bounds, ...more });
  return workspace;
}

/** Processes that are a server of this run, or a child of one. */
function survivors(): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid,stat,args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(familyName)).map((line) => line.trim());
}

const proposed = (in_: PhysicsWorkspace, text = 'a = 2\n') => in_.overlay({ 'a.py': { text } });

describe('a server that', () => {
  test('behaves is believed', async () => {
    const verdict = await workspaceWith('well').verdict(proposed(workspace!, 'a = BROKEN\n'), ['b.py']);
    expect(verdict).toMatchObject({ server: 'fake 1', answered: true, passed: false, before: 0, after: 1 });
    expect(verdict.newDiagnostics).toEqual([{ rule: 'broken', text: 'broken', path: 'a.py', start: 4, end: 10 }]);
  });

  test.each([
    ['crashes', 'crash', /fake (ended with exit code 3|closed its output)/],
    ['prints garbage', 'garbage', /fake wrote something unreadable|did not answer/],
    ['floods', 'flood', /fake wrote more than 3000000 bytes for one question/],
    ['begins a message that never ends', 'endlessHeader', /fake wrote more than 3000000 bytes for one question/],
    ['crashes at the start', 'crashAtStart', /fake (ended with exit code 7|closed its output)/],
    ['greets instead of answering', 'garbageAtStart', /fake (wrote something unreadable|did not answer)/],
  ])('%s has judged nothing, and says why', async (_, behaviour, why) => {
    const verdict = await workspaceWith(behaviour).verdict(proposed(workspace!), ['b.py']);
    expect(verdict).toMatchObject({ answered: false, passed: false, checkedPaths: [], uncheckedPaths: ['a.py', 'b.py'] });
    expect(verdict.uncheckedReason).toMatch(why);
  });

  test('hangs at the start has judged nothing, and says why', async () => {
    const verdict = await workspaceWith('hangAtStart', { bounds: impatient }).verdict(proposed(workspace!), []);
    expect(verdict).toMatchObject({ answered: false, uncheckedReason: 'fake did not answer initialize within 300 ms' });
  });

  test('hangs has judged nothing, and says why', async () => {
    const verdict = await workspaceWith('hang', { bounds: { ...bounds, requestMs: 300 } }).verdict(proposed(workspace!), []);
    expect(verdict).toMatchObject({ answered: false, uncheckedReason: 'fake did not answer textDocument/diagnostic within 300 ms' });
  });

  test('crashes once is replaced, and asked again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'swarm-marker-'));
    try {
      const verdict = await workspaceWith(`crashOnce:${join(folder, 'crashed')}`).verdict(proposed(workspace!), []);
      expect(verdict).toMatchObject({ answered: true, passed: true });
      expect(workspace!.signals.map((signal) => signal.status)).toEqual(['started', 'failed', 'started']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('crashes again and again is given up', async () => {
    workspaceWith('crash');
    for (let i = 0; i < 3; i++) await workspace!.verdict(proposed(workspace!), []);
    expect((await workspace!.verdict(proposed(workspace!), [])).uncheckedReason).toBe(
      'fake 1 failed 3 times in a row and is not started again for 5 min',
    );
    expect(workspace!.signals.filter((signal) => signal.status === 'started')).toHaveLength(3);
  });

  test('answers nonsense names no places, and leaves files unchecked', async () => {
    workspaceWith('nonsense');
    expect(await workspace!.physics.references(path('a.py'), 0, new Map(), [], never)).toMatchObject({ answered: true, places: [] });
    expect(await workspace!.verdict(proposed(workspace!), [])).toMatchObject({ checkedPaths: [], uncheckedPaths: ['a.py'] });
  });

  test('is not there is named with the reason', async () => {
    const python = { available: false, name: 'pyright', why: 'pyright is not installed beside Swarm' } as const;
    workspaceWith('', { servers: pythonJudgedBy(python) });
    expect(await workspace!.verdict(proposed(workspace!), [])).toMatchObject({
      server: 'pyright',
      answered: false,
      uncheckedReason: 'pyright is not installed beside Swarm',
    });
  });

  test('cannot be executed is named with the reason', async () => {
    const command = { command: join(tmpdir(), 'no-such-server'), args: [], name: 'ghost', version: '0' };
    workspaceWith('', { servers: pythonJudgedBy({ available: true, command }) });
    expect((await workspace!.verdict(proposed(workspace!), [])).uncheckedReason).toMatch(/ghost could not be started.*ENOENT/);
  });
});

describe('stopping', () => {
  test('a check is at once, and the server is not at fault', async () => {
    workspaceWith('hang', { bounds });
    const stop = new AbortController();
    const running = workspace!.verdict(proposed(workspace!), ['b.py'], stop.signal);
    await expect.poll(() => workspace!.signals.length).toBe(1);
    stop.abort();
    expect(await running).toMatchObject({ answered: false, uncheckedReason: 'cancelled' });
    expect(workspace!.signals.map((signal) => signal.status)).toEqual(['started']);
  });

  test('everything ends a check under way, and a server that will not leave', async () => {
    workspaceWith('neverLeaves');
    await workspace!.verdict(proposed(workspace!), []);
    expect(survivors()).not.toEqual([]);
    await workspace!.physics.dispose();
    expect(survivors()).toEqual([]);
    expect((await workspace!.verdict(proposed(workspace!), [])).answered).toBe(false);
  });

  test('Swarm by force takes the real servers along', async () => {
    const script = fileURLToPath(new URL('./abandonedServers.ts', import.meta.url));
    const abandoned = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const told = await new Promise<string>((resolve) => abandoned.stdout.once('data', (data) => resolve(String(data))));
    const { pids, folders } = JSON.parse(told) as { pids: number[]; folders: string[] };
    expect(pids.map(isAlive)).toEqual([true, true]);
    abandoned.kill('SIGKILL');
    await expect.poll(() => pids.map(isAlive), { timeout: 15_000 }).toEqual([false, false]);
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
});

test('what a Swarm ended by force left behind is removed by the next', async () => {
  workspaceWith('well');
  mkdirSync(join(workspace!.aside, 'swarm-mirror-999999999-abc', 'deep'), { recursive: true });
  mkdirSync(join(workspace!.aside, `swarm-mirror-${process.pid}-abc`));
  await workspace!.verdict(proposed(workspace!), []);
  const left = readdirSync(workspace!.aside).filter((name) => name.startsWith('swarm-mirror'));
  rmSync(join(workspace!.aside, `swarm-mirror-${process.pid}-abc`), { recursive: true });
  expect(left).toEqual([`swarm-mirror-${process.pid}-abc`]);
});

describe('bounds', () => {
  test('leave out the last dependents, and say so', async () => {
    workspaceWith('well', { bounds: { ...bounds, filesMax: 2 } });
    expect(await workspace!.verdict(proposed(workspace!), ['b.py', 'c.py'])).toMatchObject({
      answered: true,
      passed: true,
      checkedPaths: ['a.py', 'b.py'],
      uncheckedPaths: ['c.py'],
      uncheckedReason: '1 file: more than 2 files',
    });
  });

  test('of time leave everything unchecked, and say so', async () => {
    workspaceWith('well', { bounds: { ...bounds, checkMs: 0 } });
    expect(await workspace!.verdict(proposed(workspace!), [])).toMatchObject({
      checkedPaths: [],
      uncheckedPaths: ['a.py'],
      uncheckedReason: '1 file: the time for the check was over',
    });
  });

  test.runIf(existsSync('/proc/self/status'))('of memory end the check and retire the server', async () => {
    workspaceWith('well', { bounds: { ...bounds, serverMemoryBytesMax: 1_000_000 } });
    expect((await workspace!.verdict(proposed(workspace!), [])).uncheckedReason).toBe(
      '1 file: the language server used more than 1000000 bytes',
    );
    expect(workspace!.signals.map((signal) => signal.status)).toEqual(['started', 'retired']);
  });

  test('of a mirror tree leave a move unchecked, and say so', async () => {
    workspaceWith('well', { bounds: { ...bounds, mirrorFilesMax: 2 } });
    expect(await workspace!.verdict(workspace!.overlay({ 'a.py': { to: 'd.py' } }), [])).toMatchObject({
      answered: false,
      uncheckedPaths: ['a.py'],
      uncheckedReason: 'files come, go or move, and a mirror of 3 files is more than 2',
    });
  });

  test('a file that is not text, or gone, is named', async () => {
    workspaceWith('well');
    workspace!.write('c.py', '');
    rmSync(join(workspace!.root, 'c.py'));
    expect(await workspace!.verdict(proposed(workspace!), ['c.py'])).toMatchObject({
      checkedPaths: ['a.py'],
      uncheckedPaths: ['c.py'],
      uncheckedReason: '1 file: cannot be read as text',
    });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(execFileSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}
