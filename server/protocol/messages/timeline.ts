/** The timeline: events as one-line entries, filtered and in windows, and one event in full. */
import { type InFolder, notification, request } from './message.ts';

export interface TimelineFilter {
  readonly agents?: readonly string[]; // roles or agent ids
  readonly kinds?: readonly string[]; // payload cases: "decision", "reflexJudged"
  readonly paths?: readonly string[];
  readonly missions?: readonly string[];
  readonly text?: string; // anywhere in the sentence, ignoring case
  /** Also the machinery between the steps: bids, leases, signatures. Default: no. */
  readonly detail?: boolean;
}

/** How an entry is to be drawn: what went well, what was refused, what a person should look at. */
export type TimelineTone = 'plain' | 'good' | 'veto' | 'warning' | 'person' | 'quiet';

export interface TimelineEntryView {
  readonly sequence: number;
  readonly eventId: string;
  readonly wallMs: number;
  readonly kind: string; // payload case
  readonly who: string; // agent id, or the role where there is none
  readonly role: string;
  readonly missionId: string;
  readonly ticketId: string;
  readonly changeSetId: string;
  readonly text: string; // one sentence, one line
  readonly tone: TimelineTone;
  readonly jumps: readonly { readonly path: string; readonly line: number }[]; // lines from 1
  readonly detail: boolean;
}

export interface TimelineQueryResult {
  readonly total: number; // entries the filter lets through
  readonly headSequence: number; // as of which that was counted
  readonly facets: TimelineFacets;
}
/** What there is to filter by, over the whole ledger; each bounded to the most frequent. */
export interface TimelineFacets {
  readonly agents: readonly Facet[];
  readonly kinds: readonly Facet[];
  readonly paths: readonly Facet[];
  readonly missions: readonly Facet[]; // label: the instruction; newest first
}
export interface Facet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}
/** Client to server: how many entries a filter lets through, and what else one could filter by. */
export const queryTimeline = request<{ readonly filter: TimelineFilter } & InFolder, TimelineQueryResult>('swarm/timeline/query');

export interface TimelineRowsParams extends InFolder {
  readonly filter: TimelineFilter;
  readonly offset: number;
  readonly limit: number; // at most 500
  /** Instead of the offset: the window begins with the first entry of this sequence or a later one. */
  readonly atSequence?: number;
  /** Instead: the last of the newest few thousand events, at once and without counting; offset and total are of these alone. */
  readonly newest?: boolean;
}
/** Client to server: a window of the filtered entries, oldest first. `offset`: of its first entry among all that the filter lets through. */
export const timelineRows = request<
  TimelineRowsParams,
  { readonly entries: readonly TimelineEntryView[]; readonly offset: number; readonly total: number }
>('swarm/timeline/rows');

/** Server to client, as it happens: new entries, all of them, oldest first; batched, at most some twenty times a second. */
export const timelineAppended = notification<{ readonly entries: readonly TimelineEntryView[] } & InFolder>('swarm/timeline/appended');

export interface EventDetailView {
  readonly entry: TimelineEntryView;
  /** The content in words, in order: "rationale", "rejected", "confidence", "edits". */
  readonly facts: readonly DetailFact[];
  readonly cause: TimelineEntryView | undefined;
  readonly consequences: readonly TimelineEntryView[]; // direct ones, at most 100
  /** Files with a before and an after to compare, by content hash; either may be empty. */
  readonly diffs: readonly { readonly path: string; readonly baseHash: string; readonly newHash: string }[];
  readonly json: string; // the whole event, indented
}
export interface DetailFact {
  readonly label: string;
  readonly text: string;
  readonly jump?: { readonly path: string; readonly line: number };
}
/** Client to server: one event in full. Errors: target-not-found. */
export const eventDetail = request<{ readonly sequence: number } & InFolder, EventDetailView>('swarm/timeline/event');

/** Server to client: events were appended, each as its JSON form, whole. Sent only to clients that joined with `events: true`. */
export const eventsAppended = notification<{ readonly events: readonly unknown[] } & InFolder>('swarm/events');
