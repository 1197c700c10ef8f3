/** Answers what the timeline asks: how many entries a filter lets through, windows of them, and what one could filter by. */
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asMissionId } from '../../protocol/ids.ts';
import type { ResultOf } from '../../protocol/messages/message.ts';
import type {
  Facet,
  TimelineEntryView,
  TimelineFacets,
  TimelineFilter,
  TimelineQueryResult,
  TimelineRowsParams,
  timelineRows,
} from '../../protocol/messages/timeline.ts';
import type { TimelinePort } from '../ports/timelinePort.ts';
import { oneLine } from './eventWords.ts';
import { timelineLine } from './timeline.ts';
import { type MissionCount, type Pause, TimelineIndex } from './timelineIndex.ts';
import { TimelineSelection } from './timelineSelection.ts';
import { TimelineSentences } from './timelineSentences.ts';
import { toneOf } from './tone.ts';

/** Filters whose result is kept, the last used last. */
const selectionsMax = 8;
/** Entries of one window. */
const rowsMax = 500;
/** Events looked at for a first answer, and for no more than a blink. */
const newestLookedAtMax = 2_000;
/** Choices per facet. */
const facetsMax = 100;

export class TimelineQuery {
  readonly #port: TimelinePort;
  readonly #pause: Pause;
  readonly #index: TimelineIndex;
  readonly #sentences: TimelineSentences;
  readonly #selections = new Map<string, TimelineSelection>();
  readonly #instructions = new Map<string, string>(); // by mission id
  #preparing: Promise<void> | undefined;
  #isDisposed = false;

  constructor(port: TimelinePort, pause: Pause) {
    this.#port = port;
    this.#pause = pause;
    this.#index = new TimelineIndex(port, pause);
    this.#sentences = new TimelineSentences(port);
  }

