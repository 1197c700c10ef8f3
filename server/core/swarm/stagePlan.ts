/** The supervisor's plan of one stage: coder tickets for the files a scout found, a critic after them, and the next stage after that. */
import { DecisionKind } from '../../protocol/generated/events_pb.js';
import { postTicket, supervisorId } from './board.ts';
import { closeAtBound } from './closing.ts';
import { hireForShards, languageNeed, operationNeed } from './crew.ts';
import { wantLeases } from './leasing.ts';
import { leasedPaths, type Shard, shardsOf, writtenPaths } from './planning.ts';
import { count, sentence } from './sentences.ts';
import type { Stage } from './state.ts';
import { agentWho, type Turn } from './turn.ts';
import type { EventRef, TicketId, WorkspacePath } from './words.ts';

/**
 * Plans work on `paths` of a located stage: all it writes at first, and only what must be done again on a replan. The work
 * follows from the scout's ticket `after`.
 */
export function planStage(
  turn: Turn,
  stageIndex: number,
  paths: readonly WorkspacePath[],
  after: TicketId,
  cause: EventRef,
  veto?: string,
): void {
  const stage = turn.stage(stageIndex);
  const { located, request } = stage;
  if (!located) return;
  const files = new Set(turn.state.stages.flatMap((each) => (each.located ? writtenPaths(each.located) : []))).size;
  if (files > turn.charter.bounds.filesMax) {
    closeAtBound(turn, 'files', turn.charter.bounds.filesMax, files, cause);
    return;
  }

  const shards = shardsOf(located, paths);
  const decided = decidePlan(turn, stage, shards, cause);
  hireForShards(turn, shards, request.operation);
  const planned: TicketId[] = [];
  for (const shard of shards) {
    const id = postTicket(turn, coderTicket(stage, shard, after, veto), decided);
    if (id === undefined) return;
    planned.push(id);
  }
  const last = stageIndex === turn.state.stages.length - 1;
  const check = postTicket(
    turn,
    {
      kind: 'check',
      title: `Check: ${request.summary}`,
      stage: stageIndex,
      dependsOn: planned.length === 0 ? [after] : [...planned],
      needs: [operationNeed(request.operation)],
      readSet: writtenPaths(located),
      expectedFiles: writtenPaths(located),
      expectedReferences: located.references.length,
      expectsCleanPhysics: last,
    },
    decided,
  );
  if (check === undefined) return;
  planned.push(check);
  if (!last) {
    const next = postLocate(turn, stageIndex + 1, [check], decided);
    if (next === undefined) return;
    planned.push(next);
  }
  const summary = `${count(shards.length, 'ticket')} for ${count(paths.length, 'file')}, ${count(located.references.length, 'place')} to rewrite.`;
  const announced = announcePlan(turn, planned, summary, decided);
  wantLeases(turn, leasedPaths(located), announced);
}

export function postLocate(turn: Turn, stageIndex: number, dependsOn: readonly TicketId[], cause: EventRef): TicketId | undefined {
  const { request } = turn.stage(stageIndex);
  return postTicket(
    turn,
    { kind: 'locate', title: `Locate: ${request.summary}`, stage: stageIndex, dependsOn, needs: [operationNeed(request.operation)] },
    cause,
  );
}

export function announcePlan(turn: Turn, ticketIds: readonly TicketId[], summary: string, cause: EventRef): EventRef {
  return turn.emit(agentWho(turn.agent(supervisorId(turn))), cause, {
    case: 'missionPlanned',
    value: { ticketIds: [...ticketIds], summary, replan: turn.state.replans },
  });
}

function coderTicket(stage: Stage, shard: Shard, after: TicketId, veto: string | undefined) {
  const written = new Set(shard.paths);
  const declared = (stage.located?.references ?? []).filter(({ how }) => how === 'declaration').map(({ path }) => path);
  return {
    kind: 'edit',
    title: `Change ${shard.paths.length === 1 ? shard.paths[0] : count(shard.paths.length, 'file')}: ${stage.request.summary}`,
    stage: stage.index,
    dependsOn: [after],
    needs: [languageNeed(shard.family), operationNeed(stage.request.operation)],
    readSet: [...new Set(declared)].filter((path) => !written.has(path)).sort(),
    writeSet: shard.paths,
    expectedFiles: shard.paths,
    expectedReferences: shard.references,
    veto,
  } as const;
}

function decidePlan(turn: Turn, stage: Stage, shards: readonly Shard[], cause: EventRef): EventRef {
  const families = [...new Set(shards.map(({ family }) => family))];
  const choice =
    shards.length === 0
      ? 'No file has to change in this stage'
      : `Deal ${count(shards.length, 'ticket')} to coders for ${families.join(' and ')}`;
  return turn.emit(
    agentWho(turn.agent(supervisorId(turn))),
    cause,
    {
      case: 'decision',
      value: {
        kind: DecisionKind.PLAN,
        trigger: stage.request.summary,
        choice: sentence(choice),
        rationale:
          'Files of one language and folder go to one coder; files that declare what changes go first, so that peers can warn of hazards.',
        confidence: 1,
        rejected:
          shards.length > 1 ? [{ choice: 'One ticket for all files.', whyNot: 'A veto on one file would undo the work on all.' }] : [],
      },
    },
    undefined,
    [stage.request.summary, ...shards.flatMap(({ paths }) => paths)],
  );
}
