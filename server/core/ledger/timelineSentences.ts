/** The sentences of the newest events in lower case, for searching; they are made when first searched. */
import type { TimelinePort } from '../ports/timelinePort.ts';
import { sentenceOf } from './eventSentence.ts';

/** Sentences kept; beyond that an event is decoded at each search. A sentence has at most 200 characters. */
const sentencesMax = 250_000;
/** Up to this share of gaps a stretch of events is read as a whole. */
const readWholeFromShare = 0.25;

export class TimelineSentences {
  readonly #port: TimelinePort;
  readonly #kept = new Map<number, string>();

  constructor(port: TimelinePort) {
    this.#port = port;
  }

  /** Those of the sequences, given in order, whose sentence contains a text in lower case. */
  containing(text: string, sequences: readonly number[]): readonly number[] {
    this.#fetch(sequences.filter((sequence) => !this.#kept.has(sequence)));
    const found = sequences.filter((sequence) => this.#kept.get(sequence)?.includes(text));
    this.#trim();
    return found;
  }

  #fetch(missing: readonly number[]): void {
    const [first] = missing;
    const last = missing.at(-1);
    if (first === undefined || last === undefined) return;
    if (missing.length / (last - first + 1) >= readWholeFromShare) {
      for (const event of this.#port.events({ afterSequence: first - 1, untilSequence: last })) {
        this.#kept.set(Number(event.sequence), sentenceOf(event).toLowerCase());
      }
      return;
    }
    for (const sequence of missing) {
      const event = this.#port.event(sequence);
      if (event) this.#kept.set(sequence, sentenceOf(event).toLowerCase());
    }
  }

  /** Those that were made first go first. */
  #trim(): void {
    for (const sequence of this.#kept.keys()) {
      if (this.#kept.size <= sentencesMax) return;
      this.#kept.delete(sequence);
    }
  }
}
