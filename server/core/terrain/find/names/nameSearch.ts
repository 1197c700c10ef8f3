/**
 * Finds, among the names of a table, those that somebody may have meant by a name that is written otherwise or wrong.
 * Every name is looked at, most of them only by a few numbers; so a search takes the same few milliseconds each time.
 */
import { bitCount, editsBetween } from './editDistance.ts';
import { humpsMatched } from './humps.ts';
import { coverageScore, matchScores, type NameMatch, typoScores } from './nameMatch.ts';
import { NameQuery, styleOf } from './nameQuery.ts';
import { type NameTable, wordsPerNameMax } from './nameTable.ts';

export interface NameFinding {
  readonly slot: number;
  readonly name: string;
  readonly score: number; // 0 to 100
  readonly match: NameMatch;
}

export interface NameSearchOptions {
  /** At most so many names. */
  readonly namesMax: number;
  readonly scoreMin?: number;
  /** Asked only of names that are alike. */
  readonly accept?: (slot: number) => boolean;
}

const queryUnitsMax = 200;
/** A name that fits this well as a whole is not looked at in parts. */
const surelyMeant = typoScores[2];
/** The most a score can be, coverage included. */
const scoreCeiling = 100;

/** Best first; equal scores in no particular order. */
export function searchNames(table: NameTable, text: string, options: NameSearchOptions): readonly NameFinding[] {
  if (text === '' || text.length > queryUnitsMax) return [];
  const query = new NameQuery(table, text);
  const comparison = new Comparison(table, query);
  const { accept, namesMax, scoreMin = 1 } = options;
  const found: NameFinding[] = [];
  const counts = new Array<number>(scoreCeiling + 1).fill(0);
  for (const slot of candidates(table, query)) {
    const match = comparison.with(slot);
    if (match === undefined || comparison.score < scoreMin || (accept && !accept(slot))) continue;
    const { score } = comparison;
    found.push({ slot, name: table.nameAt(slot), score, match });
    const whole = Math.floor(score);
    counts[whole] = (counts[whole] ?? 0) + 1;
  }
  const lowest = lowestIn(counts, namesMax);
  const best = found.filter(({ score }) => score >= lowest);
  return best.sort((a, b) => b.score - a.score || a.name.length - b.name.length).slice(0, namesMax);
}

/** Slots of names that have a word of the query, or all of its letters, or nearly its letters. Runs over all names: numbers only. */
function candidates(table: NameTable, query: NameQuery): readonly number[] {
  const { masks, wordCounts, wordIds, length } = table;
  const { mask: asked, edits, nearBits } = query;
  const found: number[] = [];
  for (let slot = 0; slot < length; slot++) {
    const mask = masks[slot] ?? 0;
    const missing = asked & ~mask;
    if (missing === 0) {
      found.push(slot);
      continue;
    }
    if (edits > 0 && bitCount(missing) <= edits && bitCount(mask & ~asked) <= edits) {
      found.push(slot);
      continue;
    }
    const end = slot * wordsPerNameMax + (wordCounts[slot] ?? 0);
    for (let id = slot * wordsPerNameMax; id < end; id++) {
      if (nearBits[wordIds[id] ?? 0] !== 0) {
        found.push(slot);
        break;
      }
    }
  }
  return found;
}

function lowestIn(counts: readonly number[], namesMax: number): number {
  let names = 0;
  for (let score = counts.length - 1; score > 0; score--) {
    names += counts[score] ?? 0;
    if (names >= namesMax) return score;
  }
  return 0;
}

class Comparison {
  readonly #table: NameTable;
  readonly #query: NameQuery;
  readonly #masks: Uint32Array;
  readonly #wordCounts: Uint32Array;
  readonly #wordIds: Uint32Array;
  readonly #queryWordCount: number;
  /** Of the match that was returned last. */
  score = 0;

  constructor(table: NameTable, query: NameQuery) {
    this.#table = table;
    this.#query = query;
    this.#masks = table.masks;
    this.#wordCounts = table.wordCounts;
    this.#wordIds = table.wordIds;
    this.#queryWordCount = bitCount(query.allBits);
  }

