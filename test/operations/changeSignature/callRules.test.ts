/** Which calls pass what, as people say it; and what a value needs where it is passed. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { checkSignature, checkUnsettled } from './checkSignature.ts';

const net = (list: string, recursion: string): string =>
  `//- pkg/net.py\ndef fetch(${list}):\n    if depth < 3:\n        return fetch(${recursion})\n    return url\n`;
const run = (calls: string): string => `//- pkg/cli/main.py\n${calls}`;
const main = 'from ..net import fetch\n\ndef run():\n    fetch("a")\n\ndef walk():\n    fetch("b")\n';
const client = `//- pkg/client.py
from pkg.net import fetch

class Client:
    timeout = 3

    def get(self, url):
        return fetch(url)

def helper(url, timeout):
    return fetch(url)
`;
const rest = `${client}//- pkg/settings.py\nTIMEOUT = 30\n//- pkg/__init__.py\n//- pkg/cli/__init__.py\n//- tests/test_net.py\nfrom pkg.net import fetch\n\ndef test_fetch():\n    assert fetch("x")\n`;
const asItWas = `${net('url, depth=0', 'url, depth + 1')}${run(main)}${rest}`;
const added = net('url, depth=0, timeout=10', 'url, depth + 1, timeout=timeout');

describe('rules for calls, in Python', () => {
  it('in one package alone; its own work further down is handed on', async () => {
    await checkInstruction(
      asItWas,
      'add a parameter timeout=10 to fetch and pass timeout=30 only in the cli package',
      `${added}${run(main.replace('"a"', '"a", timeout=30').replace('"b"', '"b", timeout=30'))}`,
    );
  });

  it('a name of another module is imported from the one that was said, where several have such a name', async () => {
    const others = '//- pkg/defaults.py\nTIMEOUT = 5\n';
    await checkInstruction(
      `${asItWas}${others}`,
      'add a parameter timeout=10 to fetch and pass TIMEOUT from pkg.settings at every call in main.py',
      `${added}${run(main.replace('"a"', '"a", timeout=TIMEOUT').replace('"b"', '"b", timeout=TIMEOUT').replace('import fetch\n', 'import fetch\nfrom ..settings import TIMEOUT\n'))}${rest}${others}`,
    );
  });

  it('in one function, elsewhere the default', async () => {
    await checkInstruction(
      asItWas,
      'add a parameter timeout=10 to fetch; in run pass 3, elsewhere leave the default',
      `${added}${run(main.replace('"a"', '"a", timeout=3'))}`,
    );
  });

  it('in the methods of a class, from the object', async () => {
    await checkInstruction(
      asItWas,
      'add a parameter timeout=10 to fetch and pass self.timeout in methods of Client',
      `${added}${client.replace('fetch(url)', 'fetch(url, timeout=self.timeout)')}`,
    );
  });

  it('where there is no object to take it from, it asks', async () => {
    await checkUnsettled(
      '//- a.py\ndef f(x): return x\n\nclass C:\n    k = 1\n    def m(self):\n        return f(1)\n    @staticmethod\n    def s():\n        return f(2)\n',
      { of: 'f', changes: [{ change: 'add', parameter: 'k', default: '0' }], calls: [{ value: 'self.k', inside: ['C'] }] },
      ['return f(2)'],
    );
  });

  it('from callers that have one', async () => {
    await checkInstruction(
      asItWas,
      'add a parameter timeout=10 to fetch and pass their own timeout from callers that have one',
      `${added}${client.replace(/fetch\(url\)\n$/, 'fetch(url, timeout=timeout)\n')}`,
    );
  });

  it('a constant of another module is imported wherever it is passed, the tests left out', async () => {
    await checkInstruction(
      asItWas,
      'add a parameter timeout=10 to fetch and pass timeout=TIMEOUT at every call outside the tests, but forward it in recursive calls',
      `${added}${run(main.replace('import fetch\n', 'import fetch\nfrom ..settings import TIMEOUT\n').replace('"a"', '"a", timeout=TIMEOUT').replace('"b"', '"b", timeout=TIMEOUT'))}${client
        .replace('import fetch\n', 'import fetch\nfrom pkg.settings import TIMEOUT\n')
        .replaceAll('fetch(url)', 'fetch(url, timeout=TIMEOUT)')}`,
    );
  });

  it('what is no parameter is what the new one is given', async () => {
    await checkInstruction(
      '//- settings.py\nTIMEOUT = 3\n//- a.py\ndef load(path): return path\n//- b.py\nfrom a import load\nload("x")\n',
      'add a required parameter timeout to load and pass TIMEOUT at every call',
      '//- a.py\ndef load(path, timeout): return path\n//- b.py\nfrom a import load\nfrom settings import TIMEOUT\nload("x", TIMEOUT)\n',
    );
  });

  it('of a parameter that is there already', async () => {
    await checkInstruction(
      asItWas,
      'let every call of fetch in the cli package pass depth=2',
      run(main.replace('"a"', '"a", depth=2').replace('"b"', '"b", depth=2')),
    );
  });
});

describe('rules for calls, in TypeScript', () => {
  it('what is passed is imported, by the habit of the file', async () => {
    const { located } = await checkSignature(
      `//- src/net.ts
export function load(url: string): string {
  return url;
}
//- src/config.ts
export const limits = { slow: 30 };
//- src/cli/run.ts
import { load } from '../net';
export const run = () => load('a');
//- src/net.test.ts
import { load } from './net';
load('t');
`,
      {
        of: 'load',
        changes: [{ change: 'add', parameter: 'timeout', type: 'number', default: '10' }],
        calls: [{ value: 'limits.slow', tests: 'never' }],
      },
      `//- src/net.ts
export function load(url: string, timeout: number = 10): string {
  return url;
}
//- src/cli/run.ts
import { limits } from '../config';
import { load } from '../net';
export const run = () => load('a', limits.slow);
`,
    );
    expect(located.writeSet).not.toContain('src/net.test.ts');
  });
});
