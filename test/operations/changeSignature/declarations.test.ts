/** Change signature where several declarations tell of one function, or where what is called is made from them: overloads, stubs, fields, constructors. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { checkSignature, checkSignatureRefused, checkUnsettled } from './checkSignature.ts';

const drop = (parameter: string) => ({ change: 'remove', parameter }) as const;
const strict = { change: 'add', parameter: 'strict', type: 'bool', default: 'False' } as const;

describe('overloads and stubs', () => {
  const overloaded = `//- a.py
from typing import overload

@overload
def f(a: str) -> str: ...
@overload
def f(a: int, b: int = ...) -> int: ...
def f(a, b=0):
    return a

f("x")
f(1, 2)
`;

  it('of Python: the function itself says what calls mean, and its overloads follow', async () => {
    await checkSignature(
      overloaded,
      { of: 'f', changes: [drop('b')] },
      `//- a.py
from typing import overload

@overload
def f(a: str) -> str: ...
@overload
def f(a: int) -> int: ...
def f(a):
    return a

f("x")
f(1)
`,
    );
  });

  it('of TypeScript: a parameter is one in all of them, also for a rename by words', async () => {
    const overloaded = (a: string): string =>
      `//- a.ts\nexport function f(${a}: string): string;\nexport function f(${a}: number, b: number): number;\nexport function f(${a}: any, b?: any): any { return ${a}; }\nf('x');\n`;
    await checkInstruction(overloaded('a'), 'rename the parameter a of f to first', overloaded('first'));
    await checkSignature(
      overloaded('a'),
      { of: 'f', changes: [{ change: 'rename', parameter: 'a', newName: 'first' }] },
      overloaded('first'),
    );
  });

  it('say of a new default that there is one, as they do of others', async () => {
    await checkSignature(
      overloaded,
      { of: 'f', changes: [strict], calls: [{ value: 'True' }] },
      `//- a.py
from typing import overload

@overload
def f(a: str, strict: bool = ...) -> str: ...
@overload
def f(a: int, b: int = ..., strict: bool = ...) -> int: ...
def f(a, b=0, strict: bool = False):
    return a

f("x", strict=True)
f(1, 2, strict=True)
`,
    );
  });

  it('a stub beside, with defaults written out or not', async () => {
    const stubbed = (stub: string): string => `//- a.py\ndef f(a, b=0):\n    return a\n//- a.pyi\n${stub}//- b.py\nfrom a import f\nf(1)\n`;
    await checkSignature(
      stubbed('def f(a: str, b: int = ...) -> str: ...\n'),
      { of: 'f', changes: [strict] },
      '//- a.py\ndef f(a, b=0, strict: bool = False):\n    return a\n//- a.pyi\ndef f(a: str, b: int = ..., strict: bool = ...) -> str: ...\n',
    );
    await checkSignature(
      stubbed('def f(a: str, b: int = 0) -> str: ...\n'),
      { of: 'f', changes: [strict] },
      '//- a.py\ndef f(a, b=0, strict: bool = False):\n    return a\n//- a.pyi\ndef f(a: str, b: int = 0, strict: bool = False) -> str: ...\n',
    );
  });
});

describe('objects that stand for an interface', () => {
  it('are asked about where their functions take what goes', async () => {
    const store = `//- a.ts
export interface Store { load(key: string, mode?: number): string }
export class Real implements Store { load(key: string, mode = 1) { return key; } }
export const one: Store = { load(key: string, mode: number) { return key; } };
export const other: Store = { load: (key) => key };
`;
    await checkUnsettled(store, { of: 'Store.load', changes: [drop('mode')] }, [
      'export const one: Store = { load(key: string, mode: number) { return key; } };',
    ]);
    await checkUnsettled(store, { of: 'Store.load', changes: [{ change: 'add', parameter: 'loud', type: 'boolean', optional: true }] }, []);
  });
});

describe('fields that are what a constructor takes', () => {
  it('heirs of a dataclass pass theirs behind what is new', async () => {
    await checkSignature(
      `//- a.py
from dataclasses import dataclass

@dataclass
class P:
    x: int
    y: int = 0

@dataclass
class Q(P):
    z: int = 1

Q(1, 2, 3)
Q(1, z=3)
P(1, y=2)
`,
      {
        of: 'P',
        changes: [
          { change: 'rename', parameter: 'y', newName: 'height' },
          { change: 'add', parameter: 'w', type: 'int', default: '5' },
        ],
      },
      `//- a.py
from dataclasses import dataclass

@dataclass
class P:
    x: int
    height: int = 0
    w: int = 5

@dataclass
class Q(P):
    z: int = 1

Q(1, 2, z=3)
Q(1, z=3)
P(1, height=2)
`,
    );
  });

  it('are kept while something reads them', async () => {
    const fields = '//- a.py\nfrom typing import NamedTuple\n\nclass P(NamedTuple):\n    x: int\n    y: int = 0\n\np = P(1, y=2)\n';
    expect(await checkSignatureRefused(`${fields}print(p.y)\n`, { of: 'P', changes: [drop('y')] }, 'parameter-used')).toContain('line 8');
    await checkSignature(
      fields,
      { of: 'P', changes: [drop('y')] },
      '//- a.py\nfrom typing import NamedTuple\n\nclass P(NamedTuple):\n    x: int\n\np = P(1)\n',
    );
  });

  it('parameter properties of a constructor, renamed and taken out', async () => {
    const reading = (body: string): string => `//- a.ts
export class C {
  constructor(private x: number, readonly y = 2) {}
  get() { return ${body}; }
}
new C(1, 3).y;
`;
    await checkSignature(
      reading('this.y'),
      { of: 'C', changes: [drop('x'), { change: 'rename', parameter: 'y', newName: 'height' }] },
      `//- a.ts
export class C {
  constructor(readonly height = 2) {}
  get() { return this.height; }
}
new C(3).height;
`,
    );
    expect(await checkSignatureRefused(reading('this.x'), { of: 'C', changes: [drop('x')] }, 'parameter-used')).toContain('line 3 of a.ts');
  });

  it('a new one is a property where all others are', async () => {
    await checkSignature(
      '//- a.ts\nexport class C {\n  constructor(private readonly a: number, private readonly b = 2) {}\n}\nnew C(1);\n',
      { of: 'C', changes: [{ change: 'add', parameter: 'z', type: 'number', default: '3' }] },
      '//- a.ts\nexport class C {\n  constructor(private readonly a: number, private readonly b = 2, private readonly z: number = 3) {}\n}\nnew C(1);\n',
    );
  });
});

describe('constructors that are called without the name of their class', () => {
  it('cls, type(self) and self.__class__ in Python', async () => {
    await checkSignature(
      `//- a.py
class A:
    def __init__(self, x, y=1):
        self.x = x

    @classmethod
    def make(cls):
        return cls(1, 2)

    def clone(self):
        return type(self)(1, 2), self.__class__(1, y=2)

class B(A):
    def __init__(self, z):
        super().__init__(z, 3)

    @classmethod
    def other(cls):
        return cls(7)
`,
      { of: 'A', changes: [drop('y')] },
      `//- a.py
class A:
    def __init__(self, x):
        self.x = x

    @classmethod
    def make(cls):
        return cls(1)

    def clone(self):
        return type(self)(1), self.__class__(1)

class B(A):
    def __init__(self, z):
        super().__init__(z)

    @classmethod
    def other(cls):
        return cls(7)
`,
    );
  });

  it('new this and new this.constructor in JavaScript', async () => {
    await checkSignature(
      `//- a.js
class A {
  constructor(x, y) { this.x = x; }
  static make() { return new this(1, 2); }
  clone() { return new this.constructor(1, 2); }
}
new A(3, 4);
`,
      { of: 'A', changes: [drop('y')] },
      `//- a.js
class A {
  constructor(x) { this.x = x; }
  static make() { return new this(1); }
  clone() { return new this.constructor(1); }
}
new A(3);
`,
    );
  });
});
