/**
 * Finding by meaning with counted words: BM25 with a weight for each field (Robertson and Zaragoza, 2009, BM25F), over
 * symbols. Each file is a segment of its own with the numbers it came with; the index adds, per word, which files have it.
 * What a file leaves behind when it goes is passed over, and swept when it is too much.
 */
import type { FileRecord } from '../../index/fileRecord.ts';
import type { IndexListener } from '../../index/indexListener.ts';
import type { Finding, FindOptions, Importance } from '../finding.ts';
import type { MeaningIndex } from './meaningIndex.ts';
import { readQuestion } from './question.ts';
import { Scores } from './scores.ts';
import { pathWordsOf, Segment, wordsIn } from './segment.ts';
import { inThePath, WordFiles } from './wordFiles.ts';

/** Entries left behind by files that are gone, of all entries, before they are swept. */
const deadShareMax = 0.3;

export class WordIndex implements MeaningIndex, IndexListener {
  readonly #importance: Importance;
  readonly #segments: (Segment | undefined)[] = [];
  readonly #numbers = new Map<string, number>(); // of segments, by path
  readonly #files = new Map<string, WordFiles>(); // by word
  #places = 0; // of documents, those of files that are gone included
  #documents = 0;
  #lengthSum = 0;
  #entries = 0;
  #deadEntries = 0;

  constructor(importance: Importance) {
    this.#importance = importance;
  }

  /** Symbols and files that have words. */
  get documents(): number {
    return this.#documents;
  }

  /** Of what it keeps beside the records. */
  get bytes(): number {
    let bytes = 0;
    for (const files of this.#files.values()) bytes += files.bytes;
    for (const segment of this.#segments) bytes += segment?.lengths.byteLength ?? 0;
    return bytes;
  }

  put(record: FileRecord, before: FileRecord | undefined): void {
    if (before !== undefined) this.removed(before);
    const number = this.#segments.length;
    const segment = new Segment(record, this.#places);
    this.#places += segment.lengths.length;
    this.#segments.push(segment);
    this.#numbers.set(record.path, number);
    this.#documents += segment.documents;
    this.#lengthSum += segment.lengthSum;
    for (const [at, word] of wordsIn(record).entries()) this.#note(word, number, at);
    for (const word of pathWordsOf(record.path)) this.#note(word, number, inThePath);
  }

  #note(word: string, segment: number, at: number): void {
    const files = this.#files.get(word);
    if (files) files.add(segment, at);
    else this.#files.set(word, new WordFiles(segment, at));
    this.#entries++;
  }

  removed(record: FileRecord): void {
    const number = this.#numbers.get(record.path);
    const segment = number === undefined ? undefined : this.#segments[number];
    if (number === undefined || segment === undefined) return;
    this.#segments[number] = undefined;
    this.#numbers.delete(record.path);
    this.#documents -= segment.documents;
    this.#lengthSum -= segment.lengthSum;
    this.#deadEntries += wordsIn(segment.record).length + pathWordsOf(record.path).size;
    if (this.#deadEntries > this.#entries * deadShareMax) this.#sweep();
  }

  #sweep(): void {
    const left = this.#segments.flatMap((segment) => (segment ? [segment.record] : []));
    this.#segments.length = 0;
    this.#numbers.clear();
    this.#files.clear();
    this.#places = this.#documents = this.#lengthSum = this.#entries = this.#deadEntries = 0;
    for (const record of left) this.put(record, undefined);
  }

  find(question: string, options: FindOptions): readonly Finding[] {
    const asked = readQuestion(question);
    const ground = { segments: this.#segments, places: this.#places, documents: this.#documents, lengthSum: this.#lengthSum };
    const scores = new Scores(ground, this.#files, asked, options);
    return scores.best(this.#importance);
  }
}
