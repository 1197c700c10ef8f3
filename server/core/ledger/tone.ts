/** How an event is to be taken: what went well, what was refused, what a person should look at. */
import { unreachable } from '../../base/assert.ts';
import { AgentRole, ChangeAuthor, MessageKind, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { TimelineTone } from '../../protocol/messages/timeline.ts';
import { outcomeOf } from './eventWords.ts';
import type { TimelineLine } from './timeline.ts';

export function toneOf(event: SwarmEvent, { detail }: Pick<TimelineLine, 'detail'>): TimelineTone {
  const tone = toneOfPayload(event);
  if (tone !== 'plain') return tone;
  if (event.agentRole === AgentRole.PERSON) return 'person';
  return detail ? 'quiet' : 'plain';
}

function toneOfPayload({ payload }: SwarmEvent): TimelineTone {
  switch (payload.case) {
    case 'missionClosed':
      return toneOfOutcome(outcomeOf(payload.value.outcome));
    case 'reflexJudged':
    case 'criticJudged':
      return payload.value.passed ? 'good' : 'veto';
    case 'physicsJudged':
      return !payload.value.answered ? 'warning' : payload.value.passed ? 'good' : 'veto';
    case 'agentMessage':
      return payload.value.kind === MessageKind.VETO ? 'veto' : 'plain';
    case 'approvalGiven':
      return 'person';
    case 'stateChange':
      return payload.value.author === ChangeAuthor.PERSON && !payload.value.baseline ? 'person' : 'plain';
    case 'changeSetApplied':
      return 'good';
    case 'modelAnswered':
      return payload.value.error === '' ? 'plain' : 'warning';
    case 'rewindPlanned':
      return payload.value.conflicts.length > 0 ? 'warning' : 'plain';
    case 'ticketFailed':
    case 'violationFound':
    case 'leaseRefused':
    case 'approvalAsked':
    case 'changeSetPartlyTaken':
    case 'changeSetUndone':
    case 'headMoved':
    case 'boundReached':
      return 'warning';
    case 'missionOpened':
    case 'intentUnderstood':
    case 'missionPlanned':
    case 'ticketPosted':
    case 'ticketBid':
    case 'ticketAwarded':
    case 'ticketStarted':
    case 'ticketFinished':
    case 'brainSpoke':
    case 'decision':
    case 'editsProposed':
    case 'leaseGranted':
    case 'leaseReleased':
    case 'changeSetIntended':
    case 'systemSignal':
    case 'headSigned':
    case 'modelAsked':
    case undefined:
      return 'plain';
    default:
      return unreachable(payload);
  }
}

function toneOfOutcome(outcome: ReturnType<typeof outcomeOf>): TimelineTone {
  switch (outcome) {
    case 'done':
      return 'good';
    case 'vetoed':
      return 'veto';
    case 'planned':
    case 'nothing-to-do':
      return 'plain';
    case 'not-understood':
    case 'ambiguous':
    case 'conflict':
    case 'bound-reached':
    case 'cancelled':
    case 'failed':
    case undefined:
      return 'warning';
    default:
      return unreachable(outcome);
  }
}
