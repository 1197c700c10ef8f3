/** All matches of a pattern in one text, given the nodes that may be one. */
import type { CompiledPattern } from './compiledPattern.ts';
import type { MatchNode } from './matchNode.ts';
import { type PatternMatch, PatternMatcher } from './matchPattern.ts';

export interface FileMatches {
  readonly matches: readonly PatternMatch[]; // by start, outer before inner
  /** The bound of attempts was reached: there may be more. */
  readonly exhausted: boolean;
}

export interface Candidate {
  readonly node: MatchNode;
  readonly parent: () => MatchNode | undefined;
}

/** Whether a text can hold a match at all. */
export function mayMatch({ words }: CompiledPattern, text: string): boolean {
  return words.every((word) => text.includes(word));
}

/** `candidates`: nodes of the pattern's anchor types, in source order. */
export function matchCandidates(pattern: CompiledPattern, candidates: Iterable<Candidate>, source: string): FileMatches {
  const matcher = new PatternMatcher(pattern, source);
  const matches: PatternMatch[] = [];
  const seen = new Set<string>();
  for (const { node, parent } of candidates) {
    const match = matcher.at(node, parent);
    if (matcher.exhausted) break;
    if (match === undefined) continue;
    const key = `${match.start} ${match.end}`;
    // A node that is nothing but another one, and siblings found from two anchors, are one match.
    if (!seen.has(key)) matches.push(match);
    seen.add(key);
  }
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  return { matches, exhausted: matcher.exhausted };
}
