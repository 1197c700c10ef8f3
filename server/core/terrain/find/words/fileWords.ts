/**
 * The words of one file by the symbols they belong to, for finding by meaning: names, docstrings, comments and bodies,
 * split and folded. Made where the file is parsed, and small: numbers in typed arrays, strings in one string, so that it
 * goes to another thread and into a cache as it is.
 */
import { NONE } from '../../fileIndex.ts';
import type { LanguageId } from '../../languageId.ts';
import type { FileOutline, OutlineSymbol } from '../../outline/outline.ts';
import { identifierWords } from './identifierWords.ts';
import { uncountedWords } from './plainWords.ts';
import { proseWords, sourceTokens } from './sourceTokens.ts';
import { wordStem } from './wordStem.ts';

export interface FileWords {
  /** Distinct stems, a space between two. */
  readonly words: string;
  /** Where the postings of each word begin in `postings`, and where the last one's end. */
  readonly starts: Uint32Array;
  /** One per word and symbol, by `packPosting`. */
  readonly postings: Uint32Array;
}

/** Where in a symbol a word stands. `owner`: in the name of what is around it. */
export type WordField = 'name' | 'owner' | 'doc' | 'comment' | 'body';

/** How often a word stands in each field; more than the most is not counted. */
const fields: Readonly<Record<WordField, { readonly shift: number; readonly most: number }>> = {
  name: { shift: 0, most: 3 },
  owner: { shift: 2, most: 3 },
  doc: { shift: 4, most: 15 },
  comment: { shift: 8, most: 15 },
  body: { shift: 12, most: 15 },
};
const symbolShift = 16;
/** Stands for the file itself: what is outside of all symbols, and of those beyond the number. */
export const FILE_ITSELF = 0xffff;
const wordsPerFileMax = 20_000;
const wordUnitsMax = 40;

export const emptyFileWords: FileWords = { words: '', starts: new Uint32Array(1), postings: new Uint32Array(0) };

export function symbolOfPosting(posting: number): number {
  return posting >>> symbolShift;
}

export function countOfPosting(posting: number, field: WordField): number {
  const { shift, most } = fields[field];
  return (posting >>> shift) & most;
}

/** `text` is the one the outline was made of. */
export function wordsOf(language: LanguageId, outline: FileOutline, text: string): FileWords {
  const tally = new Tally();
  const units = outline.symbols.map((symbol, ix) => isUnit(outline.symbols, symbol, ix));
  outline.symbols.forEach((symbol, ix) => {
    if (units[ix] !== true) return;
    tally.addName(symbol.name, ix, 'name');
    const around = outline.symbols[symbol.container];
    if (around !== undefined) tally.addName(around.name, ix, 'owner');
    for (const word of proseWords(symbol.doc)) tally.add(word, ix, 'doc');
  });
  const nesting = new Nesting(outline.symbols, units);
  for (const token of sourceTokens(language, text)) {
    if (token.kind === 'word') tally.add(token.text, nesting.at(token.start), 'body');
    else {
      const symbol = nesting.commentAt(token.start, token.start + token.text.length, text);
      for (const word of proseWords(token.text)) tally.add(word, symbol, 'comment');
    }
  }
  return tally.packed();
}

/** Whether a symbol is something to be found: parameters, imports and what only one function sees belong to what is around them. */
export function isUnit(symbols: readonly OutlineSymbol[], { kind, container }: OutlineSymbol, ix: number): boolean {
  if (kind === 'parameter' || kind === 'typeParameter' || kind === 'import' || ix >= FILE_ITSELF) return false;
  const around = symbols[container]?.kind;
  const local = around === 'function' || around === 'method';
  return !local || (kind !== 'variable' && kind !== 'constant');
}

/** Follows a text from its start to its end and tells the innermost symbol. */
class Nesting {
  readonly #symbols: readonly OutlineSymbol[];
  readonly #order: readonly number[];
  readonly #topLevel = new Map<string, number>();
  #next = 0;
  #open: number[] = [];

