/**
 * Parses by a grammar, top down, remembering for every rule and place all the ways it matches there (a chart, as in
 * Norvig, "Techniques for automatic memoization with applications to context-free parsing", 1991). Nothing is thrown away
 * for being second best; the caller chooses.
 */
import { unreachable } from '../../../base/assert.ts';
import type { Token } from '../words/token.ts';
import { type Captures, type Grammar, type Match, Priced, type Span } from './grammar.ts';
import { canBegin } from './openers.ts';
import type { Pattern } from './pattern.ts';
import type { RequiredWords } from './requiredWords.ts';

/** Ways of matching one rule at one place over the same words that are kept, cheapest first. */
const readingsPerSpanMax = 4;

interface Partial<Value> {
  readonly end: number;
  readonly cost: number;
  readonly captured: Captured<Value> | undefined;
}

interface Captured<Value> {
  readonly label: string;
  readonly value: Value;
  readonly before: Captured<Value> | undefined;
}

export class Chart<Value> {
  readonly #grammar: Grammar<Value>;
  readonly #tokens: readonly Token[];
  readonly #known = new Map<string, Map<number, readonly Match<Value>[]>>();
  readonly #itemsMax: number;
  readonly #lastAt: ReadonlyMap<string, number>; // of every word: where it stands last
  readonly #lastOf = new Map<ReadonlySet<string>, number>(); // of any of these words
  #items = 0;

  constructor(grammar: Grammar<Value>, tokens: readonly Token[], itemsMax: number) {
    this.#grammar = grammar;
    this.#tokens = tokens;
    this.#itemsMax = itemsMax;
    this.#lastAt = new Map(tokens.map(({ word }, at) => [word, at]));
  }

  /** Whether the bound on parse items was reached; what was found since is not all there is. */
  get exhausted(): boolean {
    return this.#items >= this.#itemsMax;
  }

  get items(): number {
    return this.#items;
  }

  /** All ways `rule` matches the tokens from `at` on. */
  parse(rule: string, at: number): readonly Match<Value>[] {
    let places = this.#known.get(rule);
    if (places === undefined) {
      places = new Map();
      this.#known.set(rule, places);
    }
    const known = places.get(at);
    if (known !== undefined) return known;
    if (this.exhausted) return [];
    this.#items++;
    const found = this.#parseNew(rule, at);
    places.set(at, found);
    return found;
  }

  #parseNew(rule: string, at: number): readonly Match<Value>[] {
    const terminal = this.#grammar.terminals.get(rule);
    if (terminal !== undefined) return terminal.read(this.#tokens, at, this.#grammar.vocabulary);
    const matches: Match<Value>[] = [];
    const word = this.#tokens[at]?.word;
    for (const phrase of this.#grammar.rules.get(rule) ?? []) {
      if (!canBegin(phrase.openers, word) || !this.#mayFollow(phrase.required, at)) continue;
      for (const partial of this.#match(phrase.pattern, { end: at, cost: phrase.cost, captured: undefined })) {
        const span: Span = { first: at, end: partial.end };
        const meaning = phrase.means(capturesOf(partial.captured), span);
        if (meaning === undefined) continue;
        matches.push(
          meaning instanceof Priced
            ? { end: partial.end, cost: partial.cost + meaning.cost, value: meaning.value }
            : { end: partial.end, cost: partial.cost, value: meaning },
        );
      }
    }
    return cheapestPerEnd(matches);
  }

  /** Whether of each set some word stands at `at` or behind. */
  #mayFollow(required: RequiredWords, at: number): boolean {
    return required.every((words) => {
      let last = this.#lastOf.get(words);
      if (last === undefined) {
        last = -1;
        for (const each of words) last = Math.max(last, this.#lastAt.get(each) ?? -1);
        this.#lastOf.set(words, last);
      }
      return last >= at;
    });
  }

  #match(pattern: Pattern, from: Partial<Value>): readonly Partial<Value>[] {
    switch (pattern.kind) {
      case 'word': {
        const word = this.#tokens[from.end]?.word;
        return word !== undefined && word !== '' && pattern.words.has(word) ? [{ ...from, end: from.end + 1 }] : [];
      }
      case 'rule': {
        const matches = this.parse(pattern.rule, from.end);
        this.#items += matches.length;
        return matches.map((match) => ({
          end: match.end,
          cost: from.cost + match.cost,
          captured: { label: pattern.label, value: match.value, before: from.captured },
        }));
      }
      case 'sequence': {
        let partials: readonly Partial<Value>[] = [from];
        for (const part of pattern.parts) {
          partials = partials.flatMap((partial) => this.#match(part, partial));
          if (partials.length === 0) break;
        }
        return partials;
      }
      case 'choice':
        return pattern.options.flatMap((option) => this.#match(option, from));
      case 'repeat': {
        const all: Partial<Value>[] = [from];
        let last: readonly Partial<Value>[] = [from];
        for (let times = 0; times < pattern.timesMax && last.length > 0; times++) {
          last = cheapestPerEnd(last.flatMap((partial) => this.#match(pattern.of, partial))).filter((partial) => partial.end > from.end);
          all.push(...last);
        }
        return all;
      }
      default:
        return unreachable(pattern);
    }
  }
}

/** Else a list of many items could be cut in too many ways. */
function cheapestPerEnd<M extends { readonly end: number; readonly cost: number }>(matches: readonly M[]): readonly M[] {
  if (matches.length < 2) return matches;
  const kept: M[] = [];
  const perEnd = new Map<number, number>();
  for (const match of [...matches].sort((a, b) => a.cost - b.cost)) {
    const count = perEnd.get(match.end) ?? 0;
    if (count >= readingsPerSpanMax) continue;
    perEnd.set(match.end, count + 1);
    kept.push(match);
  }
  return kept;
}

function capturesOf<Value>(captured: Captured<Value> | undefined): Captures<Value> {
  const all = (label: string): readonly Value[] => {
    const values: Value[] = [];
    for (let link = captured; link !== undefined; link = link.before) if (link.label === label) values.push(link.value);
    return values.reverse();
  };
  return { all, first: (label) => all(label)[0] };
}
