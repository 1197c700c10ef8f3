/** What the timeline shows now, and how it comes to show something else: it asks the server, and listens to what happens. */
import type { SwarmError } from '../../server/protocol/errors.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import {
  eventDetail,
  queryTimeline,
  type TimelineEntryView,
  type TimelineFacets,
  timelineRows,
} from '../../server/protocol/messages/timeline.ts';
import { isRecord } from '../../server/protocol/pages/envelope.ts';
import type { FolderChoice } from '../../server/protocol/pages/page.ts';
import type { RevealParams } from '../../server/protocol/pages/timelinePage.ts';
import { type Host, Refusal } from '../shared/host.ts';
import { EventPath, type OpenEvent } from './eventPath.ts';
import { type Filters, filterOf, keptFilters, noFilters, passes } from './filters.ts';
import { afterAppended, afterCounting, type Follow, followingNow } from './follow.ts';
import { RowStore, stretchEntries } from './rowStore.ts';
import { announcementOf, type Spoken, spokenAfter } from './speech.ts';

const noFacets: TimelineFacets = { agents: [], kinds: [], paths: [], missions: [] };
/** What one can filter by is asked again this long after something new happened; a filter by path alike. */
const facetsAgainMs = 2_000;
const requeryMs = 300;
/** What happens while the server counts is held; of more than this the next question tells. */
const heldMax = 5_000;

export class TimelineModel {
  readonly rows = new RowStore();
  readonly path: EventPath;
  filters: Filters;
  filtersShown: boolean;
  folders: readonly FolderChoice[];
  folder: string | undefined;
  facets = noFacets;
  state: 'loading' | 'ready' | 'failed' = 'loading';
  failure: SwarmError | undefined;
  follow: Follow = followingNow;
  active = -1; // index in the list
  spoken: readonly Spoken[] = [];
  /** For those who cannot see the list. */
  announcement = '';
  /** An index the list is to bring into sight at its next drawing. */
  bring: number | undefined;
  /** Rows that came in before those in sight; the list moves on by as many at its next drawing, so that the same stay in sight. */
  cameBefore = 0;
  readonly #host: Host;
  readonly #changed: () => void;
  readonly #underway = new Set<number>(); // stretches
  #asking = new AbortController();
  #head = 0;
  #counted = false;
  #held: readonly TimelineEntryView[] = [];
  #facetsTimer = 0;
  #requeryTimer = 0;

