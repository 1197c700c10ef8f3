/**
 * What the index of the workspace keeps of each file in memory: small, plain, and made for exactly one content. Occurrences
 * and scopes are not here; they are read again, or from the cache, when names are resolved.
 */
import type { ContentHash, WorkspacePath } from '../../../protocol/ids.ts';
import type { FileWords } from '../find/words/fileWords.ts';
import type { LanguageId } from '../languageId.ts';
import type { FileOutline } from '../outline/outline.ts';

export interface FileRecord {
  readonly path: WorkspacePath;
  readonly hash: ContentHash;
  readonly language: LanguageId;
  readonly bytes: number;
  readonly lines: number;
  readonly outline: FileOutline;
  /** Words of names, docstrings, comments and bodies by symbol, split and folded; for finding by meaning. Made by `wordsOf`. */
  readonly words: FileWords;
  /** Every name it declares, imports apart, also those that an outline does not show. Only of languages known in depth. */
  readonly declared?: readonly string[] | undefined;
  readonly syntaxProblems: number;
  readonly generated: boolean; // says of itself that it is generated, or looks minified
}
