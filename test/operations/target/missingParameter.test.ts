/** A parameter that is not there: the refusal says so and names those that are, the nearest first. */
import { describe, expect, it } from 'vitest';
import { checkInstructionRefused } from '../carryOut.ts';

const code = `//- a.py
def build_file(target, toolset="host"):
    return target, toolset


def other(path):
    return path


class Reader:
    def next_row(self, limit, offset=0):
        return limit, offset

    def close(self):
        return None
`;

describe('a parameter that a function has not', () => {
  it.each([
    [
      'rename the parameter path of build_file to file',
      'The function “build_file” in a.py has no parameter “path”; it takes target, toolset.',
      ['build_file.target', 'build_file.toolset'],
    ],
    [
      'rename the parameter tool of build_file to kind', // the nearest first
      'The function “build_file” in a.py has no parameter “tool”; it takes target, toolset.',
      ['build_file.toolset', 'build_file.target'],
    ],
    [
      'rename the parameter path of Reader.next_row to file',
      'The method “Reader.next_row” in a.py has no parameter “path”; it takes limit, offset.',
      ['Reader.next_row.limit', 'Reader.next_row.offset'],
    ],
    [
      'rename the parameter path of Reader.close to file',
      'The method “Reader.close” in a.py has no parameter “path”; it takes no parameters.',
      [],
    ],
    [
      'rename path of build_file to file',
      'The function “build_file” in a.py has no “path”; it takes target, toolset.',
      ['build_file.target', 'build_file.toolset'],
    ],
  ])('%s', async (instruction, message, candidates) => {
    const refused = await checkInstructionRefused(code, instruction, 'symbol-not-found');
    expect(refused.error.message).toBe(message);
    expect(refused.candidates.map(({ name }) => name)).toEqual(candidates);
  });

  it('the candidates are said so that they are understood', async () => {
    const refused = await checkInstructionRefused(code, 'rename the parameter path of build_file to file', 'symbol-not-found');
    expect(refused.candidates[0]?.suggestion).toBe('rename the parameter target of build_file in a.py to file');
  });
});
