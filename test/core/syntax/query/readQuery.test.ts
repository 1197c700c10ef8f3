/** What a query may say, and how it is said that it says something else. */
import { expect, test } from 'vitest';
import { readQuery } from '../../../../server/core/syntax/query/readQuery.ts';

test('rules are found by the type of node they begin at', () => {
  const query = readQuery('(a) @x ; a remark "(\n[(b) "c"] @y\n((d name: _ @z) (#eq? @z "\\"q"))\n(_ (a)) @any');
  expect([...query.byType].map(([type, rules]) => [type, rules.length])).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
    ['d', 1],
  ]);
  expect(query.ofAnyType).toHaveLength(1);
  expect(query.rules[2]?.predicates.map(({ capture, holds }) => [capture, holds('"q'), holds('q')])).toEqual([['z', true, false]]);
});

test.each([
  ['(a', 'a query has “more” where “” stands'],
  ['a', 'a pattern begins with a bracket or a quote, not with “a”'],
  ['(a) )', 'a pattern begins with a bracket or a quote, not with “)”'],
  ['(a (#is? @x "y"))', 'a query uses a known predicate, not “#is?”'],
  ['(a) ~', 'a query is made of known signs: “~”'],
  ['(a (b)* @x)', 'a pattern begins with a bracket or a quote, not with “*”'],
])('%s is no query', (text, why) => {
  expect(() => readQuery(text)).toThrow(why);
});
