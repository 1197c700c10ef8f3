/** A file's record from its text and what the parser made of it. Pure: the same for the same content. */
import { declaredNames } from '../../facts/words.ts';
import type { FileIndex } from '../fileIndex.ts';
import { type FileWords, wordsOf } from '../find/words/fileWords.ts';
import type { LanguageId } from '../languageId.ts';
import type { FileOutline } from '../outline/outline.ts';
import type { ContentRecord } from '../packed/packedRecord.ts';
import { looksGenerated } from './generatedCode.ts';

export interface AnalysedText {
  readonly language: LanguageId;
  readonly text: string; // without BOM
  readonly bytes: number; // as on disk
  readonly outline: FileOutline;
  readonly syntaxProblems: number;
  /** Of languages known in depth. */
  readonly index: FileIndex | undefined;
}

export function recordOf({ language, text, bytes, outline, syntaxProblems, index }: AnalysedText): ContentRecord {
  const words: FileWords = wordsOf(language, outline, text);
  const record = { language, bytes, lines: linesIn(text), outline, words, syntaxProblems, generated: looksGenerated(text) };
  return index ? { ...record, declared: declaredNames(index) } : record;
}

/** A last line without an end counts; an empty text has none. */
function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
