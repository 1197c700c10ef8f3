/** Ways of asking for a parameter object, and what each comes to. */
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const said: readonly (readonly [string, string])[] = [
  ['group the parameters width and height of draw into a class Size', 'Make one object Size of the parameters width, height of draw'],
  ['introduce a parameter object for draw', 'Make one object of the parameters of draw'],
  ['turn the parameters of draw into an options object', 'Make one object of the parameters of draw'],
  ['bundle width and height of draw into a dataclass Size', 'Make one dataclass Size of the parameters width, height of draw'],
  ['combine the arguments a, b and c of f into one object', 'Make one object of the parameters a, b, c of f'],
  ['introduce a parameter object called DrawOptions for draw', 'Make one object DrawOptions of the parameters of draw'],
  ['draw should take an options object instead of width and height', 'Make one object of the parameters width, height of draw'],
  ['make draw accept an object instead of separate parameters', 'Make one object of the parameters of draw'],
  ['replace the parameters a and b of f by a named tuple Pair', 'Make one named tuple Pair of the parameters a, b of f'],
  ["turn f's parameters into an interface FOptions", 'Make one interface FOptions of the parameters of f'],
  [
    'create a dataclass Size for the parameters width and height of draw',
    'Make one dataclass Size of the parameters width, height of draw',
  ],
  ['pass width and height of draw as a dataclass Size', 'Make one dataclass Size of the parameters width, height of draw'],
  ['parameter object for draw', 'Make one object of the parameters of draw'],
  ['extract a class Size from width and height of draw', 'Make one object Size of the parameters width, height of draw'],
];

describe('parameter objects in words', () => {
  it.each(said)('%s', (instruction, meant) => {
    expect(read(instruction)).toBe(meant);
  });
});
