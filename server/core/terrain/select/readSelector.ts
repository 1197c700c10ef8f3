/**
 * Reads the terse written form of a selector: `function in:src/ outside:class`, `callers-of:Y not:test`. Words side by side
 * must all hold; `or` and `minus` bind weaker, and brackets group. docs/selectors.md tells the whole of it.
 */
import { distance } from 'fastest-levenshtein';
import { err, ok, type Result } from '../../../base/result.ts';
import { type SwarmError, swarmError } from '../../../protocol/errors.ts';
import type { OutlineKind } from '../outline/outline.ts';
import { type Selector, type SymbolRelation, type SymbolTrait, symbolRelations, symbolTraits } from './selector.ts';
import { allWords, kindOfWord, relationWords, traitWords } from './selectorWords.ts';

const NESTING_MAX = 50;
const hint = 'For example: swarm terrain symbols "function in:src/ outside:class". docs/selectors.md tells all words.';

interface Token {
  readonly kind: 'word' | 'open' | 'close' | 'or' | 'minus' | 'not';
  readonly text: string; // of a word: what stands before its colon, or all of it
  readonly value: string | undefined; // behind the colon, without quotes
}

class Misread extends Error {}

/** Errors: usage. */
export function readSelector(text: string): Result<Selector, SwarmError> {
  try {
    const reader = new Reader(tokensOf(text));
    return ok(reader.whole());
  } catch (failure) {
    if (failure instanceof Misread) return err(swarmError('usage', failure.message, hint));
    throw failure;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|([()])|(?:(-|!|not\b(?!:))(?=[\s(\w"]))|("[^"]*"|[^\s()":]+)(:("[^"]*"|[^\s()"]*)?)?/gy;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new Misread(`“${text.slice(at, at + 20)}” cannot be read: is a quote missing?`);
    const [, bracket, negation, word, colon, value] = match;
    if (bracket !== undefined) tokens.push({ kind: bracket === '(' ? 'open' : 'close', text: bracket, value: undefined });
    else if (negation !== undefined) tokens.push({ kind: 'not', text: negation, value: undefined });
    else if (word !== undefined) tokens.push(wordToken(word, colon === undefined ? undefined : unquoted(value ?? '')));
  }
  return tokens;
}

function wordToken(word: string, value: string | undefined): Token {
  if (value === undefined && (word === 'or' || word === '|')) return { kind: 'or', text: word, value };
  if (value === undefined && word === 'minus') return { kind: 'minus', text: word, value };
  return { kind: 'word', text: word, value };
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1) : value;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Selector {
    if (this.#tokens.length === 0) throw new Misread('There is nothing to select by.');
    const selector = this.#alternatives();
    const rest = this.#tokens[this.#at];
    if (rest) throw new Misread(`“${rest.text}” closes a bracket that was not opened.`);
    return selector;
  }

  /** A or B minus C: from left to right. */
  #alternatives(): Selector {
    this.#depth += 1;
    if (this.#depth > NESTING_MAX) throw new Misread(`Brackets nest deeper than ${NESTING_MAX}.`);
    let left = this.#together();
    for (let token = this.#tokens[this.#at]; token?.kind === 'or' || token?.kind === 'minus'; token = this.#tokens[this.#at]) {
      this.#at += 1;
      const right = this.#together();
      if (token.kind === 'minus') left = allOf([left, { kind: 'not', of: right }]);
      else left = { kind: 'or', of: left.kind === 'or' ? [...left.of, right] : [left, right] };
    }
    this.#depth -= 1;
    return left;
  }

  #together(): Selector {
    const parts: Selector[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind === 'close' || token.kind === 'or' || token.kind === 'minus') break;
      if (token.kind === 'word' && token.value === undefined && token.text === 'and') this.#at += 1;
      else parts.push(this.#single());
    }
    const before = this.#tokens[this.#at - 1]?.text;
    if (parts.length === 0)
      throw new Misread(before === undefined ? 'There is nothing to select by.' : `Something is missing after “${before}”.`);
    return allOf(parts);
  }

  #single(): Selector {
    const token = this.#tokens[this.#at++];
    switch (token?.kind) {
      case 'not':
        return { kind: 'not', of: this.#single() };
      case 'open': {
        const inner = this.#alternatives();
        if (this.#tokens[this.#at++]?.kind !== 'close') throw new Misread('A bracket is not closed.');
        return inner;
      }
      case 'word':
        return selectorOf(token.text, token.value);
      default:
        throw new Misread('Something is missing at the end.');
    }
  }
}

function allOf(parts: readonly Selector[]): Selector {
  const flat = parts.flatMap((part) => (part.kind === 'and' ? part.of : [part]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind: 'and', of: flat };
}

function selectorOf(word: string, value: string | undefined): Selector {
  return value === undefined ? bareWord(word) : withValue(word, value);
}

function bareWord(word: string): Selector {
  if (word === 'all') return { kind: 'all' };
  const kind = kindOfWord(word);
  if (kind) return { kind: 'ofKind', kinds: [kind] };
  const trait = traitOfWord(word);
  if (trait) return { kind: 'has', trait };
  if (/[*?]/.test(word)) return { kind: 'named', pattern: word };
  throw new Misread(`“${word}” is no kind of symbol.${nearest(word)} A name is written as name:${word}.`);
}

function withValue(word: string, value: string): Selector {
  if (value === '') throw new Misread(`Something is missing after “${word}:”.`);
  const relation = symbolRelations.find((each): each is SymbolRelation => relationWords[each] === word);
  if (relation) return { kind: 'related', relation, to: value };
  switch (word) {
    case 'name':
      return { kind: 'named', pattern: value };
    case 'in':
      return { kind: 'in', place: value };
    case 'inside':
      return { kind: 'inside', kinds: kindsIn(value) };
    case 'outside':
      return { kind: 'not', of: { kind: 'inside', kinds: kindsIn(value) } };
    case 'decorated-with':
      return { kind: 'decorated', by: value.replace(/^@/, '') };
    case 'kind':
      return { kind: 'ofKind', kinds: kindsIn(value) };
    case 'not':
      return { kind: 'not', of: bareWord(value) };
    default:
      throw new Misread(`“${word}:” is not known.${nearest(`${word}:`)}`);
  }
}

/** "class", "class,function". */
function kindsIn(value: string): readonly OutlineKind[] {
  return value.split(',').map((word) => {
    const kind = kindOfWord(word);
    if (kind === undefined) throw new Misread(`“${word}” is no kind of symbol.${nearest(word)}`);
    return kind;
  });
}

function traitOfWord(word: string): SymbolTrait | undefined {
  return symbolTraits.find((trait) => word === traitWords[trait] || word === `${traitWords[trait]}s`);
}

function nearest(word: string): string {
  const [best] = allWords.map((known) => ({ known, off: distance(known, word) })).sort((a, b) => a.off - b.off);
  return best && best.off <= Math.max(1, Math.floor(word.length / 3)) ? ` Did you mean “${best.known}”?` : '';
}
