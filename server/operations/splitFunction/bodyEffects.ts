/** What the statements of a function do beside binding its own names: objects they change, and what the world outside sees of them. */

import { extentOf, walk } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { BodyRules, CallEffect, WrittenStatement } from '../../core/terrain/bodies/writtenBody.ts';
import { type Extent, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { LocalAccess } from './localAccess.ts';
import { isBare, type ObjectIx, rootNode, SharedObjects } from './sharedObjects.ts';

/** Something that happens outside of the function, as often as it is run. */
export interface OutsideEffect extends Extent {
  readonly why: string; // "prints, writes or sends something"
  readonly sure: boolean;
  readonly lasting: boolean; // false: only what it gives differs from time to time
}

export interface StatementEffects {
  readonly changed: readonly ObjectIx[];
  readonly outside: readonly OutsideEffect[];
  readonly checks: boolean; // it is there to raise where something is wrong
  readonly unknown: readonly SyntaxNode[]; // calls of which nothing is known
  readonly looks: readonly SyntaxNode[]; // calls that read a file and the like
}

/** Whether the statement is nothing but a call, made for what it does. */
function isBareCall(statement: WrittenStatement, rules: BodyRules): SyntaxNode | undefined {
  if (statement.kind !== 'plain') return undefined;
  let only = statement.node.type === 'expression_statement' ? statement.node.namedChildren[0] : undefined;
  if (only && /^await/.test(only.type)) only = only.namedChildren[0];
  return only && rules.callTypes.has(only.type) ? only : undefined;
}

export class BodyEffects {
  readonly objects: SharedObjects; // what may be one
  readonly #access: LocalAccess;
  readonly #rules: BodyRules;
  readonly #known: (call: SyntaxNode) => CallEffect | undefined;
  readonly #surely: SharedObjects; // what is likely one
  readonly #parameters: readonly SymbolIx[];
  readonly #renewed: ReadonlyMap<SymbolIx, number>;
  readonly #found = new Map<string, StatementEffects>();

  /** `known`: what is known of a call from the code of what it calls. */
  constructor(access: LocalAccess, rules: BodyRules, callable: SyntaxNode, known: (call: SyntaxNode) => CallEffect | undefined) {
    const body = callable.childForFieldName('body') ?? callable;
    this.#access = access;
    this.#rules = rules;
    this.#known = known;
    this.objects = new SharedObjects(access, rules, body, false);
    this.#surely = new SharedObjects(access, rules, body, true);
    this.#parameters = access.parameters;
    this.#renewed = renewedParameters(access, rules, body);
  }

  /** Of what the statement evaluates itself; `stretches`: without the blocks in it. */
  of(statement: WrittenStatement, stretches: readonly Extent[]): StatementEffects {
    const key = `${statement.node.id} ${stretches.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
    const known = this.#found.get(key) ?? this.#find(statement, stretches);
    this.#found.set(key, known);
    return known;
  }

  /** Whether the function makes both and puts one into the other. */
  areTied(one: SymbolIx, other: SymbolIx): boolean {
    const given = this.#parameters.includes(one) || this.#parameters.includes(other);
    return !given && (this.#isPutInto(one, other) || this.#isPutInto(other, one));
  }

  /** A number put into an object is the same number each time; what was made as an object, or may hold the other one, is not. */
  #isPutInto(holder: SymbolIx, value: SymbolIx): boolean {
    const isObject = this.#surely.isMade(value) || this.objects.reaches(this.objects.of(value), this.objects.of(holder));
    return isObject && this.#surely.isStored(holder, value);
  }

  #find(statement: WrittenStatement, stretches: readonly Extent[]): StatementEffects {
    const changed: ObjectIx[] = [];
    const outside: OutsideEffect[] = [];
    const unknown: SyntaxNode[] = [];
    const looks: SyntaxNode[] = [];
    let checks = false;
    const bare = isBareCall(statement, this.#rules);
    const seen = (node: SyntaxNode): boolean => stretches.some(({ start, end }) => start <= node.startIndex && node.endIndex <= end);
    const change = (node: SyntaxNode, at: SyntaxNode, sure: boolean, deep: boolean): void => {
      const effect = this.#change(node, at, sure, deep);
      changed.push(...effect.changed);
      outside.push(...effect.outside);
    };
    for (const node of walk(statement.node)) {
      if (!seen(node)) continue;
      for (const target of changedTargets(node)) change(target, node, true, false);
      if (/^yield/.test(node.type))
        outside.push({ ...extentOf(node), why: 'hands out values one after the other', sure: true, lasting: true });
      if (!this.#rules.callTypes.has(node.type)) continue;
      const effect = this.#known(node) ?? this.#rules.effectOf(node);
      const made = node.id === bare?.id;
      switch (effect) {
        case 'none':
          break;
        case 'unknown':
          if (made)
            outside.push({ ...extentOf(node), why: 'is called for what it does, which nobody can see', sure: false, lasting: true });
          else unknown.push(node);
          break;
        case 'varies':
          outside.push({ ...extentOf(node), why: 'gives something else each time', sure: false, lasting: false });
          break;
        case 'reads':
          looks.push(node);
          break;
        case 'tells':
          outside.push({ ...extentOf(node), why: 'writes to a log', sure: false, lasting: true });
          break;
        case 'checks':
          if (made) checks = true;
          else unknown.push(node);
          break;
        case 'acts':
          outside.push({ ...extentOf(node), why: 'prints, writes, waits or starts something', sure: true, lasting: true });
          break;
        case 'changes':
        case 'mayChange': {
          const before = changed.length + outside.length;
          for (const object of changedBy(node, effect)) change(object, node, effect === 'changes', true);
          if (made && before === changed.length + outside.length)
            outside.push({ ...extentOf(node), why: 'is called for what it does, which nobody can see', sure: false, lasting: true });
          break;
        }
      }
    }
    for (const write of this.#access.outside)
      if (stretches.some(({ start, end }) => start <= write.start && write.end <= end))
        outside.push({ start: write.start, end: write.end, why: `sets “${write.name}”, which is not its own`, sure: true, lasting: true });
    return { changed, outside, checks, unknown, looks };
  }

  /** `node`: what is changed; where it is what a call is made on, that itself, else what is inside of its root. */
  #change(node: SyntaxNode, at: SyntaxNode, sure: boolean, whole: boolean): Pick<StatementEffects, 'changed' | 'outside'> {
    const root = rootNode(node);
    if (root === undefined) return { changed: [], outside: [] };
    const symbol = this.#access.at(root.startIndex);
    const outer = (why: string): OutsideEffect => ({ ...extentOf(at), why, sure, lasting: true });
    if (symbol === NONE) {
      if (!whole && isBare(node)) return { changed: [], outside: [] }; // a name that is set
      return { changed: [], outside: [outer(`changes “${root.text}”, which is not its own`)] };
    }
    const object = isBare(node) ? this.objects.of(symbol) : this.objects.insideOf(this.objects.of(symbol));
    const own = isBare(node) ? this.#surely.of(symbol) : this.#surely.insideOf(this.#surely.of(symbol));
    const given = this.#parameters.find((each) => this.#isGiven(each, own, symbol, root, isBare(node)));
    const name = given === undefined ? undefined : this.#access.view.symbol(given)?.name;
    return {
      changed: [object],
      outside: given === undefined ? [] : [outer(`changes “${name}”, which it is given`)],
    };
  }

  #isGiven(parameter: SymbolIx, object: ObjectIx, symbol: SymbolIx, at: SyntaxNode, bare: boolean): boolean {
    const renewed = this.#renewed.get(parameter);
    if (symbol === parameter && bare && renewed !== undefined && renewed < at.startIndex) return false;
    const whole = this.#surely.of(parameter);
    if (this.#surely.reaches(whole, object)) return symbol === parameter || renewed === undefined || !bare;
    return false;
  }
}

/** Parameters that are given something new of their own for all of the body that follows: `rows = list(rows)`. */
function renewedParameters(access: LocalAccess, rules: BodyRules, body: SyntaxNode): ReadonlyMap<SymbolIx, number> {
  const renewed = new Map<SymbolIx, number>();
  for (const statement of body.namedChildren) {
    const assignment = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
    const target = assignment && /^assignment/.test(assignment.type) ? assignment.childForFieldName('left') : null;
    const value = assignment?.childForFieldName('right');
    if (target?.type === 'identifier' && value && rules.isFresh(value)) renewed.set(access.at(target.startIndex), statement.startIndex);
  }
  return renewed;
}

/** What stands left of the last dot or bracket of something that is set or deleted. */
function changedTargets(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'unary_expression' && node.text.startsWith('delete')) return holdersIn(node.namedChildren);
  if (node.type === 'delete_statement')
    return holdersIn(node.namedChildren.flatMap((each) => (each.type === 'expression_list' ? each.namedChildren : [each])));
  if (node.type === 'update_expression') return holdersIn(node.namedChildren);
  const target = /^(?:augmented_)?assignment/.test(node.type) ? node.childForFieldName('left') : null;
  if (!target) return [];
  const value = node.childForFieldName('right');
  if (node.type === 'augmented_assignment' && target.type === 'identifier') return value?.type === 'list' ? [target] : [];
  return holdersIn(/pattern|^array$|^object$/.test(target.type) ? target.namedChildren : [target]);
}

function holdersIn(targets: readonly SyntaxNode[]): readonly SyntaxNode[] {
  return targets.flatMap((target) => {
    const holder = /^(?:subscript|attribute|member)/.test(target.type)
      ? (target.childForFieldName('object') ?? target.childForFieldName('value'))
      : null;
    return holder ? [holder] : [];
  });
}

/** Objects that a call changes: what it is called on; of a plain function the first thing it is given, or, where that is a guess, all. */
function changedBy(call: SyntaxNode, effect: CallEffect): readonly SyntaxNode[] {
  const callee = call.childForFieldName('function');
  const given = call.childForFieldName('arguments')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const object = callee?.childForFieldName('object');
  const isLibrary = /^(?:heapq|bisect|Object|Reflect)$/.test(object?.text ?? '');
  if (object && !isLibrary) return effect === 'mayChange' ? [object, ...given.filter(isName)] : [object];
  return effect === 'mayChange' ? given.filter(isName) : given.slice(0, 1);
}

function isName(node: SyntaxNode): boolean {
  return node.type === 'identifier' || node.type === 'attribute' || node.type === 'member_expression';
}
