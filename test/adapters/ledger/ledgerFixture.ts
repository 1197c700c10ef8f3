/** A ledger in a temporary folder, with a clock and randomness that the test owns. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { LedgerDatabase } from '../../../server/adapters/ledger/database.ts';
import { Ledger, type LedgerOptions } from '../../../server/adapters/ledger/ledger.ts';
import { LEDGER_FILE, openLedger } from '../../../server/adapters/ledger/openLedger.ts';
import { openStateFolder, type StateFolder } from '../../../server/adapters/stateFolder.ts';
import type { Clock } from '../../../server/base/clock.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { UuidSource } from '../../../server/base/uuid.ts';
import type { EventDraft, EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole, ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asMissionId } from '../../../server/protocol/ids.ts';

export class TestClock implements Clock {
  nowMs = 1_700_000_000_000;
  wallMs(): number {
    return this.nowMs;
  }
  monotonicMs(): number {
    return this.nowMs;
  }
  after(): never {
    throw new Error('the ledger waits for nothing');
  }
}

export interface LedgerFixture {
  readonly clock: TestClock;
  readonly stateFolder: StateFolder;
  /** The workspace's folder in another state folder. */
  stateFolderAt(override: string): StateFolder;
  readonly databasePath: string;
  /** Opens the ledger (once more); closed when the test ends. */
  open(more?: Partial<LedgerOptions>): Ledger;
  /** Opens the ledger on a disk that has room for so many pages of 4096 bytes beyond the empty ledger. */
  openBounded(pages: number): Ledger;
  /** Changes the file behind the ledger's back. */
  tamper(change: (sqlite: Database.Database) => void): void;
}

export function temporaryFolder(): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-ledger-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function ledgerFixture(seed = 1): LedgerFixture {
  const folder = temporaryFolder();
  const workspaceRoot = join(folder, 'workspace');
  mkdirSync(workspaceRoot);
  const clock = new TestClock();
  const randomness = new SeededRandomness(seed);
  const uuids = new UuidSource(clock, randomness);
  const stateFolderAt = (override: string): StateFolder => {
    const opened = openStateFolder({
      workspaceRoot,
      override,
      platform: process.platform,
      homeFolder: folder,
      environment: {},
      uuids,
      randomness,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const stateFolder = stateFolderAt(join(folder, 'state'));
  const databasePath = join(stateFolder.folder, LEDGER_FILE);
  return {
    clock,
    stateFolder,
    stateFolderAt,
    databasePath,
    open(more = {}) {
      const ledger = openLedger({ stateFolder, clock, uuids, ...more });
      if (!ledger.ok) throw new Error(`${ledger.error.code}: ${ledger.error.message}`);
      // Temporary folders are removed last: hooks run in reverse order.
      onTestFinished(() => ledger.value.close());
      return ledger.value;
    },
    openBounded(pages) {
      this.open().close();
      const database = LedgerDatabase.open({ path: databasePath });
      if (!database.ok) throw new Error(database.error.message);
      onTestFinished(() => database.value.close());
      database.value.pragma(`max_page_count = ${Number(database.value.pragma('page_count')) + pages}`);
      database.value.chooseJournal(true);
      return new Ledger(database.value, stateFolder.ledgerId, { stateFolder, clock, uuids }, []);
    },
    tamper(change) {
      const sqlite = new Database(databasePath);
      try {
        change(sqlite);
      } finally {
        sqlite.close();
      }
    },
  };
}

const missionId = asMissionId('mission-1');

export const draft = {
  opened: (instruction = 'rename a to b'): EventDraft => ({
    role: AgentRole.PERSON,
    missionId,
    payload: { case: 'missionOpened', value: { instruction, brain: 'offline' } },
  }),
  closed: (): EventDraft => ({ role: AgentRole.SUPERVISOR, missionId, payload: { case: 'missionClosed', value: { summary: 'done' } } }),
  started: (attempt = 1): EventDraft => ({ role: AgentRole.CODER, missionId, payload: { case: 'ticketStarted', value: { attempt } } }),
  spoke: (text: string): EventDraft => ({ role: AgentRole.CODER, missionId, payload: { case: 'brainSpoke', value: { text } } }),
  change: (path: string, newHash: string, previousHash = '', reversible = false): EventDraft => ({
    role: AgentRole.CODER,
    missionId,
    payload: { case: 'stateChange', value: { path, newHash, previousHash, mode: 0o644, author: ChangeAuthor.AGENT, reversible } },
  }),
  changeSet: (step: 'changeSetIntended' | 'changeSetApplied' | 'changeSetUndone', id: string): EventDraft => ({
    role: AgentRole.OPERATOR,
    missionId,
    changeSetId: asChangeSetId(id),
    payload: { case: step, value: { files: [{ path: `${id}.py` }] } } as EventPayload,
  }),
};

/** The code of the expected failure that `act` throws. */
export function failureOf(act: () => unknown): string {
  try {
    act();
  } catch (failure) {
    if (failure instanceof Error && 'error' in failure) return (failure.error as { readonly code: string }).code;
    throw failure;
  }
  return 'nothing was thrown';
}