  constructor(host: Host, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    const kept = host.kept();
    const { filters, folder, filtersShown } = isRecord(kept) ? kept : {};
    this.folders = host.start.folders;
    this.folder = (this.folders.find(({ uri }) => uri === folder) ?? this.folders[0])?.uri;
    this.filters = keptFilters(filters);
    this.filtersShown = filtersShown === true;
    this.path = new EventPath(
      (sequence) => host.request(eventDetail, { ...this.#inFolder(), sequence }),
      () => {
        this.#keep();
        changed();
      },
    );
  }

  /** Shows what was shown before the page was hidden. */
  start(): Promise<void> {
    const kept = this.#host.kept();
    if (isRecord(kept) && typeof kept['open'] === 'number') this.path.open(kept['open']);
    return this.query();
  }

  /** Asks anew what the filter lets through, and begins at the end. */
  async query(): Promise<void> {
    window.clearTimeout(this.#requeryTimer);
    this.#requeryTimer = 0;
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#underway.clear();
    const { signal } = this.#asking;
    if (this.folder === undefined) {
      this.state = 'ready';
      this.#counted = true;
      this.rows.reset(0);
      this.#changed();
      return;
    }
    this.state = 'loading';
    this.#counted = false;
    this.#held = [];
    this.#changed();
    void this.#firstLook(signal);
    try {
      const asked = { ...this.#inFolder(), filter: filterOf(this.filters) };
      const { total, headSequence, facets } = await this.#host.request(queryTimeline, asked, signal);
      const last = Math.max(0, Math.floor((total - 1) / stretchEntries));
      const window = { offset: last * stretchEntries, limit: stretchEntries };
      const { entries } = await this.#host.request(timelineRows, { ...asked, ...window }, signal);
      this.#head = headSequence;
      this.#counted = true;
      this.facets = facets;
      this.#complete(total, last, entries);
      this.appended(undefined, this.#held);
      this.#held = [];
    } catch (failure) {
      if (signal.aborted) return;
      this.state = 'failed';
      this.failure = errorIn(failure);
    }
    this.#changed();
  }

  /** The newest entries, while the server still counts: a long ledger, or a text it has not looked for before. */
  async #firstLook(signal: AbortSignal): Promise<void> {
    try {
      const params = { ...this.#inFolder(), filter: filterOf(this.filters), offset: 0, limit: stretchEntries, newest: true };
      const { entries } = await this.#host.request(timelineRows, params, signal);
      if (signal.aborted || this.#counted || entries.length === 0) return;
      this.#begin(entries.length, 0, entries);
      this.#changed();
    } catch {
      // The whole answer follows, or says what is wrong.
    }
  }

  #complete(total: number, stretch: number, entries: readonly TimelineEntryView[]): void {
    const newest = this.state === 'ready' ? this.rows.at(this.rows.total - 1)?.sequence : undefined;
    const sequences = entries.map(({ sequence }) => sequence);
    const standing = afterCounting(this, { total: this.rows.total, newest }, stretch * stretchEntries, sequences);
    this.#begin(total, stretch, entries);
    this.follow = standing.follow;
    this.active = standing.active;
    this.cameBefore = standing.cameBefore;
  }

  #begin(total: number, stretch: number, entries: readonly TimelineEntryView[]): void {
    this.rows.reset(total);
    this.rows.put(stretch, entries);
    this.state = 'ready';
    this.active = -1;
    this.follow = followingNow;
  }

  get isCounting(): boolean {
    return this.state === 'ready' && !this.#counted;
  }

  setFilters(filters: Partial<Filters>): Promise<void> {
    this.filters = { ...this.filters, ...filters };
    this.#keep();
    return this.query();
  }

  clearFilters(): Promise<void> {
    return this.setFilters(noFilters);
  }

  showFilters(shown: boolean): void {
    this.filtersShown = shown;
    this.#keep();
    this.#changed();
  }

  setFolder(folder: string): Promise<void> {
    this.folder = folder;
    this.spoken = [];
    this.path.close();
    return this.setFilters({ ...noFilters, detail: this.filters.detail });
  }

  setFolders(folders: readonly FolderChoice[]): void {
    this.folders = folders;
    if (folders.some(({ uri }) => uri === this.folder)) this.#changed();
    else {
      this.folder = folders[0]?.uri;
      void this.setFilters(noFilters);
    }
  }

  /** Fetches what is in sight and not here. */
  need(from: number, to: number): void {
    for (const stretch of this.rows.missing(from, to)) {
      if (!this.#underway.has(stretch)) void this.#fetch(stretch);
    }
  }

  select(index: number, bring: boolean): void {
    this.active = index;
    if (bring) this.bring = index;
    this.#changed();
  }

  openActive(): void {
    const entry = this.rows.at(this.active);
    if (entry) this.path.open(entry.sequence);
  }

  appended(folder: string | undefined, entries: readonly TimelineEntryView[]): void {
    if (this.folders.length > 1 && folder !== undefined && !isSameFolder(folder, this.folder)) return;
    if (!this.#counted) {
      if (this.#held.length < heldMax) this.#held = [...this.#held, ...entries];
      return;
    }
    const news = entries.filter(({ sequence }) => sequence > this.#head);
    if (news.length === 0 || this.state !== 'ready') return;
    this.#head = news.at(-1)?.sequence ?? this.#head;
    this.spoken = spokenAfter(this.spoken, news);
    this.announcement = announcementOf(news) ?? this.announcement;
    const verdicts = news.map((entry) => passes(entry, this.filters));
    if (verdicts.includes(undefined)) this.#requeryTimer ||= window.setTimeout(() => void this.query(), requeryMs);
    else {
      const passing = news.filter((_, at) => verdicts[at] === true);
      for (const entry of passing) this.rows.append(entry);
      this.follow = afterAppended(this.follow, passing.length);
    }
    this.#facetsTimer ||= window.setTimeout(() => void this.#refreshFacets(), facetsAgainMs);
    this.#changed();
  }

  async reveal({ folder, missionId, sequence }: RevealParams): Promise<void> {
    const chosen = this.folders.find(({ uri }) => isSameFolder(uri, folder))?.uri;
    if (chosen !== undefined && chosen !== this.folder) await this.setFolder(chosen);
    if (missionId !== undefined) await this.setFilters({ ...noFilters, mission: missionId });
    if (sequence === undefined) return;
    this.path.open(sequence);
    await this.find(sequence);
  }

  /** Brings an event into sight, if the filter lets it through. */
  async find(sequence: number): Promise<void> {
    if (this.folder === undefined) return;
    const params = { ...this.#inFolder(), filter: filterOf(this.filters), offset: 0, limit: 1, atSequence: sequence };
    try {
      const { entries, offset } = await this.#host.request(timelineRows, params, this.#asking.signal);
      if (entries[0]?.sequence !== sequence) return;
      this.follow = { ...this.follow, following: false };
      this.select(offset, true);
    } catch {
      // The event is open anyway; the list stays where it is.
    }
  }

  missionLabel(missionId: string): string | undefined {
    return this.facets.missions.find(({ value }) => value === missionId)?.label;
  }

  get opened(): OpenEvent | undefined {
    return this.path.current;
  }

  async #fetch(stretch: number): Promise<void> {
    this.#underway.add(stretch);
    const { signal } = this.#asking;
    const window = { offset: stretch * stretchEntries, limit: stretchEntries };
    try {
      const { entries } = await this.#host.request(
        timelineRows,
        { ...this.#inFolder(), filter: filterOf(this.filters), ...window },
        signal,
      );
      this.rows.put(stretch, entries);
    } catch (failure) {
      if (signal.aborted) return;
      this.state = 'failed';
      this.failure = errorIn(failure);
    }
    this.#underway.delete(stretch);
    this.#changed();
  }

  async #refreshFacets(): Promise<void> {
    try {
      const { facets } = await this.#host.request(
        queryTimeline,
        { ...this.#inFolder(), filter: filterOf(this.filters) },
        this.#asking.signal,
      );
      this.facets = facets;
      this.#changed();
    } catch {
      // What one could filter by before is still there.
    } finally {
      this.#facetsTimer = 0;
    }
  }

  #inFolder(): { readonly folder?: string } {
    return this.folder === undefined ? {} : { folder: this.folder };
  }

  #keep(): void {
    const { filters, folder, filtersShown } = this;
    this.#host.keep({ filters, folder, filtersShown, open: this.path.current?.sequence });
  }
}

function errorIn(failure: unknown): SwarmError {
  return failure instanceof Refusal ? failure.error : swarmError('internal', String(failure));
}

/** The editor and the server may write the same URI with other escapes. */
function isSameFolder(one: string, other: string | undefined): boolean {
  const plain = (uri: string): string => decodeURIComponent(uri).replace(/\/$/, '');
  return other !== undefined && plain(one) === plain(other);
}
