/** The scout: locates what an operation is about, and explores where the result surprised. Says what it found, never changes it. */
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { DecisionKind, MessageKind } from '../../protocol/generated/events_pb.js';
import type { Place } from '../facts/facts.ts';
import { type Located, type OperationDecision, type Renamed, renamedBy, type TargetCandidate } from '../operation/operation.ts';
import { layDown, supervisorId } from './board.ts';
import { closeWith } from './closing.ts';
import type { SwarmAnswer } from './inputs.ts';
import { limits } from './limits.ts';
import { leasedPaths } from './planning.ts';
import { findingOf, rangeOf } from './ranges.ts';
import { count, sentence } from './sentences.ts';
import type { Agent, Call, Ticket } from './state.ts';
import { agentWho, reflexWho, type Turn } from './turn.ts';
import type { EventRef } from './words.ts';

export function scoutAwarded(turn: Turn, scout: Agent, ticket: Ticket, cause: EventRef): void {
  const attempt = ticket.attempt + 1;
  const started = turn.emit(agentWho(scout), cause, { case: 'ticketStarted', value: { attempt } }, ticket.id);
  turn.patchTicket(ticket.id, { status: 'working', attempt, cause: started });
  const { request, view, located } = turn.stage(ticket.stage);
  const explores = ticket.kind === 'explore' && located;
  const surprises = turn.state.violation?.surprises ?? [];
  turn.call(explores ? 'explore' : 'locate', { agentId: scout.id, ticketId: ticket.id, cause: started }, (callId) => ({
    kind: 'askBrain',
    callId,
    agentId: scout.id,
    ticketId: ticket.id,
    task: explores
      ? { kind: 'explore', request, located, surprises }
      : { kind: 'locate', request, earlier: renamedBefore(turn, ticket.stage) },
    view,
  }));
}

/** What the stages before this one gave another name. */
function renamedBefore(turn: Turn, stage: number): readonly Renamed[] {
  return turn.state.stages.slice(0, stage).flatMap(({ located }) => (located ? renamedBy(located) : []));
}

export function onLocated(turn: Turn, call: Call, scout: Agent, ticket: Ticket, answer: SwarmAnswer): void {
  switch (answer.kind) {
    case 'located': {
      const { located, lines } = answer;
      turn.patchStage(ticket.stage, { located, lines });
      const decided = decide(turn, scout, ticket, located, call.cause);
      reportFound(turn, scout, ticket, located, judgeCollisions(turn, ticket, located, decided));
      return;
    }
    case 'refused':
      giveUp(turn, scout, ticket, answer.refusal.error, call.cause, answer.refusal.candidates);
      return;
    case 'failed':
      giveUp(turn, scout, ticket, answer.error, call.cause);
      return;
    case 'understood':
    case 'edited':
      closeWith(turn, swarmError('internal', `The brain answered “${answer.kind}” when asked to locate.`), call.cause);
      return;
  }
}

/** What the operation found in the way of the result, on the record as the reflex it is: any finding vetoes. */
function judgeCollisions(turn: Turn, ticket: Ticket, located: Located, cause: EventRef): EventRef {
  const findings = located.collisions.slice(0, limits.findingsMax).map(findingOf);
  const value = { reflex: 'collision', passed: findings.length === 0, findings, filesChecked: located.readSet.length };
  return turn.emit(reflexWho('collision'), cause, { case: 'reflexJudged', value }, ticket.id);
}

