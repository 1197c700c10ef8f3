/** What missions, tickets and messages between agents hold, as facts for a person. */
import { unreachable } from '../../../base/assert.ts';
import { DecisionKind, NoteKind } from '../../../protocol/generated/events_pb.js';
import type { DetailFact } from '../../../protocol/messages/timeline.ts';
import { messageKindWord, missionKindWord, outcomeOf, roleWord } from '../eventWords.ts';
import type { PayloadOf } from './eventFacts.ts';
import { amount, each, fact, files, flag, placed, places, score } from './facts.ts';

type MissionPayload = PayloadOf<
  | 'missionOpened'
  | 'intentUnderstood'
  | 'missionPlanned'
  | 'missionClosed'
  | 'approvalAsked'
  | 'approvalGiven'
  | 'boundReached'
  | 'decision'
>;

const noteKinds: Readonly<Record<NoteKind, string>> = {
  [NoteKind.UNSPECIFIED]: 'note',
  [NoteKind.NOT_REWRITTEN]: 'left alone',
  [NoteKind.NOT_CHECKED]: 'not checked',
  [NoteKind.ASSUMED]: 'assumed',
  [NoteKind.NOT_UNDERSTOOD]: 'not understood',
  [NoteKind.WARNING]: 'warning',
};

const decisionKinds: Readonly<Record<DecisionKind, string>> = {
  [DecisionKind.UNSPECIFIED]: '',
  [DecisionKind.INTENT]: 'what was meant',
  [DecisionKind.TARGET]: 'which symbol',
  [DecisionKind.PLAN]: 'how to go about it',
  [DecisionKind.AWARD]: 'who does it',
  [DecisionKind.EDIT]: 'what to change',
  [DecisionKind.LEAVE]: 'what to leave alone',
  [DecisionKind.VERDICT]: 'a verdict',
  [DecisionKind.RECOVERY]: 'how to go on after a failure',
};

export function missionFacts(payload: MissionPayload): readonly DetailFact[] {
  switch (payload.case) {
    case 'missionOpened': {
      const { kind, instruction, cursor, ordered, brain, planOnly, depth, bounds } = payload.value;
      return [
        ...fact('instruction', instruction),
        ...fact('kind', missionKindWord(kind)),
        ...places('pointed at', [cursor]),
        ...each('ordered without words', ordered, ({ operation, summary }) => summary || operation),
        ...fact('brain', brain),
        ...flag('plan only', planOnly),
        ...amount('depth', depth),
        ...(bounds
          ? [
              ...amount('attempts per ticket, at most', bounds.attemptsPerTicketMax),
              ...amount('tickets, at most', bounds.ticketsMax),
              ...amount('files, at most', bounds.filesMax),
              ...amount('tokens, at most', bounds.tokensMax),
              ...amount('duration, at most', bounds.durationMsMax, ' ms'),
            ]
          : []),
      ];
    }
    case 'intentUnderstood':
      return [
        ...each(
          'operation',
          payload.value.operations,
          ({ operation, summary, clause }) => `${summary || operation}${clause && ` (“${clause}”)`}`,
        ),
        ...each('without influence', payload.value.ignoredWords, (word) => word),
      ];
    case 'missionPlanned':
      return [
        ...fact('plan', payload.value.summary),
        ...amount('replanned', payload.value.replan, ' times'),
        ...each('ticket', payload.value.ticketIds, (id) => id),
      ];
    case 'missionClosed': {
      const { outcome, summary, errorCode, hint, changedPaths, edits, notes, candidates } = payload.value;
      return [
        ...fact('outcome', outcomeOf(outcome) ?? 'unknown'),
        ...fact('summary', summary),
        ...fact('error', errorCode),
        ...fact('what to do', hint),
        ...amount('edits', edits),
        ...files('changed', changedPaths),
        ...each('note', notes, ({ kind, text, at }) => placed(noteKinds[kind] ?? 'note', text, at)),
        ...each('could be meant', candidates, ({ name, kind, at, suggestion }) =>
          placed('could be meant', `${name} (${kind})${suggestion && `: “${suggestion}”`}`, at),
        ),
      ];
    }
    case 'approvalAsked':
      return [...fact('files', payload.value.files), ...fact('edits', payload.value.edits)];
    case 'approvalGiven':
      return [...fact('approved', payload.value.approved ? 'yes' : 'no'), ...fact('how', payload.value.how)];
    case 'boundReached':
      return [...fact('bound', payload.value.bound), ...fact('limit', payload.value.limit), ...fact('reached', payload.value.reached)];
    case 'decision': {
      const { trigger, choice, rationale, rejected, memoryIds, confidence, about, kind, contextHash } = payload.value;
      return [
        ...fact('choice', choice),
        ...fact('rationale', rationale),
        ...each('rejected', rejected, (one) => `${one.choice}${one.whyNot && `: ${one.whyNot}`}`),
        ...score('confidence', confidence),
        ...fact('about', decisionKinds[kind] ?? ''),
        ...fact('trigger', trigger),
        ...places('place', about),
        ...each('memory', memoryIds, (id) => id),
        ...fact('context', contextHash),
      ];
    }
    default:
      return unreachable(payload);
  }
}

type TicketPayload = PayloadOf<
  'ticketPosted' | 'ticketBid' | 'ticketAwarded' | 'ticketStarted' | 'ticketFinished' | 'ticketFailed' | 'agentMessage'
>;

export function ticketFacts(payload: TicketPayload): readonly DetailFact[] {
  switch (payload.case) {
    case 'ticketPosted': {
      const { forRole, title, dependsOn, readSet, writeSet, expectation, needs } = payload.value;
      return [
        ...fact('title', title),
        ...fact('for a', roleWord(forRole)),
        ...files('may write', writeSet),
        ...files('reads', readSet),
        ...each('waits for', dependsOn, (id) => id),
        ...each('needs', needs, (need) => need),
        ...(expectation ? [...amount('expected places', expectation.references), ...files('expected file', expectation.files)] : []),
      ];
    }
    case 'ticketBid':
      return [
        ...score('score', payload.value.score),
        ...score('capability', payload.value.capability),
        ...score('load', payload.value.load),
        ...score('locality', payload.value.locality),
      ];
    case 'ticketAwarded':
      return [...fact('to', payload.value.toAgentId), ...score('score', payload.value.score), ...fact('bids', payload.value.bids)];
    case 'ticketStarted':
      return fact('attempt', payload.value.attempt);
    case 'ticketFinished':
      return [
        ...fact('summary', payload.value.summary),
        ...fact('places', payload.value.references),
        ...fact('files', payload.value.files),
      ];
    case 'ticketFailed':
      return [
        ...fact('reason', payload.value.reason),
        ...fact('error', payload.value.errorCode),
        ...fact('attempt', payload.value.attempt),
        ...fact('tries again', payload.value.willRetry ? 'yes' : 'no'),
      ];
    case 'agentMessage':
      return [
        ...fact('kind', messageKindWord(payload.value.kind)),
        ...fact('to', payload.value.toAgentId || 'all'),
        ...fact('message', payload.value.text),
        ...places('place', [payload.value.at]),
      ];
    default:
      return unreachable(payload);
  }
}
