/** What structural search is told of each language: `grammars/<language>/pattern.json`. */
import ecmascript from '../../../grammars/ecmascript/pattern.json' with { type: 'json' };
import python from '../../../grammars/python/pattern.json' with { type: 'json' };
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { PatternGrammar } from '../../core/terrain/pattern/patternGrammar.ts';

export const patternGrammars: Partial<Readonly<Record<LanguageId, PatternGrammar>>> = {
  python,
  typescript: ecmascript,
  tsx: ecmascript,
  javascript: ecmascript,
};
