/**
 * Reads a pattern with a language's own grammar: in the first context in which it makes sense, with metavariables spelled
 * so that it does. What makes sense nowhere is told with what is wrong where.
 */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import { problemsIn } from '../../syntax/syntaxProblems.ts';
import type { Extent } from '../fileIndex.ts';
import { type PatternGrammar, placeMark } from './patternGrammar.ts';
import { type Hole, holeAt, holeWords, type SpelledPattern, spellingChoices, spellPattern } from './patternSpelling.ts';
import type { PatternPiece } from './patternText.ts';

export interface PatternFragment {
  readonly context: string;
  /** Siblings that follow each other. */
  readonly nodes: readonly SyntaxNode[];
  readonly holes: readonly Hole[];
  readonly text: string;
}

/** Why a pattern was not understood; `at`: the offset in the pattern, undefined where it is wrong as a whole. */
export interface PatternProblem {
  readonly message: string;
  readonly at: number | undefined;
}

export type ParseText = (text: string) => SyntaxNode;

/** Texts that are parsed to find out what one pattern may be; each takes some 50 µs. */
const attemptsMax = 600;

/** Several nodes are right only where nothing makes one of them: `catch (e) {}` may also be read as a call and a block. */
const severalNodes = 0.5;

interface Attempt extends SpelledPattern {
  readonly context: string;
  readonly root: SyntaxNode;
  readonly wrong: number; // 0: it makes sense
  readonly nodes: readonly SyntaxNode[];
}

export function readFragment(
  pieces: readonly PatternPiece[],
  grammar: PatternGrammar,
  parse: ParseText,
  contexts: readonly string[] = Object.keys(grammar.contexts),
): PatternFragment | PatternProblem {
  const attempts = new Attempts(pieces, grammar, parse);
  // What makes sense with words as they are is meant so; only then may a statement be added to.
  for (const choices of [spellingChoices(pieces, grammar, false), spellingChoices(pieces, grammar, true)]) {
    for (const context of contexts) {
      const made = attempts.best(context, choices);
      if (made?.wrong === 0) return fragmentOf(made);
    }
  }
  return attempts.several ? fragmentOf(attempts.several) : problemOf(attempts.nearest);
}

class Attempts {
  /** The first that are several nodes. */
  several: Attempt | undefined;
  nearest: Attempt | undefined;
  readonly #pieces: readonly PatternPiece[];
  readonly #grammar: PatternGrammar;
  readonly #parse: ParseText;
  readonly #words: readonly string[];
  readonly #lists: ReadonlySet<string>;
  readonly #separators: ReadonlySet<string>;
  #count = 0;

  constructor(pieces: readonly PatternPiece[], grammar: PatternGrammar, parse: ParseText) {
    this.#pieces = pieces;
    this.#grammar = grammar;
    this.#parse = parse;
    this.#words = holeWords(pieces);
    this.#lists = new Set(grammar.lists);
    this.#separators = new Set(grammar.separators);
  }

