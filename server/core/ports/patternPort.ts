/** Structural search in one text: patterns made ready, and what they match, without showing a tree to anybody. */
import type { LanguageId } from '../terrain/languageId.ts';
import type { CompiledPattern } from '../terrain/pattern/compiledPattern.ts';
import type { Compiled, PatternQuery } from '../terrain/pattern/compilePattern.ts';
import type { FileMatches } from '../terrain/pattern/findMatches.ts';

export interface PatternPort {
  /** Languages in which there is structural search. */
  readonly languages: readonly LanguageId[];
  /** Loads the language's grammar when it is first asked for. */
  compile(language: LanguageId, query: PatternQuery): Promise<Compiled>;
  /** Matches in a text of the pattern's language. */
  search(pattern: CompiledPattern, text: string): FileMatches;
}
