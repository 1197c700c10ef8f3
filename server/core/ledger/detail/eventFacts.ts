/** What an event holds, as facts in order, for every kind there is; and which files it lets one compare. */
import { unreachable } from '../../../base/assert.ts';
import type { SwarmEvent } from '../../../protocol/generated/events_pb.js';
import type { DetailFact, EventDetailView } from '../../../protocol/messages/timeline.ts';
import { changeFacts } from './changeFacts.ts';
import { fact } from './facts.ts';
import { judgementFacts, machineFacts } from './judgementFacts.ts';
import { missionFacts, ticketFacts } from './missionFacts.ts';

export type PayloadOf<Kind extends SwarmEvent['payload']['case']> = Extract<SwarmEvent['payload'], { readonly case: Kind }>;

export function eventFacts({ payload }: SwarmEvent): readonly DetailFact[] {
  switch (payload.case) {
    case 'missionOpened':
    case 'intentUnderstood':
    case 'missionPlanned':
    case 'missionClosed':
    case 'approvalAsked':
    case 'approvalGiven':
    case 'boundReached':
    case 'decision':
      return missionFacts(payload);
    case 'ticketPosted':
    case 'ticketBid':
    case 'ticketAwarded':
    case 'ticketStarted':
    case 'ticketFinished':
    case 'ticketFailed':
    case 'agentMessage':
      return ticketFacts(payload);
    case 'editsProposed':
    case 'changeSetIntended':
    case 'changeSetApplied':
    case 'changeSetPartlyTaken':
    case 'changeSetUndone':
    case 'stateChange':
    case 'rewindPlanned':
    case 'leaseGranted':
    case 'leaseRefused':
    case 'leaseReleased':
    case 'headMoved':
      return changeFacts(payload);
    case 'reflexJudged':
    case 'physicsJudged':
    case 'criticJudged':
    case 'violationFound':
      return judgementFacts(payload);
    case 'brainSpoke':
    case 'modelAsked':
    case 'modelAnswered':
    case 'systemSignal':
    case 'headSigned':
      return machineFacts(payload);
    case undefined:
      return fact('content', 'of a kind that this version of Swarm does not know');
    default:
      return unreachable(payload);
  }
}

/** Files of one event that are compared at most. */
const diffsMax = 500;

export function diffsOf({ payload }: SwarmEvent): EventDetailView['diffs'] {
  switch (payload.case) {
    case 'changeSetIntended':
    case 'changeSetApplied':
    case 'changeSetUndone':
    case 'rewindPlanned':
      return payload.value.files.slice(0, diffsMax).map(({ path, baseHash, newHash }) => ({ path, baseHash, newHash }));
    case 'stateChange': {
      const { path, previousHash, newHash, baseline } = payload.value;
      return baseline ? [] : [{ path, baseHash: previousHash, newHash }];
    }
    default:
      return [];
  }
}
