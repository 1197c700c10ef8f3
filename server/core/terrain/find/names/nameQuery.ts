/** A name that is looked for, in the forms in which it is compared. */
import { bareName, identifierWords } from '../words/identifierWords.ts';
import { wordStem } from '../words/wordStem.ts';
import { letterMask } from './editDistance.ts';
import { editsMax } from './nameMatch.ts';
import { type NameTable, wordsPerNameMax } from './nameTable.ts';

/** What stands before a name without making it another: getRow, isEmpty, IRow, _row. Never both sides: getRow is no setRow. */
const prefixes: readonly string[] = ['get', 'is', 'has', 'i', 'm', 'my', 'the', 'do', 'on', 'fetch', 'base', 'abstract', 'default', 'new'];
const suffixes: readonly string[] = [
  'impl',
  'fn',
  'func',
  'function',
  'cls',
  'class',
  'type',
  'interface',
  'method',
  'obj',
  'object',
  'value',
  'async',
  'base',
];
/** Shorter words are not taken for misspelled ones: too many are one letter away. */
const misspelledUnitsMin = 4;

/** Beginnings of words are no longer than this, in the mean. */
const humpUnitsMax = 3.5;

const prefixBit = 1;
const suffixBit = 2;

export class NameQuery {
  readonly text: string;
  readonly lower: string;
  readonly bare: string;
  readonly mask: number;
  readonly edits: number;
  /** Numbers of its words in the table; -1 for a word no name has. */
  readonly words: readonly number[];
  /** All bits of its words, one for each different word. */
  readonly allBits: number;
  /** Where a word of its begins, when it is written in several: "pR", "pa_ro". Offsets in `bare`. */
  readonly humps: readonly number[];
  /** Whether its words are short enough to be meant as beginnings of words. */
  readonly hasHumps: boolean;
  readonly beginsWithPrefix: boolean;
  readonly endsWithSuffix: boolean;
  readonly style: string;
  /** By number of a word: which of the words asked for it is, one bit each. */
  readonly bits: Uint8Array;
  /** The same, and which it may be with a letter wrong. */
  readonly nearBits: Uint8Array;
  readonly #affixes: Uint8Array;

  constructor(table: NameTable, text: string) {
    const { words } = table;
    this.text = text;
    this.lower = text.toLowerCase();
    this.bare = bareName(text);
    this.mask = letterMask(this.bare);
    this.edits = editsMax(this.bare.length);
    this.style = styleOf(text);
    this.bits = new Uint8Array(words.length);
    this.nearBits = new Uint8Array(words.length);
    this.#affixes = new Uint8Array(words.length);
    const written = identifierWords(text).slice(0, wordsPerNameMax);
    const stems = written.map(wordStem);
    const distinct = [...new Set(stems)];
    this.words = stems.map((stem) => words.numberOf(stem) ?? -1);
    this.allBits = 2 ** distinct.length - 1;
    distinct.forEach((stem, at) => {
      const number = words.numberOf(stem);
      const near = stem.length < misspelledUnitsMin ? [] : words.near(stem, 1);
      if (number !== undefined) this.bits[number] = (this.bits[number] ?? 0) | (1 << at);
      for (const each of number === undefined ? near : [number, ...near]) this.nearBits[each] = (this.nearBits[each] ?? 0) | (1 << at);
    });
    this.#mark(table, prefixes, prefixBit);
    this.#mark(table, suffixes, suffixBit);
    this.beginsWithPrefix = prefixes.includes(written[0] ?? '');
    this.endsWithSuffix = suffixes.includes(written.at(-1) ?? '');
    this.humps = written.map((_, at) => written.slice(0, at).join('').length);
    this.hasHumps = written.length > 1 && !text.includes(' ') && this.bare.length / written.length <= humpUnitsMax;
  }

  isPrefix(word: number): boolean {
    return ((this.#affixes[word] ?? 0) & prefixBit) !== 0;
  }

  isSuffix(word: number): boolean {
    return ((this.#affixes[word] ?? 0) & suffixBit) !== 0;
  }

  #mark({ words }: NameTable, list: readonly string[], bit: number): void {
    for (const word of list) {
      const number = words.numberOf(wordStem(word));
      if (number !== undefined) this.#affixes[number] = (this.#affixes[number] ?? 0) | bit;
    }
  }
}

/** Its capitals, underscores and the like, which a wrong letter leaves alone: "P_R" for Parse_Row. */
export function styleOf(name: string): string {
  return name.replace(/[^A-Z_$-]+/g, '');
}
