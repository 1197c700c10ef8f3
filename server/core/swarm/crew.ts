/** Who works on a mission: how many scouts and coders its plan needs, what each can do, and what each remembers. */
import { asAgentId } from '../../protocol/ids.ts';
import { limits } from './limits.ts';
import type { Shard } from './planning.ts';
import type { Agent, CrewRole } from './state.ts';
import type { Turn } from './turn.ts';
import type { AgentId, OperationRequest, WorkspacePath } from './words.ts';

export const languageNeed = (family: string): string => `language:${family}`;
export const operationNeed = (operation: string): string => `operation:${operation}`;

/** Brings the crew of a role up to `count`; those already there stay. */
function hire(turn: Turn, role: CrewRole, count: number, capabilities: readonly string[]): void {
  const present = turn.state.agents.filter((agent) => agent.role === role);
  const able = present.filter((agent) => capabilities.every((capability) => agent.capabilities.includes(capability)));
  for (let missing = count - able.length; missing > 0; missing--) {
    const number = turn.state.agents.filter((agent) => agent.role === role).length + 1;
    const agent: Agent = { id: asAgentId(`${role}-${number}`), role, capabilities, mailbox: [], held: [], files: [] };
    turn.patch({ agents: [...turn.state.agents, agent] });
  }
}

export function hireSupervisor(turn: Turn): void {
  hire(turn, 'supervisor', 1, []);
}

/** Scouts and a critic for an intent. A scout for every operation of a kind, within the bound. */
export function hireForIntent(turn: Turn, operations: readonly OperationRequest[]): void {
  const all = [...new Set(operations.map(({ operation }) => operationNeed(operation)))].sort();
  hire(turn, 'scout', Math.min(operations.length, limits.scoutsMax), all);
  hire(turn, 'critic', 1, all);
}

/** Coders for a stage: per language family as many as it has shards, within the bound on all of them. */
export function hireForShards(turn: Turn, shards: readonly Shard[], operation: string): void {
  const families = [...new Set(shards.map(({ family }) => family))];
  const share = Math.max(1, Math.floor(limits.codersMax / Math.max(1, families.length)));
  for (const family of families) {
    const wanted = shards.filter((shard) => shard.family === family).length;
    hire(turn, 'coder', Math.min(wanted, share), [languageNeed(family), operationNeed(operation)]);
  }
}

/** An agent remembers the files it worked on, the newest longest; that is its locality. */
export function rememberFiles(turn: Turn, id: AgentId, paths: readonly WorkspacePath[]): void {
  const fresh = new Set(paths);
  const files = [...turn.agent(id).files.filter((path) => !fresh.has(path)), ...paths].slice(-limits.filesRememberedMax);
  turn.patchAgent(id, { files });
}
