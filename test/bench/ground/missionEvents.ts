/**
 * The events of made-up missions, in the proportions and sizes of real ones: each mission changes ten files and leaves a
 * hundred events. They are valid: verification, timeline and rewind take them as they take any.
 */
import type { SeededRandomness } from '../../../server/base/randomness.ts';
import type { EventDraft, EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import {
  AgentRole,
  ChangeAuthor,
  DecisionKind,
  FileAction,
  MessageKind,
  MissionKind,
  MissionOutcome,
  StateMedium,
} from '../../../server/protocol/generated/events_pb.js';
import { asAgentId, asChangeSetId, asMissionId, asTicketId } from '../../../server/protocol/ids.ts';

export const eventsPerMission = 100;
export const filesPerMission = 10;

export interface MadeUpChange {
  readonly path: string;
  readonly previousHash: string;
  readonly newHash: string;
}

/** A change of a file whose contents nobody needs back. */
export function anyChange(random: SeededRandomness): MadeUpChange {
  const hash = () => Buffer.from(random.bytes(32)).toString('hex');
  return { path: `src/part${random.below(40)}/module${random.below(5_000)}.py`, previousHash: hash(), newHash: hash() };
}

const mode = 0o644;

/** Exactly `eventsPerMission` drafts. `changes`: `filesPerMission` of them. */
export function missionEvents(number: number, changes: readonly MadeUpChange[], random: SeededRandomness): readonly EventDraft[] {
  const missionId = asMissionId(`mission-${String(number).padStart(8, '0')}`);
  const coder = asTicketId(`${missionId}-coder`);
  const changeSetId = asChangeSetId(`${missionId}-changes`);
  const drafts: EventDraft[] = [];
  const say = (role: AgentRole, payload: EventPayload, more: Partial<EventDraft> = {}) =>
    void drafts.push({ role, agentId: asAgentId(`agent-${role}`), missionId, payload, ...more });
  const oldName = `calculate_total_${number}`;
  const newName = `compute_total_${number}`;
  const at = (path: string) => ({ path, start: random.below(9_000), end: 9_100, startLine: random.below(300), startColumn: 5 });
  const files = changes.map(({ path, previousHash, newHash }) => ({
    path,
    action: FileAction.MODIFY,
    baseHash: previousHash,
    newHash,
    baseMode: mode,
    newMode: mode,
    fencingToken: BigInt(number + 1),
  }));

  say(AgentRole.PERSON, {
    case: 'missionOpened',
    value: { kind: MissionKind.REFACTOR, instruction: `rename the function ${oldName} to ${newName}`, brain: 'offline' },
  });
  const argumentsJson = JSON.stringify({ target: { name: oldName, kind: 'function' }, newName });
  say(AgentRole.SUPERVISOR, {
    case: 'intentUnderstood',
    value: { operations: [{ operation: 'rename', argumentsJson, summary: `Rename ${oldName}`, clause: `rename the function ${oldName}` }] },
  });
  for (const title of ['Locate the function', 'Change its references', 'Judge the result']) {
    const ticketId = asTicketId(`${missionId}-${title.slice(0, 6)}`);
    const expectation = { files: files.map(({ path }) => path), references: 30, noNewDiagnostics: true };
    say(AgentRole.SUPERVISOR, { case: 'ticketPosted', value: { title, forRole: AgentRole.CODER, expectation } }, { ticketId });
    for (let bid = 0; bid < 3; bid++) {
      say(AgentRole.CODER, { case: 'ticketBid', value: { score: random.next(), capability: 1, load: bid, locality: 0.5 } }, { ticketId });
    }
    say(AgentRole.BOARD, { case: 'ticketAwarded', value: { toAgentId: 'agent-4', score: 0.9, bids: 3 } }, { ticketId });
    say(AgentRole.CODER, { case: 'ticketStarted', value: { attempt: 1 } }, { ticketId });
  }
  for (const { path } of files) {
    for (let edit = 0; edit < 4; edit++) {
      const rationale = `The name here is bound to the function ${oldName} by the import in line ${edit + 1}.`;
      const value = {
        kind: DecisionKind.EDIT,
        trigger: 'reference',
        choice: `rewrite to ${newName}`,
        rationale,
        confidence: 1,
        about: [at(path)],
      };
      say(AgentRole.CODER, { case: 'decision', value }, { ticketId: coder });
    }
  }
  const edits = [1, 2, 3].map((line) => ({
    start: line * 90,
    end: line * 90 + 15,
    newText: newName,
    line,
    newLine: line,
    reason: 'a call',
  }));
  const proposed = files.map(({ path, baseHash, newHash }) => ({ path, baseHash, proposedHash: newHash, edits }));
  say(AgentRole.CODER, { case: 'editsProposed', value: { files: proposed, attempt: 1 } }, { ticketId: coder });
  for (const reflex of ['scope', 'base-hash', 'syntax', 'bindings']) {
    const value = { reflex, passed: true, filesChecked: files.length, durationMs: random.next() * 20 };
    say(AgentRole.REFLEX, { case: 'reflexJudged', value }, { ticketId: coder });
  }
  const checkedPaths = files.map(({ path }) => path);
  say(AgentRole.PHYSICS, { case: 'physicsJudged', value: { server: 'pyright', passed: true, answered: true, checkedPaths } });
  say(AgentRole.CRITIC, {
    case: 'criticJudged',
    value: { passed: true, expected: { files: checkedPaths }, found: { files: checkedPaths } },
  });
  const paths = files.map(({ path, fencingToken }) => ({ path, fencingToken }));
  say(AgentRole.BOARD, { case: 'leaseGranted', value: { paths, ttlMs: 60_000 } });
  say(AgentRole.OPERATOR, { case: 'changeSetIntended', value: { files, summary: `Rename ${oldName}` } }, { changeSetId });
  for (const { path, previousHash, newHash } of changes) {
    const lines = edits.map(({ line, reason }) => ({ line, oldLine: line, reason, confidence: 1, before: oldName, after: newName }));
    const value = { path, previousHash, newHash, mode, previousMode: mode, medium: StateMedium.DISK, author: ChangeAuthor.AGENT, lines };
    say(AgentRole.CODER, { case: 'stateChange', value }, { changeSetId, ticketId: coder });
  }
  say(AgentRole.OPERATOR, { case: 'changeSetApplied', value: { files } }, { changeSetId });
  say(AgentRole.BOARD, { case: 'leaseReleased', value: { paths } });
  while (drafts.length < eventsPerMission - 1) {
    const text = `${changes[drafts.length % changes.length]?.path} line ${random.below(300)} calls this; do not break it.`;
    say(AgentRole.SCOUT, { case: 'agentMessage', value: { kind: MessageKind.HAZARD, text, toAgentId: 'agent-4' } });
  }
  say(AgentRole.SUPERVISOR, {
    case: 'missionClosed',
    value: { outcome: MissionOutcome.DONE, summary: `Renamed ${oldName}.`, changedPaths: checkedPaths, edits: 30 },
  });
  return drafts;
}
