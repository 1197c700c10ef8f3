/** Why Swarm changed a line: the mission's words, the decision, what was checked, and what stood there before. */
import { type Decision, DecisionKind, type LineNote, type StateChange, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import { roleWord } from './eventWords.ts';
import { linesOf } from './lineMap.ts';

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
  readonly text: string; // of the file after the change
  readonly changeSet: readonly SwarmEvent[];
  readonly mission: SwarmEvent | undefined;
}

export function swarmReason({ event, change, note, line, text, changeSet, mission }: SwarmChange): SwarmReason {
  const decision = decisionOn(changeSet, change, line, note?.oldLine);
  return {
    path: change.path,
    line,
    sequence: Number(event.sequence),
    eventId: event.eventId,
    wallMs: Number(event.wallTimeMs),
    who: proposerOf(changeSet, change) ?? (event.agentId || roleWord(event.agentRole)),
    missionId: event.missionId,
    ticketId: event.ticketId,
    changeSetId: event.changeSetId,
    instruction: mission?.payload.case === 'missionOpened' ? mission.payload.value.instruction : '',
    reason: note?.reason || undefined,
    confidence: note ? note.confidence : decision?.confidence,
    before: note?.before,
    after: note?.after || (linesOf(text)[line - 1] ?? ''),
    decision,
    checks: checksOf(changeSet, event.sequence),
  };
}

/** The agent whose proposal for this file was the last one before it was written. The operator only carries it out. */
function proposerOf(changeSet: readonly SwarmEvent[], change: StateChange): string | undefined {
  const source = change.renamedFrom || change.path;
  const proposal = changeSet.findLast(
    ({ payload }) => payload.case === 'editsProposed' && payload.value.files.some(({ path }) => path === source || path === change.path),
  );
  return proposal?.agentId || undefined;
}

/** The decision about this line, else the newest about this file, else the newest of the change set. */
function decisionOn(
  changeSet: readonly SwarmEvent[],
  change: StateChange,
  line: number,
  oldLine: number | undefined,
): DecisionGist | undefined {
  let best: { readonly decision: Decision; readonly nearness: number } | undefined;
  for (const { payload } of changeSet) {
    if (payload.case !== 'decision') continue;
    const nearness = nearnessOf(payload.value, change, line, oldLine);
    // What was decided to be left alone elsewhere is no reason for a line that was changed.
    if (payload.value.kind === DecisionKind.LEAVE && nearness < 2) continue;
    if (best === undefined || nearness >= best.nearness) best = { decision: payload.value, nearness };
  }
  if (best === undefined) return undefined;
  const { choice, rationale, confidence, rejected } = best.decision;
  return { choice, rationale, confidence, rejected: rejected.map((other) => ({ choice: other.choice, whyNot: other.whyNot })) };
}

function nearnessOf(decision: Decision, change: StateChange, line: number, oldLine: number | undefined): number {
  const here = decision.about.filter((at) => at.path === change.path || (change.renamedFrom !== '' && at.path === change.renamedFrom));
  if (here.length === 0) return 0;
  // A decision may point into the text before the change or after it.
  const touches = (wanted: number | undefined) =>
    wanted !== undefined && here.some((at) => at.startLine <= wanted && wanted <= Math.max(at.startLine, at.endLine));
  return touches(line) || touches(oldLine) ? 2 : 1;
}

function checksOf(changeSet: readonly SwarmEvent[], before: bigint): readonly Check[] {
  const checks = new Map<string, Check>();
  for (const { payload, sequence } of changeSet) {
    const check = sequence < before ? checkOf(payload) : undefined;
    if (check) checks.set(`${check.by} ${check.name}`, check);
  }
  return [...checks.values()];
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
