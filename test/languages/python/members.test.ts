import { expect, test } from 'vitest';
import { type Expression, type FileIndex, NONE, type SymbolRecord } from '../../../server/core/terrain/fileIndex.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';

const fixture = await syntaxFixture(pythonRules);

function indexOf(source: string): FileIndex {
  return fixture.index('python', source).index;
}

/** An expression as a person would write it. */
function show(index: FileIndex, expression: Expression | undefined): string {
  const name = (ix: number) => index.symbols[ix]?.name ?? '?';
  switch (expression?.kind) {
    case undefined:
      return '-';
    case 'name':
      return expression.name;
    case 'member':
      return `${show(index, expression.object)}.${expression.name}`;
    case 'call':
      return `${show(index, expression.callee)}()`;
    case 'await':
      return `await ${show(index, expression.of)}`;
    case 'element':
      return `${show(index, expression.of)}[]`;
    case 'self':
      return `self:${name(expression.class)}`;
    case 'cls':
      return `cls:${name(expression.class)}`;
    case 'super':
      return `super:${name(expression.class)}`;
    case 'generic':
      return `${show(index, expression.base)}<${expression.arguments.map((argument) => show(index, argument)).join(', ')}>`;
    case 'union':
      return expression.of.map((part) => show(index, part)).join(' | ');
    case 'builtin':
      return `'${expression.name}'`;
    case 'unknown':
      return '?';
  }
}

function symbolNamed(index: FileIndex, name: string): SymbolRecord {
  const found = index.symbols.find((symbol) => symbol.name === name);
  expect(found, name).toBeDefined();
  return found!;
}

function membersOf(index: FileIndex, name: string): Readonly<Record<string, string>> {
  const members = Object.entries(symbolNamed(index, name).members ?? {});
  return Object.fromEntries(members.map(([member, ix]) => [member, index.symbols[ix]!.kind]));
}

test('members of a class: methods, properties, attributes of body and instance, once each', () => {
  const index = indexOf(`
class A(Base, metaclass=M):
    limit = 1
    label: str
    if debug:
        extra = 2
    def __init__(this, n):
        this.n = n
        this.limit = 2
        self.no = 1
        def inner():
            this.deep = 1
    @property
    def size(self): return self._size
    @classmethod
    def make(klass):
        klass.made = True
    @staticmethod
    def util(self):
        self.not_ours = 1
    def constructor(self): ...
`);
  expect(membersOf(index, 'A')).toEqual({
    limit: 'attribute',
    label: 'attribute',
    extra: 'attribute',
    __init__: 'method',
    n: 'attribute',
    deep: 'attribute',
    size: 'property',
    make: 'method',
    made: 'attribute',
    util: 'method',
    constructor: 'method',
  });
  expect(symbolNamed(index, 'limit').declarations).toHaveLength(2);
  expect(index.symbols[symbolNamed(index, 'deep').container]?.name).toBe('A');
});

test('a member is no name of the class body', () => {
  const { actual, expected } = fixture.symbolCheck('python', '«n» = 1\nclass A:\n    def m(self):\n        self.n = 1\n    k = «n»\n');
  expect(actual).toBe(expected);
});

test.each([
  ['class A:\n    def m(self): self.«x»', 'self:A'],
  ['class A:\n    def m(s): return [s.«x» for i in y]', 'self:A'],
  ['class A:\n    def m(self):\n        def g(self): self.«x»', 'self'],
  ['class A:\n    @classmethod\n    def m(c): c.«x»', 'cls:A'],
  ['class A:\n    def __new__(k): k.«x»', 'cls:A'],
  ['class A:\n    @staticmethod\n    def m(self): self.«x»', 'self'],
  ['class A:\n    def m(self): super().«x»()', 'super:A'],
  ['class A:\n    def m(self): super(A, self).«x»', 'super:A'],
  ['class A:\n    def m(self): type(self).«x»', 'cls:A'],
  ['class A:\n    def m(self): self.__class__.«x»', 'cls:A'],
  ['a.b(1).c[0].«x»', 'a.b().c[]'],
  ['(await f()).«x»', 'await f()'],
  ['(a or b).«x»', 'a | b'],
  ['(a if c else g()).«x»', 'a | g()'],
  ['"".«x»()', "'str'"],
  ['[A()].«x»', "'list'<A()>"],
  ['(y := f()).«x»', 'f()'],
  ['cast("Foo", y).«x»', 'Foo()'],
  ['(a + b).«x»', '?'],
  ['getattr(a.b, "«x»", None)', 'a.b'],
  ['patch.object(a.B, "«x»")', 'a.B'],
  ['monkeypatch.setattr(a, "«x»", 1)', 'a'],
  ['f(1).g(«x»=1)', 'f().g'],
  ['partial(f, «x»=1)', 'f'],
  ['@d(«x»=1)\ndef f(): ...', 'd'],
  ['match p:\n    case a.P(«x»=0): ...', 'a.P()'],
  ['class A:\n    def m(self):\n        type(self).«x» = 1', 'cls:A'],
])('what stands before the name: %s', (source, receiver) => {
  const { index, marks } = fixture.index('python', source);
  const occurrence = index.occurrences.find(({ start }) => start === marks[0]!.start);
  expect(show(index, occurrence?.receiver)).toBe(receiver);
});

