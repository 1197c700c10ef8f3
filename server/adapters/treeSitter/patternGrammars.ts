/** What structural search is told of each language: `grammars/<language>/pattern.json`. */
import bash from '../../../grammars/bash/pattern.json' with { type: 'json' };
import c from '../../../grammars/c/pattern.json' with { type: 'json' };
import cpp from '../../../grammars/cpp/pattern.json' with { type: 'json' };
import csharp from '../../../grammars/csharp/pattern.json' with { type: 'json' };
import css from '../../../grammars/css/pattern.json' with { type: 'json' };
import ecmascript from '../../../grammars/ecmascript/pattern.json' with { type: 'json' };
import go from '../../../grammars/go/pattern.json' with { type: 'json' };
import html from '../../../grammars/html/pattern.json' with { type: 'json' };
import java from '../../../grammars/java/pattern.json' with { type: 'json' };
import json from '../../../grammars/json/pattern.json' with { type: 'json' };
import php from '../../../grammars/php/pattern.json' with { type: 'json' };
import python from '../../../grammars/python/pattern.json' with { type: 'json' };
import ruby from '../../../grammars/ruby/pattern.json' with { type: 'json' };
import rust from '../../../grammars/rust/pattern.json' with { type: 'json' };
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { PatternGrammar } from '../../core/terrain/pattern/patternGrammar.ts';

export const patternGrammars: Readonly<Record<LanguageId, PatternGrammar>> = {
  python,
  typescript: ecmascript,
  tsx: ecmascript,
  javascript: ecmascript,
  go,
  rust,
  java,
  c,
  cpp,
  csharp,
  ruby,
  php,
  bash,
  json,
  css,
  html,
};
