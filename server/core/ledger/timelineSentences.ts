/** The sentences of the newest events in lower case, for searching; made when first searched, or before that in idle moments. */
import type { TimelinePort } from '../ports/timelinePort.ts';
import { sentenceOf } from './eventSentence.ts';

/** Of so many of the newest events sentences are kept; an older one is decoded at each search. A sentence has at most 200 characters. */
const sentencesMax = 250_000;
/** Kept beyond that until they are cleared away together. */
const surplusMax = 25_000;
/** Up to this share of gaps a stretch of events is read as a whole. */
const readWholeFromShare = 0.25;
/** Sentences made in idle moments between two of which others have their turn: some five milliseconds. */
const madePerSlice = 500;

export class TimelineSentences {
  readonly #port: TimelinePort;
  readonly #kept = new Map<number, string>();
  /** In idle moments they were made of the events up to this. */
  #madeUntil = 0;

  constructor(port: TimelinePort) {
    this.#port = port;
  }

  /** Those of the sequences, given in order, whose sentence contains a text in lower case. */
  containing(text: string, sequences: readonly number[]): readonly number[] {
    const older = this.#fetch(sequences.filter((sequence) => !this.#kept.has(sequence)));
    return sequences.filter((sequence) => (this.#kept.get(sequence) ?? older.get(sequence))?.includes(text));
  }

  /** Makes what is missing up to a sequence, a slice at a time, as long as it is wanted. */
  async makeUntil(last: number, pause: () => Promise<void>, wanted: () => boolean): Promise<void> {
    this.#madeUntil = Math.max(this.#madeUntil, last - sentencesMax);
    while (this.#madeUntil < last) {
      await pause();
      if (!wanted()) return;
      const from = this.#madeUntil + 1;
      const until = Math.min(last, this.#madeUntil + madePerSlice);
      const slice = Array.from({ length: until - from + 1 }, (_, at) => from + at);
      this.#fetch(slice.filter((sequence) => !this.#kept.has(sequence)));
      this.#madeUntil = until;
    }
  }

  /** Answers with those that are not kept, being too old. */
  #fetch(missing: readonly number[]): ReadonlyMap<number, string> {
    const older = new Map<number, string>();
    const [first] = missing;
    const last = missing.at(-1);
    if (first === undefined || last === undefined) return older;
    const keptFrom = this.#port.head().sequence - sentencesMax + 1;
    const take = (sequence: number, sentence: string): void => void (sequence < keptFrom ? older : this.#kept).set(sequence, sentence);
    if (missing.length / (last - first + 1) >= readWholeFromShare) {
      for (const event of this.#port.events({ afterSequence: first - 1, untilSequence: last })) {
        take(Number(event.sequence), sentenceOf(event).toLowerCase());
      }
    } else {
      for (const sequence of missing) {
        const event = this.#port.event(sequence);
        if (event) take(sequence, sentenceOf(event).toLowerCase());
      }
    }
    this.#trim(keptFrom);
    return older;
  }

  #trim(keptFrom: number): void {
    if (this.#kept.size <= sentencesMax + surplusMax) return;
    for (const sequence of this.#kept.keys()) if (sequence < keptFrom) this.#kept.delete(sequence);
  }
}
