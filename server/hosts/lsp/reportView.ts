/** A mission's plan and report as they travel to clients: plain data, places as lines and columns. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place } from '../../core/facts/facts.ts';
import type { MissionPlan, MissionReport } from '../../core/swarm/mission.ts';
import type { PlaceView } from '../../protocol/messages/message.ts';
import type { MissionPlanView, MissionReportView } from '../../protocol/messages/missions.ts';
import { planPatch } from '../planPatch.ts';

/** The text a place's offsets count in; undefined when it is not at hand. */
export type TextOf = (path: string) => string | undefined;

/** `textOf`: as the text is now. Places are told in files as they were before the mission. */
export function reportView(report: MissionReport, instruction: string, textOf: TextOf = () => undefined): MissionReportView {
  const { files, candidates, outcome, summary, error, wallMs, partial } = report;
  const before = textBefore(report, textOf);
  return {
    ...planView(report, textOf),
    outcome,
    summary,
    error,
    wallMs,
    instruction,
    candidates: candidates.map(({ name, kind, suggestion, place }) => ({ name, kind, suggestion, at: placeView(place, before) })),
    changedPaths: outcome === 'done' ? (partial?.changedPaths ?? files.map(({ newPath }) => newPath)) : [],
    partial: partial && {
      editsApplied: partial.editsApplied,
      editsPlanned: partial.editsPlanned,
      findings: partial.findings.map(({ text, at }) => ({ text, at: placeView(at, textOf) })),
    },
    patch: planPatch(files),
  };
}

export function planView(plan: MissionPlan, textOf: TextOf): MissionPlanView {
  const { missionId, operations, files, notes } = plan;
  const before = textBefore(plan, textOf);
  const told = files.map((file) => ({ ...file, baseHash: file.baseHash ?? '', newHash: file.newHash ?? '' }));
  return { missionId, operations, files: told, notes: notes.map((note) => ({ ...note, at: placeView(note.at, before) })) };
}

function textBefore({ files }: MissionPlan, textOf: TextOf): TextOf {
  // Of a file that comes in, the only text there is to be.
  const texts = new Map<string, string | undefined>(
    files.map(({ path, before, after, baseHash }) => [path, baseHash === undefined ? after : before]),
  );
  return (path) => {
    if (!texts.has(path)) texts.set(path, textOf(path));
    return texts.get(path);
  };
}

function placeView(place: Place | undefined, textOf: TextOf): PlaceView | undefined {
  if (place === undefined) return undefined;
  const { path, start, end } = place;
  const text = textOf(path);
  if (text === undefined) return { path, line: 1, column: 1, endLine: 1, endColumn: 1, start, end };
  const lines = new LineIndex(text);
  const [from, to] = [lines.at(start), lines.at(end)];
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, start, end };
}
