/**
 * Which names of a function may stand for one object, or for one that holds another: a unification over its assignments
 * (B. Steensgaard, “Points-to Analysis in Almost Linear Time”, 1996), with everything an object holds taken as one.
 */

import { extentOf, walk } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { BodyRules } from '../../core/terrain/bodies/writtenBody.ts';
import { NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { LocalAccess } from './localAccess.ts';

export type ObjectIx = number;

export class SharedObjects {
  readonly #access: LocalAccess;
  readonly #rules: BodyRules;
  readonly #trusting: boolean;
  readonly #above: ObjectIx[] = [];
  readonly #inside: (ObjectIx | undefined)[] = [];
  readonly #ofSymbol = new Map<SymbolIx, ObjectIx>();
  readonly #stored: (readonly [holder: SymbolIx, value: SymbolIx])[] = [];
  readonly #made = new Set<SymbolIx>(); // by a display or a constructor

  /** `trusting`: what an unknown call gives is taken for something new. */
  constructor(access: LocalAccess, rules: BodyRules, body: SyntaxNode, trusting: boolean) {
    this.#access = access;
    this.#rules = rules;
    this.#trusting = trusting;
    for (const node of walk(body)) this.#read(node);
  }

  of(symbol: SymbolIx): ObjectIx {
    const known = this.#ofSymbol.get(symbol);
    if (known !== undefined) return this.#find(known);
    const fresh = this.#fresh();
    this.#ofSymbol.set(symbol, fresh);
    return fresh;
  }

  insideOf(object: ObjectIx): ObjectIx {
    const at = this.#find(object);
    const known = this.#inside[at];
    if (known !== undefined) return this.#find(known);
    const inside = this.#fresh();
    this.#inside[at] = inside;
    this.#inside[inside] = inside; // what is inside of that counts as the same
    return inside;
  }

  /** Whether a change of the object can be seen through the other one. */
  reaches(from: ObjectIx, to: ObjectIx): boolean {
    const seen = new Set<ObjectIx>();
    for (let at: ObjectIx | undefined = this.#find(from); at !== undefined && !seen.has(at); ) {
      if (at === this.#find(to)) return true;
      seen.add(at);
      const inside: ObjectIx | undefined = this.#inside[at];
      at = inside === undefined ? undefined : this.#find(inside);
    }
    return false;
  }

  /** Whether one was put into the other as a whole. */
  isStored(holder: SymbolIx, value: SymbolIx): boolean {
    return this.#stored.some(([into, put]) => this.#isSame(into, holder) && this.#isSame(put, value));
  }

  /** Whether it was written out as an object, made by a constructor, or given by a call that nothing is known of. */
  isMade(symbol: SymbolIx): boolean {
    return [...this.#made].some((made) => this.#isSame(made, symbol));
  }

  #isSame(one: SymbolIx, other: SymbolIx): boolean {
    return this.of(one) === this.of(other);
  }

  #fresh(): ObjectIx {
    this.#above.push(this.#above.length);
    this.#inside.push(undefined);
    return this.#above.length - 1;
  }

  #find(object: ObjectIx): ObjectIx {
    let at = object;
    for (let up = this.#above[at]; up !== undefined && up !== at; up = this.#above[at]) at = up;
    return at;
  }

  #unite(one: ObjectIx, other: ObjectIx): void {
    const [a, b] = [this.#find(one), this.#find(other)];
    if (a === b) return;
    const [insideA, insideB] = [this.#inside[a], this.#inside[b]];
    this.#above[b] = a;
    this.#inside[a] = insideA ?? insideB;
    if (insideA !== undefined && insideB !== undefined) this.#unite(insideA, insideB);
  }

  #read(node: SyntaxNode): void {
    switch (node.type) {
      case 'assignment':
      case 'assignment_expression':
      case 'augmented_assignment':
      case 'augmented_assignment_expression':
      case 'named_expression':
      case 'variable_declarator': {
        const target = node.childForFieldName('left') ?? node.childForFieldName('name');
        const value = node.childForFieldName('right') ?? node.childForFieldName('value');
        if (target && value) this.#assign(target, value);
        return;
      }
      case 'for_statement':
      case 'for_in_statement':
      case 'for_in_clause': {
        const target = node.childForFieldName('left');
        const value = node.childForFieldName('right');
        if (target && value)
          this.#hold(
            this.#symbolsIn(target, true).map((each) => this.of(each)),
            value,
            'element',
          );
        return;
      }
      case 'as_pattern': {
        const [value, target] = node.namedChildren;
        if (target && value) this.#assign(target, value);
        return;
      }
      default:
        if (this.#rules.callTypes.has(node.type)) this.#give(node);
    }
  }

  /** What is given to a call that changes what it is called on may be in that afterwards. */
  #give(call: SyntaxNode): void {
    const effect = this.#rules.effectOf(call);
    if (effect !== 'changes' && effect !== 'mayChange') return;
    const callee = call.childForFieldName('function');
    const object = callee?.childForFieldName('object');
    const given = call.childForFieldName('arguments');
    if (!object || !given) return;
    const holder = this.rootOf(object);
    if (holder === NONE) return;
    for (const value of given.namedChildren) this.#putInto(holder, value);
  }

  #putInto(holder: SymbolIx, value: SyntaxNode): void {
    if (isDisplay(value)) {
      for (const inner of value.namedChildren) this.#putInto(holder, inner);
      return;
    }
    if (isBare(withoutCast(value))) for (const symbol of this.#symbolsIn(value, false)) this.#stored.push([holder, symbol]);
    const isCall = this.#rules.callTypes.has(value.type) || /^await/.test(value.type);
    const isFresh = this.#rules.isFresh(value);
    if (isCall && !isFresh && this.#trusting) return;
    const isPart = isFresh || /^(?:subscript|attribute|member)/.test(value.type);
    for (const symbol of this.#symbolsIn(value, false)) {
      const inside = this.insideOf(this.of(holder));
      if (!isPart) this.#unite(inside, this.of(symbol));
      if (isPart || isCall) this.#unite(inside, this.insideOf(this.of(symbol)));
    }
  }

  #assign(target: SyntaxNode, value: SyntaxNode): void {
    if (/^(?:subscript|attribute|member)/.test(target.type)) {
      const holder = this.rootOf(target);
      if (holder === NONE) return;
      this.#putInto(holder, value);
      return;
    }
    const whole = target.type === 'identifier' || target.type === 'as_pattern_target';
    const isUnknown = this.#rules.callTypes.has(value.type) && !this.#rules.isFresh(value); // may well be an object
    if (isUnknown || (whole && isMade(withoutCast(value)))) for (const symbol of this.#symbolsIn(target, true)) this.#made.add(symbol);
    this.#hold(
      this.#symbolsIn(target, true).map((each) => this.of(each)),
      value,
      whole ? 'whole' : 'part',
    );
  }

  /** `how`: the targets get the value, parts of it, or one after the other what it holds. */
  #hold(targets: readonly ObjectIx[], value: SyntaxNode, how: 'whole' | 'part' | 'element'): void {
    const named = this.#symbolsIn(value, false);
    const isPart = how !== 'whole' || /^(?:subscript|attribute|member)/.test(value.type);
    const isCall = this.#rules.callTypes.has(value.type) || /^await/.test(value.type);
    for (const target of targets) {
      for (const symbol of named) {
        const source = this.of(symbol);
        if (this.#rules.isFresh(value) && how === 'whole')
          this.#unite(this.insideOf(target), isDisplay(value) ? source : this.insideOf(source));
        else if (isCall && how !== 'element' && this.#trusting) continue;
        else if (isPart) this.#unite(target, this.insideOf(source));
        else {
          this.#unite(target, source);
          if (isCall) this.#unite(target, this.insideOf(source));
        }
      }
    }
  }

  #symbolsIn(node: SyntaxNode, written: boolean): readonly SymbolIx[] {
    return this.#access.in(extentOf(node)).flatMap(({ symbol, writes, reads }) => ((written ? writes : reads) ? [symbol] : []));
  }

  /** The name at the beginning of `a.b[0].c`. */
  rootOf(node: SyntaxNode): SymbolIx {
    return this.#access.at(rootNode(node)?.startIndex ?? NONE);
  }
}

