/** What the person filters by: one choice each, as the page shows it, and as the server is asked. */
import type { TimelineEntryView, TimelineFilter } from '../../server/protocol/messages/timeline.ts';
import { isRecord } from '../../server/protocol/pages/envelope.ts';

/** Empty: any. */
export interface Filters {
  readonly agent: string;
  readonly kind: string;
  readonly path: string;
  readonly mission: string;
  readonly text: string;
  readonly detail: boolean;
}

export const noFilters: Filters = { agent: '', kind: '', path: '', mission: '', text: '', detail: false };

export function filterOf({ agent, kind, path, mission, text, detail }: Filters): TimelineFilter {
  return {
    ...(agent === '' ? {} : { agents: [agent] }),
    ...(kind === '' ? {} : { kinds: [kind] }),
    ...(path === '' ? {} : { paths: [path] }),
    ...(mission === '' ? {} : { missions: [mission] }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(detail ? { detail } : {}),
  };
}

/** Choices behind the filter button; the text has a field of its own. */
export function choicesOn({ agent, kind, path, mission, detail }: Filters): number {
  return [agent, kind, path, mission].filter((choice) => choice !== '').length + (detail ? 1 : 0);
}

export function isFiltering(filters: Filters): boolean {
  return choicesOn({ ...filters, detail: false }) > 0 || filters.text.trim() !== '';
}

/** Whether a new entry belongs to what is shown; undefined: only the server can say, which looks at all paths an event names. */
export function passes(entry: TimelineEntryView, { agent, kind, path, mission, text, detail }: Filters): boolean | undefined {
  if (entry.detail && !detail && kind === '') return false;
  if (kind !== '' && entry.kind !== kind) return false;
  if (agent !== '' && entry.who !== agent && entry.role !== agent) return false;
  if (mission !== '' && entry.missionId !== mission) return false;
  if (!entry.text.toLowerCase().includes(text.trim().toLowerCase())) return false;
  return path === '' ? true : undefined;
}

/** Filters as an earlier page kept them; whatever does not look like one is left out. */
export function keptFilters(kept: unknown): Filters {
  if (!isRecord(kept)) return noFilters;
  const text = (key: keyof Filters): string => {
    const value = kept[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    agent: text('agent'),
    kind: text('kind'),
    path: text('path'),
    mission: text('mission'),
    text: text('text'),
    detail: kept['detail'] === true,
  };
}

/** "reflexJudged" as a person reads it: "reflex judged". */
export function kindLabel(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
