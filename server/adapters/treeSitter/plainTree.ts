/**
 * A parser's tree as plain objects, by one walk through the parser's memory; what is read later cannot outlive the parser. It
 * finds what a `TreeCursor` finds: of hidden rules only what is in them, and aliases in place of what they stand for.
 */
import type { Tree } from 'web-tree-sitter';
import { defined } from '../../base/assert.ts';
import { PlainNode } from '../../core/syntax/plainNode.ts';
import { type LanguageTables, numberAt, type ParserMemory, rootSlot, SubtreeView } from './parserMemory.ts';

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

export interface ReadableGrammar extends NodeTypes {
  readonly memory: ParserMemory;
  readonly tables: LanguageTables;
}

export interface PlainTree {
  readonly root: PlainNode;
  readonly tooDeep: readonly PlainNode[]; // nodes whose children were not read
}

/** `levelsMax`: levels that are read. Undefined if there are too many nodes. */
export function plainTree(grammar: ReadableGrammar, tree: Tree, text: string, levelsMax = depthMax): PlainTree | undefined {
  return new TreeWalk(grammar, text, levelsMax).read(rootSlot(tree));
}

/** The children of one subtree, as far as they are read. It serves the next subtree at the same depth again. */
class Level {
  slot = 0; // of the next child
  left = 0; // children from there on
  place = 0; // of the next child, among those that rules speak of
  position = 0; // in bytes: where the last child ends
  begun = false; // a subtree begins where its first child does
  production = 0;
  fieldId = 0; // of all that is in it, where it is hidden
  node: PlainNode | null = null; // that of the subtree, or the one around it
  taken = 0; // children of that node
}

class TreeWalk {
  readonly #grammar: ReadableGrammar;
  readonly #text: string;
  readonly #levelsMax: number;
  readonly #subtree: SubtreeView;
  /** Instead of recursion: generated code nests deeper than a stack. */
  readonly #levels: Level[] = [];
  #top = -1;
  #depth = -1; // of the node whose children are read
  #count = 0;
  readonly #tooDeep: PlainNode[] = [];

  constructor(grammar: ReadableGrammar, text: string, levelsMax: number) {
    this.#grammar = grammar;
    this.#text = text;
    this.#levelsMax = levelsMax;
    this.#subtree = new SubtreeView(grammar.memory());
  }

  /** The root is read as if it were the one child of something that is not seen. */
  read(slot: number): PlainTree | undefined {
    const outside = this.#enter(slot, 1, 0, null, 0);
    outside.begun = true;
    const root = this.#next(outside);
    while (this.#top > 0) {
      const level = this.#levels[this.#top] as Level;
      if (level.left === 0) this.#leave(level);
      else this.#next(level);
      if (this.#count > nodesMax) return undefined;
    }
    return { root: defined(root, 'a root'), tooDeep: this.#tooDeep };
  }

  /** Reads a child, in which the walk goes on. Returns its node, or the one around it. */
  #next(level: Level): PlainNode | null {
    const { aliases, fieldIds } = this.#grammar.tables;
    const subtree = this.#subtree;
    subtree.look(level.slot);
    const start = level.begun ? level.position + subtree.padding : level.position;
    level.begun = true;
    level.slot += 2;
    level.left -= 1;
    level.position = start + subtree.size;
    let alias = 0;
    let fieldId = 0;
    if (!subtree.isExtra) {
      alias = numberAt(aliases, level.production, level.place);
      fieldId = numberAt(fieldIds, level.production, level.place) || level.fieldId;
      level.place += 1;
    }
    if (subtree.isVisible || alias !== 0) return this.#see(level, alias === 0 ? subtree.symbol : alias, fieldId, start);
    if (subtree.seenCount > 0) {
      const inside = this.#enter(subtree.children, subtree.childCount, start, level.node, subtree.production);
      inside.fieldId = fieldId;
      inside.taken = level.taken;
    }
    return level.node;
  }

  #see(level: Level, symbol: number, fieldId: number, start: number): PlainNode {
    const subtree = this.#subtree;
    const isDeep = subtree.seenCount > 0 && this.#depth + 2 >= this.#levelsMax;
    const node = this.#take(level, symbol, fieldId, start, isDeep ? 0 : subtree.seenCount);
    if (subtree.seenCount > 0 && !isDeep) {
      this.#enter(subtree.children, subtree.childCount, start, node, subtree.production);
      this.#depth += 1;
      return node;
    }
    if (isDeep) {
      node.hasError ||= subtree.hasError;
      this.#tooDeep.push(node);
    }
    if (node.hasError && level.node !== null) level.node.hasError = true;
    return node;
  }

  #take(level: Level, symbol: number, fieldId: number, start: number, childCount: number): PlainNode {
    const { types, named, fields, tables } = this.#grammar;
    const typeId = tables.typeIds[symbol] ?? symbol;
    const node = new PlainNode(
      this.#text,
      this.#count++,
      types[typeId] ?? 'ERROR',
      start >>> 1,
      level.position >>> 1,
      named[typeId] ?? true,
      this.#subtree.isMissing,
      fieldId === 0 ? undefined : (fields[fieldId] ?? undefined),
      level.node,
      level.taken,
      childCount,
    );
    if (level.node !== null) level.node.children[level.taken] = node;
    level.taken += 1;
    return node;
  }

  #enter(slot: number, left: number, position: number, node: PlainNode | null, production: number): Level {
    this.#top += 1;
    let level = this.#levels[this.#top];
    if (level === undefined) {
      level = new Level();
      this.#levels.push(level);
    }
    level.slot = slot;
    level.left = left;
    level.place = 0;
    level.position = position;
    level.begun = false;
    level.production = production;
    level.fieldId = 0;
    level.node = node;
    level.taken = 0;
    return level;
  }

  #leave({ node, taken }: Level): void {
    this.#top -= 1;
    const outer = this.#levels[this.#top] as Level;
    if (outer.node === node) outer.taken = taken;
    else {
      this.#depth -= 1;
      if (node?.hasError && outer.node !== null) outer.node.hasError = true;
    }
  }
}
