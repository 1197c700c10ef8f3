/** What matching asks of a syntax node, so little that a parser's own nodes can be shown without reading the whole tree. */
import type { PatternGrammar } from './patternGrammar.ts';

export interface MatchNode {
  readonly type: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly text: string;
  readonly children: readonly MatchNode[];
}

/** Whether nothing stands before a comma where something might. */
function leavesOut({ type }: MatchNode, before: MatchNode | undefined): boolean {
  return type === ',' && before !== undefined && (before.type === ',' || openers.has(before.type));
}

const openers = new Set(['[', '(', '{']);

/** A grammar's lists as sets, asked for each node. */
export class NodeRules {
  readonly comments: ReadonlySet<string>;
  readonly separators: ReadonlySet<string>;
  readonly keepsSeparators: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly #idleTokens: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #alike: ReadonlyMap<string, ReadonlySet<string>>;
  readonly strings: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
  readonly caseless: ReadonlySet<string>;
  readonly caselessKeywords: boolean;

  constructor(grammar: PatternGrammar) {
    this.comments = new Set(grammar.comments);
    this.separators = new Set(grammar.separators);
    this.keepsSeparators = new Set(grammar.keepsSeparators);
    this.names = new Set(grammar.names);
    this.strings = new Set(grammar.strings);
    this.lists = new Set(grammar.lists);
    this.texts = new Set(grammar.texts);
    this.caseless = new Set(grammar.caseless);
    this.caselessKeywords = grammar.caselessKeywords;
    this.#idleTokens = new Map(Object.entries(grammar.idleTokens).map(([type, tokens]) => [type, new Set(tokens)]));
    const groups = [grammar.names, ...grammar.alike].map((types) => new Set(types));
    this.#alike = new Map(groups.flatMap((types) => [...types].map((type) => [type, types] as const)));
  }

  /** The types that are the same as this one but for their place, itself included. */
  typesLike(type: string): ReadonlySet<string> {
    return this.#alike.get(type) ?? new Set([type]);
  }

  alike(a: string, b: string): boolean {
    return a === b || this.#alike.get(a)?.has(b) === true;
  }

  /**
   * Children that mean something: no comments, no blank text, and no separators but those that stand for what is left out
   * (`[a, , b]`).
   */
  childrenOf(node: MatchNode): readonly MatchNode[] {
    const { children } = node;
    const idle = this.#idleTokens.get(node.type);
    if (idle === undefined && !children.some((child) => this.#isSpecial(child))) return children;
    const keeps = this.keepsSeparators.has(node.type);
    const kept: MatchNode[] = [];
    let before: MatchNode | undefined; // the last one that is no comment
    let inHead = keeps; // of a loop, until its closing parenthesis
    for (const child of children) {
      if (this.comments.has(child.type)) continue;
      if (this.texts.has(child.type) && child.text.trim() === '') continue;
      if (!child.isNamed && idle?.has(child.type)) continue;
      if (child.type === ')') inHead = false;
      if (keeps || child.isNamed || !this.separators.has(child.type) || leavesOut(child, before)) kept.push(child);
      const last = child.children.at(-1);
      if (inHead && child.isNamed && last?.type === ';') kept.push(last); // some grammars count it to the declaration before it
      before = child;
    }
    return kept;
  }

  #isSpecial({ type, isNamed }: MatchNode): boolean {
    return isNamed ? this.comments.has(type) || this.texts.has(type) : this.separators.has(type);
  }

  /** The text of a leaf as it is compared. */
  leafText({ type, text }: MatchNode): string {
    if (this.texts.has(type)) return text.trim().replace(/\s+/g, ' ');
    return this.caseless.has(type) ? text.toLowerCase() : text;
  }
}
