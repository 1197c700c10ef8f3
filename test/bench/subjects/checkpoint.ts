/**
 * The checkpoint of one edit in a tree of many files: what Swarm does when a known file was saved, and what it does to
 * write an edit of its own, beside a commit of the same edit to a shadow git repository.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileDisk } from '../../../server/adapters/fileDisk/fileDisk.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { applyChangeSet } from '../../../server/core/changeSet/applyChangeSet.ts';
import { recordOutsideEdits } from '../../../server/core/changeSet/recordOutsideEdits.ts';
import { noFaults } from '../../../server/core/ports/faultPort.ts';
import { AgentRole } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath, type WorkspacePath } from '../../../server/protocol/ids.ts';
import { type BenchLedger, bytesOnDisk, openBenchLedger } from '../ground/benchLedger.ts';
import { writeManyFiles } from '../ground/generatedTree.ts';
import { shadowRepository } from '../ground/shadowRepository.ts';
import { alternating, compared, median, percentile, timed } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const sizes = { quick: 2_000, default: 20_000, large: 250_000 } as const;
const hash = (bytes: Uint8Array) => asContentHash(sha256Hex(bytes));

/** Writes one file through a change set, as a mission does once every check has passed: leases, journal, flushes and all. */
function applyEdit({ ledger, uuids }: BenchLedger, files: FileDisk, path: WorkspacePath, bytes: Uint8Array): void {
  const missionId = asMissionId(uuids.next());
  const leased = ledger.leases.acquire(missionId, [path], 60_000);
  if (!leased.granted) throw new Error(leased.reason);
  const { leases } = leased;
  const { hash: baseHash, mode } = files.stateOf(path);
  const change = { path, baseHash, bytes, newHash: hash(bytes), mode, renamedFrom: undefined, lines: [] };
  const applied = applyChangeSet(
    { ledger, leases: ledger.leases, files, faults: noFaults },
    { changeSetId: asChangeSetId(uuids.next()), missionId, summary: 'one edit', files: [change], leases, author: 'agent' },
    { role: AgentRole.CODER },
  );
  if (!applied.ok) throw new Error(applied.error.message);
  ledger.leases.release(missionId, leases);
}

export async function subject({ scale, scratch, report, say }: Bench): Promise<void> {
  const count = sizes[scale];
  const label = `${count.toLocaleString('en')} files`;
  const opened = openBenchLedger(scratch);
  const { ledger, workspace } = opened;
  say(`writing ${label}`);
  const paths = writeManyFiles(workspace, count);
  const files = new FileDisk(workspace);
  const shadowFolder = join(scratch, 'shadow.git');
  mkdirSync(shadowFolder);
  const shadow = shadowRepository(shadowFolder, workspace);
  if (shadow === undefined) say('there is no git here, so there is no peer');
  else say('first commit of the shadow repository');
  const firstCommit = shadow && timed(() => shadow.commit('first'));

  const random = new SeededRandomness(4);
  const repetitions = { quick: 10, default: 15, large: 8 }[scale];
  const edited = Array.from({ length: repetitions + 1 }, () => asWorkspacePath(paths[random.below(paths.length)] ?? ''));
  for (const path of edited) applyEdit(opened, files, path, Buffer.concat([readFileSync(join(workspace, path)), Buffer.from('\n')]));
  const before = { ledger: bytesOnDisk(opened.state), shadow: bytesOnDisk(shadowFolder) };
  shadow?.commit('the baselines');

  const checkpoint = (at: number): number => {
    const path = edited[at] as WorkspacePath;
    appendFileSync(join(workspace, path), `# Edit ${at}.\n`);
    let changed = 0;
    const ms = timed(() => {
      changed = recordOutsideEdits({ ledger, files }, [path]).changed.length;
    });
    if (changed !== 1) throw new Error(`the edit of ${path} was not recorded`);
    return ms;
  };
  const commit = (at: number) => (shadow ? timed(() => shadow.commit(`edit ${at}`)) : 0);
  const [ours = [], commits = []] = (await alternating(repetitions + 1, checkpoint, commit)).map((samples) => samples.slice(1));
  const apply = (at: number): number => {
    const path = edited[at] as WorkspacePath;
    const bytes = Buffer.concat([readFileSync(join(workspace, path)), Buffer.from(`# Change ${at}.\n`)]);
    return timed(() => applyEdit(opened, files, path, bytes));
  };
  const [applied = []] = (await alternating(repetitions + 1, apply)).map((samples) => samples.slice(1));

  const peer = shadow && { name: 'shadow git commit', value: median(commits) };
  report(compared({ name: `checkpoint of one edit, ${label}, median`, value: median(ours), unit: 'ms', goal: '< 5 ms' }, peer));
  report({ name: `checkpoint of one edit, ${label}, largest of ${repetitions}`, value: percentile(ours, 100), unit: 'ms' });
  report(
    compared({ name: `an edit of its own, written, flushed and recorded, ${label}, median`, value: median(applied), unit: 'ms' }, peer),
  );
  const megabytes = (bytes: number) => bytes / 1_000_000;
  const inRepository = (name: string, value: number) => (shadow ? { name, value } : undefined);
  if (firstCommit !== undefined) {
    report({ name: `first commit of the shadow repository, ${label} (Swarm begins with nothing)`, value: firstCommit, unit: 'ms' });
  }
  report(
    compared(
      { name: `on disk after ${edited.length} edits, ${label}`, value: megabytes(before.ledger), unit: 'MB' },
      inRepository('shadow repository', megabytes(before.shadow)),
    ),
  );
  ledger.close();
}