  /** The way in which the name there is like the one asked for that counts most. */
  with(slot: number): NameMatch | undefined {
    const query = this.#query;
    const mask = this.#masks[slot] ?? 0;
    if (mask === 0) return this.#without(slot);
    const missing = bitCount(query.mask & ~mask);
    const extra = bitCount(mask & ~query.mask);
    let bits = 0;
    let nearBits = 0;
    let known = 0;
    const count = this.#wordCounts[slot] ?? 0;
    for (let at = 0, id = slot * wordsPerNameMax; at < count; at++, id++) {
      const word = this.#wordIds[id] ?? 0;
      const same = query.bits[word] ?? 0;
      bits |= same;
      nearBits |= query.nearBits[word] ?? 0;
      if (same !== 0) known++;
    }
    const mayBeTypo = missing <= query.edits && extra <= query.edits;
    if (nearBits === 0 && missing > 0 && !mayBeTypo) return undefined;
    const lettersOnly = missing === 0 && nearBits === 0 && !mayBeTypo;
    const whole = lettersOnly ? undefined : this.#asWhole(slot, missing + extra === 0, bits, known, mayBeTypo);
    const wholeScore = this.score;
    if (whole !== undefined && wholeScore > surelyMeant) return whole;
    const part = this.#inPart(slot, missing === 0, bits, nearBits, known);
    if (whole === undefined || (part !== undefined && this.score > wholeScore)) return part;
    this.score = wholeScore;
    return whole;
  }

