/** Why Swarm changed a line: the mission's words, the decision, what was checked, and what stood there before. */
import { type Decision, DecisionKind, type LineNote, type StateChange, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { EventKind } from '../ports/ledgerPort.ts';
import { roleWord } from './eventWords.ts';

export interface SwarmReason {
  readonly path: string; // of the file then
  readonly line: number; // in the file right after the change
  readonly sequence: number;
  readonly eventId: string;
  readonly wallMs: number;
  readonly who: string; // the agent that proposed the edits; for other changes the one that made them
  readonly missionId: string;
  readonly ticketId: string;
  readonly changeSetId: string;
  readonly instruction: string; // empty when the mission's opening is not in the ledger
  /** Said of this very line; undefined when the line came with the change set and nothing was noted of it. */
  readonly reason: string | undefined;
  readonly confidence: number | undefined;
  readonly before: string | undefined;
  readonly after: string;
  readonly decision: DecisionGist | undefined;
  readonly checks: readonly Check[];
}

export interface DecisionGist {
  readonly choice: string;
  readonly rationale: string;
  readonly confidence: number;
  readonly rejected: readonly { readonly choice: string; readonly whyNot: string }[];
}

/** The last verdict of a reflex, of a language server or of the critic on the change set, before it was written. */
export interface Check {
  readonly by: 'reflex' | 'physics' | 'critic';
  readonly name: string;
  readonly verdict: 'passed' | 'vetoed' | 'not checked';
  readonly text: string; // empty when there is nothing to add
}

export interface SwarmChange {
  readonly event: SwarmEvent;
  readonly change: StateChange;
  readonly note: LineNote | undefined;
  readonly line: number;
  readonly after: string; // the line right after the change
  readonly changeSet: ChangeSetGist;
  readonly mission: SwarmEvent | undefined;
}

/** What can be asked of a change set's events for each of its lines, without going through all of them each time. */
export interface ChangeSetGist {
  /** By path, oldest first: decisions about places in that file. */
  readonly decisions: ReadonlyMap<string, readonly PlacedDecision[]>;
  /** The newest decision to change something, wherever. */
  readonly newest: Decision | undefined;
  /** By path: the agent whose proposal for the file was the last one before it was written. */
  readonly proposers: ReadonlyMap<string, Proposer>;
  readonly checks: readonly { readonly sequence: bigint; readonly check: Check }[];
}

interface PlacedDecision {
  readonly sequence: bigint;
  readonly decision: Decision;
}

interface Proposer {
  readonly sequence: bigint;
  readonly agentId: string;
}

/** The kinds of event a gist is made of. */
export const changeSetGistKinds: readonly EventKind[] = ['decision', 'editsProposed', 'reflexJudged', 'physicsJudged', 'criticJudged'];

/** `events`: of one change set, oldest first. */
export function changeSetGist(events: Iterable<SwarmEvent>): ChangeSetGist {
  const decisions = new Map<string, PlacedDecision[]>();
  const proposers = new Map<string, Proposer>();
  const checks: { sequence: bigint; check: Check }[] = [];
  let newest: Decision | undefined;
  for (const { payload, sequence, agentId } of events) {
    const check = checkOf(payload);
    if (check) checks.push({ sequence, check });
    else if (payload.case === 'editsProposed') {
      for (const { path } of payload.value.files) proposers.set(path, { sequence, agentId });
    } else if (payload.case === 'decision') {
      const decision = payload.value;
      if (decision.kind !== DecisionKind.LEAVE) newest = decision;
      for (const path of new Set(decision.about.map((at) => at.path))) {
        const known = decisions.get(path);
        if (known) known.push({ sequence, decision });
        else decisions.set(path, [{ sequence, decision }]);
      }
    }
  }
  return { decisions, newest, proposers, checks };
}

/** What was noted of a line itself, or else of a passage that it came in with. */
export function noteOn({ lines }: StateChange, line: number): LineNote | undefined {
  return lines.find((note) => note.line === line) ?? lines.findLast((note) => note.line < line && line < note.line + note.lineCount);
}

export function swarmReason({ event, change, note, line, after, changeSet, mission }: SwarmChange): SwarmReason {
  const decision = decisionOn(changeSet, change, line, note?.oldLine);
  return {
    path: change.path,
    line,
    sequence: Number(event.sequence),
    eventId: event.eventId,
    wallMs: Number(event.wallTimeMs),
    who: proposerOf(changeSet, change) || event.agentId || roleWord(event.agentRole),
    missionId: event.missionId,
    ticketId: event.ticketId,
    changeSetId: event.changeSetId,
    instruction: mission?.payload.case === 'missionOpened' ? mission.payload.value.instruction : '',
    reason: note?.reason || undefined,
    confidence: note ? note.confidence : decision?.confidence,
    before: note?.line === line && change.previousHash !== '' ? note.before : undefined,
    after,
    decision: decision && gistOf(decision),
    checks: checksOf(changeSet, event.sequence),
  };
}

function gistOf({ choice, rationale, confidence, rejected }: Decision): DecisionGist {
  return { choice, rationale, confidence, rejected: rejected.map((other) => ({ choice: other.choice, whyNot: other.whyNot })) };
}

/** The operator only carries it out. */
function proposerOf({ proposers }: ChangeSetGist, { path, renamedFrom }: StateChange): string | undefined {
  const [own, source] = [proposers.get(path), proposers.get(renamedFrom)];
  return own && source ? (own.sequence > source.sequence ? own : source).agentId : (own ?? source)?.agentId;
}

/** The decision about this line, else the newest about this file, else the newest of the change set. */
function decisionOn(changeSet: ChangeSetGist, change: StateChange, line: number, oldLine: number | undefined): Decision | undefined {
  const paths = [change.path, change.renamedFrom].filter((path) => path !== '');
  const found = paths.flatMap((path) => changeSet.decisions.get(path) ?? []);
  const here = (paths.length > 1 ? found.sort((a, b) => Number(a.sequence - b.sequence)) : found).map(({ decision }) => decision);
  // A decision may point into the text before the change or after it.
  const touches = (decision: Decision, wanted: number | undefined) =>
    wanted !== undefined &&
    decision.about.some((at) => paths.includes(at.path) && at.startLine <= wanted && wanted <= Math.max(at.startLine, at.endLine));
  return (
    here.findLast((decision) => touches(decision, line) || touches(decision, oldLine)) ??
    // What was decided to be left alone elsewhere is no reason for a line that was changed.
    here.findLast(({ kind }) => kind !== DecisionKind.LEAVE) ??
    changeSet.newest
  );
}

function checksOf({ checks }: ChangeSetGist, before: bigint): readonly Check[] {
  const last = new Map<string, Check>();
  for (const { sequence, check } of checks) if (sequence < before) last.set(`${check.by} ${check.name}`, check);
  return [...last.values()];
}

function checkOf(payload: SwarmEvent['payload']): Check | undefined {
  switch (payload.case) {
    case 'reflexJudged': {
      const { reflex, passed, findings } = payload.value;
      return { by: 'reflex', name: reflex, verdict: passed ? 'passed' : 'vetoed', text: findings[0]?.text ?? '' };
    }
    case 'physicsJudged': {
      const { server, passed, answered, newDiagnostics, uncheckedReason } = payload.value;
      const verdict = !answered ? 'not checked' : passed ? 'passed' : 'vetoed';
      return { by: 'physics', name: server, verdict, text: newDiagnostics[0]?.text ?? uncheckedReason };
    }
    case 'criticJudged':
      return {
        by: 'critic',
        name: 'critic',
        verdict: payload.value.passed ? 'passed' : 'vetoed',
        text: payload.value.findings[0]?.text ?? '',
      };
    default:
      return undefined;
  }
}