function isDisplay(value: SyntaxNode): boolean {
  return /^(?:list|tuple|set|dictionary|array|object|expression_list)$/.test(value.type);
}

/** Undefined where it begins with something that is made right there. */
export function rootNode(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = node; ; ) {
    if (at.type === 'identifier' || at.type === 'this' || at.type === 'super') return at;
    const inner =
      at.childForFieldName('object') ??
      (/^(?:subscript|await|parenthesized_expression|non_null_expression|as_expression)/.test(at.type)
        ? (at.childForFieldName('value') ?? at.namedChildren[0])
        : undefined);
    if (!inner) return undefined;
    at = inner;
  }
}

/** Whether it is the object itself that the name stands for, and nothing inside of it. */
export function isBare(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type === 'this';
}

/** `x as T`, `(x)`: what is meant is x. */
export function withoutCast(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (/^(?:as_expression|satisfies_expression|non_null_expression|parenthesized_expression)$/.test(at.type)) {
    const inner = at.namedChildren[0];
    if (!inner) break;
    at = inner;
  }
  return at;
}

/** A display, `new C()`, or in Python `C()`. */
function isMade(value: SyntaxNode): boolean {
  if (/^(?:list|set|dictionary|array|object|new_expression)$/.test(value.type)) return true;
  return value.type === 'call' && /^(?:\w+\.)?[A-Z]\w*$/.test(value.childForFieldName('function')?.text ?? '');
}
