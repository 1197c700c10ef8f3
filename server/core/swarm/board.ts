/** The tickets: posted as a DAG, announced when what they depend on is finished, bid for, awarded. */
import { assert } from '../../base/assert.ts';
import { asTicketId } from '../../protocol/ids.ts';
import { type Bid, bestBid, bidOf, roleFor } from './bidding.ts';
import { closeAtBound } from './closing.ts';
import { leaseCheck } from './leasing.ts';
import { ruling } from './orderOfCommand.ts';
import { leasedPaths } from './planning.ts';
import type { Ticket } from './state.ts';
import { agentWho, board, crewRole, type Turn } from './turn.ts';
import type { EventRef, TicketId } from './words.ts';

export type TicketSpec = Pick<Ticket, 'kind' | 'title' | 'stage' | 'dependsOn' | 'needs'> &
  Partial<Pick<Ticket, 'readSet' | 'writeSet' | 'expectedFiles' | 'expectedReferences' | 'expectsCleanPhysics' | 'veto'>>;

/**
 * Posts a ticket for the supervisor. It may only depend on tickets posted before it, so no cycle can come about.
 * undefined when the bound on tickets ends the mission instead.
 */
export function postTicket(turn: Turn, spec: TicketSpec, cause: EventRef): TicketId | undefined {
  const { ticketsMax } = turn.charter.bounds;
  if (turn.state.counts.tickets >= ticketsMax) {
    closeAtBound(turn, 'tickets', ticketsMax, turn.state.counts.tickets + 1, cause);
    return undefined;
  }
  for (const dependency of spec.dependsOn) turn.ticket(dependency);
  const id = asTicketId(`T${turn.nextTicketNumber()}`);
  const posted: Ticket = {
    readSet: [],
    writeSet: [],
    expectedFiles: [],
    expectedReferences: 0,
    expectsCleanPhysics: false,
    veto: undefined,
    ...spec,
    id,
    status: 'posted',
    holder: undefined,
    attempt: 0,
    hazards: [],
    proposed: [],
    cause,
  };
  const ref = turn.emit(
    agentWho(turn.agent(supervisorId(turn))),
    cause,
    {
      case: 'ticketPosted',
      value: {
        forRole: crewRole(roleFor(posted)),
        title: posted.title,
        dependsOn: [...posted.dependsOn],
        readSet: [...posted.readSet],
        writeSet: [...posted.writeSet],
        expectation: {
          files: [...posted.expectedFiles],
          references: posted.expectedReferences,
          noNewDiagnostics: posted.expectsCleanPhysics,
        },
        stage: posted.stage,
        needs: [...posted.needs],
      },
    },
    id,
  );
  turn.patch({ tickets: [...turn.state.tickets, { ...posted, cause: ref }] });
  return id;
}

export function supervisorId(turn: Turn) {
  const supervisor = turn.state.agents.find(({ role }) => role === 'supervisor');
  assert(supervisor, 'a started mission has a supervisor');
  return supervisor.id;
}

/** Awards every ticket that may start and for which somebody bids. True when one was awarded. */
export function announceReady(turn: Turn): boolean {
  const waiting = turn.state.tickets.filter(({ status, holder }) => status === 'posted' && holder === undefined);
  if (waiting.length === 0) return false;
  const finished = new Set(turn.state.tickets.filter(({ status }) => status === 'finished').map(({ id }) => id));
  const leased = leaseCheck(turn);
  let awarded = false;
  for (const ticket of waiting) {
    const bids = turn.state.agents.map((agent) => bidOf(agent, ticket)).filter((bid): bid is Bid => bid !== undefined);
    const best = bestBid(bids);
    if (!best || !ticket.dependsOn.every((id) => finished.has(id)) || !mayStart(turn, ticket, leased)) continue;
    award(turn, ticket, bids, best);
    awarded = true;
  }
  return awarded;
}

/** The mission orders a ready ticket to start; a peer's lease on what it writes makes it wait nevertheless. */
function mayStart(turn: Turn, ticket: Ticket, leased: ReturnType<typeof leaseCheck>): boolean {
  const orders = ruling<'start' | 'wait'>({
    peer: ticket.kind === 'edit' && !leased(pathsOf(turn, ticket)) ? 'wait' : undefined,
    mission: 'start',
  });
  return orders.says === 'start';
}

/** What a ticket writes, with the paths that its files move to. */
function pathsOf(turn: Turn, ticket: Ticket) {
  const { located } = turn.stage(ticket.stage);
  if (!located) return ticket.writeSet;
  const own = new Set(ticket.writeSet);
  const moves = located.moves.filter(({ from }) => own.has(from));
  return leasedPaths({ ...located, writeSet: ticket.writeSet, moves, creations: [], deletions: [] });
}

function award(turn: Turn, ticket: Ticket, bids: readonly Bid[], best: Bid): void {
  let winning = ticket.cause;
  for (const bid of bids) {
    const { score, capability, load, locality } = bid;
    const ref = turn.emit(
      agentWho(bid.agent),
      ticket.cause,
      { case: 'ticketBid', value: { score, capability, load, locality } },
      ticket.id,
    );
    if (bid === best) winning = ref;
  }
  const cause = turn.emit(
    board,
    winning,
    { case: 'ticketAwarded', value: { toAgentId: best.agent.id, score: best.score, bids: bids.length } },
    ticket.id,
  );
  turn.patchTicket(ticket.id, { holder: best.agent.id, cause });
  turn.patchAgent(best.agent.id, { held: [...turn.agent(best.agent.id).held, ticket.id] });
  turn.send(best.agent.id, { kind: 'award', ticketId: ticket.id, cause });
}

/** The ticket is off its holder's hands, for whatever reason. */
export function layDown(turn: Turn, ticketId: TicketId, status: Ticket['status'], cause: EventRef): void {
  const { holder } = turn.ticket(ticketId);
  turn.patchTicket(ticketId, { status, cause });
  if (holder === undefined) return;
  turn.patchAgent(holder, { held: turn.agent(holder).held.filter((id) => id !== ticketId) });
}

/** Takes tickets of a plan that no longer holds off the board, with whatever is under way for them. */
export function supersede(turn: Turn, which: (ticket: Ticket) => boolean, cause: EventRef): void {
  const gone = new Set(turn.state.tickets.filter((ticket) => open(ticket) && which(ticket)).map(({ id }) => id));
  if (gone.size === 0) return;
  turn.abort(({ ticketId }) => ticketId !== undefined && gone.has(ticketId));
  for (const id of gone) layDown(turn, id, 'superseded', cause);
  turn.patch({
    agents: turn.state.agents.map((agent) => ({
      ...agent,
      mailbox: agent.mailbox.filter(({ ticketId }) => !gone.has(ticketId)),
    })),
  });
}

const open = ({ status }: Ticket): boolean => status === 'posted' || status === 'working';
