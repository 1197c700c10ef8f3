/** “The unused parameters” are found out: those that no function of the family reads. */
import { describe, it } from 'vitest';
import { checkInstruction, checkInstructionRefused } from '../carryOut.ts';

const python = `//- a.py
def load(path, mode, strict=False, _hook=None):
    """Loads it.

    :param path: where it is
    :param mode: how it is opened
    """
    return open(path)

load("x", "r")
load("y", mode="w", strict=True)
`;

describe('unused parameters', () => {
  it('go with what calls pass for them; those that say themselves that they are not read stay', async () => {
    await checkInstruction(
      python,
      'drop the unused parameters of load',
      `//- a.py
def load(path, _hook=None):
    """Loads it.

    :param path: where it is
    """
    return open(path)

load("x")
load("y")
`,
    );
  });

  it('in TypeScript', async () => {
    await checkInstruction(
      `//- a.ts
export function area(width: number, unit: string, height = 1) {
  return width * height;
}
area(1, 'cm', 2);
`,
      'remove the unused parameter of area',
      `//- a.ts
export function area(width: number, height = 1) {
  return width * height;
}
area(1, 2);
`,
    );
  });

  it('what one override reads is used', async () => {
    const family = `//- a.py
class Base:
    def draw(self, pen, size):
        return size

class Sub(Base):
    def draw(self, pen, size):
        return pen

Sub().draw(1, 2)
`;
    await checkInstructionRefused(family, 'remove unused parameters from Base.draw', 'signature-unchanged');
  });

  it('nobody can tell where they are read by name', async () => {
    await checkInstructionRefused(
      '//- a.py\ndef f(a, b):\n    return locals()\n',
      'drop the unused parameters of f',
      'signature-unchanged',
    );
  });
});
