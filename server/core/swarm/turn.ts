/**
 * One turn of `step`: the state being made, and the events and effects so far. Handlers work on a turn; it lives for one
 * call of `step` and is never kept, so that from outside a step is a pure function.
 */
import { assert, defined } from '../../base/assert.ts';
import { AgentRole } from '../../protocol/generated/events_pb.js';
import { asAgentId } from '../../protocol/ids.ts';
import type { EventPayload } from '../ports/ledgerPort.ts';
import type { SwarmEffect } from './effects.ts';
import type { Agent, Call, Mail, Stage, SwarmState, Ticket } from './state.ts';
import type { AgentId, CallId, Charter, EventRef, MissionNote, TicketId, TimerName } from './words.ts';

/** Who did what an event tells of. */
export interface Who {
  readonly role: AgentRole;
  readonly agentId: AgentId;
}

/** An event of this mission before it has an id. Only MissionOpened has no cause. */
export interface EventNote {
  readonly ref: EventRef;
  readonly cause: EventRef | undefined;
  readonly by: Who;
  readonly ticketId: TicketId | undefined;
  readonly payload: EventPayload;
  /** For a Decision: what the decider could see; the runner hashes it into the event's context hash. */
  readonly seen: readonly string[];
}

export const person: Who = { role: AgentRole.PERSON, agentId: asAgentId('person') };
export const board: Who = { role: AgentRole.BOARD, agentId: asAgentId('board') };
export const operator: Who = { role: AgentRole.OPERATOR, agentId: asAgentId('operator') };
export const reflexWho = (name: string): Who => ({ role: AgentRole.REFLEX, agentId: asAgentId(`reflex-${name}`) });
export const physicsWho = (server: string): Who => ({ role: AgentRole.PHYSICS, agentId: asAgentId(server) });

const crewRoles = {
  supervisor: AgentRole.SUPERVISOR,
  scout: AgentRole.SCOUT,
  coder: AgentRole.CODER,
  critic: AgentRole.CRITIC,
} as const;

export const crewRole = (role: Agent['role']): AgentRole => crewRoles[role];
export const agentWho = (agent: Agent): Who => ({ role: crewRole(agent.role), agentId: agent.id });

export class Turn {
  state: SwarmState;
  readonly events: EventNote[] = [];
  readonly effects: SwarmEffect[] = [];

  constructor(state: SwarmState) {
    this.state = state;
  }

  get charter(): Charter {
    return defined(this.state.charter, 'the charter of a started mission');
  }

  emit(by: Who, cause: EventRef | undefined, payload: EventPayload, ticketId?: TicketId, seen: readonly string[] = []): EventRef {
    const ref: EventRef = `e${this.#count('events')}`;
    this.events.push({ ref, cause, by, ticketId, payload, seen });
    return ref;
  }

  /** Starts an effect that will be answered. */
  call(
    purpose: Call['purpose'],
    of: { readonly agentId?: AgentId; readonly ticketId?: TicketId | undefined; readonly cause: EventRef },
    make: (callId: CallId) => SwarmEffect,
  ): void {
    const id: CallId = `c${this.#count('calls')}`;
    this.patch({ calls: [...this.state.calls, { id, purpose, agentId: of.agentId, ticketId: of.ticketId, cause: of.cause }] });
    this.effects.push(make(id));
  }

  /** Takes a call off the list of those awaited; undefined for a late answer, which counts for nothing. */
  answered(callId: CallId): Call | undefined {
    const call = this.state.calls.find(({ id }) => id === callId);
    if (call) this.patch({ calls: this.state.calls.filter(({ id }) => id !== callId) });
    return call;
  }

  /** Gives up awaiting the calls chosen, and has the runner abort them. */
  abort(which: (call: Call) => boolean): void {
    const aborted = this.state.calls.filter(which);
    if (aborted.length === 0) return;
    this.patch({ calls: this.state.calls.filter((call) => !which(call)) });
    this.effects.push({ kind: 'abortCalls', callIds: aborted.map(({ id }) => id) });
  }

  setTimer(timer: TimerName, delayMs: number): void {
    this.stopTimer(timer);
    const timerId = `t${this.#count('timers')}` as const;
    this.patch({ timers: { ...this.state.timers, [timer]: timerId } });
    this.effects.push({ kind: 'setTimer', timerId, timer, delayMs });
  }

  stopTimer(timer: TimerName): void {
    const timerId = this.state.timers[timer];
    if (timerId === undefined) return;
    const { [timer]: _stopped, ...others } = this.state.timers;
    this.patch({ timers: others });
    this.effects.push({ kind: 'stopTimer', timerId });
  }

  nextTicketNumber(): number {
    return this.#count('tickets');
  }

  nextViewId(): number {
    return this.#count('views');
  }

  patch(change: Partial<SwarmState>): void {
    this.state = { ...this.state, ...change };
  }

  note(note: MissionNote): void {
    const known = this.state.notes.some(({ kind, text }) => kind === note.kind && text === note.text);
    if (!known) this.patch({ notes: [...this.state.notes, note] });
  }

  ticket(id: TicketId): Ticket {
    return defined(
      this.state.tickets.find((ticket) => ticket.id === id),
      `ticket ${id}`,
    );
  }

  patchTicket(id: TicketId, change: Partial<Ticket>): void {
    this.patch({ tickets: this.state.tickets.map((ticket) => (ticket.id === id ? { ...ticket, ...change } : ticket)) });
  }

  agent(id: AgentId | undefined): Agent {
    return defined(
      this.state.agents.find((agent) => agent.id === id),
      `agent ${id}`,
    );
  }

  patchAgent(id: AgentId, change: Partial<Agent>): void {
    this.patch({ agents: this.state.agents.map((agent) => (agent.id === id ? { ...agent, ...change } : agent)) });
  }

  stage(index: number): Stage {
    return defined(this.state.stages[index], `stage ${index}`);
  }

  patchStage(index: number, change: Partial<Stage>): void {
    this.patch({ stages: this.state.stages.map((stage) => (stage.index === index ? { ...stage, ...change } : stage)) });
  }

  /** Puts mail in an agent's box; it is delivered before the step ends. */
  send(to: AgentId, mail: Mail): void {
    assert(this.state.phase === 'working', 'mail is sent while the mission works');
    this.patchAgent(to, { mailbox: [...this.agent(to).mailbox, mail] });
  }

  #count(what: keyof SwarmState['counts']): number {
    const next = this.state.counts[what] + 1;
    this.patch({ counts: { ...this.state.counts, [what]: next } });
    return next;
  }
}
