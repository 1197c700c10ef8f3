/**
 * Reads a pattern with a language's own grammar: in the first context in which it makes sense, with metavariables spelled
 * so that it does. What makes sense nowhere is told with what is wrong where.
 */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import { problemsIn } from '../../syntax/syntaxProblems.ts';
import type { PatternGrammar } from './patternGrammar.ts';
import { type Hole, holeWords, type SpelledPattern, spellingChoices, spellPattern } from './patternSpelling.ts';
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
  const words = holeWords(pieces);
  const choices = spellingChoices(pieces, grammar);
  let attempts = 0;
  let nearest: Attempt | undefined;
  let several: PatternFragment | undefined;
  const written = pieces.map((piece) => (piece.is === 'text' ? piece.text : 'X')).join('');
  for (const context of contexts) {
    const around = grammar.contexts[context];
    const meant = grammar.contextsFor[context];
    if (around === undefined || (meant !== undefined && !new RegExp(meant, 'u').test(written.trim()))) continue;
    const attempt = (spellings: readonly string[]): Attempt => {
      attempts += 1;
      const spelled = spellPattern(around, pieces, words, spellings);
      const root = parse(spelled.text);
      const nodes = root.hasError ? [] : nodesAt(root, spelled.fragment, new Set(grammar.lists));
      const made = {
        ...spelled,
        root,
        nodes,
        wrong: root.hasError ? wrongness(root) : nodes.length === 1 ? 0 : nodes.length === 0 ? 1 : severalNodes,
      };
      if (nearest === undefined || (root.hasError && made.wrong < nearest.wrong)) nearest = made;
      return made;
    };
    const made = bestSpelled(attempt, choices, () => attempts < attemptsMax);
    if (made.wrong === 0) return fragmentOf(context, made);
    if (made.wrong === severalNodes) several ??= fragmentOf(context, made);
  }
  if (several) return several;
  return problemOf(nearest);
}

function fragmentOf(context: string, { nodes, holes, text }: Attempt): PatternFragment {
  return { context, nodes, holes, text };
}

/** From the usual spellings to better ones, one metavariable at a time, as long as something gets better. */
function bestSpelled(
  attempt: (spellings: readonly string[]) => Attempt,
  choices: readonly (readonly string[])[],
  more: () => boolean,
): Attempt {
  let spellings = choices.map(([usual = '']) => usual);
  let best = attempt(spellings);
  // What holds for all of them at once is tried first: one by one, a list of them may only get worse.
  for (const spelling of new Set(choices.flat())) {
    if (best.wrong === 0 || !more()) return best;
    const all = choices.map((choice) => (choice.includes(spelling) ? spelling : (choice[0] ?? '')));
    const made = attempt(all);
    if (made.wrong < best.wrong) [best, spellings] = [made, all];
  }
  for (let better = true; better && best.wrong > 0; ) {
    better = false;
    for (const [at, choice] of choices.entries()) {
      for (const spelling of choice) {
        if (best.wrong === 0 || !more()) return best;
        if (spelling === spellings[at]) continue;
        const other = spellings.with(at, spelling);
        const made = attempt(other);
        if (made.wrong < best.wrong) {
          [best, spellings] = [made, other];
          better = true;
        }
      }
    }
  }
  return best;
}

/** Characters that no sense was found in, and tokens that had to be invented. */
function wrongness(root: SyntaxNode): number {
  return problemsIn(root).reduce((sum, { start, end }) => sum + 2 + end - start, 0);
}

/** The siblings that are exactly the fragment; a node that is nothing but another one gives way to it. None: it ends within something. */
function nodesAt(
  root: SyntaxNode,
  { start, end }: { readonly start: number; readonly end: number },
  lists: ReadonlySet<string>,
): readonly SyntaxNode[] {
  if (start === end) return [];
  let node = root;
  for (;;) {
    const inner: SyntaxNode | undefined = node.children.find((child) => child.startIndex <= start && child.endIndex >= end);
    if (inner === undefined || (!inner.isNamed && node.startIndex === start && node.endIndex === end)) break;
    node = inner;
  }
  if (node.startIndex === start && node.endIndex === end && !(lists.has(node.type) && node.children.length > 1)) return [node];
  const within = node.children.filter((child) => child.endIndex > start && child.startIndex < end);
  const [first] = within;
  const last = within.at(-1);
  return first?.startIndex === start && last?.endIndex === end ? within : [];
}

function problemOf(nearest: Attempt | undefined): PatternProblem {
  const problem = nearest && problemsIn(nearest.root)[0];
  if (!nearest || !problem) return { message: 'it is no whole piece of code', at: undefined };
  const at = nearest.patternOffset(problem.start);
  const [, what = ''] = problem.context.split(': ');
  if (problem.kind === 'missing') return { message: `“${what.replace('missing ', '')}” is missing`, at };
  return { message: 'what stands here makes no sense', at };
}
