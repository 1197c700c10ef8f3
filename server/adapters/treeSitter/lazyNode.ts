/**
 * A parser's node as matching sees it, asked of the parser part by part: most candidates are refused by their first child,
 * so that a plain copy of the whole tree would cost three times as much. Lives as long as the tree.
 */
import type { Node } from 'web-tree-sitter';
import type { MatchNode } from '../../core/terrain/pattern/matchNode.ts';
import type { NodeTypes } from './plainTree.ts';

export class LazyNode implements MatchNode {
  readonly type: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly #node: Node;
  readonly #grammar: NodeTypes;
  readonly #source: string;
  readonly #leaf: boolean;
  #endIndex = -1;
  #children: readonly LazyNode[] | undefined;

  constructor(node: Node, grammar: NodeTypes, source: string) {
    const typeId = node.typeId;
    this.type = grammar.types[typeId] ?? 'ERROR';
    this.isNamed = grammar.named[typeId] ?? true;
    this.startIndex = node.startIndex;
    this.#node = node;
    this.#grammar = grammar;
    this.#source = source;
    this.#leaf = grammar.tokens[typeId] ?? false;
  }

  get endIndex(): number {
    if (this.#endIndex < 0) this.#endIndex = this.#node.endIndex;
    return this.#endIndex;
  }

  get text(): string {
    return this.#source.slice(this.startIndex, this.endIndex);
  }

  get children(): readonly LazyNode[] {
    this.#children ??= this.#leaf
      ? noNodes
      : this.#node.children.flatMap((child) => (child === null ? [] : new LazyNode(child, this.#grammar, this.#source)));
    return this.#children;
  }

  get parent(): LazyNode | undefined {
    const { parent } = this.#node;
    return parent === null ? undefined : new LazyNode(parent, this.#grammar, this.#source);
  }
}

const noNodes: readonly LazyNode[] = [];
