/** The critic: compares a stage's result with what was expected of it and, at the last stage, has physics judge the whole change set. */
import type { ErrorCode } from '../../protocol/errors.ts';
import { MessageKind } from '../../protocol/generated/events_pb.js';
import type { OperationFinding, Surprise } from '../operation/operation.ts';
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import { layDown, supervisorId } from './board.ts';
import { composeChanges, unmapPlace } from './changeTable.ts';
import { type Comparison, compareStage, wordsOf } from './comparison.ts';
import type { InputOf } from './inputs.ts';
import { limits } from './limits.ts';
import { physicsEvent } from './physicsEvent.ts';
import { findingOf, rangeOf } from './ranges.ts';
import { count, namedFew } from './sentences.ts';
import type { Agent, Ticket } from './state.ts';
import { agentWho, physicsWho, type Turn } from './turn.ts';
import type { EventRef } from './words.ts';

export function criticAwarded(turn: Turn, critic: Agent, ticket: Ticket, cause: EventRef): void {
  const attempt = ticket.attempt + 1;
  const started = turn.emit(agentWho(critic), cause, { case: 'ticketStarted', value: { attempt } }, ticket.id);
  turn.patchTicket(ticket.id, { status: 'working', attempt, cause: started });
  const comparison = compareStage(turn.stage(ticket.stage));
  if (comparison.findings.length > 0) {
    const judged = judge(turn, critic, ticket, comparison, [], false, started);
    violate(turn, critic, ticket, 'veto-critic', comparison.findings, surprisesOf(comparison.findings), judged);
    return;
  }
  const changes = composeChanges(turn.state.stages);
  if (!ticket.expectsCleanPhysics || changes.length === 0) {
    passes(turn, critic, ticket, comparison, judge(turn, critic, ticket, comparison, [], true, started));
    return;
  }
  turn.call('physics', { agentId: critic.id, ticketId: ticket.id, cause: started }, (callId) => ({
    kind: 'runPhysics',
    callId,
    changes,
    words: wordsOf(turn.state.stages),
    dependentsMax: limits.dependentsMax,
  }));
}

export function onPhysicsJudged(turn: Turn, { callId, verdicts, dependentsLeftOut }: InputOf<'physicsJudged'>): void {
  const call = turn.answered(callId);
  if (!call?.ticketId) return;
  // What an earlier run could not check is no longer news.
  turn.patch({ notes: turn.state.notes.filter(({ kind }) => kind !== 'not-checked') });
  let last = call.cause;
  for (const verdict of verdicts) {
    const ref = turn.emit(physicsWho(verdict.server), call.cause, physicsEvent(verdict), call.ticketId);
    last = verdict.answered && !verdict.passed ? ref : last === call.cause ? ref : last;
    noteUnchecked(turn, verdict);
  }
  if (verdicts.length === 0) {
    turn.note({ kind: 'not-checked', text: 'No language server knows the languages of these files.', at: undefined });
  }
  if (dependentsLeftOut > 0) {
    const text = `${count(dependentsLeftOut, 'file')} that mention the symbol were not given to the language servers: only ${limits.dependentsMax} are.`;
    turn.note({ kind: 'not-checked', text, at: undefined });
  }
  conclude(turn, turn.agent(call.agentId), turn.ticket(call.ticketId), verdicts, last);
}

function conclude(turn: Turn, critic: Agent, ticket: Ticket, verdicts: readonly PhysicsVerdict[], cause: EventRef): void {
  const comparison = compareStage(turn.stage(ticket.stage));
  const diagnostics = verdicts.filter(({ answered, passed }) => answered && !passed).flatMap(({ newDiagnostics }) => newDiagnostics);
  const broken = verdicts.some(({ answered, passed }) => answered && !passed);
  const clean = !broken && verdicts.length > 0 && verdicts.every(({ answered }) => answered);
  const findings = diagnostics.map(({ rule, text, path, start, end }): OperationFinding => {
    return { rule, text: `${path}: ${text}`, hint: '', at: { path, start, end } };
  });
  const judged = judge(turn, critic, ticket, comparison, findings, !broken, cause, clean);
  if (!broken) {
    passes(turn, critic, ticket, comparison, judged);
    return;
  }
  // Diagnostics stand in the proposed text; a scout looks at what the stage started from.
  const stage = turn.stage(ticket.stage);
  const surprises = surprisesOf(findings).map((surprise) => unmapPlace(surprise, stage));
  violate(turn, critic, ticket, 'veto-physics', findings, surprises, judged);
}

