/**
 * What a model is asked and answers, put into the ledger at once and not by way of the swarm's step: a request is durable
 * before it leaves the machine, and what was sent is on record even when the mission is over by the time the answer comes.
 */
import { AgentRole } from '../../protocol/generated/events_pb.js';
import type { ModelRecord } from '../brain/brain.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import type { SwarmEffect } from '../swarm/effects.ts';
import type { Charter } from '../swarm/words.ts';
import type { Recorder } from './recorder.ts';

type AskBrain = Extract<SwarmEffect, { kind: 'askBrain' }>;

const roles = {
  understand: AgentRole.SUPERVISOR,
  locate: AgentRole.SCOUT,
  explore: AgentRole.SCOUT,
  edit: AgentRole.CODER,
} as const;

/** Throws what the ledger throws. */
export function modelRecord(
  { ports, charter, recorder }: { readonly ports: { readonly ledger: LedgerPort }; readonly charter: Charter; readonly recorder: Recorder },
  { task, agentId, ticketId }: AskBrain,
): ModelRecord {
  const { ledger } = ports;
  const { missionId, parentMissionId } = charter;
  const draft = () => ({ role: roles[task.kind], agentId, missionId, parentMissionId, ticketId, causationId: recorder.latest() });
  return {
    asked({ body, paths, ...request }) {
      const contentHash = ledger.putContent(body);
      const value = { ...request, paths: [...paths], task: task.kind, bytes: BigInt(body.length), contentHash };
      ledger.append([{ ...draft(), payload: { case: 'modelAsked', value } }], 'process');
    },
    answered({ content, tokensIn, tokensOut, toolCalls, ...outcome }) {
      const contentHash = content === '' ? '' : ledger.putContent(new TextEncoder().encode(content));
      const counted = { tokensIn: BigInt(tokensIn), tokensOut: BigInt(tokensOut), toolCalls: [...toolCalls] };
      ledger.append([{ ...draft(), payload: { case: 'modelAnswered', value: { ...outcome, ...counted, contentHash } } }], 'process');
    },
  };
}
