/** Names that nobody gave, by the customs of the languages: a parameter after its class, a function after class and method. */
import { identifierWords } from '../../core/terrain/find/words/identifierWords.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';

/** "HttpReader" → "http_reader" in Python, "httpReader" in ECMAScript. */
export function nameOfObject(className: string, family: LanguageFamily): string {
  return cased(identifierWords(className), family) || 'self';
}

/** Without the marks of privacy that only mean something inside of a class. */
export function nameOutsideClass(name: string, family: LanguageFamily): string {
  if (family === 'python') return /^__.*[^_]_?$/.test(name) ? name.replace(/^_+/, '_') : name;
  return name.replace(/^#/, '');
}

/** "Shape" and "area" → "shape_area", "shapeArea". */
export function nameOfBoth(className: string, member: string, family: LanguageFamily): string {
  const marks = /^_*/.exec(member)?.[0] ?? '';
  return marks + cased([...identifierWords(className), ...identifierWords(member)], family);
}

/** "csv" and "reader" → "csv_reader", "csvReader". */
export function cased(words: readonly string[], family: LanguageFamily): string {
  if (family === 'python') return words.join('_');
  return words.map((word, i) => (i === 0 ? word : capitalised(word))).join('');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
