/** Starting and stopping missions for the peers of a folder, and telling them all what came of each. */
import { fileURLToPath } from 'node:url';
import type { OperationRequest } from '../../../../core/brain/brain.ts';
import { decodeText } from '../../../../core/changeSet/mergeVersions.ts';
import { withoutBom } from '../../../../core/documents/bufferText.ts';
import { startMission as start } from '../../../../core/runner/startMission.ts';
import { defaultBounds, type MissionHandle, type MissionRequest } from '../../../../core/swarm/mission.ts';
import type { OperationRegistry } from '../../../../operations/registry.ts';
import { fail } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import {
  missionClosed,
  missionReport,
  type OrderedOperation,
  type StartMissionParams,
  startMission,
  stopMission,
} from '../../../../protocol/messages/missions.ts';
import { reportView, type TextOf } from '../../reportView.ts';
import { approvalBy } from '../approvalBy.ts';
import { PeerEditor } from '../editor.ts';
import { editorPeers } from '../editorPeers.ts';
import type { FolderContext, FolderFeature } from '../folderContext.ts';
import { MissionProgress } from '../missionProgress.ts';
import type { Peer } from '../peer.ts';
import { AskEditors } from '../providers/askEditors.ts';
import { EditorPhysics } from '../providers/editorPhysics.ts';
import { withShownErrors } from '../providers/shownErrors.ts';
import { settledReport } from '../returning.ts';

/** Missions of one folder that run at a time. */
const missionsMax = 8;

export const missions: FolderFeature = (context, answer) => {
  const { session, notifyAll, uri, onAbsent, onClose } = context;
  const running = new Map<string, { readonly mission: MissionHandle; readonly starter: Peer }>();
  const progress = new MissionProgress(context, (missionId) => running.get(missionId)?.mission.cancel());

  answer(startMission, async (params, peer) => {
    if (params.planOnly !== true) await context.settled(peer);
    if (!peer.trusted && params.planOnly !== true) fail('untrusted', 'The workspace is not trusted.');
    if (running.size >= missionsMax) fail('bound-reached', `${running.size} missions run already.`, 'Wait for one to end, or stop one.');
    const ordered = ordersOf(session.operations, params.operations ?? []);
    const request = requestOf(params, ordered, peer, context);
    const ground = { ...context, clock: session.ports.clock, folder: uri, textOf: (path: string) => seenText(context)(path) };
    const ask = new AskEditors(ground, peer);
    const wishes = { physics: params.physics, secondPhysics: new EditorPhysics(ground, ask) };
    const services = session.servicesFor({
      editor: params.planOnly === true ? undefined : new PeerEditor(editorPeers(context), peer),
      ...wishes,
    });
    const { unjudged } = session;
    const mission = start(
      request,
      session.portsFor({
        brain: ordered.length > 0 ? 'offline' : params.brain, // there is nothing to understand
        claude: peer.trusted ? peer.claude : undefined, // nothing of a workspace that is not trusted is sent anywhere
        ...wishes,
        approve: approvalBy(peer, uri, seenText(context)),
      }),
      params.physics === false ? services : withShownErrors(services, { ground, ask, unjudged }),
    );
    running.set(mission.missionId, { mission, starter: peer });
    progress.begin(mission.missionId, peer, request.instruction);
    void mission.done.then((report) => {
      running.delete(mission.missionId);
      progress.end(mission.missionId, report.summary);
      notifyAll(missionClosed, { folder: uri, report: reportView(report, request.instruction, seenText(context)) });
    });
    return { missionId: mission.missionId };
  });

  answer(stopMission, ({ missionId }) => {
    const chosen = [...running.values()]
      .map(({ mission }) => mission)
      .filter((mission) => missionId === undefined || mission.missionId === missionId);
    for (const mission of chosen) mission.cancel();
    return { stopped: chosen.map((mission) => mission.missionId) };
  });

  answer(missionReport, async ({ missionId }, peer) => {
    if (running.has(missionId)) return { report: null };
    await context.settled(peer);
    const report = settledReport(session.ledger, missionId);
    return { report: report ?? fail('target-not-found', `There is no mission ${missionId}.`) };
  });

  // Nobody is there to say what it waits for, or to see what becomes of it.
  onAbsent((peer) => {
    for (const { mission, starter } of running.values()) if (starter === peer) mission.cancel();
  });

  onClose(async () => {
    progress.dispose();
    const all = [...running.values()].map(({ mission }) => mission);
    for (const mission of all) mission.cancel();
    await Promise.all(all.map((mission) => mission.done));
  });
};

/** A client that shows no preview is asked in its own way; one that cannot be asked has not agreed. */
function requestOf(
  params: StartMissionParams,
  ordered: readonly OperationRequest[],
  { abilities, claude }: Peer,
  { pathOf }: FolderContext,
): MissionRequest {
  const { approval = 'given' } = params;
  const previews = abilities.preview === true && abilities.edits === true;
  return {
    instruction: ordered.length > 0 ? ordered.map(({ summary }) => summary).join('; then ') : params.instruction,
    ordered,
    cursor: cursorOf(params.at, pathOf),
    planOnly: params.planOnly === true,
    approval: approval === 'preview' && !previews ? 'ask' : approval,
    bounds: {
      ...defaultBounds,
      durationMsMax: params.durationMsMax ?? defaultBounds.durationMsMax,
      tokensMax: claude?.tokensMax ?? defaultBounds.tokensMax,
    },
  };
}

/** Said to be what the person ordered once its arguments make sense; what they mean in the code is found out by the mission. */
function ordersOf(operations: OperationRegistry, asked: readonly OrderedOperation[]): readonly OperationRequest[] {
  return asked.map(({ operation: name, arguments: given }) => {
    const operation = operations.get(name) ?? fail('operation-unknown', `There is no operation “${name}”.`);
    const args = operation.parseArguments(given);
    if (!args.ok) return fail(args.error.code, args.error.message, args.error.hint);
    const summary = operation.describe(args.value);
    return { operation: name, arguments: given, summary, clause: '' };
  });
}

/** Texts as people see them, kept for one report: a file may be named in many of its places. */
function seenText({ session }: FolderContext): TextOf {
  const texts = new Map<string, string | undefined>();
  return (path) => {
    if (!texts.has(path)) {
      const bytes = session.ports.files.read(path as WorkspacePath);
      const text = bytes && decodeText(bytes);
      texts.set(path, text === undefined ? undefined : withoutBom(text).text);
    }
    return texts.get(path);
  };
}

function cursorOf(at: StartMissionParams['at'], pathOf: FolderContext['pathOf']) {
  if (at === undefined) return undefined;
  const { start: from, end } = at.range;
  return {
    path: pathOf(at.uri) ?? pathFor(at.uri),
    line: from.line + 1,
    column: from.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Of what is no file of the folder, to name it by. */
function pathFor(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return uri; // "untitled:Untitled-1"
  }
}
