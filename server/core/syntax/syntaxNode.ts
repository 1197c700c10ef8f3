/**
 * What the analysers see of a syntax tree: plain objects, made once from the parser's tree and then independent of it, so
 * that nothing above the adapters depends on the parser. Offsets are UTF-16 code units into the parsed text.
 */
export interface SyntaxNode {
  /** Position in a walk of the whole tree, parents first: unique within the tree, and in source order. */
  readonly id: number;
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly text: string;
  readonly isNamed: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  /** Name of the field of its parent that this node is in. */
  readonly fieldName: string | undefined;
  readonly parent: SyntaxNode | null;
  readonly childCount: number;
  readonly children: readonly SyntaxNode[];
  readonly namedChildren: readonly SyntaxNode[];
  readonly nextSibling: SyntaxNode | null;
  readonly previousSibling: SyntaxNode | null;
  childForFieldName(name: string): SyntaxNode | null;
  childrenForFieldName(name: string): readonly SyntaxNode[];
}

/** A place where the parser found no sense: an ERROR node, or a token it had to invent. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  readonly kind: 'error' | 'missing';
  /** Node type of the nearest sound ancestor, and what is missing or the first of what is wrong: identity across edits. */
  readonly context: string;
}
