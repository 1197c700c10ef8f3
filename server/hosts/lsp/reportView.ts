/** A mission's report as it travels to clients: plain data, places as lines and columns. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place } from '../../core/facts/facts.ts';
import type { MissionReport } from '../../core/swarm/mission.ts';
import type { PlaceView } from '../../protocol/messages/message.ts';
import type { MissionReportView } from '../../protocol/messages/missions.ts';
import { gitPatch } from '../gitPatch.ts';

/** The text a place's offsets count in; undefined when it is not at hand. */
export type TextOf = (path: string) => string | undefined;

export function reportView(report: MissionReport, instruction: string, textOf: TextOf = () => undefined): MissionReportView {
  const { files, notes, candidates, outcome, partial } = report;
  // Notes and candidates speak of the texts as they were read, before anything was changed.
  const before = new Map<string, string>(files.map((file) => [file.path, file.before]));
  const asRead: TextOf = (path) => before.get(path) ?? textOf(path);
  return {
    ...report,
    instruction,
    notes: notes.map((note) => ({ ...note, at: placeView(note.at, asRead) })),
    candidates: candidates.map(({ name, kind, suggestion, place }) => ({ name, kind, suggestion, at: placeView(place, asRead) })),
    changedPaths: outcome === 'done' ? (partial?.changedPaths ?? files.map(({ newPath }) => newPath)) : [],
    partial: partial && {
      editsApplied: partial.editsApplied,
      editsPlanned: partial.editsPlanned,
      findings: partial.findings.map(({ text, at }) => ({ text, at: placeView(at, textOf) })),
    },
    patch: gitPatch(files),
  };
}

export function placeView(place: Place | undefined, textOf: TextOf): PlaceView | undefined {
  if (place === undefined) return undefined;
  const text = textOf(place.path);
  if (text === undefined) return { path: place.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const lines = new LineIndex(text);
  const [start, end] = [lines.at(place.start), lines.at(place.end)];
  return { path: place.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
