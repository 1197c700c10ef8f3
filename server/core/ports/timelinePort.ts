/** What the timeline asks of the ledger beyond single events: what stands beside each body, so that most filters decode nothing. */
import type { AgentRole, SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { EventId } from '../../protocol/ids.ts';
import type { EventFilter, LedgerHead } from './ledgerPort.ts';

/** An event without its body. */
export interface EventOutline {
  readonly sequence: number;
  readonly kind: string; // payload case; "unknown" for a newer one
  readonly agentId: string; // empty when there is none
  readonly role: AgentRole;
  readonly missionId: string; // empty when it is of no mission
  readonly path: string; // of a StateChange; else empty
  readonly aspect: EventAspect;
  readonly erased: boolean; // its body is gone
}

/** What tells one event from another of its kind in a short timeline. `offline`: words of the offline engine, which its decisions repeat. */
export type EventAspect = 'baseline' | 'hazard' | 'report' | 'offline' | 'none';

export interface TimelinePort {
  head(): LedgerHead;
  event(idOrSequence: EventId | number): SwarmEvent | undefined;
  events(filter: EventFilter): Iterable<SwarmEvent>;
  /** In order, the first of them right after a sequence. */
  outlines(afterSequence: number, limit: number): readonly EventOutline[];
  /** Sequences of a stretch whose events name a path anywhere, in order. */
  sequencesNaming(path: string, afterSequence: number, untilSequence: number): readonly number[];
  /** Events that say that this one led to them, oldest first: in its mission, or soon after it when it has none. */
  consequencesOf(event: SwarmEvent, limit: number): readonly SwarmEvent[];
}
