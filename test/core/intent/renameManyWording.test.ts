/** The ways people ask for many names to change at once, and what each comes to. */
import { describe, expect, it } from 'vitest';
import { onlyArguments, read } from './read.ts';

function ruleOf(instruction: string): unknown {
  const args = onlyArguments(instruction);
  return typeof args === 'object' && args !== null && 'rule' in args ? args.rule : args;
}

describe('another case', () => {
  it.each([
    'rename all functions in utils.py to snake_case',
    'Please convert every function in utils.py to snake case.',
    'all functions in utils.py should be in snake_case',
    'use snake_case for all functions in utils.py',
    'change all functions in utils.py to snake_case',
    'make all functions in utils.py snake_case',
    'rename every function in utils.py using snake_case',
    'write all functions in utils.py in snake case',
    'apply snake_case to all functions in utils.py',
    'all functions in utils.py -> snake_case',
    'snake_case for all functions in utils.py',
    'change the naming convention of all functions in utils.py to snake_case',
    'all functions in utils.py must use snake_case',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual({
      targets: [{ name: '', selector: 'function in:utils.py' }],
      rule: { kind: 'case', style: 'snake_case' },
    });
  });

  it.each([
    ['rename the methods of Reader to camelCase', 'camelCase'],
    ['convert f and g to PascalCase', 'PascalCase'],
    ['rename all constants in a.py to UPPER_CASE', 'UPPER_CASE'],
    ['rename foo to snake_case', 'snake_case'],
    ['convert foo to snake case', 'snake_case'],
    ['rename foo using camelCase', 'camelCase'],
    ['rename foo to upper case', 'UPPER_CASE'],
    ['rename the functions in a.py to PascalCase', 'PascalCase'],
    ['rename src/rowReader.ts and src/cellReader.ts to kebab-case', 'kebab-case'],
  ])('%s', (instruction, style) => {
    expect(ruleOf(instruction)).toEqual({ kind: 'case', style });
  });

  it('quoted is a name', () => {
    expect(read('rename foo to `snake_case`')).toBe('Rename foo to snake_case');
  });
});

describe('prefixes and suffixes', () => {
  it.each([
    'add the prefix get_ to all methods of Reader',
    'prefix all methods of Reader with get_',
    'give all methods of Reader the prefix get_',
    'rename all methods of Reader with the prefix get_',
    'all methods of Reader should start with get_',
    'make all methods of Reader start with get_',
    'put get_ in front of all methods of Reader',
    'prepend get_ as a prefix to all methods of Reader',
    'add a get_ prefix to all methods of Reader',
    'add get_ at the start of all methods of Reader',
  ])('%s', (instruction) => {
    expect(ruleOf(instruction)).toEqual({ kind: 'addPrefix', text: 'get_' });
  });

  it.each([
    'remove the prefix get_ from every method of Reader',
    'strip get_ from the beginning of every method of Reader',
    'drop the get_ prefix from every method of Reader',
    'rename every method of Reader without the prefix get_',
    'every method of Reader should lose the prefix get_',
    'cut the prefix get_ off every method of Reader',
    'get rid of the prefix get_ in every method of Reader',
    'trim the get_ prefix off every method of Reader',
    'delete the prefix get_ from the names of every method of Reader',
    'every method of Reader should no longer start with get_',
  ])('%s', (instruction) => {
    expect(ruleOf(instruction)).toEqual({ kind: 'removePrefix', text: 'get_' });
  });

  it.each([
    ['add the suffix _old to f, g and h', { kind: 'addSuffix', text: '_old' }],
    ['append _old to the end of f and g', { kind: 'addSuffix', text: '_old' }],
    ['f and g should end with _old', { kind: 'addSuffix', text: '_old' }],
    ['remove the suffix Impl from all classes in src/', { kind: 'removeSuffix', text: 'Impl' }],
    ['drop the _old suffix from f and g', { kind: 'removeSuffix', text: '_old' }],
  ])('%s', (instruction, rule) => {
    expect(ruleOf(instruction)).toEqual(rule);
  });
});

