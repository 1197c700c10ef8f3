/**
 * Parsing with tree-sitter in WebAssembly. Each tree is walked once with a cursor into plain objects: a call into
 * WebAssembly per question costs more than the object, and what is read later cannot outlive the parser. Measured on
 * 150 kB of Python: parse 18 ms, walk 12 ms; the same walk over the parser's own nodes takes 35 ms. All trees are deleted
 * at once but the last of each language, from which a text with a small change is parsed again in a millisecond.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Edit, Language, Parser, type Range, type Tree, type TreeCursor } from 'web-tree-sitter';
import { assert, defined } from '../base/assert.ts';
import type { Disposable } from '../base/disposable.ts';
import type { ParsedFile, SyntaxPort } from '../core/ports/syntaxPort.ts';
import { changedStretch, pointAt } from '../core/syntax/changedStretch.ts';
import { noChildren, PlainNode } from '../core/syntax/plainNode.ts';
import { problemsIn } from '../core/syntax/syntaxProblems.ts';
import type { Extent, FileIndex, Hazard } from '../core/terrain/fileIndex.ts';
import type { LanguageId } from '../core/terrain/languageId.ts';
import type { FragmentParser, LanguageRules } from '../core/terrain/languageRules.ts';

/** Levels of nesting that are read; analysers recurse, and a stack is finite. Real code stays below 200. */
const depthMax = 1_000;
/** Length of a text whose tree is kept, in UTF-16 units; a tree takes some ten bytes for each. */
const rememberedMax = 1_000_000;

interface Grammar {
  readonly parser: Parser;
  readonly types: readonly string[];
  readonly named: readonly boolean[];
  readonly tokens: readonly boolean[]; // literals spelled as one word or sign, which have no children
  readonly fields: readonly (string | null)[];
  last: RememberedTree | undefined;
}

interface RememberedTree {
  readonly text: string;
  readonly tree: Tree;
  readonly whole: boolean; // parsed from nothing, not from the tree before
}

let runtime: Promise<void> | undefined;

/** The parser's own module can be loaded only once in a process (or worker thread). */
function startRuntime(wasmFolder: string): Promise<void> {
  runtime ??= readFile(join(wasmFolder, 'web-tree-sitter.wasm')).then((wasmBinary) =>
    Parser.init({ wasmBinary: wasmBinary as unknown as ArrayBuffer }),
  );
  return runtime;
}

async function loadGrammar(wasmFolder: string, language: LanguageId): Promise<Grammar> {
  const loaded = await Language.load(await readFile(join(wasmFolder, `${language}.wasm`)));
  const named = loaded.types.map((_, typeId) => loaded.nodeTypeIsNamed(typeId));
  // `not in` is a token of the grammar made of two: only those without a space inside are sure to be leaves.
  const tokens = loaded.types.map((type, typeId) => named[typeId] === false && !/\s/.test(type));
  return { parser: new Parser().setLanguage(loaded), types: loaded.types, named, tokens, fields: loaded.fields, last: undefined };
}

/** Loads the grammars of all languages that `rules` know. Disposing frees the parsers. */
export async function createSyntax(wasmFolder: string, rules: readonly LanguageRules[]): Promise<SyntaxPort & Disposable> {
  await startRuntime(wasmFolder);
  const rulesOf = new Map<LanguageId, LanguageRules>();
  for (const rule of rules) for (const language of rule.languages) rulesOf.set(language, rule);
  const grammars = new Map<LanguageId, Grammar>();
  await Promise.all(
    [...rulesOf.keys()].map(async (language) => {
      grammars.set(language, await loadGrammar(wasmFolder, language));
    }),
  );
  const grammarOf = (language: LanguageId): Grammar => defined(grammars.get(language), `a loaded grammar for ${language}`);

  return {
    index(language, text): ParsedFile {
      const grammar = grammarOf(language);
      const read = plainTree(grammar, wholeTree(grammar, text), text);
      const parseFragment: FragmentParser = (ranges) => readFragment(grammar, text, ranges).root;
      const index = defined(rulesOf.get(language), `rules for ${language}`).analyse(read.root, text, language, parseFragment);
      forgetIfBig(grammar);
      return { index: withHazards(index, read.tooDeep), problems: read.root.hasError ? problemsIn(read.root) : [] };
    },
    problems(language, text) {
      const grammar = grammarOf(language);
      if (changedTree(grammar, text)?.rootNode.hasError === false) return [];
      // How a parser recovers may depend on where it came from: errors are told only from a whole parse.
      const tree = wholeTree(grammar, text);
      const problems = tree.rootNode.hasError ? problemsIn(plainTree(grammar, tree, text).root) : [];
      forgetIfBig(grammar);
      return problems;
    },
    dispose() {
      for (const grammar of grammars.values()) {
        grammar.last?.tree.delete();
        grammar.parser.delete();
      }
      grammars.clear();
    },
  };
}

