/**
 * A tree-sitter query as data: which nodes it looks for and how it calls them. As much of the query language as the queries
 * in `grammars/` use. Matched by `matchQuery.ts` over plain nodes: compiled by the parser's own engine, a query with nested
 * alternatives takes up to a second; here it takes none.
 */

export interface NodePattern {
  readonly kind: 'node';
  readonly type: string | undefined; // undefined: any node
  readonly named: boolean;
  readonly children: readonly ChildStep[];
  readonly lastIsLast: boolean; // nothing named may follow the last child of the pattern
  readonly absentFields: readonly string[];
  readonly captures: readonly string[];
}

export interface AlternativesPattern {
  readonly kind: 'alternatives';
  readonly of: readonly QueryPattern[];
  readonly captures: readonly string[];
}

export type QueryPattern = NodePattern | AlternativesPattern;

/** What a pattern asks of the children of a node, in their order. */
export interface ChildStep {
  readonly pattern: QueryPattern;
  readonly field: string | undefined;
  readonly optional: boolean;
  readonly adjacent: boolean; // follows the step before, or the beginning, with no named node between
}

/** A condition on the text of what was captured. */
export interface QueryPredicate {
  readonly capture: string;
  holds(text: string): boolean;
}

export interface QueryRule {
  readonly pattern: QueryPattern;
  readonly predicates: readonly QueryPredicate[];
}

export interface Query {
  readonly rules: readonly QueryRule[];
  /** Rules by the type of node they begin at. */
  readonly byType: ReadonlyMap<string, readonly QueryRule[]>;
  readonly ofAnyType: readonly QueryRule[];
}
