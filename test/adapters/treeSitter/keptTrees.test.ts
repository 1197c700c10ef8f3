/** What is kept of trees, and what is let go, and that each is deleted once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptTrees } from '../../../server/adapters/treeSitter/keptTrees.ts';

class Tree {
  deletions = 0;
  delete(): void {
    this.deletions += 1;
  }
}
const made = (text: string, language: 'python' | 'typescript' = 'python') => ({ language, text, tree: new Tree(), whole: true });

describe('kept trees', () => {
  it('are found by their text and language', () => {
    const trees = new KeptTrees<Tree>();
    const one = made('x');
    trees.keep(one);
    expect([trees.get('python', 'x')?.tree, trees.get('typescript', 'x'), trees.get('python', 'y')]).toEqual([
      one.tree,
      undefined,
      undefined,
    ]);
  });

  it('go in the order in which they were used, the newest never', () => {
    const trees = new KeptTrees<Tree>(12 * 10);
    const [a, b, c, big] = [made('aaaa'), made('bbbb'), made('cccc'), made('d'.repeat(40))];
    trees.keep(a);
    trees.keep(b);
    trees.get('python', 'aaaa');
    trees.keep(c);
    expect([a, b, c].map(({ tree }) => tree.deletions)).toEqual([0, 1, 0]);
    trees.keep(big);
    expect([a, b, c, big].map(({ tree }) => tree.deletions)).toEqual([1, 1, 1, 0]);
    expect(trees.latest('python')).toBe(big);
    expect(trees.latest('typescript')).toBeUndefined();
  });

  it('are each deleted once, whatever happens, and never take more than they may', () => {
    const texts = fc.constantFrom('a', 'bb', 'ccc', 'dddd');
    const step = fc.record({
      what: fc.constantFrom('keep', 'get', 'forget'),
      text: texts,
      language: fc.constantFrom('python', 'typescript'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const trees = new KeptTrees<Tree>(12 * 6);
        const all: Tree[] = [];
        for (const { what, text, language } of steps) {
          if (what === 'keep') {
            const one = made(text, language);
            all.push(one.tree);
            trees.keep(one);
          } else if (what === 'get') expect(trees.get(language, text)?.tree.deletions ?? 0).toBe(0);
          else trees.forget(language, text);
          expect(trees.bytes).toBeLessThanOrEqual(12 * 6);
        }
        trees.dispose();
        expect(all.map(({ deletions }) => deletions)).toEqual(all.map(() => 1));
        expect(trees.bytes).toBe(0);
      }),
    );
  });
});
