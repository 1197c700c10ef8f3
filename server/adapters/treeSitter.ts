/**
 * Parsing with tree-sitter in WebAssembly. Each tree is walked once with a cursor into plain objects and deleted at once:
 * a call into WebAssembly per question costs more than the object, and what is read later cannot outlive the parser.
 * Measured on 150 kB of Python: parse 18 ms, walk 12 ms; the same walk over the parser's own nodes takes 35 ms.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Language, Parser, type Range, type Tree, type TreeCursor } from 'web-tree-sitter';
import { assert, defined } from '../base/assert.ts';
import type { Disposable } from '../base/disposable.ts';
import type { ParsedFile, SyntaxPort } from '../core/ports/syntaxPort.ts';
import type { SyntaxNode, SyntaxProblem } from '../core/syntax/syntaxNode.ts';
import type { Extent, FileIndex, Hazard } from '../core/terrain/fileIndex.ts';
import type { LanguageId } from '../core/terrain/languageId.ts';
import type { FragmentParser, LanguageRules } from '../core/terrain/languageRules.ts';

/** Levels of nesting that are read; analysers recurse, and a stack is finite. Real code stays below 200. */
const depthMax = 1_000;
/** Words of what is wrong that a problem's context names. */
const contextWordsMax = 3;

interface Grammar {
  readonly parser: Parser;
  readonly types: readonly string[];
  readonly named: readonly boolean[];
  readonly tokens: readonly boolean[]; // literals spelled as one word or sign, which have no children
  readonly fields: readonly (string | null)[];
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
  return { parser: new Parser().setLanguage(loaded), types: loaded.types, named, tokens, fields: loaded.fields };
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
      const read = readTree(grammar, text);
      const parseFragment: FragmentParser = (ranges) => readTree(grammar, text, ranges).root;
      const index = defined(rulesOf.get(language), `rules for ${language}`).analyse(read.root, text, language, parseFragment);
      return { index: withHazards(index, read.tooDeep), problems: read.root.hasError ? problemsIn(read.root) : [] };
    },
    problems(language, text) {
      const grammar = grammarOf(language);
      return withTree(grammar, text, (tree) => (tree.rootNode.hasError ? problemsIn(plainTree(grammar, tree, text).root) : []));
    },
    dispose() {
      for (const grammar of grammars.values()) grammar.parser.delete();
      grammars.clear();
    },
  };
}

function withTree<T>(grammar: Grammar, text: string, use: (tree: Tree) => T, ranges?: readonly Extent[]): T {
  const tree = grammar.parser.parse(text, null, ranges === undefined ? {} : { includedRanges: ranges.map(includedRange) });
  assert(tree, 'a parser with a language and no time limit returns a tree');
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}

function readTree(grammar: Grammar, text: string, ranges?: readonly Extent[]): PlainTree {
  return withTree(grammar, text, (tree) => plainTree(grammar, tree, text), ranges);
}

/** Rows and columns only have to grow with the offsets: nothing here asks for them. */
function includedRange({ start, end }: Extent): Range {
  const startPosition = { row: 0, column: start };
  return { startIndex: start, endIndex: end, startPosition, endPosition: { row: 0, column: end } };
}

class PlainNode implements SyntaxNode {
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
    leaf: boolean,
    missing: boolean,
    fieldName: string | undefined,
    parent: PlainNode | null,
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
    this.children = leaf ? noChildren : [];
    this.#position = parent === null ? 0 : parent.children.length;
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

/** Shared by all tokens without children; frozen, so that nothing is ever added. */
const noChildren: PlainNode[] = Object.freeze([]) as unknown as PlainNode[];

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
  tooDeep.push(node);
  return false;
}

function withHazards(index: FileIndex, tooDeep: readonly PlainNode[]): FileIndex {
  if (tooDeep.length === 0) return index;
  const text = `The code here is nested deeper than ${depthMax} levels; the names in it were not read.`;
  const hazards: Hazard[] = tooDeep.map((node) => ({ start: node.startIndex, end: node.endIndex, kind: 'reflection', text }));
  return { ...index, hazards: [...index.hazards, ...hazards] };
}

/**
 * All ERROR and MISSING nodes by position. The context holds node types and punctuation, never names, so that a rename in
 * or around an old problem does not make it look new.
 */
function problemsIn(root: PlainNode): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const open: PlainNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!node.hasError) continue;
    if (node.isMissing) problems.push(problem(node, 'missing', node.type));
    else if (node.isError) problems.push(problem(node, 'error', wrongWords(node)));
    for (const child of node.children.toReversed()) open.push(child);
  }
  return problems;
}

function problem(node: PlainNode, kind: SyntaxProblem['kind'], what: string): SyntaxProblem {
  let sound = node.parent;
  while (sound?.isError) sound = sound.parent;
  return { start: node.startIndex, end: node.endIndex, kind, context: `${sound?.type ?? 'file'}: ${kind} ${what}` };
}

function wrongWords(node: PlainNode): string {
  if (node.children.length === 0) return /[\p{L}\p{N}_]/u.test(node.text) ? 'word' : node.text.slice(0, 8).trim();
  const words = node.children.slice(0, contextWordsMax).map((child) => child.type);
  return words.join(' ');
}
