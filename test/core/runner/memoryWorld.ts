/** A workspace, ledger, leases and brain in memory, for missions run by the real runner. What takes time waits at a gate the test opens. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../../server/base/clock.ts';
import { type Disposable, toDisposable } from '../../../server/base/disposable.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { err, ok } from '../../../server/base/result.ts';
import { UuidSource } from '../../../server/base/uuid.ts';
import type { FactSource } from '../../../server/core/brain/brain.ts';
import type { ReadyChangeSet } from '../../../server/core/changeSet/changeSet.ts';
import type { FactRequest, FileFact } from '../../../server/core/facts/facts.ts';
import type { OperationFinding } from '../../../server/core/operation/operation.ts';
import { noFaults } from '../../../server/core/ports/faultPort.ts';
import type { Lease, LeaseAnswer, LeasePort } from '../../../server/core/ports/leasePort.ts';
import type { EventDraft, LedgerPort } from '../../../server/core/ports/ledgerPort.ts';
import type { MissionPorts } from '../../../server/core/ports/missionPorts.ts';
import type { Overlay, PhysicsPort } from '../../../server/core/ports/physicsPort.ts';
import type { ReadFile, WorkspacePort } from '../../../server/core/ports/workspacePort.ts';
import type { MissionServices, ReflexCheck } from '../../../server/core/runner/services.ts';
import type { ReflexVerdict } from '../../../server/core/swarm/inputs.ts';
import { defaultBounds, type MissionRequest } from '../../../server/core/swarm/mission.ts';
import { swarmError } from '../../../server/protocol/errors.ts';
import type { SwarmEvent } from '../../../server/protocol/generated/events_pb.js';
import { asContentHash, asWorkspacePath, type ContentHash, type MissionId, type WorkspacePath } from '../../../server/protocol/ids.ts';
import { noFacts } from '../../support/noFacts.ts';
import { type Gate, openGate, wordBrain } from './wordBrain.ts';

const sha = (bytes: Uint8Array): ContentHash => asContentHash(createHash('sha256').update(bytes).digest('hex'));
export const shaText = (text: string): ContentHash => sha(new TextEncoder().encode(text));

/** A clock the test moves; what falls due runs in order. */
export class TestClock implements Clock {
  nowMs = 0;
  #tasks: { readonly atMs: number; readonly run: () => void }[] = [];

  wallMs = (): number => 1_790_000_000_000 + this.nowMs;
  monotonicMs = (): number => this.nowMs;

