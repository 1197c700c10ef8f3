/**
 * A grammar: rules written as patterns, each with what its match means and what it costs. Costs are whole numbers; of two
 * ways to read the same words the cheaper one is meant, and equal costs are a true ambiguity.
 */
import { assert } from '../../../base/assert.ts';
import type { Token } from '../words/token.ts';
import { either, type Openers, openersOf } from './openers.ts';
import { collectRules, collectWords, type Pattern, parsePattern } from './pattern.ts';
import { type RequiredWords, requiredWordsOf } from './requiredWords.ts';

/** Where a match stands, in tokens: [first, end). */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** What the `<rule>`s of a pattern matched. */
export interface Captures<Value> {
  first(label: string): Value | undefined;
  all(label: string): readonly Value[];
}

export interface Phrase<Value> {
  readonly pattern: string;
  readonly cost?: number; // 0 if not given
  /** The meaning of a match, or undefined to reject it. */
  readonly means: (captures: Captures<Value>, span: Span) => Priced<Value> | Value | undefined;
}

/** A meaning that makes its reading dearer than the words alone do. */
export class Priced<Value> {
  readonly value: Value;
  readonly cost: number;

  constructor(value: Value, cost: number) {
    this.value = value;
    this.cost = cost;
  }
}

export interface Rule<Value> {
  readonly name: string;
  readonly phrases: readonly Phrase<Value>[];
}

/** A rule that looks at tokens itself. */
export interface Terminal<Value> {
  readonly name: string;
  readonly read: (tokens: readonly Token[], at: number, vocabulary: ReadonlySet<string>) => readonly Match<Value>[];
}

export interface Match<Value> {
  readonly end: number;
  readonly cost: number;
  readonly value: Value;
}

export interface CompiledPhrase<Value> {
  readonly pattern: Pattern;
  readonly cost: number;
  readonly openers: Openers;
  readonly required: RequiredWords;
  readonly means: Phrase<Value>['means'];
}

type Unopened<Value> = Omit<CompiledPhrase<Value>, 'openers'>;

export class Grammar<Value> {
  readonly rules: ReadonlyMap<string, readonly CompiledPhrase<Value>[]>;
  readonly terminals: ReadonlyMap<string, Terminal<Value>>;
  /** Every word some phrase spells out: a name that is also such a word is less likely meant as a name. */
  readonly vocabulary: ReadonlySet<string>;

  constructor(rules: readonly Rule<Value>[], terminals: readonly Terminal<Value>[]) {
    const unopened = new Map<string, Unopened<Value>[]>();
    const vocabulary = new Set<string>();
    for (const rule of rules) {
      const phrases = unopened.get(rule.name) ?? [];
      for (const { pattern: notation, cost = 0, means } of rule.phrases) {
        const pattern = parsePattern(notation);
        collectWords(pattern, vocabulary);
        phrases.push({ pattern, cost, means, required: requiredWordsOf(pattern) });
      }
      unopened.set(rule.name, phrases);
    }
    this.terminals = new Map(terminals.map((terminal) => [terminal.name, terminal]));
    this.vocabulary = vocabulary;
    this.rules = opened(unopened, this.terminals);
  }
}

/**
 * The rules with what each phrase can begin with. Also makes sure that every rule named is there and that none contains
 * itself: so no match nests or grows without bound.
 */
function opened<Value>(
  rules: ReadonlyMap<string, readonly Unopened<Value>[]>,
  terminals: ReadonlyMap<string, Terminal<Value>>,
): ReadonlyMap<string, readonly CompiledPhrase<Value>[]> {
  const done = new Map<string, readonly CompiledPhrase<Value>[]>();
  const openers = new Map<string, Openers>();
  const open = (name: string, within: readonly string[]): Openers => {
    if (terminals.has(name)) return { words: new Set(), anything: true, maybeEmpty: false };
    assert(!within.includes(name), `no rule contains itself: ${[...within, name].join(' > ')}`);
    const known = openers.get(name);
    if (known !== undefined) return known;
    const plain = rules.get(name);
    assert(plain !== undefined, `the rule <${name}> is defined`);
    const path = [...within, name];
    const phrases = plain.map((phrase) => {
      const inner = new Set<string>();
      collectRules(phrase.pattern, inner);
      for (const rule of inner) open(rule, path);
      return { ...phrase, openers: openersOf(phrase.pattern, (rule) => open(rule, path)) };
    });
    done.set(name, phrases);
    const found = either(phrases.map((phrase) => phrase.openers));
    openers.set(name, found);
    return found;
  };
  for (const name of rules.keys()) open(name, []);
  return done;
}