/** An exploration that is refused has found nothing more; only a brain that cannot think at all ends the mission. */
export function onExploration(turn: Turn, call: Call, scout: Agent, ticket: Ticket, answer: SwarmAnswer): void {
  switch (answer.kind) {
    case 'located':
      if (turn.state.violation) {
        turn.patch({ violation: { ...turn.state.violation, explored: { located: answer.located, lines: answer.lines } } });
      }
      reportFound(turn, scout, ticket, answer.located, call.cause);
      return;
    case 'refused': {
      const summary = `Nothing more was found: ${sentence(answer.refusal.error.message)}`;
      report(turn, scout, ticket, summary, undefined, finishTicket(turn, scout, ticket, summary, 0, 0, call.cause));
      return;
    }
    case 'failed':
      giveUp(turn, scout, ticket, answer.error, call.cause);
      return;
    case 'understood':
    case 'edited':
      closeWith(turn, swarmError('internal', `The brain answered “${answer.kind}” when asked to explore.`), call.cause);
      return;
  }
}

function reportFound(turn: Turn, scout: Agent, ticket: Ticket, located: Located, cause: EventRef): void {
  const files = leasedPaths(located).length;
  const what = `${located.target.kind} ${located.target.dotted}`;
  const text = `${what}: ${count(located.references.length, 'place')} in ${count(files, 'file')}`;
  const finished = finishTicket(turn, scout, ticket, `${text}.`, located.references.length, files, cause);
  const left = located.left.length === 0 ? '' : `; ${count(located.left.length, 'mention')} left alone`;
  report(turn, scout, ticket, `${text}${left}.`, located.target.place, finished);
}

function report(turn: Turn, scout: Agent, ticket: Ticket, text: string, at: Place | undefined, cause: EventRef): void {
  const to = supervisorId(turn);
  const value = { toAgentId: to, kind: MessageKind.REPORT, text, ...(at ? { at: rangeOf(at) } : {}) };
  const message = turn.emit(agentWho(scout), cause, { case: 'agentMessage', value }, ticket.id);
  turn.send(to, { kind: 'found', ticketId: ticket.id, cause: message });
}

function finishTicket(
  turn: Turn,
  scout: Agent,
  ticket: Ticket,
  summary: string,
  references: number,
  files: number,
  cause: EventRef,
): EventRef {
  const ref = turn.emit(agentWho(scout), cause, { case: 'ticketFinished', value: { summary, references, files } }, ticket.id);
  layDown(turn, ticket.id, 'finished', ref);
  return ref;
}

/** The ticket fails for good, and the mission with it. */
function giveUp(
  turn: Turn,
  scout: Agent,
  ticket: Ticket,
  error: SwarmError,
  cause: EventRef,
  candidates?: readonly TargetCandidate[],
): void {
  const value = { reason: error.message, errorCode: error.code, attempt: ticket.attempt, willRetry: false };
  layDown(turn, ticket.id, 'failed', turn.emit(agentWho(scout), cause, { case: 'ticketFailed', value }, ticket.id));
  closeWith(turn, error, turn.ticket(ticket.id).cause, candidates);
}

const decisionKinds = {
  intent: DecisionKind.INTENT,
  target: DecisionKind.TARGET,
  plan: DecisionKind.PLAN,
  edit: DecisionKind.EDIT,
  leave: DecisionKind.LEAVE,
} as const satisfies Record<OperationDecision['kind'], DecisionKind>;

/** Records what the operation decided while it looked, in order; each follows from the one before. */
function decide(turn: Turn, scout: Agent, ticket: Ticket, located: Located, cause: EventRef): EventRef {
  const { request } = turn.stage(ticket.stage);
  let last = cause;
  for (const decision of located.decisions.slice(0, limits.findingsMax)) {
    const { kind, choice, rationale, rejected, confidence, about } = decision;
    last = turn.emit(
      agentWho(scout),
      last,
      {
        case: 'decision',
        value: {
          kind: decisionKinds[kind],
          trigger: request.summary,
          choice,
          rationale,
          rejected: rejected.map((each) => ({ ...each })),
          confidence,
          about: about.slice(0, limits.findingsMax).map((place) => rangeOf(place)),
        },
      },
      ticket.id,
      [request.summary, JSON.stringify(request.arguments) ?? 'null', ...located.readSet],
    );
  }
  return last;
}
