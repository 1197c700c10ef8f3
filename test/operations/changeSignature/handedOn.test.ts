/** Change signature where something else hands the arguments on: partials and bound functions in variables, wrappers, decorators. */
import { describe, expect, it } from 'vitest';
import { checkSignature, checkUnsettled } from './checkSignature.ts';

const drop = (parameter: string) => ({ change: 'remove', parameter }) as const;

describe('a variable that holds a partial, in Python', () => {
  it('is followed to its calls, by name and by position', async () => {
    await checkSignature(
      `//- a.py
from functools import partial

def f(a, b, c=1):
    return b

p = partial(f, 1)
p(3, 4)
p(3, c=4)
p(b=3)
`,
      { of: 'f', changes: [drop('c')] },
      `//- a.py
from functools import partial

def f(a, b):
    return b

p = partial(f, 1)
p(3)
p(3)
p(b=3)
`,
    );
  });

  it('renames what its calls name, and leaves what is given already', async () => {
    await checkSignature(
      `//- a.py
import functools

def f(a, b, c=1):
    return b, c

p = functools.partial(f, 1, c=2)
q = functools.partial(f, b=2)
p(3)
q(1)
q(1, c=5)
`,
      { of: 'f', changes: [{ change: 'rename', parameter: 'c', newName: 'count' }] },
      `//- a.py
import functools

def f(a, b, count=1):
    return b, count

p = functools.partial(f, 1, count=2)
q = functools.partial(f, b=2)
p(3)
q(1)
q(1, count=5)
`,
    );
  });

  it('gives a new parameter its value once, in the partial', async () => {
    await checkSignature(
      `//- a.py
from functools import partial

def fetch(url, tries):
    return url

get = partial(fetch, "u")
get(2)
fetch("v", 3)
`,
      { of: 'fetch', changes: [{ change: 'add', parameter: 'limit', required: true }], calls: [{ value: '9' }] },
      `//- a.py
from functools import partial

def fetch(url, tries, limit):
    return url

get = partial(fetch, "u", limit=9)
get(2)
fetch("v", 3, 9)
`,
    );
  });

  it('is asked about where somebody else gets it', async () => {
    await checkUnsettled(
      `//- a.py
from functools import partial

def f(a, b, c=1):
    return a

p = partial(f, 1)
run(p)
`,
      { of: 'f', changes: [drop('b')] },
      ['p = partial(f, 1)', 'run(p)'],
    );
  });
});

describe('bound functions and wrappers, in JavaScript and TypeScript', () => {
  it('bind in a variable: its calls lose or get what the function does', async () => {
    await checkSignature(
      `//- a.js
function draw(ctx, x, y) { return ctx + y; }
draw.call(null, 1, 2, 3);
const first = draw.bind(null, 1);
first(2, 3);
const all = draw.bind(null, 1, 2, 3);
`,
      { of: 'draw', changes: [drop('x')] },
      `//- a.js
function draw(ctx, y) { return ctx + y; }
draw.call(null, 1, 3);
const first = draw.bind(null, 1);
first(3);
const all = draw.bind(null, 1, 3);
`,
    );
    await checkSignature(
      '//- a.js\nfunction f(a, b) { return a + b; }\nconst g = f.bind(null, 1);\ng(2);\n',
      { of: 'f', changes: [{ change: 'add', parameter: 'c', required: true }], calls: [{ value: '3' }] },
      '//- a.js\nfunction f(a, b, c) { return a + b; }\nconst g = f.bind(null, 1);\ng(2, 3);\n',
    );
  });

  it('wrappers that spread or apply what they get are right once their calls are', async () => {
    await checkSignature(
      `//- a.js
export function f(a, b) { return b; }
export function g(...args) { return f(...args); }
export const h = (first, ...args) => f.apply(null, args);
g(1, 2);
h(0, 1, 2);
`,
      { of: 'f', changes: [drop('a')] },
      `//- a.js
export function f(b) { return b; }
export function g(...args) { return f(...args); }
export const h = (first, ...args) => f.apply(null, args);
g(2);
h(0, 2);
`,
    );
  });

  it('the calls of a wrapper pass what is new, not the wrapper', async () => {
    await checkSignature(
      `//- a.ts
export function f(a: number, b: number) { return b; }
export function g(...args: Parameters<typeof f>) { return f(...args); }
g(1, 2);
f(3, 4);
`,
      {
        of: 'f',
        changes: [{ change: 'add', parameter: 'c', type: 'number', required: true, place: { where: 'first' } }],
        calls: [{ value: '0' }],
      },
      `//- a.ts
export function f(c: number, a: number, b: number) { return b; }
export function g(...args: Parameters<typeof f>) { return f(...args); }
g(0, 1, 2);
f(0, 3, 4);
`,
    );
  });

  it('asks about a wrapper that is handed over itself, and about lists nobody sees', async () => {
    await checkUnsettled(
      '//- a.js\nexport function f(a, b) { return b; }\nexport function g(...args) { return f(...args); }\nrun(g);\n',
      { of: 'f', changes: [drop('a')] },
      ['export function g(...args) { return f(...args); }'],
    );
    await checkUnsettled('//- a.js\nfunction f(a, b) { return b; }\nf.apply(null, list);\n', { of: 'f', changes: [drop('a')] }, [
      'f.apply(null, list);',
    ]);
  });
});

describe('decorators of the workspace', () => {
  const checked = 'def checked(fn):\n    def inner(a, b):\n        return fn(a, b)\n    return inner\n';

  it('that hand all arguments on need no word', async () => {
    const { located } = await checkSignature(
      `//- deco.py
import functools

def logged(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)
    return inner
//- a.py
from deco import logged

@logged
def f(a, b):
    return a

f(1, 2)
`,
      { of: 'f', changes: [drop('b')] },
      `//- a.py
from deco import logged

@logged
def f(a):
    return a

f(1)
`,
    );
    expect(located.decisions.map(({ choice }) => choice).filter((choice) => choice.includes('decorator'))).toEqual([]);
  });

  it('that give it arguments of their own are asked about, with the place', async () => {
    await checkUnsettled(`//- a.py\n${checked}\n@checked\ndef f(a, b):\n    return a\n\nf(1, 2)\n`, { of: 'f', changes: [drop('b')] }, [
      'return fn(a, b)',
    ]);
    await checkUnsettled(
      `//- a.py\n${checked}\n@checked\ndef f(a, b):\n    return a\n`,
      { of: 'f', changes: [{ change: 'add', parameter: 'c', default: '1' }] },
      [],
    );
  });
});
