/** Documentation of parameters follows a change of signature, and a rename, in the forms that people write. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { checkSignature } from './checkSignature.ts';

const drop = (parameter: string) => ({ change: 'remove', parameter }) as const;
const rename = (parameter: string, newName: string) => ({ change: 'rename', parameter, newName }) as const;

/** A function with a docstring of these lines. */
function documented(list: string, lines: string, returned = 'a'): string {
  const body = lines
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  return `//- a.py\ndef f(${list}):\n    """Do.\n\n${body}\n    """\n    return ${returned}\n`;
}

describe('in the style of Google', () => {
  const lines =
    'Args:\n    a (int): The a,\n        on two lines.\n    b (int, optional): The b. Defaults to 0.\n    **kw: Others.\n\nReturns:\n    int: what.';

  it('a rename by words takes the description along', async () => {
    await checkInstruction(
      documented('a, b=0, **kw', lines),
      'rename the parameter b of f to count',
      documented('a, count=0, **kw', lines.replace('b (int', 'count (int')),
    );
  });

  it('a default that it names is the new one', async () => {
    await checkSignature(
      documented('a, b=0, **kw', lines),
      { of: 'f', changes: [{ change: 'default', parameter: 'b', value: '5' }] },
      documented('a, b=5, **kw', lines.replace('Defaults to 0', 'Defaults to 5')),
    );
    await checkSignature(
      documented('a, b=0, **kw', lines),
      { of: 'f', changes: [{ change: 'noDefault', parameter: 'b' }] },
      documented('a, b, **kw', lines.replace(' Defaults to 0.', '')),
    );
  });

  it('of the class, where it tells what the constructor takes', async () => {
    await checkSignature(
      `//- a.py
class C:
    """A thing.

    Args:
        x: The x.
        y: The y.

    Attributes:
        x: Same.
    """

    def __init__(self, x, y=1):
        self.x = x

C(1, 2)
`,
      { of: 'C', changes: [drop('y'), rename('x', 'first'), { change: 'add', parameter: 'z', default: '4' }] },
      `//- a.py
class C:
    """A thing.

    Args:
        first: The x.
        z: The z.

    Attributes:
        x: Same.
    """

    def __init__(self, first, z=4):
        self.x = first

C(1)
`,
    );
  });

  it('of fields, among the attributes', async () => {
    await checkSignature(
      `//- a.py
from dataclasses import dataclass

@dataclass
class P:
    """A point.

    Attributes:
        x: Across.
        y: Up.
    """

    x: int
    y: int = 0
`,
      { of: 'P', changes: [rename('y', 'height'), { change: 'add', parameter: 'limit', type: 'int', default: '5' }] },
      `//- a.py
from dataclasses import dataclass

@dataclass
class P:
    """A point.

    Attributes:
        x: Across.
        height: Up.
        limit: How many there may be at most.
    """

    x: int
    height: int = 0
    limit: int = 5
`,
    );
  });
});

describe('in the style of NumPy', () => {
  const lines = 'Parameters\n----------\na : int\n    The a.\nb, c : int, optional\n    Both.\n\nReturns\n-------\nint';

  it('several that are told of together', async () => {
    await checkSignature(
      documented('a, b=0, c=1', lines),
      { of: 'f', changes: [drop('b')] },
      documented('a, c=1', lines.replace('b, c :', 'c :')),
    );
    await checkSignature(
      documented('a, b=0, c=1', lines),
      { of: 'f', changes: [drop('c'), rename('b', 'count')] },
      documented('a, count=0', lines.replace('b, c :', 'count :')),
    );
    await checkSignature(
      documented('a, b=0, c=1', lines),
      { of: 'f', changes: [{ change: 'add', parameter: 'z', type: 'str', default: '"q"' }] },
      documented('a, b=0, c=1, z: str = "q"', lines.replace('    Both.', '    Both.\nz : str, optional\n    The z.')),
    );
  });

  it('a rename by words', async () => {
    await checkInstruction(
      documented('a, b=0, c=1', lines),
      'rename the parameter c of f to count',
      documented('a, b=0, count=1', lines.replace('b, c :', 'b, count :')),
    );
  });
});

describe('in the style of Sphinx', () => {
  it('a name that is in the word before it', async () => {
    const lines = ':param a: The a,\n    more.\n:type a: int\n:param int b: The b.';
    await checkSignature(
      documented('a, b=0', lines, 'b'),
      { of: 'f', changes: [rename('a', 'z')] },
      documented('z, b=0', lines.replace('param a', 'param z').replace('type a', 'type z'), 'b'),
    );
  });

  it('in the word for parameters that is used there', async () => {
    const lines = ':arg a: The a.\n:arg b: The b.';
    await checkSignature(
      documented('a, b=0', lines),
      { of: 'f', changes: [drop('b'), { change: 'add', parameter: 'c', default: '1' }] },
      documented('a, c=1', ':arg a: The a.\n:arg c: The c.'),
    );
  });
});

describe('in JSDoc', () => {
  it('what an object holds goes where it goes', async () => {
    const comment = (entries: string): string => `//- a.js\n/**\n * Do.\n${entries} */\n`;
    const options = ' * @param {object} options - what\n * @param {number} options.a - the a\n';
    const last = ' * @param {string} last - more\n';
    await checkSignature(
      `${comment(options + last)}export function f(options, last) {\n  return options.a + last;\n}\nf(o, 1);\n`,
      { of: 'f', changes: [{ change: 'swap', parameters: ['options', 'last'] }] },
      `${comment(last + options)}export function f(last, options) {\n  return options.a + last;\n}\nf(1, o);\n`,
    );
  });
});
