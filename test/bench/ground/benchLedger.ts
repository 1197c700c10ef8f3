/** A ledger of its own in a scratch folder, in the same place where the command line looks for it with SWARM_STATE_DIR. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { openLedger } from '../../../server/adapters/ledger/openLedger.ts';
import { openStateFolder } from '../../../server/adapters/stateFolder.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { systemRandomness } from '../../../server/base/randomness.ts';
import { UuidSource } from '../../../server/base/uuid.ts';

export interface BenchLedger {
  readonly ledger: Ledger;
  readonly uuids: UuidSource;
  readonly workspace: string;
  readonly state: string; // value for SWARM_STATE_DIR
}

/** Makes `workspace` and `state` below the folder, unless they are there. Closed by the caller. */
export function openBenchLedger(scratch: string): BenchLedger {
  const workspace = join(scratch, 'workspace');
  const state = join(scratch, 'state');
  mkdirSync(workspace, { recursive: true });
  const uuids = new UuidSource(systemClock, systemRandomness);
  const folder = openStateFolder({
    workspaceRoot: workspace,
    override: state,
    platform: process.platform,
    homeFolder: scratch,
    environment: {},
    uuids,
    randomness: systemRandomness,
  });
  if (!folder.ok) throw new Error(folder.error.message);
  const opened = openLedger({ stateFolder: folder.value, clock: systemClock, uuids, userId: 'bench' });
  if (!opened.ok) throw new Error(opened.error.message);
  return { ledger: opened.value, uuids, workspace, state };
}

/** Bytes the files below a folder take on the disk, whole blocks counted. */
export function bytesOnDisk(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const { blocks, size } = statSync(join(entry.parentPath, entry.name));
    bytes += process.platform === 'win32' ? size : blocks * 512;
  }
  return bytes;
}
