/** Change signature in Python: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkSignature, checkSignatureRefused, checkUnsettled } from './checkSignature.ts';

describe('adding a parameter', () => {
  it('with a default: the calls stay as they are', async () => {
    await checkSignature(
      `//- net.py
def fetch(url, retries=3):
    return url
//- app.py
from net import fetch
fetch("a")
fetch("a", 2)
`,
      { of: 'fetch', changes: [{ change: 'add', parameter: 'timeout', type: 'float', default: '10' }] },
      `//- net.py
def fetch(url, retries=3, timeout: float = 10):
    return url
`,
    );
  });

  it('required: goes behind the last one without a default, and every call passes what is said', async () => {
    await checkSignature(
      `//- net.py
def fetch(url, retries=3):
    return url
//- app.py
from net import fetch as get
get("a")
get("a", 2)
get("a", retries=2)
get(url="a")
`,
      { of: 'fetch', changes: [{ change: 'add', parameter: 'token', required: true }], calls: [{ value: 'TOKEN' }] },
      `//- net.py
def fetch(url, token, retries=3):
    return url
//- app.py
from net import fetch as get
get("a", TOKEN)
get("a", TOKEN, 2)
get("a", TOKEN, retries=2)
get(url="a", token=TOKEN)
`,
    );
  });

  it('required, with no word about the calls: asks what to pass', async () => {
    const message = await checkSignatureRefused(
      '//- a.py\ndef f(x):\n    return x\nf(1)\nf(2)\n',
      { of: 'f', changes: [{ change: 'add', parameter: 'y', required: true }] },
      'argument-missing',
    );
    expect(message).toBe('The function f would need “y”, and 2 calls pass nothing for it.');
  });
});

describe('removing a parameter', () => {
  it('takes the argument out of every call', async () => {
    await checkSignature(
      `//- run.py
def run(job, debug, level=1):
    return job, level

run(1, True)
run(1, True, 2)
run(1, debug=False, level=3)
run(debug=False, job=1)
run(
    1,
    True,  # loud
    2,
)
run(run(1, True), False)
`,
      { of: 'run', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- run.py
def run(job, level=1):
    return job, level

run(1)
run(1, 2)
run(1, level=3)
run(job=1)
run(
    1,
    2,
)
run(run(1))
`,
    );
  });

  it('is refused while the body uses it', async () => {
    const message = await checkSignatureRefused(
      '//- a.py\ndef f(x, debug):\n    if debug:\n        print(x)\n    return debug\nf(1, True)\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'debug' }] },
      'parameter-used',
    );
    expect(message).toBe('“debug” is still used in lines 2, 4 of a.py, so it cannot be taken out.');
  });

  it('asks where the dropped argument does something', async () => {
    await checkUnsettled(
      '//- a.py\ndef f(x, debug):\n    return x\nf(1, log())\nf(1, str(2))\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'debug' }] },
      ['f(1, log())'],
    );
  });
});

describe('a name that is taken', () => {
  it('what a call gave to the rest by that name is asked about', async () => {
    await checkUnsettled(
      '//- a.py\ndef add(node, **attr):\n    return attr\nadd(1, weight=3)\nadd(2, color=1)\n',
      { of: 'add', changes: [{ change: 'add', parameter: 'weight', default: 'None' }] },
      ['add(1, weight=3)'],
    );
  });
});

describe('a call of nobody knows what', () => {
  it('that gives more than the function takes is no call of it', async () => {
    await checkUnsettled(
      '//- a.py\nclass Input:\n    def decode(self, data):\n        return data\n\ndef f(path):\n    return path.decode("ascii", "strict")\n',
      { of: 'Input.decode', changes: [{ change: 'add', parameter: 'lenient', default: 'False' }] },
      [],
    );
  });
});

describe('a rule for a place', () => {
  it('is said to find no call there', async () => {
    const { located } = await checkSignature(
      '//- a.py\ndef f(x):\n    return x\n\ndef g():\n    return 1\n\nf(1)\n',
      {
        of: 'f',
        changes: [{ change: 'add', parameter: 'mark', default: '"#"' }],
        calls: [{ parameter: 'mark', value: '"!"', inside: ['g'] }],
      },
      '//- a.py\ndef f(x, mark="#"):\n    return x\n\ndef g():\n    return 1\n\nf(1)\n',
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('no call in “g” passes it');
  });
});

describe('what is left open', () => {
  it('gets a default by convention, so that calls stay as they are', async () => {
    const { located } = await checkSignature(
      '//- a.py\nfrom typing import Optional\ndef f(x: int, y: Optional[int]) -> int:\n    return x\nf(1, 2)\n',
      { of: 'f', changes: [{ change: 'add', parameter: 'limit', type: 'int' }] },
      '//- a.py\nfrom typing import Optional\ndef f(x: int, y: Optional[int], limit: Optional[int] = None) -> int:\n    return x\nf(1, 2)\n',
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('assumed the default None for “limit”');
    await checkSignature(
      "//- a.py\ndef f(x):\n    return 'x'\nf(1)\n",
      {
        of: 'f',
        changes: [
          { change: 'add', parameter: 'recursive', type: 'boolean' },
          { change: 'add', parameter: 'mode', default: '"r"' },
          { change: 'add', parameter: 'flag', default: 'true' },
        ],
      },
      "//- a.py\ndef f(x, recursive=False, mode='r', flag=True):\n    return 'x'\nf(1)\n",
    );
  });
});
