/** The scores of one question: each document gets for each word asked what its best way of saying it is worth. */
import { type Finding, type FindOptions, findingsMaxDefault, type Importance, passesFile, pathOfFound } from '../finding.ts';
import { isSmall, looksLikeTest } from '../ranking.ts';
import { countOfPosting, symbolOfPosting, type WordField } from '../words/fileWords.ts';
import { identifierWords } from '../words/identifierWords.ts';
import { wordStem } from '../words/wordStem.ts';
import type { AskedWord } from './question.ts';
import { reasonsOf } from './reasons.ts';
import { type Segment, wordFields } from './segment.ts';
import { inThePath, type WordFiles } from './wordFiles.ts';

const weights: Readonly<Record<WordField, number>> = { name: 6, owner: 2, doc: 2.5, comment: 1.2, body: 0.6 };
/** How soon more of the same word adds nothing, and how much a long text is discounted: the usual values. */
const saturation = 1.4;
const lengthDiscount = 0.5;
/** What a word that stands in the path alone is worth of one in a name, and how much of it counts as found. */
const pathShare = 0.45;
const filePathShare = 0.8;
/** A document with all words beats one that has one of them often: its score is taken by the share of the words it has, to this power. */
const coverageExponent = 1.3;
const unknownShare = 0.5;
const importanceShare = 0.2;
const nameShareBonus = 0.3;
const testShare = 0.7;
const steepness = 1.3;
/** Of a field, a constant and the like, and of a file as a whole, beside the function that has the same words. */
const smallShare = 0.9;
const fileShare = 0.85;
/** Documents looked at more closely. */
const closelyMax = 300;

/** All there is to score. */
export interface ScoredGround {
  readonly segments: readonly (Segment | undefined)[];
  readonly places: number; // numbers of documents are below it
  readonly documents: number;
  readonly lengthSum: number;
}

interface KnownWord extends AskedWord {
  readonly rarity: number;
  /** What the word is worth in the path of a segment, by its number. */
  readonly inPaths: ReadonlyMap<number, number>;
}

export class Scores {
  readonly #ground: ScoredGround;
  readonly #options: FindOptions;
  readonly #totals: Float32Array;
  readonly #words: Uint16Array; // one bit for each word asked
  readonly #touched: number[] = [];
  readonly #passes: Uint8Array; // by segment: 0 not asked yet, 1 no, 2 yes
  readonly #asked: readonly KnownWord[];
  readonly #unknown: number;
  readonly #meanLength: number;

  constructor(ground: ScoredGround, files: ReadonlyMap<string, WordFiles>, asked: readonly AskedWord[], options: FindOptions) {
    this.#ground = ground;
    this.#options = options;
    this.#totals = new Float32Array(ground.places);
    this.#words = new Uint16Array(ground.places);
    this.#passes = new Uint8Array(ground.segments.length);
    this.#meanLength = Math.max(1, ground.lengthSum / Math.max(1, ground.documents));
    const known: KnownWord[] = [];
    for (const word of asked) {
      const scored = this.#score(word, 1 << known.length, files);
      if (scored !== undefined) known.push(scored);
    }
    this.#asked = known;
    this.#unknown = asked.length - known.length;
  }