function judge(
  turn: Turn,
  critic: Agent,
  ticket: Ticket,
  comparison: Comparison,
  findings: readonly OperationFinding[],
  passed: boolean,
  cause: EventRef,
  noNewDiagnostics = false,
): EventRef {
  const expected = {
    files: [...ticket.expectedFiles],
    references: ticket.expectedReferences,
    noNewDiagnostics: ticket.expectsCleanPhysics,
  };
  const found = { files: [...comparison.files], references: comparison.references, noNewDiagnostics };
  const all = [...comparison.findings, ...findings].slice(0, limits.findingsMax).map(findingOf);
  return turn.emit(agentWho(critic), cause, { case: 'criticJudged', value: { passed, expected, found, findings: all } }, ticket.id);
}

function passes(turn: Turn, critic: Agent, ticket: Ticket, comparison: Comparison, cause: EventRef): void {
  turn.patchStage(ticket.stage, { passed: true });
  const summary = `As expected: ${count(comparison.references, 'place')} in ${count(comparison.files.length, 'file')}.`;
  const finished = turn.emit(
    agentWho(critic),
    cause,
    { case: 'ticketFinished', value: { summary, references: comparison.references, files: comparison.files.length } },
    ticket.id,
  );
  layDown(turn, ticket.id, 'finished', finished);
  turn.send(supervisorId(turn), { kind: 'passed', ticketId: ticket.id, cause: finished });
}

function violate(
  turn: Turn,
  critic: Agent,
  ticket: Ticket,
  code: ErrorCode,
  findings: readonly OperationFinding[],
  surprises: readonly Surprise[],
  cause: EventRef,
): void {
  const text = namedFew(findings.map((finding) => finding.text));
  const at = findings.flatMap((finding) => (finding.at ? [rangeOf(finding.at)] : [])).slice(0, limits.findingsMax);
  const expected = code === 'veto-physics' ? 'No new diagnostics.' : 'Every place of the plan rewritten, and nothing else.';
  const found = turn.emit(agentWho(critic), cause, { case: 'violationFound', value: { expected, found: text, at } }, ticket.id);
  const failed = turn.emit(
    agentWho(critic),
    found,
    { case: 'ticketFailed', value: { reason: text, errorCode: code, attempt: ticket.attempt, willRetry: false } },
    ticket.id,
  );
  layDown(turn, ticket.id, 'failed', failed);
  turn.patch({ violation: { code, text, stage: ticket.stage, surprises: surprises.slice(0, limits.surprisesMax), explored: undefined } });
  const to = supervisorId(turn);
  const question = { toAgentId: to, kind: MessageKind.QUESTION, text };
  const message = turn.emit(agentWho(critic), failed, { case: 'agentMessage', value: question }, ticket.id);
  turn.send(to, { kind: 'violation', ticketId: ticket.id, cause: message });
}

function surprisesOf(findings: readonly OperationFinding[]): readonly Surprise[] {
  return findings.flatMap(({ at, text }) => (at ? [{ ...at, text }] : []));
}

/** What a language server did not judge is told to the person. */
export function noteUnchecked(turn: Turn, { server, answered, uncheckedPaths, uncheckedReason }: PhysicsVerdict): void {
  if (answered && uncheckedPaths.length === 0) return;
  const what = answered ? `${count(uncheckedPaths.length, 'file')} not checked` : 'nothing was checked';
  turn.note({ kind: 'not-checked', text: `${server}: ${what}${uncheckedReason === '' ? '' : `: ${uncheckedReason}`}`, at: undefined });
}
