/**
 * A text query as a regular expression of JavaScript, with the same meaning as ripgrep gives it: lines end at \n alone,
 * letters and digits are Unicode's, the two cases of a letter are Unicode's simple ones.
 */
import { err, ok, type Result } from '../../../../base/result.ts';
import { type SwarmError, swarmError } from '../../../../protocol/errors.ts';
import type { TextQuery } from '../../../ports/textSearchPort.ts';

const patternUnitsMax = 10_000;
/** As \w in ripgrep. */
const wordPart = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';

export function isEitherCase({ letterCase, pattern, isRegex }: TextQuery): boolean {
  if (letterCase !== 'smart') return letterCase === 'either';
  const letters = isRegex ? pattern.replaceAll(/\\(?:[pP]\{[^}]*\}|.)/gu, '') : pattern;
  return !/\p{Lu}/u.test(letters);
}

/** What no searcher takes. */
export function patternProblem({ pattern, isRegex }: TextQuery): SwarmError | undefined {
  if (pattern === '') return swarmError('usage', 'There is nothing to search for.');
  if (pattern.length > patternUnitsMax) return swarmError('usage', `A pattern has at most ${patternUnitsMax} characters.`);
  if (/[\n\0]/.test(pattern) || (isRegex && /\\n/.test(pattern.replaceAll('\\\\', ''))))
    return swarmError('usage', 'Text is searched line by line: a pattern holds no line end.');
  return undefined;
}

/** Errors: usage. The expression is global; what it finds empty does not count. */
export function textPattern(query: TextQuery): Result<RegExp, SwarmError> {
  const problem = patternProblem(query);
  if (problem !== undefined) return err(problem);
  const source = query.isRegex ? unicodeClasses(query.pattern) : query.pattern.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = query.wholeWord ? `(?<![${wordPart}])(?:${source})(?![${wordPart}])` : source;
  try {
    return ok(new RegExp(whole, isEitherCase(query) ? 'giu' : 'gu'));
  } catch (failure) {
    const why = failure instanceof SyntaxError ? failure.message : String(failure);
    return err(swarmError('usage', `“${query.pattern}” is no regular expression: ${why}`));
  }
}

/** \w, \d, \s and \b of Unicode, inside of classes and outside; a dot is anything but a line's end. */
function unicodeClasses(source: string): string {
  let inClass = false;
  return source.replaceAll(/\\[\s\S]|[[\].]/g, (token) => {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    switch (token) {
      case '.':
        return inClass ? token : '[^\\n]';
      case '\\s':
        return '\\p{White_Space}';
      case '\\S':
        return '\\P{White_Space}';
      case '\\w':
        return inClass ? wordPart : `[${wordPart}]`;
      case '\\W':
        return inClass ? token : `[^${wordPart}]`;
      case '\\d':
        return '\\p{Nd}';
      case '\\D':
        return '\\P{Nd}';
      case '\\b':
        return inClass ? token : `(?:(?<=[${wordPart}])(?![${wordPart}])|(?<![${wordPart}])(?=[${wordPart}]))`;
      default:
        return token;
    }
  });
}
