/** "It" is a parameter where the verb needs one: after a rename, after another change, in a sentence of its own. */
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

describe('a parameter that was spoken of', () => {
  it.each([
    [
      'rename the parameter relative_to of path_of to base and make it keyword-only',
      'Rename the parameter relative_to of path_of to base; Make the parameter base of path_of keyword-only',
    ],
    [
      'rename the parameter a of f to b. It should be keyword-only.',
      'Rename the parameter a of f to b; Make the parameter b of f keyword-only',
    ],
    ['rename a of f to b and give it the default None', 'Rename a of f to b; Give the parameter b of f the default None'],
    [
      'rename the parameter x of C.m to y, then make it optional',
      'Rename the parameter x of C.m to y; Make the parameter y of C.m optional',
    ],
    [
      'rename the parameter x of f to y and make it required',
      'Rename the parameter x of f to y; Take the default from the parameter y of f',
    ],
    [
      'rename the parameter x of f to y; its default should be 3',
      'Rename the parameter x of f to y; Give the parameter y of f the default 3',
    ],
    [
      'make the parameter x of f keyword-only, rename it to y, and give it the default 3',
      'Make the parameter x of f keyword-only; Rename the parameter x of f to y; Give the parameter y of f the default 3',
    ],
    [
      'rename f to g and make its parameter x keyword-only',
      'Rename f to g; Make the parameter x of g keyword-only', // of the function, which "its" stands for
    ],
  ])('%s', (instruction, summary) => {
    expect(read(instruction)).toBe(summary);
  });

  it.each([
    ['rename f to g and make it keyword-only', 'which parameter “it” stands for was not said'],
    ['rename the method m of C to n and make it optional', 'the method n, which is no parameter'],
    ['make it keyword-only', 'which parameter “it” stands for was not said'],
  ])('is not guessed: %s', (instruction, why) => {
    expect(read(instruction)).toContain(why);
  });
});
