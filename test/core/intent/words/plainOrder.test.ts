/** Questions that ask for something are read in the order of a wish; true questions, and requests to people, keep theirs. */
import { describe, expect, it } from 'vitest';
import { inPlainOrder } from '../../../../server/core/intent/words/plainOrder.ts';
import { wordsBetween } from '../../../../server/core/intent/words/token.ts';
import { tokenise } from '../../../../server/core/intent/words/tokenise.ts';
import { read } from '../read.ts';

function ordered(text: string): string {
  return inPlainOrder(tokenise(text))
    .map(({ text: word }) => word)
    .join(' ');
}

describe('the order of a question', () => {
  it.each([
    ['could f be moved to x.py?', 'f should be moved to x.py ?'],
    ['can the parameter x of f be keyword-only', 'the parameter x of f should be keyword-only'],
    ['Hi, could f take a timeout?', 'Hi , f should take a timeout ?'],
    ['Rename f to g. Could h live in b.py?', 'Rename f to g . h should live in b.py ?'],
    ['could you move f to x.py?', 'could you move f to x.py ?'], // asks a person
    ['should f be moved to x.py?', 'should f be moved to x.py ?'], // asks for advice
    ['would it be nice if f lived in x.py', 'would it be nice if f lived in x.py'],
    ['rename could to can_be', 'rename could to can_be'],
    ['can f', 'can f'],
  ])('%s', (question, wish) => {
    expect(ordered(question)).toBe(wish);
  });

  it('words that changed places are shown as they stood', () => {
    const text = 'could f be renamed to g?';
    const tokens = inPlainOrder(tokenise(text));
    expect(wordsBetween(text, tokens, 0, tokens.length - 1)).toBe('could f be renamed to g');
  });

  it.each([
    ['could GetEnv be renamed to first_env?', 'Rename GetEnv to first_env'],
    ['could f and g be moved to a new file c.py?', 'Move f and g to a new file c.py'],
    ['can uniquer be moved to c.py please?', 'Move uniquer to c.py'],
    ['could the class OrderedSet live in ordered_set.py?', 'Move the class OrderedSet to ordered_set.py'],
    ['can fetch take a timeout?', 'Add the parameter timeout to fetch'],
    ['could the parameter x of f be keyword-only?', 'Make the parameter x of f keyword-only'],
    ['could old.py be merged into new.py?', 'Merge the module old.py into new.py, and remove it'],
    ['could Store.area be static?', 'Make Store.area static'],
  ])('is understood: %s', (question, summary) => {
    expect(read(question)).toBe(summary);
  });
});
