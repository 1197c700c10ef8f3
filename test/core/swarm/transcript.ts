/** A mission's events as lines that can be read and compared. */
import type { EventNote } from '../../../server/core/swarm/turn.ts';
import { AgentRole, MessageKind } from '../../../server/protocol/generated/events_pb.js';

/** One line per event: its place, who, what, and what it follows from. */
export function transcript(events: readonly EventNote[]): string[] {
  return events.map(({ ref, cause, by, ticketId, payload }) => {
    const about = [ticketId, detail(payload)].filter((part) => part !== undefined && part !== '').join(' ');
    return `${ref}${cause ? ` < ${cause}` : ''} ${by.agentId || AgentRole[by.role]}: ${payload.case}${about === '' ? '' : ` ${about}`}`;
  });
}

function detail(payload: EventNote['payload']): string {
  switch (payload.case) {
    case 'missionPlanned':
      return payload.value.ticketIds?.join(',') ?? '';
    case 'ticketPosted':
      return `[${payload.value.writeSet?.join(', ') ?? ''}] after [${payload.value.dependsOn?.join(',') ?? ''}]`;
    case 'ticketAwarded':
      return `to ${payload.value.toAgentId}`;
    case 'ticketStarted':
      return `attempt ${payload.value.attempt}`;
    case 'ticketFailed':
      return `${payload.value.errorCode}${payload.value.willRetry ? ', again' : ''}: ${payload.value.reason}`;
    case 'ticketFinished':
      return payload.value.summary ?? '';
    case 'agentMessage':
      return `${MessageKind[payload.value.kind ?? 0]} to ${payload.value.toAgentId}: ${payload.value.text}`;
    case 'reflexJudged':
      return `${payload.value.reflex} ${payload.value.passed ? 'passed' : 'vetoed'}`;
    case 'physicsJudged':
      return `${payload.value.answered ? (payload.value.passed ? 'passed' : 'failed') : 'not answered'}`;
    case 'criticJudged':
      return payload.value.passed ? 'passed' : 'failed';
    case 'decision':
      return payload.value.choice ?? '';
    case 'leaseGranted':
    case 'leaseReleased':
      return payload.value.paths?.map(({ path: leased }) => leased).join(', ') ?? '';
    case 'leaseRefused':
      return `${payload.value.path}, held by ${payload.value.holderMissionId}`;
    case 'boundReached':
      return `${payload.value.bound} ${payload.value.limit}`;
    case 'missionClosed':
      return `${payload.value.errorCode === '' ? 'done' : payload.value.errorCode}: ${payload.value.summary}`;
    default:
      return '';
  }
}
