/**
 * Types that JavaScript writes in documentation comments: `@param {Row[]} rows`, `@returns {Promise<Row>}`, `@type {Row}`. As much of them as
 * is needed to find members; what they name is recorded by docComments.ts.
 */
import type { Expression, ScopeIx, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import type { DocComment } from './docComments.ts';
import { builtin, member, union } from './expressionOf.ts';
import { told } from './patterns.ts';
import { unknownExpression, type Walker } from './walker.ts';

const NESTING_MAX = 20;
const tagged = /@(param|arg|argument|returns?|type)\s+\{/g;
const parameterName = /^\s*\[?([\p{ID_Start}$_][\p{ID_Continue}$]*)(?![\p{ID_Continue}$.])/u;
const token = /\s*(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)|(\[\s*\])|(\.?<)|([|&,.()>?!=]))/uy;

interface DocTypes {
  readonly parameters: ReadonlyMap<string, Expression>;
  readonly returns: Expression | undefined;
  readonly type: Expression | undefined;
}

/** What a comment says of the function that follows it. A type that is written in code has the last word. */
export function typesOfDoc(walker: Walker, doc: DocComment, parameters: readonly SymbolIx[], owner: SymbolIx): void {
  if (walker.language !== 'javascript') return;
  const types = readTypes(doc, walker.scope);
  for (const ix of parameters) {
    const symbol = walker.draft.symbols[ix];
    if (symbol !== undefined) symbol.type ??= types.parameters.get(symbol.name);
  }
  const symbol = walker.draft.symbols[owner];
  if (symbol?.kind === 'function' || symbol?.kind === 'method') symbol.type ??= types.returns;
}

/** `@type` of the comment before a variable or a field. */
export function typeByDoc(walker: Walker): Expression | undefined {
  return walker.doc === undefined || walker.language !== 'javascript' ? undefined : readTypes(walker.doc, walker.scope).type;
}

function readTypes(doc: DocComment, scope: ScopeIx): DocTypes {
  const parameters = new Map<string, Expression>();
  let returns: Expression | undefined;
  let type: Expression | undefined;
  for (const found of doc.text.matchAll(tagged)) {
    const reader = new TypeReader(doc, scope, found.index + found[0].length);
    const read = told(reader.union());
    const close = doc.text.indexOf('}', reader.at);
    if (read === undefined || close === -1 || doc.text.slice(reader.at, close).trim() !== '') continue;
    if (found[1] === 'type') type ??= read;
    else if (found[1]?.startsWith('return')) returns ??= read;
    else {
      const name = parameterName.exec(doc.text.slice(close + 1))?.[1];
      if (name !== undefined) parameters.set(name, read);
    }
  }
  return { parameters, returns, type };
}

/** Reads one type. What it does not know ends the reading, and the type is then not believed. */
class TypeReader {
  readonly #doc: DocComment;
  readonly #scope: ScopeIx;
  #depth = 0;
  at: number;

  constructor(doc: DocComment, scope: ScopeIx, at: number) {
    this.#doc = doc;
    this.#scope = scope;
    this.at = at;
  }

  union(): Expression {
    if (this.#depth > NESTING_MAX) return unknownExpression;
    this.#depth++;
    const parts = [this.#postfixed()];
    while (this.#take('|') || this.#take('&')) parts.push(this.#postfixed());
    this.#depth--;
    return union(parts);
  }

  #postfixed(): Expression {
    while (this.#take('?') || this.#take('!') || this.#take('.')); // nullable, not nullable, the dots of a rest parameter
    let type = this.#primary();
    for (;;) {
      if (this.#take('[]')) type = { kind: 'generic', base: builtin('array'), arguments: [type] };
      else if (!this.#take('=') && !this.#take('?') && !this.#take('!')) return type;
    }
  }

  #primary(): Expression {
    if (this.#take('(')) {
      const inner = this.union();
      return this.#take(')') ? inner : unknownExpression;
    }
    const name = this.#name();
    if (name === undefined) return unknownExpression;
    const base = this.#qualified(name);
    if (!this.#take('<')) return base;
    const given = [this.union()];
    while (this.#take(',')) given.push(this.union());
    return this.#take('>') ? { kind: 'generic', base, arguments: given } : unknownExpression;
  }

  #qualified({ text, start }: { readonly text: string; readonly start: number }): Expression {
    const plain = plainTypes[text];
    if (plain !== undefined) return plain;
    let type: Expression = { kind: 'name', name: text, scope: this.#scope, at: this.#doc.start + start };
    while (this.#doc.text[this.at] === '.' && this.#doc.text[this.at + 1] !== '<' && this.#take('.')) {
      type = member(type, this.#name()?.text ?? '');
    }
    return type;
  }

  #name(): { readonly text: string; readonly start: number } | undefined {
    token.lastIndex = this.at;
    const name = token.exec(this.#doc.text)?.[1];
    if (name === undefined) return undefined;
    this.at = token.lastIndex;
    return { text: name, start: this.at - name.length };
  }

  #take(wanted: string): boolean {
    token.lastIndex = this.at;
    const found = token.exec(this.#doc.text);
    const is = found?.[2] !== undefined ? '[]' : found?.[3] !== undefined ? '<' : found?.[4];
    if (is !== wanted) return false;
    this.at = token.lastIndex;
    return true;
  }
}

const plainTypes: Readonly<Record<string, Expression | undefined>> = {
  string: builtin('string'),
  number: builtin('number'),
  boolean: builtin('boolean'),
  bigint: builtin('bigint'),
  symbol: builtin('symbol'),
  null: builtin('none'),
  undefined: builtin('none'),
  void: builtin('none'),
  any: unknownExpression,
  unknown: unknownExpression,
  object: unknownExpression,
  Object: unknownExpression,
  Function: unknownExpression,
  function: unknownExpression,
};
