/** Matches a compiled pattern at a node: literal parts exactly, metavariables consistently, lists with backtracking, within a bound. */
import type { Extent } from '../fileIndex.ts';
import type { CompiledPattern, PatternNode, TextShape } from './compiledPattern.ts';
import type { MatchNode, NodeRules } from './matchNode.ts';
import { interpolates, isPlain, sameLiteral, stringLiteral } from './stringLiteral.ts';

export interface Capture extends Extent {
  readonly name: string;
  readonly text: string;
}

export interface PatternMatch extends Extent {
  /** In the order of the pattern; the first place of each name. */
  readonly captures: readonly Capture[];
}

/** Attempts to match one node of a pattern, for all matches of one file together. */
const matchStepsMax = 2_000_000;

/** What a metavariable stands for: siblings, or a part of a text. */
interface Binding extends Extent {
  readonly nodes: readonly MatchNode[] | undefined;
  readonly text: string;
}

/** Goes on with the rest of the pattern; false: the rest does not match, try another way. */
type Then = () => boolean;

export class PatternMatcher {
  readonly #pattern: CompiledPattern;
  readonly #rules: NodeRules;
  readonly #source: string;
  readonly #bound = new Map<string, Binding>();
  #steps = 0;

  constructor(pattern: CompiledPattern, source: string) {
    this.#pattern = pattern;
    this.#rules = pattern.rules;
    this.#source = source;
  }

  /** Whether the bound was reached: then matches may be missing. */
  get exhausted(): boolean {
    return this.#steps > matchStepsMax;
  }

  /** A match whose anchor is this node. `parent` is asked only when the pattern is several siblings. */
  at(node: MatchNode, parent: () => MatchNode | undefined): PatternMatch | undefined {
    const { roots, anchor } = this.#pattern;
    this.#bound.clear();
    const [only] = roots;
    if (roots.length === 1 && only) return this.#node(only, node, () => true) ? this.#matched(node.startIndex, node.endIndex) : undefined;
    const around = parent();
    if (around === undefined) return undefined;
    const siblings = this.#rules.childrenOf(around);
    const at = siblings.findIndex(
      ({ startIndex, endIndex, type }) => startIndex === node.startIndex && endIndex === node.endIndex && type === node.type,
    );
    return at < 0 ? undefined : this.#siblings(siblings, at, anchor);
  }

