/** What an agent's bid for a ticket is worth: capability, then load, then locality. Pure, and ties are broken by name. */

import { folderOf } from '../terrain/workspacePaths.ts';
import { limits } from './limits.ts';
import type { Agent, Ticket } from './state.ts';

export interface Bid {
  readonly agent: Agent;
  readonly score: number;
  readonly capability: number; // 0 to 1
  readonly load: number; // tickets held
  readonly locality: number; // 0 to 1
}

const roleOf = { locate: 'scout', explore: 'scout', edit: 'coder', check: 'critic' } as const satisfies Record<
  Ticket['kind'],
  Agent['role']
>;

export const roleFor = (ticket: Ticket): Agent['role'] => roleOf[ticket.kind];

/** An agent's own bid, or undefined if the ticket is not for it or its hands are full. */
export function bidOf(agent: Agent, ticket: Ticket): Bid | undefined {
  if (agent.role !== roleOf[ticket.kind] || agent.held.length >= limits.heldMax) return undefined;
  const capability = capabilityFor(agent, ticket.needs);
  if (capability === 0) return undefined;
  const load = agent.held.length;
  const locality = localityOf(agent, ticket);
  return { agent, capability, load, locality, score: capability + 0.5 * locality - 0.6 * (load / limits.heldMax) };
}

/** The best bid: highest score, then the agent whose name sorts first. */
export function bestBid(bids: readonly Bid[]): Bid | undefined {
  return [...bids].sort((a, b) => b.score - a.score || (a.agent.id < b.agent.id ? -1 : 1))[0];
}

/** 1 when it can do all the ticket needs, else 0: an agent does not bid for what it cannot do. */
function capabilityFor(agent: Agent, needs: readonly string[]): number {
  for (const need of needs) {
    if (!agent.capabilities.includes(need)) return 0;
  }
  return 1;
}

function localityOf(agent: Agent, ticket: Ticket): number {
  if (ticket.writeSet.length === 0) return 0;
  const known = new Set(agent.files);
  const folders = new Set(agent.files.map(folderOf));
  const points = ticket.writeSet.map((path) => (known.has(path) ? 1 : folders.has(folderOf(path)) ? 0.5 : 0));
  return points.reduce<number>((sum, point) => sum + point, 0) / points.length;
}
