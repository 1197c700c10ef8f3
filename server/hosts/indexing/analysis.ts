/** What the terrain takes from a text, by a parser at hand: the same here and on the indexing threads. */

import type { Analysis } from '../../adapters/indexing/indexingThread.ts';
import type { SyntaxPort } from '../../core/ports/syntaxPort.ts';
import { isDeep, type LanguageId } from '../../core/terrain/languageId.ts';
import { outlineOf } from '../../core/terrain/outline/outlineOf.ts';

export function analysisOf(syntax: SyntaxPort, language: LanguageId, text: string): Analysis {
  if (!isDeep(language)) {
    const { problems, ...outlined } = syntax.outline(language, text);
    return { ...outlined, syntaxProblems: problems.length, whole: undefined };
  }
  const whole = syntax.index(language, text);
  const { index, problems, ...reading } = whole;
  return { ...reading, outline: outlineOf(index, text), syntaxProblems: problems.length, whole };
}
