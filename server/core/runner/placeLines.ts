/** Gives the places in an event their lines and columns, which only the texts can tell. */
import type { LineIndex } from '../../base/lineIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { EventPayload } from '../ports/ledgerPort.ts';
import type { RangeInit } from '../swarm/ranges.ts';

/** The lines of a file as the event sees it: as proposed where there is a proposal, else as read. undefined: not known. */
export type LinesOf = (path: WorkspacePath, seen: 'read' | 'proposed') => LineIndex | undefined;

export function withLines(payload: EventPayload, linesOf: LinesOf): EventPayload {
  switch (payload.case) {
    case 'decision': {
      const about = payload.value.about?.map((range) => lined(range, 'read', linesOf)) ?? [];
      return { case: 'decision', value: { ...payload.value, about } } as EventPayload;
    }
    case 'agentMessage':
      return { case: 'agentMessage', value: withAt(payload.value, 'read', linesOf) } as EventPayload;
    case 'physicsJudged': {
      const newDiagnostics = payload.value.newDiagnostics?.map((finding) => withAt(finding, 'proposed', linesOf)) ?? [];
      return { case: 'physicsJudged', value: { ...payload.value, newDiagnostics } } as EventPayload;
    }
    case 'reflexJudged': {
      const findings = payload.value.findings?.map((finding) => withAt(finding, 'proposed', linesOf)) ?? [];
      return { case: 'reflexJudged', value: { ...payload.value, findings } } as EventPayload;
    }
    case 'criticJudged': {
      const findings = payload.value.findings?.map((finding) => withAt(finding, 'proposed', linesOf)) ?? [];
      return { case: 'criticJudged', value: { ...payload.value, findings } } as EventPayload;
    }
    case 'violationFound': {
      const at = payload.value.at?.map((range) => lined(range, 'proposed', linesOf)) ?? [];
      return { case: 'violationFound', value: { ...payload.value, at } } as EventPayload;
    }
    case 'missionClosed': {
      const notes = payload.value.notes?.map((note) => withAt(note, 'read', linesOf)) ?? [];
      const candidates = payload.value.candidates?.map((candidate) => withAt(candidate, 'read', linesOf)) ?? [];
      return { case: 'missionClosed', value: { ...payload.value, notes, candidates } } as EventPayload;
    }
    default:
      return payload;
  }
}

function withAt<T extends { readonly at?: RangeInit | undefined }>(holder: T, seen: 'read' | 'proposed', linesOf: LinesOf): T {
  return holder.at ? { ...holder, at: lined(holder.at, seen, linesOf) } : holder;
}

function lined(range: RangeInit, seen: 'read' | 'proposed', linesOf: LinesOf): RangeInit {
  const { path = '', start = 0, end = 0, startLine = 0 } = range;
  if (startLine > 0 || path === '') return range;
  const lines = linesOf(path as WorkspacePath, seen);
  if (!lines) return range;
  const from = lines.at(start);
  const to = lines.at(end);
  return { path, start, end, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
