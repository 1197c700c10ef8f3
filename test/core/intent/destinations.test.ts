/** Where things are to go: what the words for it come to. */
import { describe, expect, it } from 'vitest';
import { readDestination } from './things.ts';

const last = { name: 'Reader', kind: 'class', pathHint: 'io.py', containerHint: undefined, cursor: undefined } as const;
const cursor = { path: 'csv/reader.py', line: 1, column: 1, endLine: 1, endColumn: 1 };

const phrases: readonly (readonly [string, string])[] = [
  ['to utils/dates.py', '- utils/dates.py'],
  ['into utils.dates', '- utils.dates'],
  ['to the module utils.dates', 'module utils.dates'],
  ['into the file utils/dates.py', 'file utils/dates.py'],
  ['to the dates module', 'module dates'],
  ['to the folder app/io', 'folder app/io'],
  ['to app/io/', 'folder app/io/'],
  ['into a new module dates', 'module a new module dates'],
  ['into a new module called dates in app/io', 'module a new module app/io/dates'],
  ['to a new file utils/dates.py', 'file a new file utils/dates.py'],
  ['into a separate file helpers.ts', 'file a new file helpers.ts'],
  ['into a new module called dates next to it', 'module a new module dates next to Reader'],
  ['into a new file dates.py beside Writer', 'file a new file dates.py next to Writer'],
  ['to a module called dates', 'module a new module dates'],
  ['into its own module', 'module a module of its own'],
  ['into a file of its own', 'file a file of its own'],
  ['into the same file as Writer', '- the file of Writer'],
  ['to where Writer lives', '- the file of Writer'],
  ['next to Writer', '- the file of Writer'],
  ['to this file', '- csv/reader.py'],
  ['to the class Writer', 'class the class Writer'],
  ['over to utils/dates.py', '- utils/dates.py'],
];

describe('destinations', () => {
  it.each(phrases)('%s', (said, meant) => {
    expect(readDestination(said, { last, cursor }).replace(/^file csv/, '- csv')).toBe(meant);
  });

  it('"there" is where something went before, or the module that was named last', () => {
    const lastDestination = { path: 'a.py', kind: undefined, isNew: false, beside: undefined, with: undefined, own: false };
    expect(readDestination('there', { lastDestination })).toBe('- a.py');
    expect(readDestination('to the same module', { lastDestination })).toBe('- a.py');
    expect(readDestination('there', { last: { ...last, name: 'utils/dates.py', kind: 'file' } })).toBe('file utils/dates.py');
    expect(readDestination('there')).toMatch(/^✗ where “there” is/);
  });
});
