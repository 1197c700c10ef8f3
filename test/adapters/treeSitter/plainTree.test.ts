/**
 * The tree that is read from the parser's memory is the one its own cursor walks, in every grammar: also of texts that make no
 * sense, and of trees that were parsed from others.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Edit, type Tree } from 'web-tree-sitter';
import { type Grammar, Grammars } from '../../../server/adapters/treeSitter/grammars.ts';
import { onlyEdit } from '../../../server/adapters/treeSitter/parsing.ts';
import { plainTree } from '../../../server/adapters/treeSitter/plainTree.ts';
import { treeEdits } from '../../../server/core/syntax/changedStretch.ts';
import type { PlainNode } from '../../../server/core/syntax/plainNode.ts';
import { deepLanguages, wideLanguages } from '../../../server/core/terrain/languageId.ts';
import { corpusOf } from '../../fuzz/corpus.ts';
import { wasmFolder } from '../../syntaxFixture.ts';

/** UTF-16 units of a file that are read; a grammar shows all it has in far less. */
const unitsMax = 3_000;

let grammars: Grammars;
beforeAll(async () => {
  grammars = await Grammars.start(wasmFolder);
});

type Line = readonly [depth: number, field: string | undefined, type: string, start: number, end: number, named: boolean, missing: boolean];

function theirs(tree: Tree): readonly Line[] {
  const lines: Line[] = [];
  const cursor = tree.walk();
  const visit = (depth: number): void => {
    const field = cursor.currentFieldName ?? undefined;
    lines.push([depth, field, cursor.nodeType, cursor.startIndex, cursor.endIndex, cursor.nodeIsNamed, cursor.nodeIsMissing]);
    if (!cursor.gotoFirstChild()) return;
    do visit(depth + 1);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  visit(0);
  cursor.delete();
  return lines;
}

function ours(grammar: Grammar, tree: Tree, text: string): readonly Line[] {
  const lines: Line[] = [];
  const visit = (node: PlainNode, depth: number): boolean => {
    const { fieldName, type, startIndex, endIndex, isNamed, isMissing } = node;
    let sound = node.id === lines.length;
    lines.push([depth, fieldName, type, startIndex, endIndex, isNamed, isMissing]);
    let wrong = isMissing || type === 'ERROR';
    let before: PlainNode | null = null;
    for (const child of node.children) {
      sound &&= child.parent === node && child.previousSibling === before;
      if (visit(child, depth + 1)) wrong = true;
      before = child;
    }
    if (!sound || node.hasError !== wrong) throw new Error(`${type} at ${startIndex} says something else than its children`);
    return wrong;
  };
  const read = plainTree(grammar, tree, text);
  if (read) visit(read.root, 0);
  return lines;
}

/** Another text: a stretch of the first taken out, and something else in its place. */
const changes = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  units: fc.nat({ max: 200 }),
  instead: fc.constantFrom('', ' ', '(', '}', '"', '\n', '\t\t', 'é😀', '/*', 'name', '0x', "'", '<a b>', '#'),
});

test.each([...deepLanguages, ...wideLanguages])('%s', (language) => {
  const grammar = grammars.of(language);
  for (const whole of corpusOf(language)) {
    const text = whole.slice(0, unitsMax);
    const tree = grammar.parser.parse(text)!;
    expect(ours(grammar, tree, text)).toEqual(theirs(tree));
    const property = fc.property(changes, ({ at, units, instead }) => {
      const start = Math.floor(at * text.length);
      const changed = text.slice(0, start) + instead + text.slice(start + units);
      const edited = tree.copy();
      for (const edit of treeEdits(text, [onlyEdit(text, changed)])) edited.edit(new Edit(edit));
      for (const from of [null, edited]) {
        const parsed = grammar.parser.parse(changed, from)!;
        expect(ours(grammar, parsed, changed)).toEqual(theirs(parsed));
        parsed.delete();
      }
      edited.delete();
    });
    fc.assert(property, { numRuns: 8 });
    tree.delete();
  }
});

test('levels beyond the bound are named, not read; whether there is an error in them is still told', () => {
  const grammar = grammars.of('json');
  const text = '[[[[1, 2]]], [[}]], 3]';
  const tree = grammar.parser.parse(text)!;
  const { root, tooDeep } = plainTree(grammar, tree, text, 4)!;
  expect(tooDeep.map((node) => [node.text, node.children.length, node.hasError])).toEqual([
    ['[[1, 2]]', 0, false],
    ['[}]', 0, true],
  ]);
  expect(root.hasError).toBe(true);
  tree.delete();
});
