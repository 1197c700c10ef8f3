/** What the terrain takes from a text, by a parser at hand: the same here and on the indexing threads. */

import type { Analysis } from '../../adapters/indexing/indexingThread.ts';
import type { SyntaxPort } from '../../core/ports/syntaxPort.ts';
import { isDeep, type LanguageId } from '../../core/terrain/languageId.ts';
import { outlineOf } from '../../core/terrain/outline/outlineOf.ts';

export function analysisOf(syntax: SyntaxPort, language: LanguageId, text: string): Analysis {
  if (!isDeep(language)) {
    const { outline, problems } = syntax.outline(language, text);
    return { outline, syntaxProblems: problems.length, whole: undefined };
  }
  const whole = syntax.index(language, text);
  return { outline: outlineOf(whole.index, text), syntaxProblems: whole.problems.length, whole };
}
