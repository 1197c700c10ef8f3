/**
 * A rewind of 1,000 files in a ledger of a million events: to points early, in the middle and late, in this process and as
 * a whole one. And what such a ledger costs: its size, its verification, opening it.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileDisk } from '../../../server/adapters/fileDisk.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { noFaults } from '../../../server/core/ports/faultPort.ts';
import { type RewindPorts, type RewindRequest, runRewind } from '../../../server/core/rewind/runRewind.ts';
import { asContentHash } from '../../../server/protocol/ids.ts';
import { type BenchLedger, openBenchLedger } from '../ground/benchLedger.ts';
import { runSwarm } from '../ground/childProcess.ts';
import { writeLongLedger } from '../ground/longLedger.ts';
import { alternating, compared, median, timed, timedAsync } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const files = 1_000;

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

export async function subject({ scale, scratch, report, say }: Bench): Promise<void> {
  const opened = openBenchLedger(scratch);
  const { ledger, workspace, state } = opened;
  const wanted = scale === 'quick' ? 100_000 : 1_000_000;
  say(`writing a ledger of ${wanted.toLocaleString('en')} events`);
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

  const ports = rewindPorts(opened);
  const bare = bareWriter(workspace, join(scratch, 'bare'));
  const points = { early: baselines, middle: Math.round(events / 2), late: events - 10_001 };
  const repetitions = scale === 'quick' ? 3 : 5;
  for (const [name, sequence] of Object.entries(points)) {
    const request = (preview: boolean): RewindRequest => ({ kind: 'rewind', target: `#${sequence}`, preview });
    const redo: RewindRequest = { kind: 'redo', preview: false };
    const works = [() => rewound(ports, request(true)), () => rewound(ports, request(false)), () => rewound(ports, redo), bare];
    const [plans = [], rewinds = [], redos = [], bares = []] = await alternating(repetitions, ...works);
    const where = `${files.toLocaleString('en')} files, ${label}, to a point ${name === 'middle' ? 'in the middle' : name}`;
    const peer = { name: 'write, fsync, rename of as many', value: median(bares) };
    report(compared({ name: `rewind of ${where}, median`, value: median(rewinds), unit: 'ms', goal: '< 1,000 ms' }, peer));
    report({ name: `planning it alone, median`, value: median(plans), unit: 'ms' });
    report(compared({ name: `redo of it, median`, value: median(redos), unit: 'ms' }, peer));
  }

  say('verifying the ledger');
  let sound = false;
  const verified = await timedAsync(async () => {
    sound = (await ledger.verify()).ok;
  });
  if (!sound) throw new Error('the ledger that was made up does not verify');
  report({ name: `verifying ${label}`, value: verified / 1_000, unit: 's' });
  ledger.close();

  const whole = async (...args: readonly string[]) => (await runSwarm([...args, '--workspace', workspace], state)).ms;
  const [statuses = [], rewinds = [], redos = []] = await alternating(
    2,
    () => whole('status'),
    () => whole('rewind', `#${points.middle}`, '--yes'),
    () => whole('redo', '--yes'),
  );
  report({
    name: `swarm status, ${label}, ${files.toLocaleString('en')} known files, whole process, median`,
    value: median(statuses),
    unit: 'ms',
  });
  report({ name: 'swarm rewind to the middle, whole process, median', value: median(rewinds), unit: 'ms', goal: '< 1,000 ms' });
  report({ name: 'swarm redo, whole process, median', value: median(redos), unit: 'ms' });
  say(`the ledger's file has ${(statSync(info.databasePath).size / 1e6).toFixed(0)} MB`);
}
