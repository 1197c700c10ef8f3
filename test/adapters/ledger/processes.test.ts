import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asEventId, asMissionId, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { type LedgerFixture, ledgerFixture } from './ledgerFixture.ts';

interface Appender {
  readonly process: ChildProcess;
  /** Lines that came out whole: what the process was told is durable. */
  readonly acknowledged: string[];
  readonly ended: Promise<unknown>;
}

function appender(
  fixture: LedgerFixture,
  events: number,
  durability = 'process',
  onLine: (count: number) => void = () => undefined,
  base = dirname(fixture.stateFolder.folder),
): Appender {
  const script = join(import.meta.dirname, 'appendingProcess.ts');
  const { workspaceRoot } = fixture.stateFolder;
  const child = spawn(process.execPath, [script, workspaceRoot, base, String(events), durability], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => {
    acknowledged.push(line);
    onLine(acknowledged.length);
  });
  return { process: child, acknowledged, ended: Promise.all([once(child, 'exit'), once(lines, 'close')]) };
}

describe('several processes', () => {
  test('append at the same time: one chain, nothing lost, and a listener hears all of it in order', async () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const heard: number[] = [];
    ledger.onAppended((events) => heard.push(...events.map((event) => Number(event.sequence))));
    const appenders = [appender(fixture, 150), appender(fixture, 150), appender(fixture, 20, 'power')];
    const all = Promise.all(appenders.map(({ ended }) => ended));
    let done = false;
    void all.then(() => {
      done = true;
    });
    let own = 0;
    while (!done) {
      ledger.append([{ role: 1, payload: { case: 'ticketStarted', value: { attempt: own } } }], 'process');
      own += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    ledger.poll();
    const ids = appenders.flatMap(({ acknowledged }) => acknowledged.filter((line) => line !== 'open'));
    expect(appenders.map((one) => one.process.exitCode)).toEqual([0, 0, 0]);
    expect(ids).toHaveLength(640);
    expect(ids.filter((id) => ledger.event(asEventId(id)) === undefined)).toEqual([]);
    expect(ledger.head().sequence).toBe(640 + own);
    expect(heard).toEqual(Array.from({ length: 640 + own }, (_, i) => i + 1));
    const times = [...ledger.events({})].map((event) => event.logicalTime);
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
    expect(await ledger.verify()).toMatchObject({ ok: true, problems: [], contents: { unstoredStates: 0 } });
  });

  test('make state folder, device key and ledger together, when all come first', async () => {
    const fixture = ledgerFixture();
    const base = `${dirname(fixture.stateFolder.folder)}-new`;
    const appenders = Array.from({ length: 4 }, () => appender(fixture, 3, 'process', undefined, base));
    await Promise.all(appenders.map(({ ended }) => ended));
    expect(appenders.map(({ process, acknowledged }) => [process.exitCode, acknowledged.length])).toEqual(Array(4).fill([0, 7]));
    const ledger = fixture.open({ stateFolder: fixture.stateFolderAt(base) });
    expect(ledger.ledgerId).not.toBe(fixture.stateFolder.ledgerId);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 24 });
  });

  test.each([1, 7, 60, 150])(
    'killed after %i acknowledged lines: what was acknowledged is there, and the ledger is whole',
    async (lines) => {
      const fixture = ledgerFixture();
      const one: Appender = appender(fixture, 100_000, 'process', (count) => {
        if (count >= lines) one.process.kill('SIGKILL');
      });
      await one.ended;
      expect(one.process.signalCode).toBe('SIGKILL');
      const ledger = fixture.open();
      const ids = one.acknowledged.filter((line) => line !== 'open');
      expect(ids.filter((id) => ledger.event(asEventId(id)) === undefined)).toEqual([]);
      expect(ledger.head().sequence).toBeGreaterThanOrEqual(ids.length);
      expect(ledger.head().sequence % 2).toBe(0); // each append was two events: never half of one
      expect(await ledger.verify()).toMatchObject({ ok: true, problems: [], contents: { unstoredStates: 0 } });
    },
  );

  test("a killed process's leases are free at once; a living one's are not", async () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const sleeper = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    onTestFinished(() => void sleeper.kill('SIGKILL'));
    const text = process.platform === 'linux' ? readFileSync(`/proc/${sleeper.pid}/stat`, 'utf8') : '';
    const start = text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    const path = asWorkspacePath('a.py');
    ledger.leases.acquire(asMissionId('theirs'), [path], 60_000);
    fixture.tamper((sqlite) =>
      sqlite.prepare('UPDATE leases SET writer_id = ?, pid = ?, process_start = ?').run('other', sleeper.pid, start),
    );
    expect(ledger.leases.acquire(asMissionId('mine'), [path], 1_000)).toMatchObject({ granted: false, holderMissionId: 'theirs' });
    sleeper.kill('SIGKILL');
    await once(sleeper, 'exit');
    expect(ledger.leases.acquire(asMissionId('mine'), [path], 1_000)).toMatchObject({ granted: true });
  });
});
