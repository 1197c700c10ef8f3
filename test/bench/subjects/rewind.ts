/**
 * A rewind of 1,000 files in a ledger of a million events: to points early, in the middle and late, in this process and as
 * a whole one. And what such a ledger costs: its size, its verification, opening it.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileDisk } from '../../../server/adapters/fileDisk/fileDisk.ts';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { HistoryFold, historyFilter } from '../../../server/core/ledger/history.ts';
import { noFaults } from '../../../server/core/ports/faultPort.ts';
import { type RewindPorts, type RewindRequest, runRewind } from '../../../server/core/rewind/runRewind.ts';
import { asContentHash } from '../../../server/protocol/ids.ts';
import { type BenchLedger, openBenchLedger } from '../ground/benchLedger.ts';
import { runSwarm } from '../ground/childProcess.ts';
import { writeLongLedger } from '../ground/longLedger.ts';
import { alternating, compared, median, timed, timedAsync } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const files = 1_000;
/** A whole verification of a million events takes minutes; at the default scale it is that of a ledger of this size. */
const verifiedEvents = 100_000;

function rewindPorts({ ledger, uuids, workspace }: BenchLedger): RewindPorts {
  return {
    ledger,
    leases: ledger.leases,
    files: new FileDisk(workspace),
    faults: noFaults,
    clock: systemClock,
    uuids,
    hash: (bytes) => asContentHash(sha256Hex(bytes)),
    workspace: Workspace.open(workspace),
  };
}

async function rewound(ports: RewindPorts, request: RewindRequest): Promise<number> {
  let outcome = '';
  const ms = await timedAsync(async () => {
    const report = await runRewind(ports, request, new AbortController().signal);
    outcome = `${report.outcome}, ${report.files.length} files: ${report.summary}`;
  });
  const expected = `${request.preview ? 'planned' : 'done'}, ${files} files`;
  if (!outcome.startsWith(expected)) throw new Error(`expected "${expected}", and it was "${outcome}"`);
  return ms;
}

/** The least a disk must do for a change of that size: each file written beside its place, flushed and renamed. */
function bareWriter(from: string, to: string): () => number {
  mkdirSync(to, { recursive: true });
  const texts = readdirSync(from, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return () =>
    timed(() => {
      for (const [at, bytes] of texts.entries()) {
        const handle = openSync(join(to, `${at}.new`), 'w');
        writeFileSync(handle, bytes);
        fsyncSync(handle);
        closeSync(handle);
        renameSync(join(to, `${at}.new`), join(to, String(at)));
      }
    });
}

/** Seconds. Throws when the ledger is not sound. */
async function verified(ledger: Ledger): Promise<number> {
  let problem: string | undefined;
  const ms = await timedAsync(async () => {
    const found = await ledger.verify();
    problem = found.ok ? undefined : (found.problems[0]?.text ?? 'it was not read to its end');
  });
  if (problem !== undefined) throw new Error(`the made-up ledger is not sound: ${problem}`);
  return ms / 1_000;
}

export async function subject({ scale, scratch, report, say }: Bench): Promise<void> {
  const opened = openBenchLedger(scratch);
  const { ledger, workspace, state } = opened;
  const wanted = scale === 'quick' ? 100_000 : 1_000_000;
  say(`writing a ledger of ${wanted.toLocaleString('en')} events, about ${(wanted * 2.4) / 1e6} GB`);
  const started = performance.now();
  const { events, baselines } = writeLongLedger(opened, wanted);
  const seconds = (performance.now() - started) / 1_000;
  const label = `${wanted.toLocaleString('en')} events`;
  report({ name: `building a ledger of ${label}, in batches of 5,000`, value: events / seconds, unit: 'events/s', goal: '> 15,000/s' });
  const info = ledger.info();
  report({
    name: `ledger of ${label}, without contents`,
    value: (info.databaseBytes - info.contents.storedBytes) / events,
    unit: 'B/event',
  });

  const fold = new HistoryFold();
  const folded = timed(() => {
    for (const event of ledger.events(historyFilter)) fold.add(event);
  });
  report({ name: `history of a ledger of ${label}, first reading, ${fold.total.toLocaleString('en')} moments`, value: folded, unit: 'ms' });
  report({ name: 'the newest 5,000 moments', value: timed(() => fold.moments(5_000)), unit: 'ms' });

  const ports = rewindPorts(opened);
  const bare = bareWriter(workspace, join(scratch, 'bare'));
  const middle = Math.round(events / 2);
  const points = [
    { name: 'in the middle', sequence: middle, repetitions: scale === 'quick' ? 2 : 3 },
    { name: 'early', sequence: baselines, repetitions: 1 },
    { name: 'late', sequence: events - 10_001, repetitions: 1 },
  ];
  const count = files.toLocaleString('en');
  for (const { name, sequence, repetitions } of points) {
    const request = (preview: boolean): RewindRequest => ({ kind: 'rewind', target: `#${sequence}`, preview });
    const [plans = [], rewinds = [], redos = [], bares = []] = await alternating(
      repetitions,
      () => rewound(ports, request(true)),
      () => rewound(ports, request(false)),
      () => rewound(ports, { kind: 'redo', preview: false }),
      bare,
    );
    const how = repetitions === 1 ? '1 run' : `median of ${repetitions}`;
    const peer = { name: `write, fsync, rename of ${count}`, value: median(bares) };
    const words = `rewind of ${count} files, ${label}, to a point ${name}`;
    report(compared({ name: `${words}, ${how}`, value: median(rewinds), unit: 'ms', goal: '< 1,000 ms' }, peer));
    report({ name: `${words}: planning alone, ${how}`, value: median(plans), unit: 'ms' });
    report(compared({ name: `redo after it, ${how}`, value: median(redos), unit: 'ms' }, peer));
  }

  say('verifying a ledger');
  if (scale === 'default') {
    const shorter = openBenchLedger(join(scratch, 'shorter'));
    writeLongLedger(shorter, verifiedEvents);
    report({
      name: `verifying a ledger of ${verifiedEvents.toLocaleString('en')} events`,
      value: await verified(shorter.ledger),
      unit: 's',
    });
    shorter.ledger.close();
  } else report({ name: `verifying a ledger of ${label}`, value: await verified(ledger), unit: 's' });
  ledger.close();

  const whole = async (...args: readonly string[]) => (await runSwarm([...args, '--workspace', workspace], state)).ms;
  const [statuses = [], rewinds = [], redos = []] = await alternating(
    2,
    () => whole('status'),
    () => whole('rewind', `#${middle}`, '--yes'),
    () => whole('redo', '--yes'),
  );
  report({
    name: `swarm status, ${label}, ${count} known files, whole process, median`,
    value: median(statuses),
    unit: 'ms',
  });
  report({ name: 'swarm rewind to the middle, whole process, median', value: median(rewinds), unit: 'ms', goal: '< 1,000 ms' });
  report({ name: 'swarm redo, whole process, median', value: median(redos), unit: 'ms' });
}