  /** Undefined if nothing says it in any way. */
  #score(word: AskedWord, bit: number, files: ReadonlyMap<string, WordFiles>): KnownWord | undefined {
    const best = new Best(this.#ground.places);
    const inPaths = new Map<number, number>();
    let rarity: number | undefined;
    for (const { stem, weight } of word.ways) {
      const list = files.get(stem);
      if (list === undefined) continue;
      // A seldom word that may stand for the one asked is worth no more than that itself.
      const own = this.#rarity(list);
      rarity = Math.min(own, rarity ?? own);
      const worth = weight * rarity;
      list.each((number, at) => {
        const segment = this.#passing(number);
        if (segment === undefined) return;
        if (at === inThePath) inPaths.set(number, Math.max(inPaths.get(number) ?? 0, worth));
        else this.#addPostings(segment, at, worth, best);
      });
    }
    if (rarity === undefined) return undefined;
    for (const [number, worth] of inPaths) {
      const document = this.#ground.segments[number]?.fileDocument;
      if (document !== undefined) best.raise(document, worth * (saturation + 1) * filePathShare);
    }
    for (const document of best.documents) {
      if (this.#words[document] === 0) this.#touched.push(document);
      this.#words[document] = (this.#words[document] ?? 0) | bit;
      this.#totals[document] = (this.#totals[document] ?? 0) + best.of(document);
    }
    return { ...word, rarity, inPaths };
  }

  #addPostings(segment: Segment, at: number, worth: number, best: Best): void {
    const { starts, postings } = segment.record.words;
    const last = segment.lengths.length - 1;
    for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
      const posting = postings[place] ?? 0;
      const symbol = Math.min(symbolOfPosting(posting), last);
      const discount = 1 - lengthDiscount + (lengthDiscount * (segment.lengths[symbol] ?? 0)) / this.#meanLength;
      const often = (countWeights[posting & 0xffff] ?? 0) / discount;
      const score = (worth * often * (saturation + 1)) / (often + saturation);
      best.raise(segment.firstDocument + symbol, score);
    }
  }

  /** Inverse document frequency. */
  #rarity(files: WordFiles): number {
    let documents = 0;
    files.each((number, at) => {
      const words = at === inThePath ? undefined : this.#ground.segments[number]?.record.words;
      if (words) documents += (words.starts[at + 1] ?? 0) - (words.starts[at] ?? 0);
    });
    return Math.log(1 + (this.#ground.documents - documents + 0.5) / (documents + 0.5));
  }

  #passing(number: number): Segment | undefined {
    const segment = this.#ground.segments[number];
    if (segment === undefined) return undefined;
    if (this.#passes[number] === 0) this.#passes[number] = passesFile(this.#options, segment.record) ? 2 : 1;
    return this.#passes[number] === 2 ? segment : undefined;
  }

  best(importance: Importance): readonly Finding[] {
    const { findingsMax = findingsMaxDefault, kinds } = this.#options;
    const known = this.#asked.reduce((sum, { rarity }) => sum + rarity, 0);
    if (known === 0) return [];
    // What nothing says lowers what everything is worth.
    const raritySum = known + this.#unknown * unknownShare * Math.log(1 + this.#ground.documents);
    const findings: Finding[] = [];
    const places = this.#placesOf(highest(this.#touched, this.#totals, closelyMax));
    for (const { document, segment, number } of places) {
      const symbolIx = segment.symbolOf(document);
      const symbol = symbolIx === undefined ? undefined : segment.record.outline.symbols[symbolIx];
      if (kinds !== undefined && (symbol === undefined || !kinds.includes(symbol.kind))) continue;
      const { record } = segment;
      const found: Finding['found'] =
        symbol === undefined || symbolIx === undefined
          ? { what: 'file', path: record.path, record }
          : { what: 'symbol', record, symbolIx, symbol };
      const share = this.#worthOf(document, number, raritySum) * (1 + nameShareBonus * this.#nameShare(symbol?.name));
      const standing = (1 + importanceShare * importance.importanceOf(record.path)) * shareOf(found);
      findings.push({ found, score: scoreOf(share * standing), reasons: [] });
    }
    const best = findings.sort((a, b) => b.score - a.score).slice(0, findingsMax);
    return best.map((finding) => ({ ...finding, reasons: reasonsOf(finding.found, this.#asked) }));
  }

  /** 0 to about 1: what the document has of what it could have. */
  #worthOf(document: number, segment: number, raritySum: number): number {
    let total = this.#totals[document] ?? 0;
    let rarity = 0;
    for (const [at, word] of this.#asked.entries()) {
      const inPath = word.inPaths.get(segment);
      if (((this.#words[document] ?? 0) & (1 << at)) !== 0) rarity += word.rarity;
      else if (inPath !== undefined) {
        rarity += word.rarity * pathShare;
        total += inPath * (saturation + 1) * pathShare;
      }
    }
    return (total / (raritySum * (saturation + 1))) * (rarity / raritySum) ** coverageExponent;
  }

  /** How much of a name was asked for. */
  #nameShare(name: string | undefined): number {
    if (name === undefined) return 0;
    const words = identifierWords(name).map(wordStem);
    const asked = words.filter((word) => this.#asked.some(({ ways }) => ways.some(({ stem }) => stem === word)));
    return words.length === 0 ? 0 : asked.length / words.length;
  }

  #placesOf(documents: readonly number[]): readonly { readonly document: number; readonly segment: Segment; readonly number: number }[] {
    const { segments } = this.#ground;
    const alive = segments.flatMap((segment, number) => (segment ? [{ segment, number }] : []));
    return documents.flatMap((document) => {
      let low = 0;
      let high = alive.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((alive[middle]?.segment.firstDocument ?? 0) <= document) low = middle;
        else high = middle - 1;
      }
      const place = alive[low];
      return place ? [{ document, ...place }] : [];
    });
  }
}

/** The best of several scores, by document. */
class Best {
  readonly #scores: Float32Array;
  readonly documents: number[] = [];

  constructor(places: number) {
    this.#scores = new Float32Array(places);
  }

  of(document: number): number {
    return this.#scores[document] ?? 0;
  }

  raise(document: number, score: number): void {
    const before = this.#scores[document] ?? 0;
    if (before === 0) this.documents.push(document);
    if (score > before) this.#scores[document] = score;
  }
}

function shareOf(found: Finding['found']): number {
  const size = found.what === 'symbol' ? (isSmall(found.symbol.kind) ? smallShare : 1) : fileShare;
  return looksLikeTest(pathOfFound(found)) ? size * testShare : size;
}

/** The documents with the highest scores, best first. */
function highest(documents: readonly number[], scores: Float32Array, most: number): readonly number[] {
  const values = Float32Array.from(documents, (document) => scores[document] ?? 0).sort();
  const lowest = values[Math.max(0, values.length - most)] ?? 0;
  const best = documents.filter((document) => (scores[document] ?? 0) >= lowest);
  return best.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, most);
}

/** By the counts of a posting: what they are worth together. */
const countWeights = Float32Array.from({ length: 2 ** 16 }, (_, counts) =>
  wordFields.reduce((sum, field) => sum + weights[field] * countOfPosting(counts, field), 0),
);

/** To 0 to 100, so that what fits well in all its words comes near a name that is written a little otherwise, and never near the name itself. */
function scoreOf(share: number): number {
  return 100 * (1 - Math.exp(-steepness * share));
}
