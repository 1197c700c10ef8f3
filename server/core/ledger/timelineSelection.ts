/** The events that one filter lets through, as a list of sequences that is extended as the ledger grows. */
import { fail } from '../../protocol/errors.ts';
import type { TimelineFilter } from '../../protocol/messages/timeline.ts';
import type { TimelinePort } from '../ports/timelinePort.ts';
import type { Pause, TimelineIndex } from './timelineIndex.ts';
import type { TimelineSentences } from './timelineSentences.ts';

/** Events looked at between two of which others have their turn: by columns, by their JSON, and by their sentences. */
const columnsPerSlice = 50_000;
const mirrorsPerSlice = 5_000;
const sentencesPerSlice = 500;

export interface SelectionSources {
  readonly port: TimelinePort;
  readonly index: TimelineIndex;
  readonly sentences: TimelineSentences;
  readonly pause: Pause;
}

export class TimelineSelection {
  readonly #filter: TimelineFilter;
  readonly #sources: SelectionSources;
  readonly #text: string;
  #sequences = new Uint32Array(1024);
  #count = 0;
  /** Events looked at: those with a sequence up to this. */
  #covered = 0;
  #extending: Promise<void> | undefined;

  constructor(filter: TimelineFilter, sources: SelectionSources) {
    this.#filter = filter;
    this.#sources = sources;
    this.#text = (filter.text ?? '').trim().toLowerCase();
  }

  get count(): number {
    return this.#count;
  }

  get covered(): number {
    return this.#covered;
  }

  window(offset: number, limit: number): readonly number[] {
    return Array.from(this.#sequences.subarray(offset, Math.min(this.#count, offset + limit)));
  }

  /** Of the first entry with this sequence or a later one. */
  offsetOf(sequence: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sequences[middle] ?? 0) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Looks at what the index has beyond what was looked at. What one caller has found stays for the next when it is cancelled. */
  async extend(signal: AbortSignal): Promise<void> {
    while (this.#covered < this.#sources.index.length) {
      if (signal.aborted) fail('cancelled', 'The timeline was asked for something else.');
      if (this.#extending === undefined) {
        this.#extending = this.#extendBySlices(signal);
        try {
          await this.#extending;
        } finally {
          this.#extending = undefined;
        }
      } else {
        await this.#extending.catch(() => undefined);
      }
    }
  }

  async #extendBySlices(signal: AbortSignal): Promise<void> {
    const { index, pause } = this.#sources;
    const perSlice = this.#text !== '' ? sentencesPerSlice : this.#filter.paths?.length ? mirrorsPerSlice : columnsPerSlice;
    while (this.#covered < index.length && !signal.aborted) {
      const until = Math.min(index.length, this.#covered + perSlice);
      this.#extendUntil(until);
      if (until < index.length) await pause();
    }
  }

  #extendUntil(until: number): void {
    const { index, sentences } = this.#sources;
    const mayPass = this.#columnTest();
    const naming = this.#naming(until);
    const found: number[] = [];
    for (let sequence = this.#covered + 1; sequence <= until; sequence += 1) {
      if (!index.isErased(sequence) && mayPass(sequence) && (naming === undefined || naming.has(sequence))) found.push(sequence);
    }
    const passed = this.#text === '' ? found : sentences.containing(this.#text, found);
    for (const sequence of passed) this.#add(sequence);
    this.#covered = until;
  }

  #naming(until: number): ReadonlySet<number> | undefined {
    const { paths } = this.#filter;
    if (!paths?.length) return undefined;
    return new Set(paths.flatMap((path) => this.#sources.port.sequencesNaming(path, this.#covered, until)));
  }

  /** Asked anew for each slice: the index may have met new kinds, agents and missions. */
  #columnTest(): (sequence: number) => boolean {
    const { index } = this.#sources;
    const { agents, kinds, missions, detail } = this.#filter;
    const kindMask = mask(kinds, index.kinds, ({ kind }, wanted) => wanted.has(kind));
    const actorMask = mask(agents, index.actors, ({ who, role }, wanted) => wanted.has(who) || wanted.has(role));
    const missionMask = mask(missions, index.missions, ({ missionId }, wanted) => wanted.has(missionId));
    return (sequence) =>
      (detail === true || !index.isMachinery(sequence) || kindMask !== undefined) &&
      (kindMask === undefined || kindMask[index.kindOf(sequence)] === true) &&
      (actorMask === undefined || actorMask[index.actorOf(sequence)] === true) &&
      (missionMask === undefined || missionMask[index.missionOf(sequence)] === true);
  }

  #add(sequence: number): void {
    if (this.#count === this.#sequences.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#sequences);
      this.#sequences = larger;
    }
    this.#sequences[this.#count] = sequence;
    this.#count += 1;
  }
}

function mask<Entry>(
  wanted: readonly string[] | undefined,
  entries: readonly Entry[],
  passes: (entry: Entry, wanted: ReadonlySet<string>) => boolean,
): readonly boolean[] | undefined {
  if (!wanted?.length) return undefined;
  const set = new Set(wanted);
  return entries.map((entry) => passes(entry, set));
}
