/** A whole mission in this process, from opening the folder to the written files and back to a closed session; without physics. */
import type { Brain, OperationRequest } from '../../../server/core/brain/brain.ts';
import { startMission } from '../../../server/core/runner/startMission.ts';
import { defaultBounds, type MissionReport } from '../../../server/core/swarm/mission.ts';
import { readEnvironment } from '../../../server/hosts/environment.ts';
import { openSession, type Session } from '../../../server/hosts/session.ts';

/** `state`: a folder for the ledger, best one of its own. */
export async function sessionOn(workspace: string, state: string, physics: boolean): Promise<Session> {
  const environment = { ...readEnvironment(), stateDirectory: state };
  const opened = await openSession({ workspace, environment, physics, approve: () => Promise.resolve(true) });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Carries out one call of an operation, as if an instruction had been understood so. */
export async function inProcessMission(
  workspace: string,
  state: string,
  request: OperationRequest,
): Promise<{ readonly ms: number; readonly report: MissionReport }> {
  const startedMs = performance.now();
  const session = await sessionOn(workspace, state, false);
  try {
    const ports = session.portsFor({ physics: false });
    const brain: Brain = {
      name: 'bench',
      think: async (task, context) =>
        task.kind === 'understand'
          ? { kind: 'understood', understanding: { operations: [request], assumptions: [], ignoredWords: [], confidence: 1 } }
          : ports.brain.think(task, context),
    };
    const mission = { instruction: request.summary, cursor: undefined, planOnly: false, approval: 'given', bounds: defaultBounds } as const;
    const report = await startMission(mission, { ...ports, brain }, session.servicesFor({ physics: false })).done;
    return { ms: performance.now() - startedMs, report };
  } finally {
    await session.close();
  }
}