  /** Of several siblings: the anchor is at a given place, and what comes before it is looked for backwards, nearest first. */
  #siblings(siblings: readonly MatchNode[], at: number, anchor: number): PatternMatch | undefined {
    const { roots } = this.#pattern;
    const ahead = roots.slice(0, anchor).some((root) => root.is === 'hole' && root.many) ? at : anchor;
    for (let from = at - Math.min(anchor, at); from >= at - ahead && from >= 0; from--) {
      this.#bound.clear();
      let end = 0;
      const matches = this.#list(roots, 0, siblings, from, false, (next) => {
        end = next;
        return true;
      });
      const first = siblings[from];
      const last = siblings[end - 1];
      if (matches && first && last && end > at) return this.#matched(first.startIndex, last.endIndex);
    }
    return undefined;
  }

  #matched(start: number, end: number): PatternMatch {
    const captures = [...this.#bound].map(([name, { start, end, text }]) => ({ name, start, end, text }));
    return { start, end, captures };
  }

  #node(pattern: PatternNode, node: MatchNode, then: Then): boolean {
    if (++this.#steps > matchStepsMax) return false;
    switch (pattern.is) {
      case 'hole':
        if (pattern.many) return this.#hole(pattern, [node], node.startIndex, then);
        if (pattern.types ? !this.#isOf(pattern.types, node) : !stands(node)) return false;
        return this.#hole(pattern, [node], node.startIndex, then);
      case 'leaf':
        return this.#leaf(pattern, node) && then();
      case 'shape':
        if (!this.#rules.alike(pattern.type, node.type)) return false;
        return this.#shape(pattern.shape, node.text, node.startIndex, then);
      case 'string':
        return this.#string(pattern, node, then);
      case 'branch': {
        if (!this.#rules.alike(pattern.type, node.type)) return false;
        const children = this.#rules.childrenOf(node);
        return this.#list(pattern.children, 0, children, 0, true, () => then());
      }
    }
  }

  /** `whole`: nothing may be left over. `place`: where what is there would stand, if nothing is. */
  #list(
    patterns: readonly PatternNode[],
    at: number,
    nodes: readonly MatchNode[],
    from: number,
    whole: boolean,
    then: (next: number) => boolean,
    place = 0,
  ): boolean {
    const pattern = patterns[at];
    if (pattern === undefined) return (!whole || from === nodes.length) && then(from);
    if (pattern.is === 'hole' && pattern.many) return this.#ellipsis(pattern, patterns, at, nodes, from, whole, then, place);
    if (pattern.is === 'branch' && pattern.optional) return this.#optional(pattern, patterns, at, nodes, from, whole, then);
    const node = nodes[from];
    if (node === undefined || nodes.length - from < needed(patterns, at)) return false;
    return this.#node(pattern, node, () => this.#list(patterns, at + 1, nodes, from + 1, whole, then));
  }

  /** The list, or nothing in its place. */
  #optional(
    pattern: Extract<PatternNode, { is: 'branch' }>,
    patterns: readonly PatternNode[],
    at: number,
    nodes: readonly MatchNode[],
    from: number,
    whole: boolean,
    then: (next: number) => boolean,
  ): boolean {
    const node = nodes[from];
    if (node && this.#node(pattern, node, () => this.#list(patterns, at + 1, nodes, from + 1, whole, then))) return true;
    const place = nodes[from - 1]?.endIndex ?? node?.startIndex ?? 0;
    return this.#list(pattern.children, 0, [], 0, true, () => this.#list(patterns, at + 1, nodes, from, whole, then), place);
  }

  /** As few as possible first. */
  #ellipsis(
    pattern: Extract<PatternNode, { is: 'hole' }>,
    patterns: readonly PatternNode[],
    at: number,
    nodes: readonly MatchNode[],
    from: number,
    whole: boolean,
    then: (next: number) => boolean,
    place: number,
  ): boolean {
    const last = nodes.length - needed(patterns, at + 1);
    for (let end = whole && at === patterns.length - 1 ? last : from; end <= last; end++) {
      if (++this.#steps > matchStepsMax) return false;
      const taken = nodes.slice(from, end);
      if (pattern.types && !taken.every((node) => pattern.types && this.#isOf(pattern.types, node))) return false;
      const start = nodes[from]?.startIndex ?? nodes.at(-1)?.endIndex ?? place;
      if (this.#hole(pattern, taken, start, () => this.#list(patterns, at + 1, nodes, end, whole, then, place))) return true;
    }
    return false;
  }

  #hole({ name }: { readonly name: string | undefined }, nodes: readonly MatchNode[], start: number, then: Then): boolean {
    if (name === undefined) return then();
    const first = nodes[0]?.startIndex ?? start;
    const end = nodes.at(-1)?.endIndex ?? first;
    return this.#bind(name, { nodes, start: first, end, text: this.#source.slice(first, end) }, then);
  }

  #bind(name: string, binding: Binding, then: Then): boolean {
    const known = this.#bound.get(name);
    if (known) return this.#same(known, binding) && then();
    for (const { name: about, expression, wanted } of this.#pattern.constraints) {
      if (about === name && expression.test(binding.text) !== wanted) return false;
    }
    this.#bound.set(name, binding);
    if (then()) return true;
    this.#bound.delete(name);
    return false;
  }

  #same(a: Binding, b: Binding): boolean {
    if (a.text === b.text) return true;
    const [left, right] = [a.nodes, b.nodes];
    return left !== undefined && right?.length === left.length && left.every((node, at) => sameCode(node, right[at], this.#rules));
  }

  #leaf({ type, text }: { readonly type: string; readonly text: string }, node: MatchNode): boolean {
    if (!this.#rules.alike(type, node.type)) return isQuote(type) && isQuote(node.type);
    if (!node.isNamed && type === node.type && node.children.length === 0) return true;
    const other = this.#rules.leafText(node);
    return other === text || (isQuotation(text) && isQuotation(other) && bareQuotation(text) === bareQuotation(other));
  }

  /** Whether the node, or what it is nothing but, is of these types. */
  #isOf(types: ReadonlySet<string>, node: MatchNode): boolean {
    if (!node.isNamed) return false;
    if (types.has(node.type)) return true;
    const [only, other] = node.children;
    if (only === undefined || other !== undefined) return false;
    return only.startIndex === node.startIndex && only.endIndex === node.endIndex && this.#isOf(types, only);
  }

  #string(pattern: Extract<PatternNode, { is: 'string' }>, node: MatchNode, then: Then): boolean {
    if (!this.#rules.strings.has(node.type)) return false;
    const literal = stringLiteral(node.text);
    if (literal === undefined || literal.prefix !== pattern.literal.prefix) return false;
    if (pattern.shape) return this.#shape(pattern.shape, literal.content, node.startIndex + literal.contentStart, then);
    if (interpolates(node) || !sameLiteral(pattern.literal, literal)) return false;
    return (node.type === pattern.type || isPlain(literal.content)) && then();
  }

  #shape({ expression, names }: TextShape, text: string, start: number, then: Then): boolean {
    const found = expression.exec(text);
    if (!found) return false;
    const bind = (at: number, from: number): boolean => {
      if (at === names.length) return then();
      const part = found[at + 1] ?? '';
      const offset = text.indexOf(part, from);
      const name = names[at];
      const next = (): boolean => bind(at + 1, offset + part.length);
      if (name === undefined) return next();
      return this.#bind(name, { nodes: undefined, start: start + offset, end: start + offset + part.length, text: part }, next);
    };
    return bind(0, 0);
  }
}

/** Two pieces of code that differ at most in layout, comments, quotes and the like. */
function sameCode(a: MatchNode, b: MatchNode | undefined, rules: NodeRules): boolean {
  if (b === undefined) return false;
  const pairs: (readonly [MatchNode, MatchNode])[] = [[a, b]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [left, right] = pair;
    if ((isQuote(left.type) && isQuote(right.type)) || sameString(left, right, rules)) continue;
    if (!rules.alike(left.type, right.type)) return false;
    if (left.text === right.text) continue;
    const [ours, theirs] = [rules.childrenOf(left), rules.childrenOf(right)];
    if (ours.length !== theirs.length) return false;
    if (ours.length === 0 && rules.leafText(left) !== rules.leafText(right)) return false;
    for (const [at, child] of ours.entries()) {
      const other = theirs[at];
      if (other) pairs.push([child, other]);
    }
  }
  return true;
}

function sameString(a: MatchNode, b: MatchNode, rules: NodeRules): boolean {
  if (!rules.strings.has(a.type) || !rules.strings.has(b.type) || interpolates(a) || interpolates(b)) return false;
  const [one, other] = [stringLiteral(a.text), stringLiteral(b.text)];
  return one !== undefined && other !== undefined && sameLiteral(one, other);
}

/** Nodes that are at least needed by what is left of a list. */
function needed(patterns: readonly PatternNode[], from: number): number {
  let count = 0;
  for (let at = from; at < patterns.length; at++) {
    const pattern = patterns[at];
    if (pattern && !(pattern.is === 'hole' && pattern.many) && !(pattern.is === 'branch' && pattern.optional)) count += 1;
  }
  return count;
}

/** What a metavariable may stand for: a node with a name, or a word. */
function stands({ isNamed, type }: MatchNode): boolean {
  return isNamed || /^\p{L}/u.test(type);
}

function isQuote(type: string): boolean {
  return type === '"' || type === "'";
}

/** The opening or closing of a literal with parts that are computed, as a leaf: f", ''' and so on. */
function isQuotation(text: string): boolean {
  return /^[A-Za-z@$]{0,3}("""|'''|"|')$/.test(text);
}

function bareQuotation(text: string): string {
  return text.replace(/["']+/, '').toLowerCase();
}
