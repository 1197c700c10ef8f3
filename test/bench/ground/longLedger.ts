/** A ledger with the history of a thousand files over so many events, and the files as its newest event says they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { EventDraft } from '../../../server/core/ports/ledgerPort.ts';
import { AgentRole, ChangeAuthor, StateMedium } from '../../../server/protocol/generated/events_pb.js';
import type { BenchLedger } from './benchLedger.ts';
import { generatedCode } from './generatedCode.ts';
import { eventsPerMission, filesPerMission, type MadeUpChange, missionEvents } from './missionEvents.ts';

const fileCount = 1_000;
/** Contents a file goes through, again and again; so many that at none of the measured points it has the newest one. */
const versionsPerFile = 13;
const missionsPerAppend = 50;
const mode = 0o644;

export interface LongLedger {
  readonly events: number;
  readonly baselines: number; // the first events, one for each file
}

function pathOf(file: number): string {
  return `part${String(file % 10)}/file${file}.py`;
}

/** The file's content is replaced once in every hundred missions, that is in ten thousand events. */
export function writeLongLedger({ ledger, workspace }: BenchLedger, events: number): LongLedger {
  const random = new SeededRandomness(7);
  const model = generatedCode('python', random, 60);
  const versions = Array.from({ length: fileCount }, (_, file) =>
    Array.from({ length: versionsPerFile }, (_, version) => {
      const bytes = Buffer.from(`VERSION = ${version}  # of file ${file}\n${model}`);
      return { bytes, hash: ledger.putContent(bytes) };
    }),
  );
  const at = Array.from({ length: fileCount }, () => 0);
  const hashOf = (file: number) => versions[file]?.[at[file] ?? 0]?.hash ?? '';
  ledger.append(
    versions.map((_, file): EventDraft => {
      const value = { path: pathOf(file), newHash: hashOf(file), previousHash: hashOf(file), mode, previousMode: mode };
      const baseline = { ...value, medium: StateMedium.DISK, reversible: true, author: ChangeAuthor.PERSON, baseline: true };
      return { role: AgentRole.OPERATOR, payload: { case: 'stateChange', value: baseline } };
    }),
    'process',
  );
  const change = (file: number): MadeUpChange => {
    const previousHash = hashOf(file);
    at[file] = ((at[file] ?? 0) + 1) % versionsPerFile;
    return { path: pathOf(file), previousHash, newHash: hashOf(file) };
  };
  // Every append that closes missions signs one head.
  const appends = Math.floor((events - fileCount) / (missionsPerAppend * eventsPerMission + 1));
  for (let append = 0, mission = 0; append < appends; append++) {
    const drafts: EventDraft[] = [];
    for (let i = 0; i < missionsPerAppend; i++, mission++) {
      const changes = Array.from({ length: filesPerMission }, (_, nth) => change((mission * filesPerMission + nth) % fileCount));
      drafts.push(...missionEvents(mission, changes, random));
    }
    ledger.append(drafts, 'process');
  }
  for (const [file, contents] of versions.entries()) {
    const path = join(workspace, pathOf(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents[at[file] ?? 0]?.bytes ?? '', { mode });
  }
  return { events: ledger.head().sequence, baselines: fileCount };
}
