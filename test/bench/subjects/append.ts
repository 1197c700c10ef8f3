/** Appending to the ledger: how long one event takes, what durability against power loss adds, and how many a second go in batches. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { EventDraft } from '../../../server/core/ports/ledgerPort.ts';
import { openBenchLedger } from '../ground/benchLedger.ts';
import { anyChange, filesPerMission, missionEvents } from '../ground/missionEvents.ts';
import { alternating, compared, percentile, sum, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

/** Of a mission's hundred events all but the two that are flushed to disk whatever the caller asks for. */
function* endlessEvents(): Generator<EventDraft, never> {
  const random = new SeededRandomness(3);
  for (let number = 0; ; number++) {
    const changes = Array.from({ length: filesPerMission }, () => anyChange(random));
    for (const draft of missionEvents(number, changes, random)) {
      if (draft.payload.case !== 'changeSetIntended' && draft.payload.case !== 'missionClosed') yield draft;
    }
  }
}

/** What SQLite itself costs: one row a transaction, with the same journal and the same durability, and nothing of ours. */
function openBareTable(path: string): { readonly insert: () => void; readonly close: () => void } {
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = NORMAL');
  sqlite.exec('CREATE TABLE bare (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT');
  const statement = sqlite.prepare('INSERT INTO bare (body) VALUES (?)');
  const body = Buffer.alloc(1_000, 1);
  return { insert: () => void statement.run(body), close: () => void sqlite.close() };
}

export async function subject({ scale, scratch, report }: Bench): Promise<void> {
  const events = endlessEvents();
  const take = (count: number) => Array.from({ length: count }, () => events.next().value);
  const { ledger } = openBenchLedger(scratch);
  const size = scale === 'quick' ? 1 : 3;

  ledger.append(take(2_000), 'process');
  for (const draft of take(1_000)) ledger.append([draft], 'process');
  const bareRow = openBareTable(join(scratch, 'bare.sqlite'));
  const drafts = take(4_000 * size);
  const cpuMs: number[] = [];
  const append = (at: number) => {
    const from = process.cpuUsage();
    const ms = timed(() => ledger.append([drafts[at]!], 'process'));
    const { user, system } = process.cpuUsage(from);
    cpuMs.push((user + system) / 1_000);
    return ms;
  };
  const [single = [], rows = []] = await alternating(drafts.length, append, () => timed(bareRow.insert));
  bareRow.close();
  for (const [percent, goal] of [[50], [99, '< 1 ms']] as const) {
    const measured = { name: `one by one, safe against a kill, p${percent}`, value: percentile(single, percent), unit: 'ms' };
    const peer = { name: 'bare SQLite row of 1 kB', value: percentile(rows, percent) };
    report(compared(goal === undefined ? measured : { ...measured, goal }, peer));
  }

  // On a busy machine others' turns are most of a p99; this is what is left without them.
  report({ name: 'one by one, processor time of all threads, p99', value: percentile(cpuMs, 99), unit: 'ms' });

  const bare = openSync(join(scratch, 'bare'), 'w');
  const page = Buffer.alloc(4_096, 1);
  const flushBare = () => {
    writeSync(bare, page);
    fsyncSync(bare);
  };
  const flushed = take(150 * size + 10);
  const power = (at: number) => timed(() => ledger.append([flushed[at]!], 'power'));
  const [ours = [], peers = []] = await alternating(flushed.length, power, () => timed(flushBare));
  closeSync(bare);
  for (const percent of [50, 99]) {
    const peer = { name: '4 KiB and fsync', value: percentile(peers.slice(10), percent) };
    report(
      compared({ name: `one by one, safe against power loss, p${percent}`, value: percentile(ours.slice(10), percent), unit: 'ms' }, peer),
    );
  }

  for (const batch of [100, 1_000]) {
    const batches = Array.from({ length: (10_000 * size) / batch }, () => take(batch));
    const ms = batches.map((drafts) => timed(() => ledger.append(drafts, 'process')));
    const rate = (batch * batches.length * 1_000) / sum(ms);
    report({ name: `in batches of ${batch.toLocaleString('en')}`, value: rate, unit: 'events/s', goal: '> 15,000/s' });
  }
  ledger.close();
}
