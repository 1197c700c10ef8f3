/** Reports as the holder sends them, back in the form in which the command line shows its own. */
import type { Place } from '../../../core/facts/facts.ts';
import type { TargetCandidate } from '../../../core/operation/operation.ts';
import type { RewindReport } from '../../../core/rewind/rewindReport.ts';
import type { MissionNote, MissionPlan, MissionReport, PlannedFile } from '../../../core/swarm/mission.ts';
import { asContentHash, asMissionId, asWorkspacePath } from '../../../protocol/ids.ts';
import type { PlaceView } from '../../../protocol/messages/message.ts';
import type { CandidateView, MissionPlanView, MissionReportView, NoteView } from '../../../protocol/messages/missions.ts';
import type { RewindReportView } from '../../../protocol/messages/rewinds.ts';
import type { PlaceNames } from '../../places.ts';

export function planOf({ missionId, operations, files, notes }: MissionPlanView): MissionPlan {
  return { missionId: asMissionId(missionId), operations, files: files.map(fileOf), notes: notes.map(noteOf) };
}

export function reportOf(view: MissionReportView): MissionReport {
  const { outcome, summary, error, candidates, wallMs } = view;
  const { missionId, operations, files, notes } = planOf(view);
  // In the order in which --json has always told them.
  return { missionId, outcome, summary, error, operations, files, candidates: candidates.map(candidateOf), notes, wallMs };
}

/** The names the holder gave the places; `moved`: with the paths the files have now. */
export function placesOf(view: MissionPlanView & { readonly candidates?: readonly CandidateView[] }, moved: boolean): PlaceNames {
  const newPaths = new Map(view.files.map(({ path, newPath }) => [path, moved ? newPath : path]));
  const names = new Map<string, string>();
  for (const { at } of [...view.notes, ...(view.candidates ?? [])]) {
    if (at === undefined) continue;
    const path = newPaths.get(at.path) ?? at.path;
    const known = at.line > 1 || at.column > 1 || (at.start ?? 0) === 0; // else the text was not at hand
    names.set(`${at.path} ${at.start ?? 0}`, known ? `${path}:${at.line}:${at.column}` : path);
  }
  return { name: ({ path, start }) => names.get(`${path} ${start}`) ?? path };
}

export function rewindReportOf(view: RewindReportView): RewindReport {
  const { missionId, kind, outcome, error, summary, target, takesBack, keptPersonEdits, conflicts, unknown, warnings } = view;
  return {
    missionId: missionId === undefined ? undefined : asMissionId(missionId),
    kind,
    outcome: outcome as RewindReport['outcome'],
    error,
    summary,
    target,
    files: view.files.map(({ path, action, renamedFrom, before, after, baseHash, newHash, beforeMode, afterMode }) => ({
      path: asWorkspacePath(path),
      action,
      renamedFrom: renamedFrom === undefined ? undefined : asWorkspacePath(renamedFrom),
      before,
      after,
      beforeMode: beforeMode ?? 0o644,
      afterMode: afterMode ?? 0o644,
      baseHash: baseHash === '' ? undefined : asContentHash(baseHash),
      newHash: newHash === '' ? undefined : asContentHash(newHash),
    })),
    takesBack: takesBack.map((one) => ({ ...one, missionId: asMissionId(one.missionId), kind: one.kind as 'refactor' })),
    keptPersonEdits: keptPersonEdits.map(asWorkspacePath),
    conflicts: conflicts.map(({ path, why, regions }) => ({ path: asWorkspacePath(path), why, regions: regions ?? [] })),
    unknown: unknown.map(({ path, why }) => ({ path: asWorkspacePath(path), why })),
    warnings,
  };
}

function fileOf(file: MissionPlanView['files'][number]): PlannedFile {
  return {
    ...file,
    path: asWorkspacePath(file.path),
    newPath: asWorkspacePath(file.newPath),
    baseHash: file.baseHash === '' ? undefined : asContentHash(file.baseHash),
    newHash: file.newHash === '' ? undefined : asContentHash(file.newHash),
  };
}

function noteOf({ kind, text, at }: NoteView): MissionNote {
  return { kind, text, at: placeOf(at) };
}

function candidateOf({ name, kind, suggestion, at }: CandidateView): TargetCandidate {
  return { name, kind, place: placeOf(at), suggestion };
}

function placeOf(at: PlaceView | undefined): Place | undefined {
  return at && { path: asWorkspacePath(at.path), start: at.start ?? 0, end: at.end ?? 0 };
}
