/** What a query finds, on a tree of plain nodes. That it means what tree-sitter means: `test/adapters/treeSitter/queries.test.ts`. */
import { expect, test } from 'vitest';
import { PlainNode } from '../../../../server/core/syntax/plainNode.ts';
import { matchQuery } from '../../../../server/core/syntax/query/matchQuery.ts';
import { readQuery } from '../../../../server/core/syntax/query/readQuery.ts';

/** A tree written as `type(field:child …)`; its text is the same, so that a node's text shows which it is. */
function tree(text: string): PlainNode {
  let at = 0;
  let count = 0;
  const read = (parent: PlainNode | null, position: number): PlainNode => {
    const [whole, field, quoted, name] = /^(?:(\w+):)?(?:"([^"]+)"|(\w+))/.exec(text.slice(at)) ?? [];
    const start = at + (field === undefined ? 0 : field.length + 1);
    at += whole!.length;
    const end = text[at] === '(' ? closing(text, at) : at;
    const node = new PlainNode(
      text,
      count++,
      quoted ?? name!,
      start,
      end,
      quoted === undefined,
      false,
      field,
      parent,
      position,
      text[at] === '(' ? 1 : 0,
    );
    if (parent) parent.children[position] = node;
    if (text[at] !== '(') return node;
    at += 1;
    for (let child = 0; text[at] !== ')'; child++) {
      read(node, child);
      if (text[at] === ' ') at += 1;
    }
    at += 1;
    return node;
  };
  return read(null, 0);
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  throw new Error('a bracket is not closed');
}

function found(query: string, text: string): readonly string[] {
  return matchQuery(readQuery(query), tree(text)).map((match) => match.map(({ name, node }) => `${name}=${node.text}`).join(' '));
}

test.each([
  ['a node, wherever it stands', '(b) @x', 'a(b(c) d(b))', ['x=b(c)', 'x=b']],
  ['a child by its field', '(a left: (b) @x)', 'a(right:b left:b(c))', ['x=b(c)']],
  ['children in their order', '(a (b) @x (c) @y)', 'a(c b d c)', ['x=b y=c']],
  ['each way in which it fits', '(a (b) @x)', 'a(b b(c))', ['x=b', 'x=b(c)']],
  ['a literal', '(a "+" @x)', 'a(b "+" c)', ['x="+"']],
  ['any named node', '(a (_) @x)', 'a("+" b)', ['x=b']],
  ['any node', '(a _ @x)', 'a("+" b)', ['x="+"', 'x=b']],
  ['alternatives', '(a [(b) @x (c (d) @y)])', 'a(b c(d) d)', ['x=b', 'y=d']],
  ['what is optional and there', '(a (b) @x (c)? @y)', 'a(b c)', ['x=b y=c']],
  ['what is optional and not there', '(a (b) @x (c)? @y)', 'a(b)', ['x=b']],
  ['the first', '(a . (b) @x)', 'a("+" b b(c))', ['x=b']],
  ['the last', '(a (b) @x .)', 'a(b(c) b "-")', ['x=b']],
  ['the only one', '(a . (b) @x .)', 'a(b c)', []],
  ['neighbours', '(a (b) @x . (c) @y)', 'a(b d c b c)', ['x=b y=c']],
  ['a field that is absent', '(a !name) @x', 'a(a(name:b) a(b))', ['x=a(a(name:b) a(b))', 'x=a(b)']],
  ['a condition', '((b) @x (#match? @x "^b\\\\(")) ', 'a(b b(c))', ['x=b(c)']],
  ['two names for one node', '(b) @x @y', 'a(b)', ['x=b y=b']],
])('%s', (_, query, text, captures) => {
  expect(found(query, text)).toEqual(captures);
});

test('a list without end is told up to a bound', () => {
  const root = new PlainNode('', 0, 'a', 0, 0, true, false, undefined, null, 0, 20_000);
  for (let at = 0; at < 20_000; at++) root.children[at] = new PlainNode('', at + 1, 'b', 0, 0, true, false, undefined, root, at, 0);
  expect(matchQuery(readQuery('(a (b) @x)'), root)).toHaveLength(10_000);
});
