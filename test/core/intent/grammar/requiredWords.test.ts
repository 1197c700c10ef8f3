/** Which words a phrase cannot do without. */
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../../server/core/intent/grammar/pattern.ts';
import { requiredWordsOf } from '../../../../server/core/intent/grammar/requiredWords.ts';

describe('the words that a phrase requires', () => {
  it.each([
    ['rename <thing> to|into <newName>', 'rename; to|into'],
    ['[please] rename <thing>* [now]', 'rename'], // what may be missing requires nothing
    ['(get rid of | remove|drop) <thing>', 'get|remove|drop'], // a word of each way
    ['( <thing> | it ) should be <name>', 'should; be'], // one way has no word of its own
  ])('%s', (pattern, required) => {
    const sets = requiredWordsOf(parsePattern(pattern));
    expect(sets.map((words) => [...words].join('|')).join('; ')).toBe(required);
  });
});
