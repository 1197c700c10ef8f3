import { expect, test } from 'vitest';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';

const fixture = await syntaxFixture(pythonRules);

/** In each source every occurrence of one variable is marked, and nothing else. */
const cases: readonly (readonly [string, string])[] = [
  ['a module variable seen in functions', '«total» = 0\ndef f():\n    return «total»\nprint(«total»)\n'],
  ['a local hides the module’s', 'total = 0\ndef f():\n    «total» = 1\n    return «total»\nprint(total)\n'],
  ['a name is local above its assignment too', 'x = 0\ndef f():\n    print(«x»)\n    «x» = 1\n'],
  ['global', '«x» = 0\ndef f():\n    global «x»\n    «x» = 1\n    «x» += 2\n'],
  ['global without a binding at module level', 'def f():\n    global «x»\n    «x» = 1\ndef g():\n    return «x»\n'],
  ['global in a branch holds for the whole function', '«x» = 0\ndef f(c):\n    «x» = 2\n    if c:\n        global «x»\n'],
  ['global in a function is seen by functions in it', 'def f():\n    global «x»\n    «x» = 1\n    def g():\n        return «x»\n«x» = 2\n'],
  ['global in a class body', 'class C:\n    global «x»\n    «x» = 1\n    y = «x»\n«x»\n'],
  ['nonlocal', 'x = 0\ndef f():\n    «x» = 1\n    def g():\n        nonlocal «x»\n        «x» += 1\n    return «x»\nx\n'],
  ['nonlocal above the binding', 'def f():\n    def g():\n        nonlocal «x»\n        «x» = 1\n    «x» = 0\n'],
  [
    'nonlocal skips functions that do not bind',
    'def f():\n    «x» = 1\n    def g():\n        def h():\n            nonlocal «x»\n            «x» = 2\n',
  ],
  ['a closure over a parameter', 'def f(«x»):\n    def g():\n        return «x»\n    return g\n'],
  ['class names are not seen in methods', '«x» = 0\nclass C:\n    x = 1\n    y = x\n    def m(self):\n        return «x»\n'],
  ['class names are seen in the body', 'x = 0\nclass C:\n    «x» = 1\n    y = «x»\n    def m(self, a=«x»):\n        return x\n'],
  ['class names are not seen in nested classes', '«x» = 0\nclass C:\n    x = 1\n    class D:\n        y = «x»\n'],
  ['decorators belong to the scope around', '«d» = 1\n@«d»\ndef f():\n    d = 2\n    return d\n'],
  ['defaults belong to the scope around', '«n» = 1\ndef f(n=«n»):\n    return n\n'],
  ['a default does not see the parameter', 'n = 1\ndef f(«n»=n):\n    return «n»\n'],
  ['a default of a method sees the class', 'class C:\n    «size» = 1\n    def m(self, n=«size»): return n\n'],
  ['annotations belong to the scope around', 'class «T»: pass\ndef f(T: «T») -> «T»:\n    return T\n'],
  ['quoted annotations are code', 'class «T»: pass\ndef f(a: "«T»", b: "list[«T»] | None", c: list["«T»"]) -> "dict[str, «T»]": ...\n'],
  ['nested quotes in annotations', 'class «T»: pass\nx: "Optional[\'«T»\']" = None\n'],
  ['strings in Literal and Annotated are values', 'class «T»: pass\nx: Literal["T"]\ny: Annotated["«T»", "T"]\n'],
  ['cast and type variables', 'class «T»: pass\nx = cast("«T»", y)\nV = TypeVar("V", bound="«T»")\nA = List["«T»"]\n'],
  ['a comprehension’s variable is its own', 'x = 1\ny = [«x» for «x» in xs if «x»]\nx\n'],
  ['the first iterable is evaluated around', '«x» = []\ny = [x for x in «x»]\n'],
  ['the second iterable is evaluated inside', 'x = []\ny = [z for «x» in xs for z in «x»]\n'],
  ['the first iterable in a class body sees its names', 'class C:\n    «xs» = []\n    ys = [x for x in «xs»]\n'],
  ['other parts in a class body do not', '«n» = 1\nclass C:\n    n = 2\n    ys = [«n» for x in xs]\n'],
  ['dictionary and set comprehensions, generators', 'd = {«k»: v for «k», v in i}\nk = 1\ns = {k for x in i}\n'],
  ['a walrus in a comprehension binds outside', 'def f(xs):\n    ys = [«y» for x in xs if («y» := x)]\n    return «y»\n'],
  ['a walrus in a lambda binds in it', 'y = 1\nf = lambda: («y» := 2) + «y»\n'],
  ['a walrus in a condition', 'if («n» := g()):\n    print(«n»)\nprint(«n»)\n'],
  ['lambda parameters', 'x = 1\nf = lambda «x», *a, k=x: «x» + k\n'],
  ['loops bind in the scope around', 'for «i» in xs:\n    pass\nelse:\n    «i»\n«i»\n'],
  ['unpacking with a star', '[a, *«rest»] = xs\n«rest»\n'],
  ['nested unpacking', 'for (a, («b», *c)), d in xs: print(«b»)\n'],
  ['chained assignment', '«a» = b = c\n«a»\n'],
  ['with', 'with open(x) as «f», «f».g() as h:\n    «f»\n'],
  ['with, in parentheses', 'with (open(x) as «f», g() as (a, b)):\n    «f»\n'],
  ['except', 'try: pass\nexcept E as «e»:\n    raise «e»\n'],
  ['except groups', 'try: pass\nexcept* E as «e»:\n    raise «e»\n'],
  ['del', 'def f():\n    «x» = 1\n    del «x»\nx = 2\n'],
  ['del makes a name local', 'x = 2\ndef f():\n    del «x»\n    return «x»\n'],
  ['an annotation makes a name local', 'x = 2\ndef f():\n    «x»: int\n    return «x»\n'],
  ['augmented assignment makes a name local', 'x = 2\ndef f():\n    «x» += 1\n'],
  ['imports bind', 'import «os», sys\n«os».path\ndef f():\n    import os\n    os\n'],
  ['dotted imports bind the first name', 'import «a».b\nimport «a».c\n«a».b.a\n'],
  ['aliases bind', 'import a.b as «c»\nfrom d import e as «c»\n«c»\n'],
  ['from imports bind', 'from m import «x», y\n«x»(y)\n'],
  ['one name imported in two branches', 'try:\n    import «json»\nexcept ImportError:\n    import simplejson as «json»\n«json».loads\n'],
  ['a function defined in two branches', 'if a:\n    def «f»(): pass\nelse:\n    def «f»(): pass\n«f»()\n'],
  ['overloads are one function', '@overload\ndef «f»(a: int): ...\n@overload\ndef «f»(a: str): ...\ndef «f»(a): return a\n«f»(1)\n'],
  [
    'a property with its setter and deleter',
    'class C:\n    @property\n    def «x»(self): pass\n    @«x».setter\n    def «x»(self, v): pass\n    @«x».deleter\n    def «x»(self): pass\n',
  ],
  [
    'captures of match',
    'x = 1\ndef f(p):\n    match p:\n        case [«x», *_] if «x»: return «x»\n        case {"k": «x», **r}: pass\n        case Point(x=0, y=«x»): pass\n        case (1 | 2) as «x»: pass\n',
  ],
  ['classes and values of match are read', 'class «P»: pass\nmatch v:\n    case «P»(): pass\n    case «P».a: pass\n'],
  ['the rest of a mapping and of a sequence', 'match v:\n    case {**«r»}: «r»\n    case [_, *«r»]: «r»\n'],
  ['type parameters of a function', 'T = 1\ndef f[«T»: int](a: «T») -> «T»:\n    return «T»\nT\n'],
  ['type parameters of a class', 'class C[«T»](Base[«T»]):\n    x: «T»\n    def m(self, a: «T»): ...\n'],
  ['annotations with type parameters see the class', 'class C:\n    class «D»: pass\n    def m[T](self, a: «D»): ...\n'],
  ['a type alias and its parameter', 'type «A»[T] = list[T]\nx: «A»[int]\n'],
  ['a variadic type parameter', 'def f[*«Ts», **P](*a: *«Ts»): ...\n'],
  [
    'private names belong to their class',
    'def __f(): pass\nclass C:\n    def «__f»(self): pass\n    g = «__f»\n    def m(self): return __f\n',
  ],
  ['f-strings', '«x» = 1\nf"{«x»} {«x»!r:>{«x»}} {f\'{«x»}\'} x"\n'],
  ['doctests see the module', 'def «f»():\n    """Does.\n\n    >>> «f»()\n    >>> for x in [1]:\n    ...     «f»(x)\n    f\n    """\n'],
  ['what doctests bind stays in them', 'x = 1\ndef f():\n    """\n    >>> «x» = 2\n    >>> «x»\n    """\n    return x\n'],
  ['`type` and `match` as names', '«match» = 1\n«match»(2)\nprint(«match»)\n'],
  ['assignment through type()', 'class C:\n    def m(«self»):\n        type(«self»).n = «self»\n'],
  ['assignment to an item of something called type', '«x» = 1\ndef f(type):\n    type[«x»] = 2\n'],
  ['in methods __class__ is Python’s own', '«__class__» = 1\nclass C:\n    def m(self): return __class__\ndef f(): return «__class__»\n'],
  [
    'async forms',
    'async def f(«x»):\n    async with «x» as y: await «x»\n    async for z in «x»: yield «x»\n    return [a async for a in «x»]\n',
  ],
  ['names listed for export', '__all__ = ["«f»", "g"]\n__all__ += ["h"]\ndef «f»(): pass\n'],
  ['globals() by name', '«x» = 1\nglobals()["«x»"]\n'],
  ['parameters in docstring fields', 'def f(«a», b):\n    """\n    :param int «a»: first\n    :type «a»: int\n    """\n    return «a»\n'],
  ['the name given to a factory', '«P» = namedtuple("«P»", "x y")\n«P»(1, 2)\n'],
  ['broken code keeps what can be read', '«x» = 1\ndef f(:\n    return «x»\n«x»\n'],
];

test.each(cases)('%s', (_, marked) => {
  const { actual, expected } = fixture.symbolCheck('python', marked);
  expect(actual).toBe(expected);
});

test('every scope lies in its parent, every occurrence in its scope, every symbol has a declaration', () => {
  for (const [, marked] of cases) {
    const { index } = fixture.index('python', marked);
    for (const scope of index.scopes.slice(1)) {
      const parent = index.scopes[scope.parent]!;
      expect(parent.start <= scope.start && scope.end <= parent.end).toBe(true);
    }
    for (const symbol of index.symbols) expect(symbol.declarations.length).toBeGreaterThan(0);
    const places = index.occurrences.map((occurrence) => occurrence.start);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  }
});
