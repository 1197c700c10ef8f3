/** Structural search by the grammars: the parser finds the candidates, and core matches what is asked of them. */
import { readFile } from 'node:fs/promises';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';
import { assert, defined } from '../../base/assert.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { PatternPort } from '../../core/ports/patternPort.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { CompiledPattern } from '../../core/terrain/pattern/compiledPattern.ts';
import { compilePattern } from '../../core/terrain/pattern/compilePattern.ts';
import { type Candidate, matchCandidates, mayMatch } from '../../core/terrain/pattern/findMatches.ts';
import { startRuntime } from './grammars.ts';
import { LazyNode } from './lazyNode.ts';
import { patternGrammars } from './patternGrammars.ts';
import { type NodeTypes, plainTree } from './plainTree.ts';

interface PatternParser extends NodeTypes {
  readonly parser: Parser;
  readonly nodeTypes: ReadonlySet<string>;
}

/** `grammarFile`: where a language's grammar is. Disposing frees the parsers. */
export function createPatternSyntax(wasmFolder: string, grammarFile: (language: LanguageId) => string): PatternPort & Disposable {
  const loading = new Map<LanguageId, Promise<PatternParser>>();
  const loaded = new Map<LanguageId, PatternParser>();

  const parserOf = (language: LanguageId): Promise<PatternParser> => {
    const known = loading.get(language) ?? load(wasmFolder, grammarFile(language));
    loading.set(language, known);
    return known;
  };

  return {
    languages: Object.keys(patternGrammars) as LanguageId[],
    async compile(language, query) {
      const grammar = patternGrammars[language];

      const parser = await parserOf(language);
      loaded.set(language, parser);
      return compilePattern(language, query, { grammar, nodeTypes: parser.nodeTypes }, (text) => plainRoot(parser, text));
    },
    search(pattern, text) {
      if (!mayMatch(pattern, text)) return { matches: [], exhausted: false };
      const parser = defined(loaded.get(pattern.language), 'the parser that the pattern was compiled with');
      const tree = parse(parser, text);
      try {
        return matchCandidates(pattern, candidates(tree, pattern, parser, text), text);
      } finally {
        tree.delete();
      }
    },
    dispose() {
      for (const { parser } of loaded.values()) parser.delete();
      loaded.clear();
      loading.clear();
    },
  };
}

async function load(wasmFolder: string, file: string): Promise<PatternParser> {
  await startRuntime(wasmFolder);
  const language = await Language.load(await readFile(file));
  const { types, fields } = language;
  const named = types.map((_, typeId) => language.nodeTypeIsNamed(typeId));
  const tokens = types.map((type, typeId) => named[typeId] === false && !/\s/.test(type));
  return {
    parser: new Parser().setLanguage(language),
    types,
    fields,
    named,
    tokens,
    nodeTypes: new Set(types.filter((_, typeId) => named[typeId])),
  };
}

function parse({ parser }: PatternParser, text: string): Tree {
  const tree = parser.parse(text);
  assert(tree, 'a parser with a language and no time limit returns a tree');
  return tree;
}

function plainRoot(parser: PatternParser, text: string): SyntaxNode {
  const tree = parse(parser, text);
  try {
    return plainTree(parser, tree, text).root;
  } finally {
    tree.delete();
  }
}

/** The parser itself walks the tree for them, at the price of a tenth of the parse. */
function* candidates(tree: Tree, { anchorTypes }: CompiledPattern, parser: PatternParser, text: string): Generator<Candidate> {
  for (const found of tree.rootNode.descendantsOfType([...anchorTypes])) {
    const node: Node | null = found;
    if (node === null) continue;
    const lazy = new LazyNode(node, parser, text);
    yield { node: lazy, parent: () => lazy.parent };
  }
}
