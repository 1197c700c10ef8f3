/** The written form of selectors: what it reads as, what it says of mistakes, and that what is written reads back the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutlineKind } from '../../../../server/core/terrain/outline/outline.ts';
import { readSelector } from '../../../../server/core/terrain/select/readSelector.ts';
import { type Selector, symbolRelations, symbolTraits } from '../../../../server/core/terrain/select/selector.ts';
import { selectorText } from '../../../../server/core/terrain/select/selectorText.ts';

function read(text: string): Selector | string {
  const result = readSelector(text);
  return result.ok ? result.value : result.error.message;
}

const functions: Selector = { kind: 'ofKind', kinds: ['function'] };
const inSrc: Selector = { kind: 'in', place: 'src/' };
const inClass: Selector = { kind: 'inside', kinds: ['class'] };
const test: Selector = { kind: 'has', trait: 'test' };

describe('reading', () => {
  it.each<[string, Selector]>([
    ['function in:src/ outside:class', { kind: 'and', of: [functions, inSrc, { kind: 'not', of: inClass }] }],
    ['functions and in:src/', { kind: 'and', of: [functions, inSrc] }],
    ['subclasses-of:X', { kind: 'related', relation: 'subclassesOf', to: 'X' }],
    [
      'callers-of:Y not:test',
      {
        kind: 'and',
        of: [
          { kind: 'related', relation: 'callersOf', to: 'Y' },
          { kind: 'not', of: test },
        ],
      },
    ],
    ['function minus in:src/ minus test', { kind: 'and', of: [functions, { kind: 'not', of: inSrc }, { kind: 'not', of: test }] }],
    ['-tests', { kind: 'not', of: test }],
    ['not (function or test)', { kind: 'not', of: { kind: 'or', of: [functions, test] } }],
    ['function or test in:src/', { kind: 'or', of: [functions, { kind: 'and', of: [test, inSrc] }] }],
    ['(function or test) in:src/', { kind: 'and', of: [{ kind: 'or', of: [functions, test] }, inSrc] }],
    ['name:"a b"', { kind: 'named', pattern: 'a b' }],
    ['parse_*', { kind: 'named', pattern: 'parse_*' }],
    ['inside:class,function', { kind: 'inside', kinds: ['class', 'function'] }],
    ['overriders-of:Reader::next', { kind: 'related', relation: 'overridersOf', to: 'Reader::next' }],
    [
      'properties decorated-with:@app.route',
      {
        kind: 'and',
        of: [
          { kind: 'ofKind', kinds: ['property'] },
          { kind: 'decorated', by: 'app.route' },
        ],
      },
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['', 'There is nothing to select by.'],
    ['functoin', '“functoin” is no kind of symbol. Did you mean “function”? A name is written as name:functoin.'],
    ['parse_row', '“parse_row” is no kind of symbol. A name is written as name:parse_row.'],
    ['subclass-of:X', '“subclass-of:” is not known. Did you mean “subclasses-of:”?'],
    ['in:', 'Something is missing after “in:”.'],
    ['function or', 'Something is missing after “or”.'],
    ['function )', '“)” closes a bracket that was not opened.'],
    ['(function', 'A bracket is not closed.'],
    ['not', '“not” is no kind of symbol. Did you mean “not:”? A name is written as name:not.'],
    ['name:"a', '“"a” cannot be read: is a quote missing?'],
    ['inside:clas', '“clas” is no kind of symbol. Did you mean “class”?'],
    ['('.repeat(60), 'Brackets nest deeper than 50.'],
  ])('%s says what is wrong', (text, message) => {
    expect(read(text)).toBe(message);
  });
});

it('every example in the document, and every word of its table, is read', () => {
  const document = readFileSync(join(import.meta.dirname, '../../../../docs/selectors.md'), 'utf8');
  const examples = /```selector\n([^`]*)```/.exec(document)?.[1]?.trim().split('\n') ?? [];
  const table = document.split('\n').filter((line) => line.startsWith('| `'));
  const words = table.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
  expect(examples.length + words.length).toBeGreaterThan(40);
  expect([...examples, ...words].filter((text) => typeof read(text) === 'string')).toEqual([]);
});

const kinds = fc.uniqueArray(fc.constantFrom<OutlineKind>('function', 'class', 'enumMember', 'struct', 'key'), {
  minLength: 1,
  maxLength: 3,
});
const value = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/["\\]/.test(text) && !text.startsWith('@'));
const leaf: fc.Arbitrary<Selector> = fc.oneof(
  fc.constant<Selector>({ kind: 'all' }),
  kinds.map((of): Selector => ({ kind: 'ofKind', kinds: of })),
  kinds.map((of): Selector => ({ kind: 'inside', kinds: of })),
  value.map((pattern): Selector => ({ kind: 'named', pattern })),
  value.map((place): Selector => ({ kind: 'in', place })),
  value.map((by): Selector => ({ kind: 'decorated', by })),
  fc.tuple(fc.constantFrom(...symbolRelations), value).map(([relation, to]): Selector => ({ kind: 'related', relation, to })),
  fc.constantFrom(...symbolTraits).map((trait): Selector => ({ kind: 'has', trait })),
);
/** Nested as the reader nests them: no `and` right in an `and`, no `or` first in an `or`. */
const selector = fc.letrec<{ any: Selector; part: Selector }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    leaf,
    tie('any').map((of): Selector => ({ kind: 'not', of })),
  ),
  any: fc.oneof(
    { depthSize: 'small' },
    tie('part'),
    fc.array(tie('part'), { minLength: 2, maxLength: 4 }).map((of): Selector => ({ kind: 'and', of })),
    fc.array(tie('part'), { minLength: 2, maxLength: 4 }).map((of): Selector => ({ kind: 'or', of })),
  ),
})).any;

it('what is written reads back as the same', () => {
  fc.assert(
    fc.property(selector, (made) => {
      expect(read(selectorText(made))).toEqual(made);
    }),
    { numRuns: 500 },
  );
});

it('whatever is typed is read or refused, at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'(function):"-!not or in:* |,.@\\ñ'.split('')) }), (text) => void readSelector(text)),
    { numRuns: 1000 },
  );
});
