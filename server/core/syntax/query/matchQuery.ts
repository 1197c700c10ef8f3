/**
 * Finds what a query looks for, in one walk over a tree. Means what the parser's own engine means by the same query, which a
 * test compares, but tells every way in which a pattern fits; an optional child is left out only where there is none.
 */
import type { SyntaxNode } from '../syntaxNode.ts';
import type { ChildStep, NodePattern, Query, QueryPattern, QueryRule } from './queryPattern.ts';

export interface QueryCapture {
  readonly name: string;
  readonly node: SyntaxNode;
}

export type QueryMatch = readonly QueryCapture[];

/** Ways in which one rule fits one node that are told; a list with more entries is data. */
const fitsMax = 10_000;

/** In the order of the nodes at which they begin, and of the rules. */
export function matchQuery(query: Query, root: SyntaxNode): readonly QueryMatch[] {
  const matches: QueryMatch[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const rule of query.byType.get(node.type) ?? []) collect(rule, node, matches);
    for (const rule of query.ofAnyType) collect(rule, node, matches);
    const { children } = node;
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) open.push(child);
    }
  }
  return matches;
}

function collect({ pattern, predicates }: QueryRule, node: SyntaxNode, matches: QueryMatch[]): void {
  let fits = 0;
  fitNode(pattern, node, undefined, (found) => {
    if (++fits > fitsMax) return;
    const captures = inOrder(found);
    if (predicates.every(({ capture, holds }) => captures.every(({ name, node }) => name !== capture || holds(node.text))))
      matches.push(captures);
  });
}

/** What was captured so far, the last first: shared by all ways that begin alike. */
interface Found extends QueryCapture {
  readonly before: Found | undefined;
}

function inOrder(found: Found | undefined): QueryMatch {
  const captures: QueryCapture[] = [];
  for (let each = found; each; each = each.before) captures.push({ name: each.name, node: each.node });
  return captures.reverse();
}

type Next = (found: Found | undefined) => void;

function fitNode(pattern: QueryPattern, node: SyntaxNode, before: Found | undefined, next: Next): void {
  let found = before;
  for (const name of pattern.captures) found = { name, node, before: found };
  if (pattern.kind === 'alternatives') {
    for (const each of pattern.of) fitNode(each, node, found, next);
    return;
  }
  if (!isLike(pattern, node)) return;
  if (pattern.children.length === 0) next(found);
  else fitChildren(pattern, node.children, 0, 0, found, next);
}

function isLike({ type, named, absentFields }: NodePattern, node: SyntaxNode): boolean {
  if (type === undefined ? named && !node.isNamed : type !== node.type || named !== node.isNamed) return false;
  return absentFields.every((field) => node.childForFieldName(field) === null);
}

/** Steps from `step` on, over the children from `from` on. */
function fitChildren(
  pattern: NodePattern,
  children: readonly SyntaxNode[],
  step: number,
  from: number,
  found: Found | undefined,
  next: Next,
): void {
  const wanted = pattern.children[step];
  if (wanted === undefined) {
    if (!pattern.lastIsLast || !children.slice(from).some((child) => child.isNamed)) next(found);
    return;
  }
  let fitted = false;
  for (let at = from; at < children.length; at++) {
    const child = children[at];
    if (child && mayBe(wanted, child)) {
      fitNode(wanted.pattern, child, found, (more) => {
        fitted = true;
        fitChildren(pattern, children, step + 1, at + 1, more, next);
      });
    }
    if (wanted.adjacent && child?.isNamed) break;
  }
  if (!fitted && wanted.optional) fitChildren(pattern, children, step + 1, from, found, next);
}

function mayBe({ field }: ChildStep, child: SyntaxNode): boolean {
  return field === undefined || child.fieldName === field;
}
