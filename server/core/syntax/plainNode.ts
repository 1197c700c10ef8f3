/** Syntax nodes as plain objects: the one implementation of SyntaxNode. Whoever walks a parser's tree makes them, parents first, and puts each into its place among the children. */
import type { SyntaxNode } from './syntaxNode.ts';

export class PlainNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly isNamed: boolean;
  readonly isMissing: boolean;
  readonly fieldName: string | undefined;
  readonly parent: PlainNode | null;
  readonly children: PlainNode[];
  hasError: boolean;
  readonly #source: string;
  readonly #position: number;

  constructor(
    source: string,
    id: number,
    type: string,
    start: number,
    end: number,
    named: boolean,
    missing: boolean,
    fieldName: string | undefined,
    parent: PlainNode | null,
    position: number,
    childCount: number,
  ) {
    this.#source = source;
    this.id = id;
    this.type = type;
    this.startIndex = start;
    this.endIndex = end;
    this.isNamed = named;
    this.isMissing = missing;
    this.hasError = missing || type === 'ERROR';
    this.fieldName = fieldName;
    this.parent = parent;
    this.children = childCount === 0 ? noChildren : new Array<PlainNode>(childCount);
    this.#position = position;
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }
  get text(): string {
    return this.#source.slice(this.startIndex, this.endIndex);
  }
  get childCount(): number {
    return this.children.length;
  }
  get namedChildren(): readonly PlainNode[] {
    return this.children.filter((child) => child.isNamed);
  }
  get nextSibling(): PlainNode | null {
    return this.parent?.children[this.#position + 1] ?? null;
  }
  get previousSibling(): PlainNode | null {
    return this.parent?.children[this.#position - 1] ?? null;
  }
  childForFieldName(name: string): PlainNode | null {
    for (const child of this.children) if (child.fieldName === name) return child;
    return null;
  }
  childrenForFieldName(name: string): readonly PlainNode[] {
    return this.children.filter((child) => child.fieldName === name);
  }
}

/**
 * Shared by all nodes without children; nobody adds to it. Filled once and emptied, it is of the same kind to the engine as the
 * lists of others: were it frozen, or never filled, all who read children would run a third slower.
 */
const noChildren: PlainNode[] = new Array<PlainNode>(1);
noChildren[0] = new PlainNode('', 0, '', 0, 0, false, false, undefined, null, 0, 1);
noChildren.pop();
