/** Structural search in one text: patterns made ready, and what they match, without showing a tree to anybody. */
import type { LanguageId } from '../terrain/languageId.ts';
import type { CompiledPattern } from '../terrain/pattern/compiledPattern.ts';
import type { Compiled, PatternQuery } from '../terrain/pattern/compilePattern.ts';
import type { FileMatches } from '../terrain/pattern/findMatches.ts';

export interface PatternPort {
  compile(language: LanguageId, query: PatternQuery): Compiled;
  /** Matches in a text of the pattern's language; undefined when the text takes too long to parse. */
  search(pattern: CompiledPattern, text: string): FileMatches | undefined;
}
