/** Reads the text of a query. A query is part of the program, so what it does not understand is a bug and thrown. */
import { AssertionFailed } from '../../../base/assert.ts';
import type { ChildStep, Query, QueryPattern, QueryPredicate, QueryRule } from './queryPattern.ts';

export function readQuery(text: string): Query {
  const reader = new QueryReader(text);
  const rules = reader.rules();
  const byType = new Map<string, QueryRule[]>();
  const ofAnyType: QueryRule[] = [];
  for (const rule of rules) {
    const types = new Set(rootTypes(rule.pattern));
    if (types.has(undefined)) ofAnyType.push(rule);
    else for (const type of types) byType.set(type ?? '', [...(byType.get(type ?? '') ?? []), rule]);
  }
  return { rules, byType, ofAnyType };
}

function rootTypes(pattern: QueryPattern): readonly (string | undefined)[] {
  return pattern.kind === 'node' ? [pattern.type] : pattern.of.flatMap(rootTypes);
}

const token = /\s+|;[^\n]*|"(?:[^"\\]|\\.)*"|[#@]?[\p{L}_][\p{L}\p{N}_.?!-]*|[()[\]:!.?*+]/uy;

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[0];
    if (found === undefined) throw new AssertionFailed(`a query is made of known signs: “${text.slice(at, at + 20)}”`);
    if (!/^[\s;]/.test(found)) tokens.push(found);
  }
  return tokens;
}

class QueryReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  rules(): readonly QueryRule[] {
    const rules: QueryRule[] = [];
    while (this.#at < this.#tokens.length) rules.push(this.#rule());
    return rules;
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(expected?: string): string {
    const taken = this.#next;
    if (taken === '' || (expected !== undefined && taken !== expected))
      throw new AssertionFailed(`a query has “${expected ?? 'more'}” where “${taken}” stands, token ${this.#at}`);
    this.#at += 1;
    return taken;
  }

  #rule(): QueryRule {
    const predicates: QueryPredicate[] = [];
    const pattern = this.#pattern(predicates);
    return { pattern, predicates };
  }

  #pattern(predicates: QueryPredicate[]): QueryPattern {
    const opening = this.#take();
    if (opening === '[') return this.#alternatives(predicates);
    if (opening === '_' || opening.startsWith('"')) return this.#leaf(opening);
    if (opening !== '(') throw new AssertionFailed(`a pattern begins with a bracket or a quote, not with “${opening}”`);
    return this.#next === '(' || this.#next === '[' ? this.#group(predicates) : this.#node(predicates);
  }

  /** One pattern, with the conditions on it. */
  #group(predicates: QueryPredicate[]): QueryPattern {
    const inner = this.#pattern(predicates);
    while (this.#next !== ')') this.#predicate(predicates);
    this.#take(')');
    return { ...inner, captures: [...inner.captures, ...this.#captures()] };
  }

  #leaf(opening: string): QueryPattern {
    const type = opening === '_' ? undefined : unquoted(opening);
    return { kind: 'node', type, named: false, children: [], lastIsLast: false, absentFields: [], captures: this.#captures() };
  }

  #alternatives(predicates: QueryPredicate[]): QueryPattern {
    const of: QueryPattern[] = [];
    while (this.#next !== ']') of.push(this.#pattern(predicates));
    this.#take(']');
    return { kind: 'alternatives', of, captures: this.#captures() };
  }

  #node(predicates: QueryPredicate[]): QueryPattern {
    const type = this.#take();
    const children: ChildStep[] = [];
    const absentFields: string[] = [];
    let adjacent = false;
    while (this.#next !== ')') {
      if (this.#next === '.') {
        this.#take();
        adjacent = true;
      } else if (this.#next === '!') {
        this.#take();
        absentFields.push(this.#take());
      } else if (this.#next === '(' && (this.#tokens[this.#at + 1] ?? '').startsWith('#')) this.#predicate(predicates);
      else {
        children.push(this.#child(adjacent, predicates));
        adjacent = false;
      }
    }
    this.#take(')');
    const found = { type: type === '_' ? undefined : type, named: true, children, lastIsLast: adjacent, absentFields };
    return { kind: 'node', ...found, captures: this.#captures() };
  }

  #child(adjacent: boolean, predicates: QueryPredicate[]): ChildStep {
    let field: string | undefined;
    if (this.#tokens[this.#at + 1] === ':') {
      field = this.#take();
      this.#take(':');
    }
    const pattern = this.#pattern(predicates);
    const optional = this.#next === '?';
    if (!optional) return { pattern, field, optional, adjacent };
    this.#take();
    return { pattern: { ...pattern, captures: [...pattern.captures, ...this.#captures()] }, field, optional, adjacent };
  }

  #captures(): readonly string[] {
    const names: string[] = [];
    while (this.#next.startsWith('@')) names.push(this.#take().slice(1));
    return names;
  }

  #predicate(predicates: QueryPredicate[]): void {
    this.#take('(');
    const name = this.#take();
    const capture = this.#take().slice(1);
    const words: string[] = [];
    while (this.#next !== ')') words.push(unquoted(this.#take()));
    this.#take(')');
    predicates.push({ capture, holds: condition(name, words) });
  }
}

function condition(name: string, words: readonly string[]): (text: string) => boolean {
  switch (name) {
    case '#eq?':
    case '#any-of?':
      return (text) => words.includes(text);
    case '#match?': {
      const pattern = new RegExp(words[0] ?? '', 'u');
      return (text) => pattern.test(text);
    }
    default:
      throw new AssertionFailed(`a query uses a known predicate, not “${name}”`);
  }
}

function unquoted(literal: string): string {
  return literal.startsWith('"') ? literal.slice(1, -1).replaceAll(/\\(.)/g, '$1') : literal;
}