  constructor(symbols: readonly OutlineSymbol[], units: readonly boolean[]) {
    this.#symbols = symbols;
    const order = symbols.flatMap((_, ix) => (units[ix] === true ? [ix] : []));
    const startOf = (ix: number): number => symbols[ix]?.start ?? 0;
    const endOf = (ix: number): number => symbols[ix]?.end ?? 0;
    for (const ix of order) {
      const symbol = symbols[ix];
      if (symbol?.container === NONE) this.#topLevel.set(symbol.name, ix);
    }
    this.#order = order.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  }

  /** Offsets must not go back from call to call. */
  at(offset: number): number {
    for (let next = this.#upcoming; next !== undefined && next.start <= offset; next = this.#upcoming) {
      this.#open.push(this.#order[this.#next] ?? NONE);
      this.#next++;
    }
    while (this.#open.length > 0 && (this.#symbols[this.#open.at(-1) ?? NONE]?.end ?? 0) <= offset) this.#open.pop();
    return this.#open.at(-1) ?? FILE_ITSELF;
  }

  /** A comment right before a symbol is about that. */
  commentAt(start: number, end: number, text: string): number {
    const around = this.at(start);
    const next = this.#upcoming;
    if (next === undefined || next.start - end > LEAD_UNITS_MAX) {
      return around === FILE_ITSELF ? (this.#declaredAfter(end, text) ?? around) : around;
    }
    const between = text.slice(end, next.start);
    return next.start >= end && /^\s*[a-z ]*$/.test(between) && !/\n\s*\n/.test(between) ? (this.#order[this.#next] ?? around) : around;
  }

  /** A further declaration of a symbol, an overload or what implements it, is that symbol's too. */
  #declaredAfter(end: number, text: string): number | undefined {
    furtherDeclaration.lastIndex = end;
    const name = furtherDeclaration.exec(text)?.[1];
    return name === undefined ? undefined : this.#topLevel.get(name);
  }

  get #upcoming(): OutlineSymbol | undefined {
    return this.#symbols[this.#order[this.#next] ?? NONE];
  }
}

/** "export default async" and an indent may stand between a comment and what it is about. */
const LEAD_UNITS_MAX = 60;

const furtherDeclaration =
  /\s*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function|class|interface)\b[\s*]*([\w$]+)/y;

class Tally {
  readonly #stems = new Map<string, readonly number[]>(); // of identifiers
  readonly #numbers = new Map<string, number>(); // of words
  readonly #counts = new Map<number, number>(); // by word and symbol

  /** A word that stands everywhere counts only where it is a name. */
  add(identifier: string, symbol: number, field: WordField): void {
    let stems = this.#stems.get(identifier);
    if (stems === undefined) {
      stems = identifierWords(identifier).flatMap((word) => this.#counted(word));
      this.#stems.set(identifier, stems);
    }
    for (const stem of stems) this.#count(stem, symbol, field);
  }

  addName(name: string, symbol: number, field: WordField): void {
    for (const word of identifierWords(name)) {
      const number = this.#number(wordStem(word));
      if (number !== undefined) this.#count(number, symbol, field);
    }
  }

  #counted(word: string): readonly number[] {
    if (word.length < 2 || uncountedWords.has(word) || /^[0-9]/.test(word)) return [];
    const number = this.#number(wordStem(word));
    return number === undefined ? [] : [number];
  }

  #number(stem: string): number | undefined {
    const known = this.#numbers.get(stem);
    if (known !== undefined) return known;
    if (this.#numbers.size >= wordsPerFileMax || stem.length > wordUnitsMax) return undefined;
    this.#numbers.set(stem, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  #count(word: number, symbol: number, field: WordField): void {
    const key = word * (FILE_ITSELF + 1) + symbol;
    const counts = this.#counts.get(key) ?? 0;
    const { shift, most } = fields[field];
    if (((counts >>> shift) & most) < most) this.#counts.set(key, counts + (1 << shift));
  }

  packed(): FileWords {
    const keys = Uint32Array.from(this.#counts.keys()).sort();
    const postings = new Uint32Array(keys.length);
    const starts = new Uint32Array(this.#numbers.size + 1);
    keys.forEach((key, at) => {
      const word = Math.floor(key / (FILE_ITSELF + 1));
      postings[at] = (key % (FILE_ITSELF + 1)) * 2 ** symbolShift + (this.#counts.get(key) ?? 0);
      starts[word + 1] = at + 1;
    });
    // A word that was only seen, not counted, has an empty run.
    for (let word = 1; word < starts.length; word++) starts[word] = Math.max(starts[word] ?? 0, starts[word - 1] ?? 0);
    return { words: [...this.#numbers.keys()].join(' '), starts, postings };
  }
}
