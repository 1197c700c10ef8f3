/** The supervisor's first work: opening the mission, having the instruction understood, and turning the intent into stages. */
import { swarmError } from '../../protocol/errors.ts';
import { DecisionKind, MissionKind } from '../../protocol/generated/events_pb.js';
import type { OperationRequest, Understanding } from '../brain/brain.ts';
import { supervisorId } from './board.ts';
import { closeAtBound, closeWith } from './closing.ts';
import { hireForIntent, hireSupervisor } from './crew.ts';
import type { InputOf, SwarmAnswer } from './inputs.ts';
import { count } from './sentences.ts';
import { announcePlan, postLocate } from './stagePlan.ts';
import type { Call, Stage } from './state.ts';
import { agentWho, person, type Turn } from './turn.ts';
import type { EventRef } from './words.ts';

export function onMissionStarted(turn: Turn, { charter, atMs }: InputOf<'missionStarted'>): void {
  if (turn.state.phase !== 'opening') return;
  const { bounds, cursor } = charter;
  turn.patch({ charter, phase: 'working', startedMs: atMs });
  const opened = turn.emit(person, undefined, {
    case: 'missionOpened',
    value: {
      kind: MissionKind.REFACTOR,
      instruction: charter.instruction,
      ...(cursor
        ? {
            cursor: {
              path: cursor.path,
              startLine: cursor.line,
              startColumn: cursor.column,
              endLine: cursor.endLine,
              endColumn: cursor.endColumn,
            },
          }
        : {}),
      brain: charter.brain,
      planOnly: charter.planOnly,
      ordered: charter.ordered.map(callOf),
      depth: charter.depth,
      bounds: {
        attemptsPerTicketMax: bounds.attemptsPerTicketMax,
        replansMax: bounds.replansMax,
        ticketsMax: bounds.ticketsMax,
        depthMax: bounds.depthMax,
        filesMax: bounds.filesMax,
        tokensMax: BigInt(bounds.tokensMax),
        durationMsMax: bounds.durationMsMax,
      },
    },
  });
  turn.patch({ opened });
  hireSupervisor(turn);
  if (charter.depth > bounds.depthMax) {
    closeAtBound(turn, 'depth', bounds.depthMax, charter.depth, opened);
    return;
  }
  turn.setTimer('duration', bounds.durationMsMax);
  const view = { id: turn.nextViewId(), snapshot: 1, changes: [] };
  if (charter.ordered.length > 0) {
    beginStages(turn, opened, { operations: charter.ordered, assumptions: [], ignoredWords: [], confidence: 1 });
    return;
  }
  const agentId = supervisorId(turn);
  turn.call('understand', { agentId, cause: opened }, (callId) => ({
    kind: 'askBrain',
    callId,
    agentId,
    ticketId: undefined,
    task: { kind: 'understand', instruction: charter.instruction, cursor: charter.cursor },
    view,
  }));
}

export function onUnderstood(turn: Turn, call: Call, answer: SwarmAnswer): void {
  switch (answer.kind) {
    case 'understood':
      if (answer.understanding.operations.length === 0)
        closeWith(turn, swarmError('instruction-not-understood', 'Nothing to do was found in the instruction.'), call.cause);
      else beginStages(turn, call.cause, answer.understanding);
      return;
    case 'refused':
      closeWith(turn, answer.refusal.error, call.cause, answer.refusal.candidates);
      return;
    case 'failed':
      closeWith(turn, answer.error, call.cause);
      return;
    case 'located':
    case 'edited':
      closeWith(turn, swarmError('internal', `The brain answered “${answer.kind}” when asked to understand.`), call.cause);
      return;
  }
}

function beginStages(turn: Turn, cause: EventRef, understanding: Understanding): void {
  const { operations, ignoredWords, assumptions, confidence } = understanding;
  const supervisor = agentWho(turn.agent(supervisorId(turn)));
  const understood = turn.emit(supervisor, cause, {
    case: 'intentUnderstood',
    value: {
      operations: operations.map(callOf),
      ignoredWords: [...ignoredWords],
    },
  });
  for (const assumption of assumptions) {
    const about = turn.charter.cursor;
    turn.emit(
      supervisor,
      understood,
      {
        case: 'decision',
        value: {
          kind: DecisionKind.INTENT,
          trigger: turn.charter.instruction,
          choice: assumption,
          rationale: 'The instruction leaves it open; this is the reading that was taken.',
          confidence,
          about: about ? [{ path: about.path, startLine: about.line, startColumn: about.column }] : [],
        },
      },
      undefined,
      [turn.charter.instruction, assumption],
    );
    turn.note({ kind: 'assumed', text: assumption, at: undefined });
  }
  if (ignoredWords.length > 0) {
    turn.note({ kind: 'warning', text: `These words had no influence: ${ignoredWords.join(', ')}.`, at: undefined });
  }
  const stages = operations.map((request, index): Stage => {
    // The first stage sees what the instruction was understood against, or would have been; later ones get their view when they begin.
    return {
      index,
      view: { id: index === 0 ? 1 : 0, snapshot: 1, changes: [] },
      request,
      located: undefined,
      lines: [],
      accepted: {},
      passed: false,
    };
  });
  turn.patch({ stages });
  hireForIntent(turn, operations);
  const first = postLocate(turn, 0, [], understood);
  if (first) announcePlan(turn, [first], `Find what is meant, then plan ${count(operations.length, 'operation')}.`, understood);
}

/** As the ledger has it. */
function callOf({ operation, arguments: given, summary, clause }: OperationRequest) {
  return { operation, argumentsJson: JSON.stringify(given) ?? 'null', summary, clause };
}
