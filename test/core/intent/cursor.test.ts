/** Words that point: with a cursor, with something named before, and where both could be meant. */
import { describe, expect, it } from 'vitest';
import { allArguments, cursor, onlyArguments, read } from './read.ts';

describe('at a cursor', () => {
  it.each([
    'rename this to read_row',
    'rename it to read_row',
    'call this read_row',
    'call it read_row',
    'name this read_row',
    'this should be called read_row',
    'give it the name read_row',
    'rename the selection to read_row',
    'rename what is under the cursor to read_row',
    'rename the symbol here to read_row',
    'rename the symbol under the cursor to read_row',
    'its name should be read_row',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction, cursor)).toEqual({ target: { name: '', cursor }, newName: 'read_row' });
  });

  it.each([
    'rename the function at the cursor to read_row',
    'rename this function to read_row',
    'rename the selected function to read_row',
    'rename the current function to read_row',
    'rename the function to read_row',
    'the function should be called read_row',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction, cursor)).toEqual({ target: { name: '', kind: 'function', cursor }, newName: 'read_row' });
  });

  it('points at a place that is written out', () => {
    const place = { path: 'a.py', line: 3, column: 5, endLine: 3, endColumn: 5 };
    expect(onlyArguments('rename a.py:3:5 to g')).toEqual({ target: { name: '', cursor: place }, newName: 'g' });
    expect(onlyArguments('rename the method at a.py:3:5 to g', cursor)).toEqual({
      target: { name: '', kind: 'method', cursor: place },
      newName: 'g',
    });
  });

  it('goes along with a name, for the terrain to tell namesakes apart', () => {
    expect(onlyArguments('rename f to g', cursor)).toEqual({ target: { name: 'f', cursor }, newName: 'g' });
  });

  it('stays out of it where several things, or a file, are named', () => {
    expect(read('rename f to g and h to i', cursor)).toBe('Rename f to g; Rename h to i');
    expect(allArguments('rename f to g and h to i', cursor)).toEqual([
      { target: { name: 'f' }, newName: 'g' },
      { target: { name: 'h' }, newName: 'i' },
    ]);
    expect(onlyArguments('rename utils/dates.py to times', cursor)).toEqual({
      target: { name: 'utils/dates.py', kind: 'file' },
      newName: 'times',
    });
  });

  it('names the file of the cursor', () => {
    expect(read('rename f in this file to g', cursor)).toBe('Rename f in csv/reader.py to g');
    expect(read('in the current file, rename f to g', cursor)).toBe('Rename f in csv/reader.py to g');
  });

  it('lets “this” be the cursor and “it” the thing named last', () => {
    const named = 'There is a class Reader.';
    expect(read(`${named} Rename this to Y`, cursor)).toBe('Rename what is at csv/reader.py:3:5 to Y');
    expect(read(`${named} Rename it to Y`, cursor)).toBe('Rename the class Reader to Y');
    expect(read(`${named} Rename this to Y`)).toBe('Rename the class Reader to Y');
    expect(read(`${named} Rename the function to y`, cursor)).toBe('Rename the function at csv/reader.py:3:5 to y');
  });

  it('does not take the thing at the cursor for one that is said to be elsewhere', () => {
    expect(read('rename the function in a.py to x', cursor)).toContain('what “the function” stands for was not named');
  });

  it('asks when a kind word could be the name itself', () => {
    expect(read('rename class to kind', cursor)).toContain(
      'can mean 2 things: (1) rename class to kind; (2) rename the class at csv/reader.py:3:5 to kind',
    );
    expect(read('rename class to kind')).toBe('Rename class to kind');
    expect(read('rename `class` to kind', cursor)).toBe('Rename class to kind');
    expect(read('rename the class to kind', cursor)).toBe('Rename the class at csv/reader.py:3:5 to kind');
  });
});