describe('parts', () => {
  it.each([
    'replace get_ with fetch_ in every function name',
    'replace get_ by fetch_ in all functions',
    'change get_ to fetch_ in all function names',
    'rename get_ to fetch_ in every function name',
    'get_ -> fetch_ in all function names',
    'get_ to fetch_ in every function name',
    'in all functions, replace get_ with fetch_',
    'substitute get_ by fetch_ in the names of all functions',
    'use fetch_ instead of get_ in all function names',
    'rename all functions by replacing get_ with fetch_',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual({
      targets: [{ name: '', selector: 'function' }],
      rule: { kind: 'replace', part: 'get_', by: 'fetch_' },
    });
  });
});

describe('another beginning or end', () => {
  it.each([
    'rename all functions starting with get_ to start with fetch_',
    'rename all functions starting with get_ so they start with fetch_',
    'rename all functions starting with get_ so that they all start with fetch_ instead',
    'rename all functions whose names begin with get_ so that their names begin with fetch_',
    'all functions starting with get_ should start with fetch_',
    'make all functions with the prefix get_ start with fetch_',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual({
      targets: [{ name: '', selector: 'function name:get_*' }],
      rule: { kind: 'replace', part: 'get_', by: 'fetch_', at: 'start' },
    });
  });

  it.each([
    ['rename every constant ending in _SCOPE in Constants.ts to end in _PERMISSION', '_SCOPE', '_PERMISSION'],
    ['rename every class whose name ends in Handler in src/ so that its name ends in Listener', 'Handler', 'Listener'],
    ['all methods ending with Impl should end in Base', 'Impl', 'Base'],
  ])('%s', (instruction, part, by) => {
    expect(ruleOf(instruction)).toEqual({ kind: 'replace', part, by, at: 'end' });
  });

  it.each([
    ['rename all functions starting with get_ to end with _old', { kind: 'addSuffix', text: '_old' }],
    ['rename all functions starting with get_ to end in _old', { kind: 'addSuffix', text: '_old' }],
    ['rename f and g so they start with get_', { kind: 'addPrefix', text: 'get_' }],
    ['add the prefix old_ to all functions starting with get_', { kind: 'addPrefix', text: 'old_' }],
  ])('what they are chosen by stays: %s', (instruction, rule) => {
    expect(ruleOf(instruction)).toEqual(rule);
  });

  it('which of two beginnings gives way to the other is not guessed', () => {
    expect(read('rename all functions starting with get_ or load_ to start with fetch_')).toMatch(/^instruction-not-understood/);
  });
});

describe('swaps and chains', () => {
  it.each([
    'swap the names of f and g',
    'swap f and g',
    'exchange the names of f and g',
    'f and g should swap names',
    'let f and g swap their names',
    'rename f to g and g to f',
    'f -> g, g -> f',
  ])('%s', (instruction) => {
    expect(read(instruction)).toBe('Rename f to g, g to f, in one step');
  });

  it.each([
    ['rename a to b, b to c and c to d', 'Rename a to b, b to c, c to d, in one step'],
    ['rename a to b and x to y', 'Rename a to b; Rename x to y'],
    ['rename a to b, x to y and b to c', 'Rename a to b, b to c, in one step; Rename x to y'],
    ['rename f in a.py to g and g in b.py to h', 'Rename f in a.py to g; Rename g in b.py to h'],
  ])('%s', (instruction, said) => {
    expect(read(instruction)).toBe(said);
  });
});

describe('wishes beside', () => {
  it('old names, docs and tests', () => {
    expect(onlyArguments('rename all functions in a.py to snake_case, keeping the old names as deprecated aliases')).toMatchObject({
      keepOld: 'deprecated',
    });
    expect(onlyArguments('rename all functions in a.py to snake_case, also in the docs')).toMatchObject({ also: ['docs'] });
  });

  it('an exception', () => {
    expect(onlyArguments('rename all functions in a.py to snake_case except setUp')).toMatchObject({
      targets: [{ selector: 'function in:a.py not name:setUp' }],
    });
  });
});