  /** Throws SwarmFailure: cancelled. */
  async query(filter: TimelineFilter, signal: AbortSignal): Promise<TimelineQueryResult> {
    const selection = await this.#select(filter, signal);
    this.#prepareSearch();
    return { total: selection.count, headSequence: selection.covered, facets: this.#facets() };
  }

  /** What is read ahead is not read any further. */
  dispose(): void {
    this.#isDisposed = true;
  }

  /** Who looks at the timeline may search it: the sentences for that are made now, while nobody waits for them. */
  #prepareSearch(): void {
    this.#preparing ??= this.#sentences
      .makeUntil(this.#index.length, this.#pause, () => !this.#isDisposed)
      .catch(() => undefined) // a ledger that cannot be read tells the next who asks
      .finally(() => {
        this.#preparing = undefined;
      });
  }

  /** Throws SwarmFailure: cancelled. */
  async rows(
    { filter, offset, limit, atSequence, newest }: TimelineRowsParams,
    signal: AbortSignal,
  ): Promise<ResultOf<typeof timelineRows>> {
    if (newest === true) return this.#newest(filter, limit);
    const selection = await this.#select(filter, signal);
    const from = atSequence === undefined ? Math.max(0, Math.trunc(offset)) : selection.offsetOf(atSequence);
    const sequences = selection.window(from, Math.min(rowsMax, Math.max(0, Math.trunc(limit))));
    return { entries: sequences.map((sequence) => this.#entry(sequence)), offset: from, total: selection.count };
  }

  /** For the first look, while the columns of a long ledger are still being read. */
  #newest(filter: TimelineFilter, limit: number): ResultOf<typeof timelineRows> {
    const entries: TimelineEntryView[] = [];
    const [mission, ...others] = filter.missions ?? [];
    const within = mission !== undefined && others.length === 0 ? { missionId: asMissionId(mission) } : {};
    for (const event of this.#port.events({ ...within, newestFirst: true, limit: newestLookedAtMax })) {
      const entry = entryOf(event);
      if (entryPasses(entry, filter)) entries.push(entry);
      if (entries.length >= Math.min(rowsMax, limit)) break;
    }
    return { entries: entries.reverse(), offset: 0, total: entries.length };
  }

  async #select(filter: TimelineFilter, signal: AbortSignal): Promise<TimelineSelection> {
    await this.#index.catchUp();
    const key = keyOf(filter);
    const selection =
      this.#selections.get(key) ??
      new TimelineSelection(filter, { port: this.#port, index: this.#index, sentences: this.#sentences, pause: this.#pause });
    this.#selections.delete(key);
    this.#selections.set(key, selection);
    for (const oldest of this.#selections.keys()) {
      if (this.#selections.size <= selectionsMax) break;
      this.#selections.delete(oldest);
    }
    await selection.extend(signal);
    return selection;
  }

  #entry(sequence: number): TimelineEntryView {
    const event = this.#port.event(sequence);
    return event ? entryOf(event) : erasedEntry(sequence);
  }

  #facets(): TimelineFacets {
    const { kinds, actors, missions, paths } = this.#index;
    return {
      kinds: mostFrequent(kinds.map(({ kind, count }) => ({ value: kind, label: kind, count }))),
      agents: mostFrequent(actors.map(({ who, count }) => ({ value: who, label: who, count }))),
      paths: mostFrequent([...paths].map(([path, count]) => ({ value: path, label: path, count }))),
      missions: missions
        .filter(({ openedSequence }) => openedSequence > 0)
        .slice(-facetsMax)
        .reverse()
        .map((mission) => ({ value: mission.missionId, label: this.#instruction(mission), count: mission.count })),
    };
  }

  #instruction({ missionId, openedSequence }: MissionCount): string {
    const known = this.#instructions.get(missionId);
    if (known !== undefined) return known;
    const { payload } = this.#port.event(openedSequence) ?? {};
    const instruction = payload?.case === 'missionOpened' ? oneLine(payload.value.instruction) : '';
    this.#instructions.set(missionId, instruction);
    for (const oldest of this.#instructions.keys()) {
      if (this.#instructions.size <= 2 * facetsMax) break;
      this.#instructions.delete(oldest);
    }
    return instruction;
  }
}

export function entryOf(event: SwarmEvent): TimelineEntryView {
  const line = timelineLine(event);
  return { ...line, tone: toneOf(event, line) };
}

/** The filter on one entry; of paths it knows only those one can go to. */
function entryPasses(entry: TimelineEntryView, { agents, kinds, paths, missions, text, detail }: TimelineFilter): boolean {
  const among = (wanted: readonly string[] | undefined, ...values: readonly string[]): boolean =>
    !wanted?.length || values.some((value) => wanted.includes(value));
  return (
    (detail === true || !entry.detail || Boolean(kinds?.length)) &&
    among(agents, entry.who, entry.role) &&
    among(kinds, entry.kind) &&
    among(missions, entry.missionId) &&
    among(paths, ...entry.jumps.map(({ path }) => path)) &&
    entry.text.toLowerCase().includes((text ?? '').trim().toLowerCase())
  );
}

/** An event whose body went away between being counted and being read. */
function erasedEntry(sequence: number): TimelineEntryView {
  const nothing = { eventId: '', kind: 'unknown', who: '', role: '', missionId: '', ticketId: '', changeSetId: '' };
  return { ...nothing, sequence, wallMs: 0, text: 'the content of this event was erased', tone: 'quiet', jumps: [], detail: true };
}

/** The same for filters that mean the same. */
function keyOf({ agents, kinds, paths, missions, text, detail }: TimelineFilter): string {
  const sorted = (values: readonly string[] | undefined): readonly string[] => [...(values ?? [])].sort();
  return JSON.stringify([
    sorted(agents),
    sorted(kinds),
    sorted(paths),
    sorted(missions),
    (text ?? '').trim().toLowerCase(),
    detail === true,
  ]);
}

function mostFrequent(facets: readonly Facet[]): readonly Facet[] {
  return facets
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, facetsMax);
}