test.each([
  ['«x» = Foo()', 'Foo()', '-'],
  ['«x»: Foo = bar', 'bar', 'Foo'],
  ['«x» = None\n«x» = Foo()', 'Foo()', '-'],
  ['«x» = A()\n«x» = b', 'A() | b', '-'],
  ['a, «x» = 1, Foo()', 'Foo()', '-'],
  ['with open(p) as «x»: ...', 'open().__enter__()', '-'],
  ['for «x» in xs: ...', 'xs[]', '-'],
  ['try: ...\nexcept a.E as «x»: ...', 'a.E()', '-'],
  ['try: ...\nexcept (E, F) as «x»: ...', 'E() | F()', '-'],
  ['def f(«x»: "a.B" = None): ...', "'none'", 'a.B'],
  ['def f(*«x»: A): ...', '-', "'tuple'<A>"],
  ['def f(**«x»: A): ...', '-', "'dict'<'str', A>"],
  ['def «x»(a) -> Optional[A]: ...', '-', "A | 'none'"],
  ['def «x»(a): return A()', 'A()', '-'],
  ['def «x»(a):\n    if a: return None\n    return B()', 'B()', '-'],
  ['def «x»(a):\n    yield A()', "'generator'<A()>", '-'],
  ['class A:\n    def m(self):\n        self.«x» = B()', 'B()', '-'],
  ['class A:\n    def «x»(self) -> Self: return self', 'self:A', 'cls:A'],
  ['«x»: list[A] | None = y', 'y', "list<A> | 'none'"],
  ['«x»: Annotated[Final[A], 1]', '-', 'A'],
  ['«x»: Union["A", b.C]', '-', 'A | b.C'],
  ['«x»: Literal["A"]', '-', '?'],
  ['match p:\n    case A() as «x»: ...', 'A()', '-'],
])('value and type: %s', (source, value, type) => {
  const { index, marks } = fixture.index('python', source);
  const symbol = index.symbols.find(({ nameExtent }) => nameExtent.start === marks[0]!.start);
  expect([show(index, symbol?.value), show(index, symbol?.type)]).toEqual([value, type]);
});

test('parameters: order, kinds, owner', () => {
  const index = indexOf('def f(a, b=1, /, c=2, *args, d, e=3, **kw): ...\ndef g(*, a): ...\n');
  const f = symbolNamed(index, 'f');
  const shown = f.parameters.map((ix) => `${index.symbols[ix]!.name} ${index.symbols[ix]!.modifiers.join(' ')}`.trim());
  expect(shown).toEqual([
    'a positionalOnly',
    'b optional positionalOnly',
    'c optional',
    'args rest',
    'd keywordOnly',
    'e optional keywordOnly',
    'kw keywordRest',
  ]);
  expect(f.parameters.every((ix) => index.symbols[index.symbols[ix]!.container] === f)).toBe(true);
  const g = index.symbols.findLast((symbol) => symbol.name === 'a');
  expect(g?.modifiers).toEqual(['keywordOnly']);
});

test('what is said of functions and classes', () => {
  const index = indexOf(`
class A(B, c.D[int]):
    @staticmethod
    def s(): ...
    @abc.abstractmethod
    async def m(self): return 1
@functools.lru_cache(maxsize=None)
@deco
def f(): ...
`);
  const a = symbolNamed(index, 'A');
  expect(a.bases.map((base) => show(index, base))).toEqual(['B', 'c.D<int>']);
  expect(symbolNamed(index, 's').modifiers).toEqual(['staticMethod', 'stub']);
  expect(symbolNamed(index, 'm').modifiers).toEqual(['async', 'abstract']);
  const f = symbolNamed(index, 'f');
  expect(f.decorators).toEqual(['functools.lru_cache', 'deco']);
  expect(f.exports).toEqual(['f']);
  expect(symbolNamed(index, 's').exports).toEqual([]);
});

test('kinds of names by where they are bound', () => {
  const index = indexOf(`
import os
MAX_SIZE = 1
size = 2
Alias: TypeAlias = int
T = TypeVar("T")
def f(p):
    LOCAL = 1
    global GLOBAL
    GLOBAL = 2
class Color(Enum):
    RED = 1
    def paint(self): ...
class Shade(Color):
    DARK = 2
late = None
def late(): ...
`);
  const kinds = Object.fromEntries(index.symbols.map((symbol) => [symbol.name, symbol.kind]));
  expect(kinds).toMatchObject({
    os: 'import',
    MAX_SIZE: 'constant',
    size: 'variable',
    Alias: 'type',
    T: 'type',
    f: 'function',
    p: 'parameter',
    LOCAL: 'variable',
    GLOBAL: 'constant',
    Color: 'class',
    RED: 'enumMember',
    paint: 'method',
    DARK: 'enumMember',
    late: 'function',
  });
});

test('fields named in strings are members', () => {
  const index = indexOf(`
A = namedtuple("A", "x y")
B = namedtuple("B", ["u", "v"])
C = NamedTuple("C", [("s", str), ("t", "A")])
D = Enum("D", "RED GREEN")
E = TypedDict("E", {"k": int})
class F:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
`);
  expect(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => Object.keys(membersOf(index, name)))).toEqual([
    ['x', 'y'],
    ['u', 'v'],
    ['s', 't'],
    ['RED', 'GREEN'],
    ['k'],
    ['__slots__', 'a', 'b', '__init__'],
  ]);
  expect(show(index, symbolNamed(index, 't').type)).toBe('A');
  expect(symbolNamed(index, 'a').declarations).toHaveLength(2);
});

test('an instance attribute is written where it is declared, and a member elsewhere', () => {
  const { index, text } = fixture.index(
    'python',
    'class A:\n    def m(self, o):\n        self.x = 1\n        o.x = 2\n        del self.x\n        self.x\n',
  );
  const shown = index.occurrences
    .filter(({ name }) => name === 'x')
    .map(({ role, writes, symbol, start }) => [text.slice(start - 5, start).trim(), role, writes, symbol !== NONE]);
  expect(shown).toEqual([
    ['self.', 'declaration', true, true],
    ['o.', 'member', true, false],
    ['self.', 'member', true, false],
    ['self.', 'member', false, false],
  ]);
});
