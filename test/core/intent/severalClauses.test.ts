/** Instructions of several clauses: lists, steps, places said once, and words that refer back. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { read } from './read.ts';

const sentences: readonly (readonly [string, string])[] = [
  ['rename f and g to h and i respectively', 'Rename f to h; Rename g to i'],
  ['rename f, g and h to i, j and k', 'Rename f to i; Rename g to j; Rename h to k'],
  ['rename foo to bar and baz to qux in utils.py', 'Rename foo in utils.py to bar; Rename baz in utils.py to qux'],
  ['rename foo to bar, and then baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['rename foo to bar; rename baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['rename foo to bar and also rename baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['rename foo to bar. Also, rename baz to qux.', 'Rename foo to bar; Rename baz to qux'],
  ['foo -> bar, baz -> qux', 'Rename foo to bar; Rename baz to qux'],
  ['foo → bar; baz → qux', 'Rename foo to bar; Rename baz to qux'],
  ['foo should be called bar and baz should be called qux', 'Rename foo to bar; Rename baz to qux'],
  ['rename foo to bar, rename baz to qux, and rename quux to corge', 'Rename foo to bar; Rename baz to qux; Rename quux to corge'],
  ['Step 1: rename foo to bar. Step 2: rename baz to qux.', 'Rename foo to bar; Rename baz to qux'],
  ['in a.py rename f to g, and in b.py rename h to i', 'Rename f in a.py to g; Rename h in b.py to i'],
  ['in a.py rename f to g and in b.py h to i', 'Rename f in a.py to g; Rename h in b.py to i'],
  ['rename f in a.py to g and h in b.py to i', 'Rename f in a.py to g; Rename h in b.py to i'],
  ['rename class A to B and its method x to y', 'Rename the class A to B; Rename the method x of B to y'],
  ['rename the method x of class Alpha to y. Do the same for Beta.', 'Rename the method x of Alpha to y; Rename the method x of Beta to y'],
  ['rename Alpha.x to Alpha.y and do the same for Beta', 'Rename Alpha.x to y; Rename Beta.x to y'],
  ['parse_row is a bad name. Rename it to read_row.', 'Rename parse_row to read_row'],
  ['parse_row is misleading, it should be called read_row', 'Rename parse_row to read_row'],
  [
    'In csv/reader.py there is a function parse_row. Please rename it to read_row.',
    'Rename the function parse_row in csv/reader.py to read_row',
  ],
  ["We have a class Reader. I'd like the class to be called RowReader.", 'Rename the class Reader to RowReader'],
  [
    'Look at the function parse_row in csv/reader.py. Its name should be read_row.',
    'Rename the function parse_row in csv/reader.py to read_row',
  ],
  [
    'The function parse_row is defined in csv/reader.py. Rename this function to read_row.',
    'Rename the function parse_row in csv/reader.py to read_row',
  ],
  ["there's a method next_row in class Reader. It should be named read_row", 'Rename the method next_row of Reader to read_row'],
  ["I have a function called parse_row. I don't like it. Rename it to read_row.", 'Rename the function parse_row to read_row'],
  ['rename foo to bar, then rename baz to qux and finally quux to corge', 'Rename foo to bar; Rename baz to qux; Rename quux to corge'],
  ['rename foo to bar as well as baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['Please rename foo to bar. Thanks in advance!', 'Rename foo to bar'],
  ['rename foo to bar, likewise baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['I want the method next_row of Reader to be named read_row', 'Rename the method next_row of Reader to read_row'],
  ['rename foo to bar wherever it is called', 'Rename foo to bar'],
  ['in utils.py: foo → bar, baz → qux', 'Rename foo in utils.py to bar; Rename baz in utils.py to qux'],
  ['rename both the class A and B to C and D', 'Rename the class A to C; Rename B to D'],
  ['rename A and B to C and D', 'Rename A to C; Rename B to D'],
  ['rename the methods f and g of Reader to h and i', 'Rename the method f of Reader to h; Rename the method g of Reader to i'],
  ['rename the classes A and B to C and D respectively', 'Rename the class A to C; Rename the class B to D'],
  ['rename the function f to g and the class H to I', 'Rename the function f to g; Rename the class H to I'],
  [
    'rename function f to g and function h to i in utils.py',
    'Rename the function f in utils.py to g; Rename the function h in utils.py to i',
  ],
  ['rename parameter a to b and parameter c to d in function f', 'Rename the parameter a of f to b; Rename the parameter c of f to d'],
  ['in class Reader, rename f to g and h to i', 'Rename f of Reader to g; Rename h of Reader to i'],
  ['In class Reader, rename f to g. In class Writer, rename h to i.', 'Rename f of Reader to g; Rename h of Writer to i'],
  ['Rename f to g in a.py. Rename h to i in b.py.', 'Rename f in a.py to g; Rename h in b.py to i'],
  [
    'Rename the method f of Reader to g. Also rename its parameter x to y.',
    'Rename the method f of Reader to g; Rename the parameter x of Reader.g to y',
  ],
  ['The class Reader has a method next_row. Rename it to read_row.', 'Rename the method next_row of Reader to read_row'],
  ['Reader.next_row is badly named; call it read_row instead.', 'Rename Reader.next_row to read_row'],
  ["parse_row isn't a good name, call it read_row", 'Rename parse_row to read_row'],
  ["I don't like the name parse_row. Rename it to read_row.", 'Rename parse_row to read_row'],
  [
    'Consider the class Reader in csv/reader.py. Rename its method next_row to read_row.',
    'Rename the method next_row of Reader in csv/reader.py to read_row',
  ],
  ["I've got a class Reader. Could you call it RowReader?", 'Rename the class Reader to RowReader'],
  ['Given the class Reader, rename it to RowReader.', 'Rename the class Reader to RowReader'],
  ['Take the function f in a.py and rename it to g', 'Rename the function f in a.py to g'],
  ['Find the function parse_row and rename it to read_row', 'Rename the function parse_row to read_row'],
  ['rename foo to bar. Do it everywhere.', 'Rename foo to bar'],
  ['Rename the function foo to bar. Do not change anything else.', 'Rename the function foo to bar'],
  ['rename X so that it is called Y', 'Rename X to Y'],
  ['the function X should be called Y and the class A should be called B', 'Rename the function X to Y; Rename the class A to B'],
  ['in utils/dates.py rename f to g and h to i', 'Rename f in utils/dates.py to g; Rename h in utils/dates.py to i'],
  ['rename f to g, h to i and j to k', 'Rename f to g; Rename h to i; Rename j to k'],
  ['rename both f to g and h to i', 'Rename f to g; Rename h to i'],
  ['first rename A to B, then C to D', 'Rename A to B; Rename C to D'],
  ['Rename A to B. Then rename C to D.', 'Rename A to B; Rename C to D'],
  [
    'There is a function called parse_row in csv/reader.py. I want it to be called read_row. Update all callers accordingly.',
    'Rename the function parse_row in csv/reader.py to read_row',
  ],
  ['Rename the method x of class A to y and do the same for B', 'Rename the method x of A to y; Rename the method x of B to y'],
  ['rename f and g to h and i', 'Rename f to h; Rename g to i'],
];

const lists: readonly (readonly [string, string])[] = [
  ['Rename the following:\n- foo to bar\n- baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['1. rename foo to bar\n2. rename baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['rename foo to bar\nrename baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['In utils/dates.py:\n  * f -> g\n  * h -> i\n', 'Rename f in utils/dates.py to g; Rename h in utils/dates.py to i'],
  ['In utils/dates.py:\r\n  rename f to g\r\n  rename h to i\r\n', 'Rename f in utils/dates.py to g; Rename h in utils/dates.py to i'],
  ['foo -> bar\nbaz -> qux', 'Rename foo to bar; Rename baz to qux'],
  [
    'Please rename these in utils.py:\n\n- `foo` → `bar`\n- `baz` → `qux`\n\nThanks!',
    'Rename foo in utils.py to bar; Rename baz in utils.py to qux',
  ],
  ['# Refactor\n\nRename `foo` to `bar`.\n', 'Rename foo to bar'],
  ['- [ ] rename foo to bar\n- [x] rename baz to qux', 'Rename foo to bar; Rename baz to qux'],
  ['In a.py:\n- f to be renamed to g\n', 'Rename f in a.py to g'],
  [
    'Hello,\n\nthere is a class Reader in csv/reader.py.\nIts method next_row should be called read_row.\nPlease update all callers.\n\nBest regards',
    'Rename the method next_row of Reader in csv/reader.py to read_row',
  ],
];

describe('several clauses', () => {
  it.each(sentences)('%s', (instruction, summaries) => {
    expect(read(instruction)).toBe(summaries);
  });

  it.each(lists)('%j', (instruction, summaries) => {
    expect(read(instruction)).toBe(summaries);
  });

  it('keeps each operation with the clause it came from', () => {
    const { result } = readInstruction('Please rename f to g, and h to i everywhere. Thanks!', undefined);
    expect(result.ok && result.value.operations.map((operation) => operation.clause)).toEqual([
      'Please rename f to g',
      'h to i everywhere',
    ]);
    expect(result.ok && result.value.ignoredWords).toEqual(['Please', 'everywhere', 'Thanks']);
  });

  it('does a thing asked for twice once', () => {
    expect(read('rename f to g and h to i, and f to g')).toBe('Rename f to g; Rename h to i');
  });

  it('refuses two new names for one thing', () => {
    expect(read('rename f to g and f to h')).toContain('two things of one');
  });
});
