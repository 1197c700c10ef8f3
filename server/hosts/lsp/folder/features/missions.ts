/** Starting and stopping missions for the peers of a folder, and telling them all what came of each. */
import { fileURLToPath } from 'node:url';
import { startMission as start } from '../../../../core/runner/startMission.ts';
import { defaultBounds, type MissionHandle } from '../../../../core/swarm/mission.ts';
import { fail } from '../../../../protocol/errors.ts';
import { asWorkspacePath } from '../../../../protocol/ids.ts';
import { missionClosed, type StartMissionParams, startMission, stopMission } from '../../../../protocol/messages/missions.ts';
import { reportView } from '../../reportView.ts';
import { approvalBy } from '../approvalBy.ts';
import type { FolderFeature } from '../folderContext.ts';

/** Missions of one folder that run at a time. */
const missionsMax = 8;

export const missions: FolderFeature = ({ session, notifyAll, uri, onClose }, answer) => {
  const textOf = (path: string): string | undefined => {
    const bytes = session.ports.files.read(asWorkspacePath(path));
    return bytes && new TextDecoder().decode(bytes);
  };
  const running = new Map<string, MissionHandle>();

  answer(startMission, (params, peer) => {
    if (!peer.trusted && params.planOnly !== true) fail('untrusted', 'The workspace is not trusted.');
    if (running.size >= missionsMax) fail('bound-reached', `${running.size} missions run already.`, 'Wait for one to end, or stop one.');
    const mission = start(
      {
        instruction: params.instruction,
        cursor: cursorOf(params.at),
        planOnly: params.planOnly === true,
        approval: params.approval === 'ask' ? 'ask' : 'given',
        bounds: {
          ...defaultBounds,
          durationMsMax: params.durationMsMax ?? defaultBounds.durationMsMax,
          tokensMax: peer.claude?.tokensMax ?? defaultBounds.tokensMax,
        },
      },
      session.portsFor({
        brain: params.brain,
        claude: peer.trusted ? peer.claude : undefined, // nothing of a workspace that is not trusted is sent anywhere
        physics: params.physics,
        approve: approvalBy(peer, uri, textOf),
      }),
      params.physics === false ? session.servicesWithoutPhysics : session.services,
    );
    running.set(mission.missionId, mission);
    void mission.done.then((report) => {
      running.delete(mission.missionId);
      notifyAll(missionClosed, { folder: uri, report: reportView(report, params.instruction, textOf) });
    });
    return { missionId: mission.missionId };
  });

  answer(stopMission, ({ missionId }) => {
    const chosen = [...running.values()].filter((mission) => missionId === undefined || mission.missionId === missionId);
    for (const mission of chosen) mission.cancel();
    return { stopped: chosen.map((mission) => mission.missionId) };
  });

  onClose(async () => {
    const all = [...running.values()];
    for (const mission of all) mission.cancel();
    await Promise.all(all.map((mission) => mission.done));
  });
};

function cursorOf(at: StartMissionParams['at']) {
  if (at === undefined) return undefined;
  const { start: from, end } = at.range;
  return {
    path: fileURLToPath(at.uri),
    line: from.line + 1,
    column: from.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