  /** A name of nothing but underscores is found by itself only. */
  #without(slot: number): NameMatch | undefined {
    return this.#table.isUsed(slot) && this.#table.nameAt(slot) === this.#query.text ? this.#is('exact') : undefined;
  }

  #is(how: Exclude<NameMatch['how'], 'typo'>, coverage = 0, sameStyle = true): NameMatch {
    this.score = Math.min(scoreCeiling, matchScores[how] + coverageScore * coverage) - (sameStyle ? 0 : otherStyle);
    return matches[how];
  }

  /** Of names that are alike in the same way, those that begin with the same marks come first. */
  #styled(how: Exclude<NameMatch['how'], 'typo'>, slot: number): NameMatch {
    const marks = (name: string): string => /^[_$]*/.exec(name)?.[0] ?? '';
    return this.#is(how, 0, marks(this.#table.nameAt(slot)) === marks(this.#query.text));
  }

  /** Whether both have as many capitals and marks. */
  #sameStyle(slot: number): boolean {
    return styleOf(this.#table.nameAt(slot)) === this.#query.style;
  }

  /** The name stands for the same as the one asked for. */
  #asWhole(slot: number, sameLetters: boolean, bits: number, known: number, mayBeTypo: boolean): NameMatch | undefined {
    const query = this.#query;
    if (sameLetters) {
      const name = this.#table.nameAt(slot);
      if (name === query.text) return this.#is('exact');
      if (name.toLowerCase() === query.lower) return this.#is('capitals');
      if (this.#table.bareAt(slot) === query.bare)
        return this.#styled(name.replaceAll('_', '') === query.text.replaceAll('_', '') ? 'underscores' : 'caseStyle', slot);
    }
    const count = this.#wordCounts[slot] ?? 0;
    if (bits !== 0) {
      if (bits === query.allBits && this.#sameWords(slot, 0, 0)) return this.#is('wordForms', 0, this.#sameStyle(slot));
      if (this.#sameButAffix(slot, count)) return this.#styled('affix', slot);
      if (bits === query.allBits && known === count && count === query.words.length) return this.#is('wordOrder');
    }
    return mayBeTypo ? this.#typo(slot) : undefined;
  }

  #typo(slot: number): NameMatch | undefined {
    const query = this.#query;
    const bare = this.#table.bareAt(slot);
    if (Math.abs(bare.length - query.bare.length) > query.edits) return undefined;
    const edits = editsBetween(bare, query.bare, query.edits);
    const score = edits > query.edits ? undefined : typoScores[edits];
    if (score === undefined) return undefined;
    // The first letter is seldom wrong, and who misspells a name still knows its style.
    this.score = score - (bare[0] === query.bare[0] ? 0 : otherFirst) - (this.#sameStyle(slot) ? 0 : otherStyle);
    return typos[edits] ?? { how: 'typo', edits };
  }

  #inPart(slot: number, hasLetters: boolean, bits: number, nearBits: number, known: number): NameMatch | undefined {
    const query = this.#query;
    const bare = this.#table.bareAt(slot);
    const count = this.#wordCounts[slot] ?? 0;
    const all = query.allBits;
    if (hasLetters && bare.length >= query.bare.length) {
      const share = query.bare.length / bare.length;
      const letters = this.#lettersOf(slot, bare, share, all !== 0 && bits === all);
      if (letters !== undefined) return letters;
    }
    const wordShare = this.#queryWordCount / Math.max(count, 1);
    if (all !== 0 && bits === all) return this.#is('allWords', Math.min(1, wordShare));
    if (all !== 0 && nearBits === all) return this.#is('misspelledWords', Math.min(1, wordShare));
    if (known > 0 && known === count && bare.length > 2) return this.#is('fewerWords', count / query.words.length);
    if (hasLetters && query.bare.length >= 3 && isSubsequence(query.bare, bare))
      return this.#is('subsequence', query.bare.length / bare.length);
    const share = bitCount(nearBits) / this.#queryWordCount;
    return share >= 0.5 && bits !== 0 ? this.#is('someWords', share / Math.max(1, count - known)) : undefined;
  }

  #lettersOf(slot: number, bare: string, share: number, hasWords: boolean): NameMatch | undefined {
    const query = this.#query;
    const written = query.humps.length > 1;
    if (bare[0] === query.bare[0]) {
      if (query.hasHumps && !hasWords) {
        const matched = humpsMatched(query.bare, query.humps, this.#table.nameAt(slot));
        if (matched > 0) return this.#is('humps', matched / Math.max(matched, this.#wordCounts[slot] ?? 0));
      }
      if (bare.startsWith(query.bare)) return this.#is('prefix', share);
      if (!written && query.bare.length > 1) {
        const matched = humpsMatched(query.bare, [], this.#table.nameAt(slot));
        // Beginnings that were not written as such are a guess.
        if (matched > 1) {
          const found = this.#is('humps', 0);
          this.score -= 12 - coverageScore * (matched / Math.max(matched, this.#wordCounts[slot] ?? 0));
          return found;
        }
      }
    }
    if (hasWords) return undefined;
    return query.bare.length > 1 && bare.includes(query.bare) ? this.#is('letters', share) : undefined;
  }

  /** Word for word, leaving out some of the name's at its start and end. */
  #sameWords(slot: number, skipped: number, left: number): boolean {
    const { words } = this.#query;
    const count = (this.#wordCounts[slot] ?? 0) - skipped - left;
    if (count !== words.length || count === 0) return false;
    const first = slot * wordsPerNameMax + skipped;
    for (let at = 0; at < count; at++) if (this.#wordIds[first + at] !== words[at]) return false;
    return true;
  }

  #sameButAffix(slot: number, count: number): boolean {
    const query = this.#query;
    const first = slot * wordsPerNameMax;
    if (count === query.words.length + 1) {
      if (query.isPrefix(this.#wordIds[first] ?? 0) && this.#sameWords(slot, 1, 0)) return true;
      return query.isSuffix(this.#wordIds[first + count - 1] ?? 0) && this.#sameWords(slot, 0, 1);
    }
    if (count === 0 || count !== query.words.length - 1) return false;
    const same = (from: number): boolean => {
      for (let at = 0; at < count; at++) if (this.#wordIds[first + at] !== query.words[from + at]) return false;
      return true;
    };
    return (query.beginsWithPrefix && same(1)) || (query.endsWithSuffix && same(0));
  }
}

/** What a name loses against its equals. */
const otherFirst = 2;
const otherStyle = 1.5;

const typos: readonly NameMatch[] = typoScores.map((_, edits) => ({ how: 'typo', edits }));

function isSubsequence(letters: string, of: string): boolean {
  let at = 0;
  for (let i = 0; i < of.length && at < letters.length; i++) if (of.charCodeAt(i) === letters.charCodeAt(at)) at++;
  return at === letters.length;
}

const matches: Readonly<Record<Exclude<NameMatch['how'], 'typo'>, NameMatch>> = {
  exact: { how: 'exact' },
  capitals: { how: 'capitals' },
  caseStyle: { how: 'caseStyle' },
  underscores: { how: 'underscores' },
  wordForms: { how: 'wordForms' },
  affix: { how: 'affix' },
  wordOrder: { how: 'wordOrder' },
  humps: { how: 'humps' },
  prefix: { how: 'prefix' },
  allWords: { how: 'allWords' },
  misspelledWords: { how: 'misspelledWords' },
  letters: { how: 'letters' },
  fewerWords: { how: 'fewerWords' },
  subsequence: { how: 'subsequence' },
  someWords: { how: 'someWords' },
};
