/** Names found although they are written otherwise or wrong; the index after any changes is as one made anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsBetween } from '../../../../../server/core/terrain/find/names/editDistance.ts';
import { NameIndex } from '../../../../../server/core/terrain/find/names/nameIndex.ts';
import { matchReason } from '../../../../../server/core/terrain/find/names/nameMatch.ts';
import type { FileRecord } from '../../../../../server/core/terrain/index/fileRecord.ts';
import { recordOfNames } from '../recordOfNames.ts';

function indexOf(...records: readonly FileRecord[]): NameIndex {
  const index = new NameIndex();
  for (const record of records) index.put(record, undefined);
  return index;
}

/** "name: reason", best first. */
function found(index: NameIndex, text: string): readonly string[] {
  return [...index.search(text)].map(({ name }) => `${name.name}: ${matchReason(name.match)}`);
}

const shop = recordOfNames('shop.py', [
  'parse_row',
  'parseRow',
  'ParseRowResult',
  'parse_header',
  'rowParser',
  'get_total',
  'total_price',
  'entries',
  'IStorage',
  'is_valid',
  '_cache',
  'HTTPServer',
  '__init__',
]);

describe('a name is found', () => {
  const index = indexOf(shop);
  it.each([
    ['parse_row', 'parse_row: exactly this name'],
    ['PARSE_ROW', 'parse_row: the same but for capitals'],
    ['ParseHeader', 'parse_header: same words in another case style'],
    ['parseheader', 'parse_header: the same but for underscores'],
    ['parse-header', 'parse_header: same words in another case style'],
    ['httpserver', 'HTTPServer: the same but for capitals'],
    ['http_server', 'HTTPServer: same words in another case style'],
    ['cache', '_cache: the same but for underscores'],
    ['init', '__init__: the same but for underscores'],
    ['entry', 'entries: other forms of the same words'],
    ['parse_headers', 'parse_header: other forms of the same words'],
    ['total', 'get_total: the same with or without a prefix or suffix'],
    ['get_entries', 'entries: the same with or without a prefix or suffix'],
    ['Storage', 'IStorage: the same with or without a prefix or suffix'],
    ['valid', 'is_valid: the same with or without a prefix or suffix'],
    ['header parse', 'parse_header: same words in another order'],
    ['price_total', 'total_price: same words in another order'],
    ['prase_header', 'parse_header: one letter away'],
    ['parse_heder', 'parse_header: one letter away'],
    ['parse_heeader', 'parse_header: one letter away'],
    ['parse_hoader', 'parse_header: one letter away'],
    ['pares_haeder', 'parse_header: two letters away'],
    ['pH', 'parse_header: these are the beginnings of its words'],
    ['paRoRe', 'ParseRowResult: these are the beginnings of its words'],
    ['pr_re', 'ParseRowResult: these are the beginnings of its words'],
    ['parse_head', 'parse_header: begins like this'],
    ['result row', 'ParseRowResult: has all these words'],
    ['resutl row', 'ParseRowResult: has these words, one of them spelled otherwise'],
    ['validate storage', 'IStorage: has some of these words'],
  ])('as %s', (text, first) => {
    expect(found(index, text)[0]).toBe(first);
  });

  it('not when it is something else', () => {
    expect(found(index, 'zzz')).toEqual([]);
    expect(found(index, '')).toEqual([]);
    expect(
      found(index, 'set_total').filter((line) => line.includes('prefix')),
      'a setter is no getter',
    ).toEqual([]);
  });

  it('with all its symbols, and only those that pass', () => {
    const both = indexOf(recordOfNames('a.py', ['run', 'stop']), recordOfNames('b/run.ts', ['run'], 'class'));
    const paths = (filter = {}): readonly string[] =>
      [...both.search('run', filter)].flatMap(({ symbols }) => symbols.map(({ record }) => record.path)).sort();
    expect(paths()).toEqual(['a.py', 'b/run.ts']);
    expect(paths({ kinds: ['class'] })).toEqual(['b/run.ts']);
    expect(paths({ languages: ['python'] })).toEqual(['a.py']);
    expect(paths({ path: (path: string) => path.startsWith('b/') })).toEqual(['b/run.ts']);
    expect(paths({ kinds: ['enum'] })).toEqual([]);
  });
});

describe('editsBetween', () => {
  it('is the number of letters to add, leave out, replace or swap', () => {
    const letters = fc.stringMatching(/^[abc]{0,7}$/);
    const bound = 3;
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(editsBetween(a, b, bound)).toBe(Math.min(editsByRecursion(a, b), bound + 1));
      }),
      { numRuns: 400 },
    );
  });
});

/** By its definition. */
function editsByRecursion(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const ways = [
    editsByRecursion(a.slice(1), b) + 1,
    editsByRecursion(a, b.slice(1)) + 1,
    editsByRecursion(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(editsByRecursion(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

describe('the index', () => {
  it('is, after any puts and removals, as one made of what is left', () => {
    const names = fc.array(fc.constantFrom('parse_row', 'parseRow', 'rows', 'is_row', 'total', 'x', '_', 'HTTPRow'), { maxLength: 6 });
    const step = fc.record({ path: fc.constantFrom('a.py', 'b.py', 'c.py'), names: fc.option(names, { nil: undefined }) });
    const questions = ['parse_row', 'row', 'totl', 'pR', '_', 'http row'];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const index = new NameIndex();
        const left = new Map<string, FileRecord>();
        for (const { path, names: put } of steps) {
          const before = left.get(path);
          if (put === undefined) {
            if (before !== undefined) index.removed(before);
            left.delete(path);
          } else {
            const record = recordOfNames(path, put);
            index.put(record, before);
            left.set(path, record);
          }
        }
        const fresh = indexOf(...left.values());
        expect([index.symbols, index.names]).toEqual([fresh.symbols, fresh.names]);
        for (const question of questions) expect(places(index, question)).toEqual(places(fresh, question));
      }),
      { numRuns: 150 },
    );
  });
});

function places(index: NameIndex, text: string): readonly string[] {
  return [...index.search(text)]
    .flatMap(({ name, symbols }) => symbols.map(({ record, symbolIx }) => `${name.score} ${name.name} ${record.path} ${symbolIx}`))
    .sort();
}