  after(delayMs: number, run: () => void): Disposable {
    const task = { atMs: this.nowMs + delayMs, run };
    this.#tasks.push(task);
    return toDisposable(() => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    });
  }

  get pending(): number {
    return this.#tasks.length;
  }

  /** Moves time on, and runs what falls due meanwhile. */
  advance(ms: number): void {
    const endMs = this.nowMs + ms;
    while (this.#tasks.some(({ atMs }) => atMs <= endMs)) this.next();
    this.nowMs = Math.max(this.nowMs, endMs);
  }

  /** Moves to the next thing that falls due. False when there is none. */
  next(): boolean {
    const [due] = [...this.#tasks].sort((a, b) => a.atMs - b.atMs);
    if (!due) return false;
    this.#tasks = this.#tasks.filter((task) => task !== due);
    this.nowMs = Math.max(this.nowMs, due.atMs);
    due.run();
    return true;
  }
}

/** The leases of all processes on one workspace. */
export class TestLeases {
  readonly rows = new Map<
    WorkspacePath,
    { readonly missionId: MissionId; readonly writer: string; readonly token: number; readonly untilMs: number }
  >();
  readonly #clock: Clock;
  #token = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  holder(path: WorkspacePath) {
    const row = this.rows.get(path);
    return row && row.untilMs > this.#clock.monotonicMs() ? row : undefined;
  }

  kill(writer: string): void {
    for (const [path, row] of this.rows) if (row.writer === writer) this.rows.delete(path);
  }

  port(writer: string): LeasePort {
    const held = (missionId: MissionId, leases: readonly Lease[]): boolean =>
      leases.every(({ path, fencingToken }) => this.holder(path)?.token === fencingToken && this.holder(path)?.missionId === missionId);
    return {
      held,
      acquire: (missionId, paths, ttlMs): LeaseAnswer => {
        for (const path of paths) {
          const row = this.holder(path);
          if (row && row.missionId !== missionId) {
            return { granted: false, path, holderMissionId: row.missionId, holderWriterId: row.writer, reason: 'held' };
          }
        }
        const untilMs = this.#clock.monotonicMs() + ttlMs;
        const leases = paths.map((path): Lease => {
          this.#token += 1;
          this.rows.set(path, { missionId, writer, token: this.#token, untilMs });
          return { path, fencingToken: this.#token };
        });
        return { granted: true, leases, ttlMs };
      },
      renew: (missionId, leases, ttlMs) => {
        if (!held(missionId, leases)) return false;
        for (const { path } of leases) this.rows.set(path, { ...this.rows.get(path)!, untilMs: this.#clock.monotonicMs() + ttlMs });
        return true;
      },
      release: (missionId, leases) => {
        for (const lease of leases) if (held(missionId, [lease])) this.rows.delete(lease.path);
      },
    };
  }
}

/** Appended events as drafts. Only what the runner uses is there. */
export class TestLedger {
  readonly drafts: (EventDraft & { readonly durability: string })[] = [];
  /** Says which appends fail, and how. */
  failing: (drafts: readonly EventDraft[]) => Error | undefined = () => undefined;

  port(): LedgerPort {
    const append: LedgerPort['append'] = (drafts, durability) => {
      const failure = this.failing(drafts);
      if (failure) throw failure;
      for (const draft of drafts) this.drafts.push({ ...draft, durability });
      return [] as readonly SwarmEvent[];
    };
    return { ledgerId: 'L', writerId: 'W', append } as unknown as LedgerPort;
  }

  kinds(): string[] {
    return this.drafts.map(({ payload }) => payload.case);
  }
}

export class TestWorkspace {
  readonly files = new Map<WorkspacePath, string>();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.files.set(asWorkspacePath(path), text);
  }

  text(path: string): string | undefined {
    return this.files.get(asWorkspacePath(path));
  }

  hash(path: WorkspacePath): ContentHash | undefined {
    const text = this.files.get(path);
    return text === undefined ? undefined : shaText(text);
  }

  readNow(path: WorkspacePath): ReadFile {
    const text = this.files.get(path);
    if (text === undefined) return { state: 'unreadable', path, why: 'missing', detail: 'there is no such file' };
    const bom = text.startsWith('\uFEFF');
    return {
      state: 'text',
      path,
      text: bom ? text.slice(1) : text,
      hash: shaText(text),
      bom,
      bytes: text.length,
      mode: 0o644,
      writable: true,
    };
  }

  port(gate: Gate): WorkspacePort {
    return {
      root: '/memory',
      read: async (path: WorkspacePath) => {
        await gate.pass(`read ${path}`);
        return this.readNow(path);
      },
    } as unknown as WorkspacePort;
  }
}

/** Services over the memory workspace: facts of one reading, the base-hash reflex, and a writer that lands all or nothing. */
export function memoryServices(
  workspace: TestWorkspace,
  leases: LeasePort,
  gate: Gate,
  wrote: (ready: ReadyChangeSet) => void,
): MissionServices {
  return {
    newFileMode: 0o644,
    openSnapshot() {
      const read = new Map<WorkspacePath, ReadFile>();
      const reading = (path: WorkspacePath): ReadFile => {
        if (!read.has(path)) read.set(path, workspace.readNow(path));
        return read.get(path)!;
      };
      return { facts: (overlay) => memoryFacts(workspace, reading, overlay, gate) };
    },
    async runReflexes(check: ReflexCheck): Promise<readonly ReflexVerdict[]> {
      await gate.pass('reflexes');
      const findings = check.files
        .filter(({ origin, diskHash }) => workspace.hash(origin) !== diskHash)
        .map(
          ({ origin }): OperationFinding => ({ rule: 'base-hash', text: `${origin} changed since it was read.`, hint: '', at: undefined }),
        );
      const passed = findings.length === 0;
      const code = passed ? undefined : 'veto-base-changed';
      return [{ reflex: 'base-hash', passed, findings, code, filesChecked: check.files.length, durationMs: 0 }];
    },
    applyChangeSet(ready) {
      if (!leases.held(ready.missionId, ready.leases)) return err(swarmError('conflict-lease', 'A lease was lost.'));
      const leased = new Set(ready.leases.map(({ path }) => path));
      const unleased = ready.files.find(({ path }) => !leased.has(path));
      if (unleased) return err(swarmError('internal', `${unleased.path} is not leased`));
      const changed = ready.files.find(({ path, baseHash }) => workspace.hash(path) !== baseHash);
      if (changed) return err(swarmError('veto-base-changed', `${changed.path} changed while the mission ran.`));
      wrote(ready);
      for (const { path, bytes } of ready.files) {
        if (bytes) workspace.files.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        else workspace.files.delete(path);
      }
      return ok(undefined);
    },
    signHead: () => undefined,
  };
}

function memoryFacts(workspace: TestWorkspace, reading: (path: WorkspacePath) => ReadFile, overlay: Overlay, gate: Gate): FactSource {
  const files = new Map<WorkspacePath, FileFact>();
  const mentions = new Map<string, readonly WorkspacePath[]>();
  const textOf = (path: WorkspacePath): FileFact => {
    const proposed = [...overlay.values()].find(({ newPath, hash }) => newPath === path && hash !== undefined);
    if (proposed?.hash !== undefined) return { state: 'text', path, hash: proposed.hash, text: proposed.text, writable: true };
    if (overlay.has(path)) return { state: 'unreadable', path, why: 'missing', detail: 'it moves' };
    const read = reading(path);
    return read.state === 'text' ? { state: 'text', path, hash: read.hash, text: read.text, writable: true } : read;
  };
  const fetchOne = (request: FactRequest): void => {
    if (request.kind === 'file') files.set(request.path, textOf(request.path));
    if (request.kind !== 'mentions') return;
    const paths = [...new Set([...workspace.files.keys(), ...[...overlay.values()].map(({ newPath }) => newPath)])].sort();
    const code = paths.filter((path) => {
      const fact = textOf(path);
      files.set(path, fact);
      return fact.state !== 'unreadable' && new RegExp(`\\b${request.word}\\b`, 'u').test(fact.text);
    });
    mentions.set(request.word, code);
  };
  return {
    facts: {
      ...noFacts,
      mentions: (word) => (mentions.has(word) ? { code: mentions.get(word)!, other: [] } : undefined),
      file: (path) => files.get(path),
    },
    async fetch(requests, signal) {
      await gate.pass('facts');
      signal.throwIfAborted();
      for (const request of requests) fetchOne(request);
    },
  };
}

export const goodPhysics = (gate: Gate): PhysicsPort =>
  ({
    check: async (changeSet: Overlay) => {
      await gate.pass('physics');
      const checkedPaths = [...changeSet.values()].map(({ newPath }) => newPath);
      return [
        {
          server: 'words',
          answered: true,
          passed: true,
          newDiagnostics: [],
          checkedPaths,
          uncheckedPaths: [],
          uncheckedReason: '',
          durationMs: 0,
          memoryBytes: 0,
          before: 0,
          after: 0,
        },
      ];
    },
  }) as unknown as PhysicsPort;

export interface World {
  readonly clock: TestClock;
  readonly workspace: TestWorkspace;
  readonly leases: TestLeases;
  readonly ledger: TestLedger;
  readonly written: ReadyChangeSet[];
  readonly ports: MissionPorts;
  readonly services: MissionServices;
}

/** One process on a workspace; `shared` makes it another process on the same. */
export function memoryWorld(
  files: Readonly<Record<string, string>>,
  more: {
    gate?: Gate;
    ports?: Partial<MissionPorts>;
    services?: Partial<MissionServices>;
    shared?: World;
    writer?: string;
    seed?: number;
  } = {},
): World {
  const { gate = openGate, shared, writer = 'W' } = more;
  const clock = shared?.clock ?? new TestClock();
  const workspace = shared?.workspace ?? new TestWorkspace(files);
  const leases = shared?.leases ?? new TestLeases(clock);
  const ledger = shared?.ledger ?? new TestLedger();
  const written = shared?.written ?? [];
  const port = leases.port(writer);
  const ports = {
    clock,
    uuids: new UuidSource(clock, new SeededRandomness(more.seed ?? 1)),
    hash: sha,
    ledger: ledger.port(),
    leases: port,
    workspace: workspace.port(gate),
    physics: goodPhysics(gate),
    brain: wordBrain(gate),
    faults: noFaults,
    approve: async () => true,
    ...more.ports,
  } as unknown as MissionPorts;
  const services = { ...memoryServices(workspace, port, gate, (ready) => written.push(ready)), ...more.services };
  return { clock, workspace, leases, ledger, written, ports, services };
}

export const request = (instruction: string, more: Partial<MissionRequest> = {}): MissionRequest => ({
  instruction,
  cursor: undefined,
  planOnly: false,
  approval: 'given',
  bounds: defaultBounds,
  ...more,
});
