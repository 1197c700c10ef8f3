/** A workspace, a ledger and leases that outlive the processes which use them: the stage on which change sets and rewinds are tested. */

import { sha256Hex } from '../../server/base/hash.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import { ok, type Result } from '../../server/base/result.ts';
import { UuidSource } from '../../server/base/uuid.ts';
import { type Applied, applyChangeSet } from '../../server/core/changeSet/applyChangeSet.ts';
import type { ReadyFile } from '../../server/core/changeSet/changeSet.ts';
import { recoverChangeSets } from '../../server/core/changeSet/recoverChangeSets.ts';
import { type FaultPoint, type FaultPort, noFaults } from '../../server/core/ports/faultPort.ts';
import type { FilePort } from '../../server/core/ports/filePort.ts';
import type { HeadPort } from '../../server/core/ports/headPort.ts';
import { type RewindPorts, type RewindRequest, runRewind } from '../../server/core/rewind/runRewind.ts';
import type { SwarmError } from '../../server/protocol/errors.ts';
import { AgentRole, MissionKind, MissionOutcome } from '../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath, type MissionId } from '../../server/protocol/ids.ts';
import { ManualClock } from './manualClock.ts';
import { MemoryLeaseTable } from './memoryLeases.ts';
import { MemoryLedgerStore } from './memoryLedger.ts';

/** What a mission does to one path. */
export type Change = string | Uint8Array | undefined | { readonly movedFrom: string; readonly text: string };

/** The process is gone: nothing of it runs after this. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Ends the process the `nth` time (from 0) any of the points is reached. */
export function killAt(nth: number, points?: readonly FaultPoint[]): FaultPort & { readonly reached: number } {
  let reached = 0;
  return {
    get reached() {
      return reached;
    },
    reach(point) {
      if (points !== undefined && !points.includes(point)) return;
      if (reached++ === nth) throw new Killed(`killed at ${point}`);
    },
  };
}

export class FileWorld<Files extends FilePort = FilePort> {
  readonly clock = new ManualClock();
  readonly store = new MemoryLedgerStore({ clock: this.clock });
  readonly leaseTable = new MemoryLeaseTable(this.clock);
  readonly files: Files;
  readonly #uuids = new UuidSource(this.clock, new SeededRandomness(7));
  head: HeadPort | undefined;
  #writers = 0;

  constructor(files: Files) {
    this.files = files;
  }

  /** A new process. It does not recover by itself. */
  start(faults: FaultPort = noFaults): Session {
    const writerId = `writer-${++this.#writers}`;
    const ports: RewindPorts = {
      clock: this.clock,
      uuids: this.#uuids,
      hash: (bytes) => asContentHash(sha256Hex(bytes)),
      ledger: this.store.open(writerId),
      leases: this.leaseTable.open(writerId),
      files: this.files,
      faults,
      workspace: { mayWrite: async () => ok(true) },
      head: { read: () => this.head?.read() },
    };
    return new Session(writerId, ports);
  }

  kill(session: Session): void {
    this.leaseTable.kill(session.writerId);
  }

  /** The next start after every earlier process has died. */
  restart(faults: FaultPort = noFaults): Session {
    for (let writer = 1; writer <= this.#writers; writer++) this.leaseTable.kill(`writer-${writer}`);
    const session = this.start(faults);
    recoverChangeSets(session.ports, (writerId) => writerId === session.writerId);
    return session;
  }
}

export class Session {
  readonly writerId: string;
  readonly ports: RewindPorts;

  constructor(writerId: string, ports: RewindPorts) {
    this.writerId = writerId;
    this.ports = ports;
  }

  /** A whole mission of an agent's: opened, leased, one change set applied, closed. */
  mission(instruction: string, changes: Readonly<Record<string, Change>>): Result<Applied, SwarmError> & { readonly missionId: MissionId } {
    const { ledger, leases, uuids, clock } = this.ports;
    (clock as ManualClock).advance(1_000);
    const missionId = asMissionId(uuids.next());
    const say = (payload: Parameters<typeof ledger.append>[0][number]['payload']) =>
      ledger.append([{ payload, role: AgentRole.SUPERVISOR, missionId }], 'process');
    say({ case: 'missionOpened', value: { kind: MissionKind.REFACTOR, instruction } });
    const files = this.ready(changes);
    const answer = leases.acquire(
      missionId,
      files.map(({ path }) => path),
      60_000,
    );
    if (!answer.granted) throw new Error(`no lease: ${answer.reason}`);
    const changeSet = {
      changeSetId: asChangeSetId(uuids.next()),
      missionId,
      summary: instruction,
      files,
      leases: answer.leases,
      author: 'agent' as const,
    };
    const applied = applyChangeSet(this.ports, changeSet, { role: AgentRole.CODER });
    leases.release(missionId, answer.leases);
    say({ case: 'missionClosed', value: { outcome: applied.ok ? MissionOutcome.DONE : MissionOutcome.CONFLICT } });
    return { ...applied, missionId };
  }

  /** The change set that turns the disk as it is into what is asked for. */
  ready(changes: Readonly<Record<string, Change>>): ReadyFile[] {
    const { files, hash } = this.ports;
    const ready: ReadyFile[] = [];
    const one = (name: string, change: string | Uint8Array | undefined, renamedFrom: string | undefined, mode: number | undefined) => {
      const path = asWorkspacePath(name);
      const found = files.stateOf(path);
      const here = found.actualPath === undefined || found.actualPath === path;
      const bytes = typeof change === 'string' ? new TextEncoder().encode(change) : change;
      ready.push({
        path,
        baseHash: here ? found.hash : undefined,
        bytes,
        newHash: bytes === undefined ? undefined : hash(bytes),
        mode: mode ?? (found.hash === undefined ? 0o644 : found.mode),
        renamedFrom: renamedFrom === undefined ? undefined : asWorkspacePath(renamedFrom),
        lines: [],
      });
    };
    for (const [name, change] of Object.entries(changes)) {
      if (change === undefined || typeof change === 'string' || change instanceof Uint8Array) one(name, change, undefined, undefined);
      else {
        one(name, change.text, change.movedFrom, files.stateOf(asWorkspacePath(change.movedFrom)).mode);
        one(change.movedFrom, undefined, undefined, undefined);
      }
    }
    return ready;
  }

  rewind(target: string, preview = false) {
    return this.run({ kind: 'rewind', target, preview });
  }

  redo() {
    return this.run({ kind: 'redo', preview: false });
  }

  run(request: RewindRequest) {
    (this.ports.clock as ManualClock).advance(1_000);
    return runRewind(this.ports, request, new AbortController().signal);
  }
}
