/**
 * A parser's tree as plain objects, by one walk with a cursor: a call into WebAssembly per question costs more than the
 * object, and what is read later cannot outlive the parser.
 */
import type { Tree, TreeCursor } from 'web-tree-sitter';
import { noChildren, PlainNode } from '../../core/syntax/plainNode.ts';

/** Levels of nesting that are read; analysers recurse, and a stack is finite. Real code stays below 200. */
export const depthMax = 1_000;
/** Nodes of one tree that are read: about four megabytes of dense code. */
const nodesMax = 1_200_000;

/** What a grammar knows of its types of nodes, by their number. */
export interface NodeTypes {
  readonly types: readonly string[];
  readonly named: readonly boolean[];
  readonly tokens: readonly boolean[]; // literals spelled as one word or sign, which have no children
  readonly fields: readonly (string | null)[];
}

export interface PlainTree {
  readonly root: PlainNode;
  readonly tooDeep: readonly PlainNode[]; // nodes whose children were not read
}

/** `levelsMax`: levels that are read. Undefined if there are too many nodes. One pass with one cursor, without recursion: generated code nests deeper than a stack. */
export function plainTree(grammar: NodeTypes, tree: Tree, text: string, levelsMax = depthMax): PlainTree | undefined {
  const cursor = tree.walk();
  const broken = tree.rootNode.hasError;
  const tooDeep: PlainNode[] = [];
  let count = 0;
  const take = (parent: PlainNode | null): PlainNode => {
    const typeId = cursor.nodeTypeId;
    const field = cursor.currentFieldId;
    const node = new PlainNode(
      text,
      count++,
      grammar.types[typeId] ?? 'ERROR',
      cursor.startIndex,
      cursor.endIndex,
      grammar.named[typeId] ?? true,
      grammar.tokens[typeId] ?? false,
      broken && cursor.nodeIsMissing,
      field === 0 ? undefined : (grammar.fields[field] ?? undefined),
      parent,
    );
    parent?.children.push(node);
    return node;
  };
  try {
    const root = take(null);
    let node = root;
    let depth = 0;
    for (;;) {
      // Not asking half of all nodes for children they cannot have saves a quarter of the time.
      if (node.children !== noChildren && descend(cursor, node, depth, levelsMax, tooDeep)) {
        if (count > nodesMax) return undefined;
        node = take(node);
        depth += 1;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        const parent = node.parent;
        if (parent === null) return { root, tooDeep };
        if (node.hasError) parent.hasError = true;
        cursor.gotoParent();
        node = parent;
        depth -= 1;
      }
      const parent = node.parent;
      if (parent === null) return { root, tooDeep };
      if (node.hasError) parent.hasError = true;
      if (count > nodesMax) return undefined;
      node = take(parent);
    }
  } finally {
    cursor.delete();
  }
}

function descend(cursor: TreeCursor, node: PlainNode, depth: number, levelsMax: number, tooDeep: PlainNode[]): boolean {
  if (!cursor.gotoFirstChild()) return false;
  if (depth + 1 < levelsMax) return true;
  cursor.gotoParent();
  node.hasError ||= cursor.currentNode.hasError;
  tooDeep.push(node);
  return false;
}
