/** A query of structural search made ready for a language: a pattern, a kind of nodes, or both, with constraints. */
import { distance } from 'fastest-levenshtein';
import type { LanguageId } from '../languageId.ts';
import type { CompiledPattern, Constraint, PatternNode } from './compiledPattern.ts';
import { compileNodes } from './compileNodes.ts';
import { NodeRules } from './matchNode.ts';
import { type ParseText, type PatternFragment, type PatternProblem, readFragment } from './patternFragment.ts';
import { type PatternLanguage, typesOfKind } from './patternGrammar.ts';
import { type Metavariable, type PatternPiece, patternPieces, patternUnitsMax } from './patternText.ts';
import { wordsOf } from './patternWords.ts';

export interface PatternQuery {
  /** Undefined: all nodes of the kind. */
  readonly pattern: string | undefined;
  /** What is found is of this kind: a type of node, or a role (function, class, call, string, …). */
  readonly kind?: string | undefined;
  /** The context in which the pattern is to be read; undefined: the first in which it makes sense. */
  readonly as?: string | undefined;
  /** `NAME~regex` or `NAME!~regex`. */
  readonly where?: readonly string[] | undefined;
}

export type Compiled = { readonly ok: true; readonly value: CompiledPattern } | { readonly ok: false; readonly problem: PatternProblem };

type Failed = PatternProblem & { readonly failed: true };

export function compilePattern(language: LanguageId, query: PatternQuery, spoken: PatternLanguage, parse: ParseText): Compiled {
  try {
    return { ok: true, value: compile(language, query, spoken, parse) };
  } catch (failure) {
    if (isFailed(failure)) return { ok: false, problem: { message: failure.message, at: failure.at } };
    throw failure;
  }
}

function isFailed(failure: unknown): failure is Failed {
  return typeof failure === 'object' && failure !== null && 'failed' in failure;
}

function failed(message: string, at?: number): never {
  throw { failed: true, message, at } satisfies Failed;
}

function compile(language: LanguageId, query: PatternQuery, spoken: PatternLanguage, parse: ParseText): CompiledPattern {
  const rules = new NodeRules(spoken.grammar);
  const kinds = query.kind === undefined ? undefined : kindTypes(spoken, query.kind);
  const { roots, context, holes } = query.pattern === undefined ? nodesOf(kinds) : readRoots(query.pattern, query.as, spoken, rules, parse);
  const names = [...new Set(holes.flatMap(({ name }) => name ?? []))];
  const constraints = (query.where ?? []).map((text) => constraintOf(text, names));
  const { anchor, types } = anchorOf(roots, rules, kinds);
  return { language, rules, context, roots, anchor, anchorTypes: types, words: wordsOf(roots, rules), constraints, names };
}

interface Roots {
  readonly roots: readonly PatternNode[];
  readonly context: string;
  readonly holes: readonly Metavariable[];
}

/** What a kind alone looks for. */
function nodesOf(types: ReadonlySet<string> | undefined): Roots {
  return { roots: [{ is: 'hole', name: undefined, many: false, types }], context: 'kind', holes: [] };
}

function readRoots(pattern: string, as: string | undefined, spoken: PatternLanguage, rules: NodeRules, parse: ParseText): Roots {
  if (pattern.trim() === '') failed('it is empty');
  if (pattern.length > patternUnitsMax) failed(`it is longer than ${patternUnitsMax} characters`);
  const contexts = Object.keys(spoken.grammar.contexts);
  if (as !== undefined && !contexts.includes(as)) failed(`there is no context “${as}” in this language; there are: ${contexts.join(', ')}`);
  const pieces = dedented(patternPieces(pattern));
  for (const piece of pieces) if (piece.is === 'hole' && piece.kind !== undefined) kindTypes(spoken, piece.kind, piece.start);
  const fragment: PatternFragment | PatternProblem = readFragment(pieces, spoken.grammar, parse, as === undefined ? contexts : [as]);
  if (!('nodes' in fragment)) failed(fragment.message, fragment.at);
  const typesOf = (kind: string): ReadonlySet<string> => kindTypes(spoken, kind);
  return { roots: compileNodes(fragment, { rules, typesOf }), context: fragment.context, holes: fragment.holes };
}

/** A fragment cut out of a deeper place begins at the margin; its other lines go back by as much as the least of them is in. */
function dedented(pieces: readonly PatternPiece[]): readonly PatternPiece[] {
  const text = pieces.map((piece) => (piece.is === 'text' ? piece.text : 'X')).join('');
  const [first = '', ...others] = text.split('\n');
  const indents = others.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  const own = first.length - first.trimStart().length;
  // In languages that read blanks, the lines below the first are within it, or as deep as it.
  const cut = own > 0 ? Math.min(least, own) : 0;
  if (cut === 0 || !Number.isFinite(cut)) return pieces;
  return pieces.map((piece) =>
    piece.is === 'text' ? { ...piece, text: piece.text.replaceAll(new RegExp(`\\n[^\\S\\n]{${cut}}`, 'g'), '\n') } : piece,
  );
}

function kindTypes(spoken: PatternLanguage, kind: string, at?: number): ReadonlySet<string> {
  const types = typesOfKind(spoken, kind);
  if (types !== undefined) return types;
  const known = [...new Set([...Object.keys(spoken.grammar.roles), ...spoken.nodeTypes])].filter((name) => /^[a-z]/i.test(name));
  const near = known.toSorted((a, b) => distance(kind, a) - distance(kind, b)).slice(0, 3);
  return failed(`there is no kind “${kind}” in this language; near are: ${near.join(', ')}`, at);
}

function constraintOf(text: string, names: readonly string[]): Constraint {
  const found = /^\$*(?<name>[A-Z][A-Z0-9_]*)\s*(?<not>!?)~\s*(?<source>[\s\S]*)$/.exec(text.trim());
  if (!found?.groups) failed(`“${text}” is no constraint: NAME~regex, or NAME!~regex`);
  const { name = '', not, source = '' } = found.groups ?? {};
  if (!names.includes(name)) failed(`the constraint “${text}” is about $${name}, which the pattern has not`);
  try {
    return { name, expression: new RegExp(source, 'u'), wanted: not === '' };
  } catch (failure) {
    return failed(`“${source}” is no regular expression: ${failure instanceof Error ? failure.message : String(failure)}`);
  }
}

/** The root that is looked for first: one that is no bare metavariable, so that not every node is a candidate. */
function anchorOf(
  roots: readonly PatternNode[],
  rules: NodeRules,
  kinds: ReadonlySet<string> | undefined,
): { anchor: number; types: ReadonlySet<string> } {
  const anchor = roots.findIndex((root) => typesAt(root, rules) !== undefined);
  const own = roots[anchor] && typesAt(roots[anchor], rules);
  if (own === undefined) return failed('it stands for everything; give it a kind, as in $(NAME:call), or something beside it');
  if (kinds === undefined) return { anchor, types: own };
  if (roots.length > 1) failed('it is more than one node; a kind is for one');
  const types = new Set([...own].filter((type) => kinds.has(type)));
  return types.size > 0 ? { anchor, types } : failed(`it is of another kind: ${[...own].join(', ')}`);
}

/** Undefined: any. */
function typesAt(root: PatternNode, rules: NodeRules): ReadonlySet<string> | undefined {
  switch (root.is) {
    case 'hole':
      return root.many ? undefined : root.types;
    case 'string':
      return rules.strings;
    case 'branch':
    case 'leaf':
    case 'shape':
      return rules.typesLike(root.type);
  }
}