/** A tree of the text parsed from nothing. It lives until the next parse. */
function wholeTree(grammar: Grammar, text: string): Tree {
  if (grammar.last?.whole && grammar.last.text === text) return grammar.last.tree;
  return remember(grammar, { text, tree: parsed(grammar.parser.parse(text)), whole: true });
}

/** A tree of the text parsed from that of the text before, if they differ in one short stretch. It lives until the next parse. */
function changedTree(grammar: Grammar, text: string): Tree | undefined {
  const { last } = grammar;
  if (last === undefined) return undefined;
  if (last.text === text) return last.tree;
  const { start, oldEnd, newEnd } = changedStretch(last.text, text);
  if (Math.max(oldEnd, newEnd) - start > text.length / 2) return undefined;
  const edited = last.tree.copy();
  try {
    edited.edit(
      new Edit({
        startIndex: start,
        oldEndIndex: oldEnd,
        newEndIndex: newEnd,
        startPosition: pointAt(text, start),
        oldEndPosition: pointAt(last.text, oldEnd),
        newEndPosition: pointAt(text, newEnd),
      }),
    );
    return remember(grammar, { text, tree: parsed(grammar.parser.parse(text, edited)), whole: false });
  } finally {
    edited.delete();
  }
}

function remember(grammar: Grammar, made: RememberedTree): Tree {
  grammar.last?.tree.delete();
  grammar.last = made;
  return made.tree;
}

/** Gives back the memory of a tree too big to keep. */
function forgetIfBig(grammar: Grammar): void {
  if (grammar.last === undefined || grammar.last.text.length <= rememberedMax) return;
  grammar.last.tree.delete();
  grammar.last = undefined;
}

function parsed(tree: Tree | null): Tree {
  assert(tree, 'a parser with a language and no time limit returns a tree');
  return tree;
}

function readFragment(grammar: Grammar, text: string, ranges: readonly Extent[]): PlainTree {
  const tree = parsed(grammar.parser.parse(text, null, { includedRanges: ranges.map(includedRange) }));
  try {
    return plainTree(grammar, tree, text);
  } finally {
    tree.delete();
  }
}

/** Rows and columns only have to grow with the offsets: nothing here asks for them. */
function includedRange({ start, end }: Extent): Range {
  const startPosition = { row: 0, column: start };
  return { startIndex: start, endIndex: end, startPosition, endPosition: { row: 0, column: end } };
}

interface PlainTree {
  readonly root: PlainNode;
  readonly tooDeep: readonly PlainNode[]; // nodes whose children were not read
}

/** One pass with one cursor, without recursion: generated code nests deeper than a stack. */
function plainTree(grammar: Grammar, tree: Tree, text: string): PlainTree {
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
      if (node.children !== noChildren && descend(cursor, node, depth, tooDeep)) {
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
      node = take(parent);
    }
  } finally {
    cursor.delete();
  }
}

function descend(cursor: TreeCursor, node: PlainNode, depth: number, tooDeep: PlainNode[]): boolean {
  if (!cursor.gotoFirstChild()) return false;
  if (depth + 1 < depthMax) return true;
  cursor.gotoParent();
  node.hasError ||= cursor.currentNode.hasError;
  tooDeep.push(node);
  return false;
}

function withHazards(index: FileIndex, tooDeep: readonly PlainNode[]): FileIndex {
  if (tooDeep.length === 0) return index;
  const text = `The code here is nested deeper than ${depthMax} levels; the names in it were not read.`;
  const hazards: Hazard[] = tooDeep.map((node) => ({ start: node.startIndex, end: node.endIndex, kind: 'reflection', text }));
  return { ...index, hazards: [...index.hazards, ...hazards] };
}
