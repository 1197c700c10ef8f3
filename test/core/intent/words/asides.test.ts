/** Wishes in the middle of another are read as if they were said behind it. */
import { describe, expect, it } from 'vitest';
import { withoutAsides } from '../../../../server/core/intent/words/asides.ts';
import { tokenise } from '../../../../server/core/intent/words/tokenise.ts';

describe('wishes in the middle of a sentence', () => {
  it.each([
    ['rename f, its tests too, to g', 'rename f to g and its tests too'],
    ['rename f (and its test) to g', 'rename f to g and its test'],
    ['move a.py together with its unit tests to lib/, then delete b', 'move a.py to lib/ together with its unit tests , then delete b'],
    ['rename f and its docs as well to g. Delete k', 'rename f to g and its docs as well . Delete k'],
    ['rename f to g, its tests too', 'rename f to g , its tests too'], // stands behind already
    ['move its tests to b.py', 'move its tests to b.py'], // they are what moves
    ['move f and its helpers to b.py', 'move f and its helpers to b.py'],
  ])('%s', (said, read) => {
    const words = withoutAsides(tokenise(said)).map(({ text }) => text);
    expect(words.join(' ')).toBe(read);
  });
});
