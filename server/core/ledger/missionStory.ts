/** One mission as its events tell it: how far it is, its tickets and what it wrote. Whether a process still works on it, the ledger alone does not know. */
import { AgentRole, FileAction, type FileChange, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { MissionFileView, MissionStateView, MissionView, TicketStateView } from '../../protocol/messages/missions.ts';
import type { EventKind } from '../ports/ledgerPort.ts';
import { missionKindWord, outcomeOf, roleWord } from './eventWords.ts';

export interface MissionStory extends Omit<MissionView, 'running' | 'inPlace'> {
  readonly writerId: string; // who opened it
  /** Of the change set, if it was applied and recovery did not undo it. */
  readonly appliedSequence: number | undefined;
}

/** The only kinds this fold looks at: ask the ledger for no others. */
export const missionStoryKinds: readonly EventKind[] = [
  'missionOpened',
  'intentUnderstood',
  'ticketPosted',
  'ticketAwarded',
  'ticketStarted',
  'ticketFinished',
  'ticketFailed',
  'approvalAsked',
  'approvalGiven',
  'changeSetIntended',
  'changeSetApplied',
  'changeSetUndone',
  'missionClosed',
];

/** Files told of one change set; the ledger has all. */
const filesMax = 2_000;

interface Ticket {
  readonly ticketId: string;
  readonly title: string;
  readonly role: string;
  readonly files: readonly string[];
  agentId: string | undefined;
  state: TicketStateView;
  attempt: number;
  reason: string;
}

/** Events of one mission, oldest first. undefined: its opening is not among them. */
export function missionStory(events: Iterable<SwarmEvent>): MissionStory | undefined {
  let teller: Teller | undefined;
  for (const event of events) {
    if (event.payload.case === 'missionOpened') teller = new Teller(event);
    teller?.take(event);
  }
  return teller?.story();
}

class Teller {
  readonly #opened: SwarmEvent;
  readonly #tickets = new Map<string, Ticket>();
  #state: MissionStateView = 'understanding';
  #closed: SwarmEvent | undefined;
  #applied: { readonly event: SwarmEvent; readonly files: readonly FileChange[] } | undefined;

  constructor(opened: SwarmEvent) {
    this.#opened = opened;
  }

  take(event: SwarmEvent): void {
    const { payload } = event;
    this.#takeTicket(event);
    switch (payload.case) {
      case 'intentUnderstood':
        this.#state = 'working';
        return;
      case 'approvalAsked':
        this.#state = 'waiting';
        return;
      case 'approvalGiven':
        this.#state = 'working';
        return;
      case 'changeSetIntended':
        // With a preview the person is asked by the edit itself, and answers after this.
        if (this.#state !== 'waiting') this.#state = 'writing';
        return;
      case 'changeSetApplied':
        this.#applied = { event, files: payload.value.files };
        return;
      case 'changeSetUndone':
        if (this.#applied?.event.changeSetId === event.changeSetId) this.#applied = undefined;
        return;
      case 'missionClosed':
        this.#state = 'closed';
        this.#closed = event;
        return;
      default:
        return;
    }
  }

  #takeTicket({ ticketId, agentId, payload }: SwarmEvent): void {
    if (payload.case === 'ticketPosted') {
      const { title, forRole, writeSet } = payload.value;
      const role = roleWord(forRole ?? AgentRole.UNSPECIFIED);
      this.#tickets.set(ticketId, { ticketId, title, role, files: writeSet, agentId: undefined, state: 'posted', attempt: 0, reason: '' });
    }
    const ticket = this.#tickets.get(ticketId);
    if (ticket === undefined) return;
    switch (payload.case) {
      case 'ticketAwarded':
        ticket.agentId = payload.value.toAgentId;
        return;
      case 'ticketStarted':
        ticket.agentId = agentId || ticket.agentId;
        ticket.state = 'working';
        ticket.attempt = payload.value.attempt;
        return;
      case 'ticketFinished':
        ticket.state = 'finished';
        ticket.reason = '';
        return;
      case 'ticketFailed':
        ticket.state = payload.value.willRetry ? 'posted' : 'failed';
        ticket.reason = payload.value.reason;
        return;
      default:
        return;
    }
  }

  story(): MissionStory {
    const opening = this.#opened.payload.case === 'missionOpened' ? this.#opened.payload.value : undefined;
    const closing = this.#closed?.payload.case === 'missionClosed' ? this.#closed.payload.value : undefined;
    const kind = opening ? missionKindWord(opening.kind) : 'refactor';
    return {
      missionId: this.#opened.missionId,
      kind: kind === 'rewind' || kind === 'redo' ? kind : 'refactor',
      instruction: opening?.instruction ?? '',
      state: this.#state,
      outcome: closing && outcomeOf(closing.outcome),
      summary: closing?.summary ?? '',
      openedMs: Number(this.#opened.wallTimeMs),
      closedMs: this.#closed && Number(this.#closed.wallTimeMs),
      sequence: Number(this.#opened.sequence),
      closedSequence: this.#closed && Number(this.#closed.sequence),
      changeSetId: this.#applied?.event.changeSetId,
      appliedSequence: this.#applied && Number(this.#applied.event.sequence),
      tickets: [...this.#tickets.values()].map((ticket) => ({ ...ticket })),
      files: (this.#applied?.files ?? []).slice(0, filesMax).map(fileOf),
      writerId: this.#opened.writerId,
    };
  }
}

function fileOf({ path, action, baseHash, newHash }: FileChange): MissionFileView {
  return { path, action: actionOf(action), baseHash, newHash };
}

function actionOf(action: FileAction): MissionFileView['action'] {
  if (action === FileAction.CREATE) return 'create';
  return action === FileAction.DELETE ? 'delete' : 'modify';
}
