/** Structural search by the grammars: the parser finds the candidates, and core matches what is asked of them. */
import type { Tree } from 'web-tree-sitter';
import type { Disposable } from '../../base/disposable.ts';
import { threadTimeMs } from '../../base/threadTime.ts';
import type { PatternPort } from '../../core/ports/patternPort.ts';
import { PlainNode } from '../../core/syntax/plainNode.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { CompiledPattern } from '../../core/terrain/pattern/compiledPattern.ts';
import { compilePattern } from '../../core/terrain/pattern/compilePattern.ts';
import { type Candidate, matchCandidates, mayMatch } from '../../core/terrain/pattern/findMatches.ts';
import { type Grammar, Grammars } from './grammars.ts';
import { LazyNode } from './lazyNode.ts';
import { Parsing } from './parsing.ts';
import { patternGrammars } from './patternGrammars.ts';
import { plainTree } from './plainTree.ts';

/** What is searched once is not parsed again. */
const treeBytesMax = 0;

/** A language's grammar is opened when it is first asked for. Disposing frees the parsers. */
export async function createPatternSyntax(wasmFolder: string, spentMs: () => number = threadTimeMs): Promise<PatternPort & Disposable> {
  const grammars = await Grammars.start(wasmFolder);
  const parsing = new Parsing(spentMs, treeBytesMax);
  return {
    compile(language, query) {
      const open = grammars.of(language);
      const nodeTypes = new Set(open.types.filter((_, typeId) => open.named[typeId]));
      const spoken = { grammar: patternGrammars[language], nodeTypes };
      return compilePattern(language, query, spoken, (text) => plainRoot(open, parsing, text));
    },
    search(pattern, text) {
      if (!mayMatch(pattern, text)) return { matches: [], exhausted: false };
      const grammar = grammars.of(pattern.language);
      const tree = parsing.whole(grammar, text);
      return tree && matchCandidates(pattern, candidates(tree, pattern, grammar, text), text);
    },
    dispose() {
      parsing.dispose();
      grammars.dispose();
    },
  };
}

/** A text that takes too long is read as nothing but an error. */
function plainRoot(grammar: Grammar, parsing: Parsing, text: string): SyntaxNode {
  const tree = parsing.whole(grammar, text);
  const read = tree && plainTree(grammar, tree, text);
  return read ? read.root : new PlainNode(text, 0, 'ERROR', 0, text.length, true, false, undefined, null, 0, 0);
}

/** The parser itself walks the tree for them, at the price of a tenth of the parse. */
function* candidates(tree: Tree, { anchorTypes }: CompiledPattern, grammar: Grammar, text: string): Generator<Candidate> {
  for (const node of tree.rootNode.descendantsOfType([...anchorTypes])) {
    if (node === null) continue;
    const lazy = new LazyNode(node, grammar, text);
    yield { node: lazy, parent: () => lazy.parent };
  }
}
