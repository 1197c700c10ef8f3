/** A member that is not there: the refusal says so and names those of the class that are near. */
import { describe, expect, it } from 'vitest';
import { checkInstructionRefused } from '../carryOut.ts';

const python = `//- a.py
class Base:
    def box_wrap(self, text):
        return text


class Help(Base):
    def wrapped_lines(self):
        return []

    def padding(self):
        return 1


def wrapped_error():
    return None
`;
const typescript = `//- help.ts
export class Help {
  boxWrap(text: string) {
    return text;
  }
  padWidth() {
    return 1;
  }
}
export const wrapped = 1;
`;

describe('a member that a class has not', () => {
  it.each([
    [python, 'rename Help.wrap to fold', 'The class “Help” in a.py has no “wrap”.', ['Base.box_wrap', 'Help.wrapped_lines']],
    [python, 'rename the method frobnicate of Help to fold', 'The class “Help” in a.py has no “frobnicate”.', []],
    [typescript, 'add a parameter indent = 2 to Help.wrap', 'The class “Help” in help.ts has no “wrap”.', ['Help.boxWrap']],
  ])('%#: of its own and of those above it', async (code, instruction, message, near) => {
    const { error, candidates } = await checkInstructionRefused(code, instruction, 'symbol-not-found');
    expect(error.message).toBe(message);
    expect(candidates.map(({ name }) => name).sort()).toEqual(near);
  });

  it('the candidates are said so that they are understood', async () => {
    const { candidates } = await checkInstructionRefused(typescript, 'rename Help.wrap to fold', 'symbol-not-found');
    expect(candidates.map(({ suggestion }) => suggestion)).toEqual(['rename Help.boxWrap in help.ts to fold']);
  });
});