  /**
   * From the usual spellings to better ones, as long as something gets better: all at once where they may, then one by one.
   * Undefined: the context is not for this fragment.
   */
  best(context: string, choices: readonly (readonly string[])[]): Attempt | undefined {
    const around = this.#grammar.contexts[context];
    const meant = this.#grammar.contextsFor[context];
    if (around === undefined || (meant !== undefined && !new RegExp(meant, 'u').test(this.#written))) return undefined;
    // What ends as a statement does is no part of one.
    if (this.#written.endsWith(';') && new RegExp(`${placeMark}\\s*;`).test(around)) return undefined;
    let spellings = choices.map(([usual = '']) => usual);
    let best = this.#attempt(context, around, spellings);
    const better = (others: readonly string[]): boolean => {
      const made = this.#attempt(context, around, others);
      if (made.wrong >= best.wrong) return false;
      [best, spellings] = [made, [...others]];
      return true;
    };
    for (const spelling of new Set(choices.flat())) {
      if (this.#enough(best)) return best;
      better(choices.map((choice) => (choice.includes(spelling) ? spelling : (choice[0] ?? ''))));
    }
    for (let found = true; found; ) {
      found = false;
      for (const [at, choice] of choices.entries()) {
        for (const spelling of choice) {
          if (this.#enough(best)) return best;
          if (spelling !== spellings[at] && better(spellings.with(at, spelling))) found = true;
        }
      }
    }
    return best;
  }

  #enough({ wrong }: Attempt): boolean {
    return wrong === 0 || this.#count >= attemptsMax;
  }

  get #written(): string {
    return this.#pieces
      .map((piece) => (piece.is === 'text' ? piece.text : 'X'))
      .join('')
      .trim();
  }

  #attempt(context: string, around: string, spellings: readonly string[]): Attempt {
    this.#count += 1;
    const spelled = spellPattern(around, this.#pieces, this.#words, spellings);
    const root = this.#parse(spelled.text);
    const nodes = root.hasError ? [] : this.#nodesAt(root, spelled.fragment);
    const wrong = root.hasError ? wrongness(root) : this.#doubt(nodes, root, spelled);
    const made = { ...spelled, context, root, nodes, wrong };
    if (wrong === severalNodes) this.several ??= made;
    if (this.nearest === undefined || (root.hasError && wrong < this.nearest.wrong)) this.nearest = made;
    return made;
  }

  #doubt(nodes: readonly SyntaxNode[], root: SyntaxNode, spelled: SpelledPattern): number {
    if (nodes.length === 0 || !this.#takesSpellings(root, spelled)) return 1;
    return nodes.length === 1 ? 0 : severalNodes;
  }

  /** The siblings that are exactly the fragment; a node that is nothing but another one gives way to it. None: it ends within something. */
  #nodesAt(root: SyntaxNode, { start, end }: Extent): readonly SyntaxNode[] {
    if (start === end) return [];
    let node = root;
    for (;;) {
      const inner: SyntaxNode | undefined = node.children.find((child) => child.startIndex <= start && child.endIndex >= end);
      if (inner === undefined || (!inner.isNamed && node.startIndex === start && node.endIndex === end)) break;
      node = inner;
    }
    if (node.startIndex === start && node.endIndex === end && !(this.#lists.has(node.type) && node.childCount > 1)) return [node];
    const within = node.children.filter((child) => child.endIndex > start && child.startIndex < end);
    if (within[0]?.startIndex !== start || within.at(-1)?.endIndex !== end) return [];
    const meaning = within.filter(({ isNamed, type }) => isNamed || !this.#separators.has(type));
    return meaning.length === 1 ? meaning : within;
  }

  /** Whether what words were spelled with became a part of them, and nothing that the pattern would ask for. */
  #takesSpellings(root: SyntaxNode, { holes, text }: SpelledPattern): boolean {
    return holes.every((hole) => {
      const { word, spelled } = hole;
      if (word.start === spelled.start && word.end === spelled.end) return true;
      let node: SyntaxNode | undefined = root;
      while (node && holeAt(node, [hole]) === undefined) {
        node = node.children.find((child: SyntaxNode) => child.startIndex <= word.start && child.endIndex >= word.end);
      }
      if (node === undefined) return false;
      const rest = text.slice(spelled.start, node.startIndex) + text.slice(node.endIndex, spelled.end);
      return rest.trim() === '' || this.#separators.has(rest.trim());
    });
  }
}

function fragmentOf({ context, nodes, holes, text }: Attempt): PatternFragment {
  return { context, nodes, holes, text };
}

/** Characters that no sense was found in, and tokens that had to be invented. */
function wrongness(root: SyntaxNode): number {
  return problemsIn(root).reduce((sum, { start, end }) => sum + 2 + end - start, 0);
}

function problemOf(nearest: Attempt | undefined): PatternProblem {
  const problem = nearest && problemsIn(nearest.root)[0];
  if (!nearest || !problem) return { message: 'it is no whole piece of code', at: undefined };
  const at = nearest.patternOffset(problem.start);
  const [, what = ''] = problem.context.split(': ');
  if (problem.kind === 'missing') return { message: `“${what.replace('missing ', '')}” is missing`, at };
  return { message: 'what stands here makes no sense', at };
}
