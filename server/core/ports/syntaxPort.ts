/** Parsing and indexing, without showing a tree to anybody. */
import type { SyntaxProblem } from '../syntax/syntaxNode.ts';
import type { FileIndex } from '../terrain/fileIndex.ts';
import type { LanguageId } from '../terrain/languageId.ts';

export interface ParsedFile {
  readonly index: FileIndex;
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxPort {
  /** Parses, analyses and forgets the tree. */
  index(language: LanguageId, text: string): ParsedFile;
  /** Syntax problems alone, which is cheaper. */
  problems(language: LanguageId, text: string): readonly SyntaxProblem[];
}
