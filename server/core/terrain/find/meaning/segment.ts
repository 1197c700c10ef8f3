/** One file as the documents in it: its symbols, and the file itself for what is outside of them. */
import type { FileRecord } from '../../index/fileRecord.ts';
import { countOfPosting, FILE_ITSELF, symbolOfPosting, type WordField } from '../words/fileWords.ts';
import { identifierWords } from '../words/identifierWords.ts';
import { wordStem } from '../words/wordStem.ts';

export const wordFields: readonly WordField[] = ['name', 'owner', 'doc', 'comment', 'body'];
const lengthMax = 0xffff;

export class Segment {
  readonly record: FileRecord;
  /** Number of its first document; the others follow, the file itself comes last. */
  readonly firstDocument: number;
  /** Words of each document. */
  readonly lengths: Uint16Array;
  readonly documents: number; // that have any
  readonly lengthSum: number;

  constructor(record: FileRecord, firstDocument: number) {
    this.record = record;
    this.firstDocument = firstDocument;
    const symbols = Math.min(record.outline.symbols.length, FILE_ITSELF);
    const lengths = new Uint16Array(symbols + 1);
    for (const posting of record.words.postings) {
      const symbol = Math.min(symbolOfPosting(posting), symbols);
      let words = 0;
      for (const field of wordFields) words += countOfPosting(posting, field);
      lengths[symbol] = Math.min(lengthMax, (lengths[symbol] ?? 0) + words);
    }
    this.lengths = lengths;
    this.documents = lengths.reduce((sum, length) => sum + (length > 0 ? 1 : 0), 0);
    this.lengthSum = lengths.reduce((sum, length) => sum + length, 0);
  }

  get fileDocument(): number {
    return this.firstDocument + this.lengths.length - 1;
  }

  /** Position in the outline; undefined for the file itself. */
  symbolOf(document: number): number | undefined {
    return document === this.fileDocument ? undefined : document - this.firstDocument;
  }
}

export function wordsIn({ words: { words } }: FileRecord): readonly string[] {
  return words === '' ? [] : words.split(' ');
}

/** Stems of what folders and the file are called. */
export function pathWordsOf(path: string): ReadonlySet<string> {
  const plain = path.replace(/\.[A-Za-z0-9]+$/, '');
  return new Set(identifierWords(plain).map(wordStem));
}
