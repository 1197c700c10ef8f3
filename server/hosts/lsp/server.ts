/**
 * Missions over the language server protocol: one session per workspace folder's server, the same core as the command
 * line. Unsaved documents are never overwritten: while one differs from the disk, missions that write are refused.
 */
import { fileURLToPath } from 'node:url';
import { toJson } from '@bufbuild/protobuf';
import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { runRewind } from '../../core/rewind/runRewind.ts';
import { startMission } from '../../core/runner/startMission.ts';
import { defaultBounds, type MissionHandle, type MissionReport } from '../../core/swarm/mission.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import { SwarmEventSchema } from '../../protocol/generated/events_pb.js';
import {
  eventsMethod,
  type MissionClosedParams,
  missionClosedMethod,
  type RewindParams,
  type RewindResult,
  rewindMethod,
  type StartMissionParams,
  type StartMissionResult,
  type StopMissionParams,
  type StopMissionResult,
  startMissionMethod,
  stopMissionMethod,
  type TimelineParams,
  type TimelineResult,
  timelineMethod,
} from '../../protocol/messages.ts';
import type { Environment } from '../environment.ts';
import { gitPatch } from '../gitPatch.ts';
import { openSession, type Session } from '../session.ts';

/** Events a timeline request gives when it names no number, and at most. */
const timelineDefault = 200;
const timelineMax = 10_000;
/** Missions of one client that run at a time. */
const missionsMax = 8;

export function serve(connection: Connection, environment: Environment, version: string): void {
  const documents = new TextDocuments(TextDocument);
  const missions = new Map<string, MissionHandle>();
  let opening: Promise<Session | SwarmError> | undefined;
  let folder: string | undefined;

  connection.onInitialize((params) => {
    const uri = params.workspaceFolders?.[0]?.uri ?? params.rootUri;
    folder = uri?.startsWith('file:') ? fileURLToPath(uri) : undefined;
    return {
      capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true } },
      serverInfo: { name: 'swarm', version },
    };
  });

  /** Opened with the first request that needs it, so that a client that only connects costs nothing. */
  const session = (): Promise<Session | SwarmError> => {
    opening ??= open();
    return opening;
  };

  async function open(): Promise<Session | SwarmError> {
    if (folder === undefined) return swarmError('workspace-missing', 'The client opened no folder.', 'Open a folder on disk.');
    const opened = await openSession({ workspace: folder, environment, physics: true, approve: () => Promise.resolve(true) });
    if (!opened.ok) {
      opening = undefined; // the next request tries again
      return opened.error;
    }
    opened.value.ledger.onAppended((events) => {
      void connection.sendNotification(eventsMethod, { events: events.map((event) => toJson(SwarmEventSchema, event)) });
    });
    return opened.value;
  }

  /** Open documents whose text is not what is on disk. */
  async function unsaved({ workspace }: Session): Promise<readonly string[]> {
    const differing: string[] = [];
    for (const document of documents.all()) {
      if (!document.uri.startsWith('file:')) continue;
      const path = workspace.identify(fileURLToPath(document.uri));
      if (!path.ok) continue;
      const file = await workspace.read(path.value);
      if (file.state !== 'text' || file.text !== document.getText()) differing.push(path.value);
    }
    return differing;
  }

  async function refusalForUnsaved(open: Session): Promise<SwarmError | undefined> {
    const paths = await unsaved(open);
    if (paths.length === 0) return undefined;
    return swarmError('conflict-person', `Unsaved changes in ${paths.join(', ')}.`, 'Save them, or ask for a plan only.');
  }

  connection.onRequest<StartMissionResult, never>(startMissionMethod, async (params: StartMissionParams): Promise<StartMissionResult> => {
    const current = await session();
    if ('code' in current) return { error: current };
    const refusal = params.planOnly === true ? undefined : await refusalForUnsaved(current);
    if (missions.size >= missionsMax)
      return { error: swarmError('bound-reached', `${missions.size} missions run already.`, 'Wait for one to end, or stop one.') };
    if (refusal) return { error: refusal };
    const line = (params.at?.position.line ?? 0) + 1;
    const column = (params.at?.position.character ?? 0) + 1;
    const cursor = params.at && { path: fileURLToPath(params.at.uri), line, column, endLine: line, endColumn: column };
    const mission = startMission(
      { instruction: params.instruction, cursor, planOnly: params.planOnly === true, approval: 'given', bounds: defaultBounds },
      current.ports,
      current.services,
    );
    missions.set(mission.missionId, mission);
    void mission.done.then((report) => {
      missions.delete(mission.missionId);
      return connection.sendNotification(missionClosedMethod, closedParams(report));
    });
    return { missionId: mission.missionId };
  });

  connection.onRequest(stopMissionMethod, ({ missionId }: StopMissionParams): StopMissionResult => {
    const mission = missions.get(missionId);
    mission?.cancel();
    return { stopped: mission !== undefined };
  });

  connection.onRequest(rewindMethod, async ({ target, preview }: RewindParams): Promise<RewindResult> => {
    const current = await session();
    const refusal = 'code' in current ? current : preview === true ? undefined : await refusalForUnsaved(current);
    if (refusal || 'code' in current) {
      const error = refusal ?? swarmError('internal', 'There is no session.');
      return { outcome: 'failed', summary: error.message, error, paths: [] };
    }
    const kept = { preview: preview === true };
    const request = target === 'redo' ? { kind: 'redo' as const, ...kept } : { kind: 'rewind' as const, target, ...kept };
    const report = await runRewind(current.rewindPorts, request, new AbortController().signal);
    if (report.missionId !== undefined) current.ledger.signHead();
    const { outcome, summary, error, files } = report;
    return { outcome, summary, ...(error ? { error } : {}), paths: files.map(({ path }) => path) };
  });

  connection.onRequest<TimelineResult, never>(timelineMethod, async ({ limit }: TimelineParams) => {
    const current = await session();
    if ('code' in current) return { error: current };
    const bounded = Math.min(Math.max(1, limit ?? timelineDefault), timelineMax);
    const events = [...current.ledger.events({ newestFirst: true, limit: bounded })].reverse();
    return { events: events.map((event) => toJson(SwarmEventSchema, event)) };
  });

  connection.onShutdown(async () => {
    const running = [...missions.values()];
    for (const mission of running) mission.cancel();
    await Promise.all(running.map((mission) => mission.done));
    const current = await opening;
    if (current && !('code' in current)) await current.close();
    opening = undefined;
  });

  documents.listen(connection);
  connection.listen();
}

function closedParams(report: MissionReport): MissionClosedParams {
  const { missionId, outcome, summary, error, files } = report;
  const changedPaths = outcome === 'done' ? files.map(({ newPath }) => newPath) : [];
  return { missionId, outcome, summary, ...(error ? { error } : {}), changedPaths, patch: gitPatch(files) };
}
