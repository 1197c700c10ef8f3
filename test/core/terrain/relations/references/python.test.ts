/** References in Python: each way in which one name comes to stand for another's definition, as the language has them. */
import { describe, it } from 'vitest';
import { checkReferences } from './checkReferences.ts';

describe('modules and packages', () => {
  it.each([
    [
      'packages',
      '//- p/__init__.py\n//- p/core.py\ndef $0«f»(): ...\n//- a.py\nimport p.core\nfrom p import core\nfrom p.core import «f»\np.core.«f»(core.«f», «f»)\n',
    ],
    [
      'namespace packages',
      '//- ns/part/core.py\ndef $0«f»(): ...\n//- a.py\nimport ns.part.core\nfrom ns.part import core\nns.part.core.«f»()\ncore.«f»()\n',
    ],
    ['a namespace in two trees', '//- one/ns/a.py\nfrom ns.b import «f»\n«f»()\n//- two/ns/b.py\ndef $0«f»(): ...\n'],
    [
      'src layouts',
      '//- src/app/__init__.py\n//- src/app/core.py\ndef $0«f»(): ...\n//- tests/test_core.py\nfrom app.core import «f»\n«f»()\n//- pyproject.toml\n[project]\nname = "app"\n',
    ],
    [
      'relative imports',
      '//- p/core.py\ndef $0«f»(): ...\n//- p/__init__.py\nfrom .core import «f»\n//- p/sub/__init__.py\n//- p/sub/a.py\nfrom ..core import «f»\nfrom .. import core\n«f»(core.«f»)\n',
    ],
    ['as', '//- p.py\ndef $0«f»(): ...\ndef g(): ...\n//- a.py\nfrom p import «f» as g\nimport p as q\ng()\nq.«f»()\nq.g()\n'],
    ['the same name by as', '//- p.py\ndef $0«f»(): ...\n//- a.py\nfrom p import «f» as «f»\n«f»()\n'],
    ['star imports', '//- p.py\ndef $0«f»(): ...\ndef _f(): ...\n//- a.py\nfrom p import *\n«f»()\n_f()\n'],
    [
      'star imports with __all__',
      '//- p.py\n__all__ = ["«f»"]\ndef $0«f»(): ...\n//- q.py\n__all__ = ["g"]\ndef f(): ...\n//- a.py\nfrom q import *\nfrom p import *\n«f»()\n',
    ],
    [
      '__all__ put together',
      '//- p.py\nfrom . import q\n__all__ = ["g"]\n__all__ += ["«f»"]\n__all__.extend(["h"])\ndef $0«f»(): ...\n//- a.py\nfrom p import *\n«f»()\n',
    ],
    [
      're-exports through __init__',
      '//- p/__init__.py\nfrom .core import «f»\nfrom .other import *\n__all__ = ["«f»"]\n//- p/core.py\ndef $0«f»(): ...\n//- p/other.py\ndef g(): ...\n//- a.py\nimport p\nfrom p import «f»\n«f»(p.«f»)\n',
    ],
    [
      're-exports over two packages',
      '//- p/__init__.py\nfrom .q import *\n//- p/q/__init__.py\nfrom .core import «f» as «f»\n//- p/q/core.py\ndef $0«f»(): ...\n//- a.py\nfrom p import «f»\n«f»()\n',
    ],
    [
      'conditional imports',
      '//- p.py\ndef $0«f»(): ...\n//- a.py\nimport sys\nif sys.version_info >= (3, 8):\n    from p import «f»\nelse:\n    «f» = None\n',
    ],
    [
      'deferred imports',
      '//- p.py\ndef $0«f»(): ...\n//- a.py\ndef later():\n    from p import «f»\n    return «f»()\ndef f(): ...\nf()\n',
    ],
    [
      'TYPE_CHECKING',
      '//- p.py\nclass $0«C»: ...\n//- a.py\nfrom __future__ import annotations\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from p import «C»\ndef use(c: «C», d: "«C» | None") -> list["«C»"]: ...\n',
    ],
    [
      'a submodule that its package imports',
      '//- p/__init__.py\nfrom . import core\n//- p/core.py\ndef $0«f»(): ...\n//- a.py\nimport p\np.core.«f»()\n',
    ],
    ['a module beside the one that runs', '//- tool/main.py\nfrom helper import «f»\n«f»()\n//- tool/helper.py\ndef $0«f»(): ...\n'],
    ['a module’s attribute put there by another', '//- p.py\n$0«limit» = 1\n//- a.py\nimport p\np.«limit» = 2\nprint(p.«limit»)\n'],
    ['stubs', '//- p.pyi\ndef «f»() -> int: ...\n//- p.py\ndef $0«f»(): ...\n//- a.py\nfrom p import «f»\n«f»()\n'],
    [
      'importlib, whose modules nobody follows',
      '//- p.py\ndef $0«f»(): ...\n//- a.py\nimport importlib\nm = importlib.import_module("p")\nm.‹f›()\n',
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('scopes', () => {
  it.each([
    ['class scopes', '//- a.py\n$0«x» = 1\nclass C:\n    y = «x»\n    x = 2\n    z = x\n    def m(self):\n        return «x»\n'],
    [
      'nested functions',
      '//- a.py\ndef outer($0«x»):\n    def inner():\n        return «x»\n    def other(x):\n        return x\n    return inner(«x»)\n',
    ],
    ['comprehensions', '//- a.py\n$0«x» = [1]\ny = [x for x in «x»]\nz = {x: «v» for x in «x»}\n'.replaceAll('«v»', 'y')],
    ['the first iterable of a comprehension in a class', '//- a.py\nclass C:\n    $0«items» = [1]\n    doubled = [i for i in «items»]\n'],
    [
      'an assignment expression in a comprehension',
      '//- a.py\ndef f(rows):\n    if any((last := row) for row in rows):\n        return last\n'
        .replace('(last', '($0«last»')
        .replace('return last', 'return «last»'),
    ],
    [
      'global',
      '//- a.py\n$0«count» = 0\ndef bump():\n    global «count»\n    «count» += 1\ndef other():\n    count = 1\n    return count\n',
    ],
    [
      'global that nothing binds at the top',
      '//- a.py\ndef start():\n    global $0«state»\n    «state» = 1\ndef read():\n    return «state»\n//- b.py\nimport a\nprint(a.«state»)\n',
    ],
    [
      'nonlocal',
      '//- a.py\ndef outer():\n    $0«n» = 0\n    def bump():\n        nonlocal «n»\n        «n» += 1\n    def other():\n        n = 1\n    return bump, «n»\n',
    ],
    ['lambdas and defaults', '//- a.py\n$0«x» = 1\nf = lambda x=«x»: x\ndef g(x=«x»): return x\n'],
    [
      'match',
      '//- a.py\ndef f(v):\n    match v:\n        case {"k": $0«x»}:\n            return «x»\n        case [«x», *_]:\n            return «x»\n',
    ],
    [
      'except, with, for',
      '//- a.py\ndef f():\n    with open("") as $0«x»:\n        pass\n    for «x» in []:\n        del «x»\n    try:\n        pass\n    except OSError as «x»:\n        raise «x»\n',
    ],
    ['type parameters', '//- a.py\ndef f[$0«T»](x: «T») -> list[«T»]: ...\nclass C[T]:\n    x: T\n'],
    [
      'a builtin taken over under its name',
      '//- a.py\ntry:\n    $0«text»: type = ‹text›\nexcept NameError:\n    «text» = str\n«text»("")\n//- b.py\nfrom a import «text»\n',
    ],
    [
      'a builtin in place of what is not there',
      '//- a.py\ntry:\n    $0«input» = raw_input\nexcept NameError:\n    «input» = input\n«input»()\n',
    ],
    [
      'read at the top before and after a function binds it',
      '//- a.py\ndef init():\n    global «x»\n    $0«x» = 1\ninit()\nprint(«x»)\n«x» = «x» + 1\n',
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('classes', () => {
  it.each([
    [
      'self and cls',
      '//- a.py\nclass C:\n    @classmethod\n    def make(cls):\n        cls.«f»(cls())\n        return cls().«f»()\n    def $0«f»(self):\n        self.«f»()\n        type(self).«f»(self)\n',
    ],
    [
      'the MRO across files',
      '//- base.py\nclass Base:\n    def $0«run»(self): ...\n//- mid.py\nfrom base import Base\nclass Mid(Base):\n    def «run»(self):\n        super().«run»()\n//- leaf.py\nimport mid\nclass Leaf(mid.Mid):\n    def go(self):\n        self.«run»()\nLeaf().«run»()\nclass Stranger:\n    def run(self): ...\nStranger().run()\n',
    ],
    [
      'two bases, the first has it',
      '//- a.py\nclass A:\n    def $0«run»(self): ...\nclass B:\n    pass\nclass C(B, A):\n    def go(self):\n        self.«run»()\n',
    ],
    [
      'super of two',
      '//- a.py\nclass A:\n    def $0«run»(self): ...\nclass C(A):\n    def «run»(self):\n        super(C, self).«run»()\n        A.«run»(self)\n',
    ],
    [
      'properties',
      '//- a.py\nclass C:\n    @property\n    def $0«size»(self): return 1\n    @«size».setter\n    def «size»(self, v): ...\n    @«size».deleter\n    def «size»(self): ...\nc = C()\nc.«size» = c.«size»\ndel c.«size»\n',
    ],
    [
      'what a property gives',
      '//- a.py\nclass Row:\n    def $0«cells»(self): ...\nclass Table:\n    @property\n    def row(self) -> Row: ...\nclass Other:\n    def cells(self): ...\nTable().row.«cells»()\n',
    ],
    [
      'cached properties',
      '//- a.py\nfrom functools import cached_property\nclass Row:\n    def $0«cells»(self): ...\nclass Table:\n    @cached_property\n    def row(self):\n        return Row()\nclass Other:\n    def cells(self): ...\nTable().row.«cells»()\n',
    ],
    [
      'decorators',
      '//- d.py\ndef $0«logged»(f): return f\n//- a.py\nimport d\nfrom d import «logged»\n@«logged»\ndef f(): ...\n@d.«logged»\nclass C:\n    @«logged»\n    def m(self): ...\n',
    ],
    [
      'what is decorated',
      '//- a.py\nimport functools\nclass C:\n    @functools.lru_cache(maxsize=1)\n    def $0«f»(self): ...\nC().«f»()\n',
    ],
    [
      'context managers',
      '//- a.py\nclass Tx:\n    def __enter__(self):\n        return self\n    def __exit__(self, *a): ...\n    def $0«commit»(self): ...\nclass Other:\n    def commit(self): ...\nwith Tx() as tx:\n    tx.«commit»()\n',
    ],
    [
      'what a context manager gives',
      '//- a.py\nfrom contextlib import contextmanager\nclass Row:\n    def $0«cells»(self): ...\nclass Other:\n    def cells(self): ...\n@contextmanager\ndef opened():\n    yield Row()\nwith opened() as row:\n    row.«cells»()\n',
    ],
    ['dataclass fields', '//- a.py\nfrom dataclasses import dataclass\n@dataclass\nclass P:\n    $0«x»: int = 0\nP(«x»=1).«x»\n'],
    ['named tuples', '//- a.py\nfrom typing import NamedTuple\nclass P(NamedTuple):\n    $0«x»: int\nP(«x»=1).«x»\n'],
    [
      'nested classes',
      '//- a.py\nclass Outer:\n    class $0«Inner»:\n        pass\n    def make(self):\n        return self.«Inner»()\nOuter.«Inner»()\n',
    ],
    [
      'class attributes read through instances',
      '//- a.py\nclass C:\n    $0«limit» = 1\n    def f(self):\n        self.«limit» = C.«limit»\nC().«limit»\n',
    ],
    [
      'attributes of instances, in subclasses elsewhere',
      '//- a.py\nclass C:\n    def __init__(self):\n        self.$0«rows» = []\n//- b.py\nimport a\nclass D(a.C):\n    def f(self):\n        self.«rows» = self.«rows»\n',
    ],
    [
      'isinstance',
      '//- a.py\nclass C:\n    def $0«f»(self): ...\nclass D:\n    def f(self): ...\ndef use(x):\n    if isinstance(x, C):\n        x.«f»()\ndef other(x):\n    if not isinstance(x, C):\n        return x.‹f›()\n    x.«f»()\ndef third(x):\n    if not isinstance(x, C):\n        pass\n    else:\n        x.«f»()\ndef fourth(x, y):\n    assert isinstance(x, C) and y\n    return isinstance(y, C) and y.«f»() or x.«f»()\ndef fifth(x):\n    if isinstance(x, C):\n        x = D()\n        x.f()\n',
    ],
    [
      'classes as values',
      '//- a.py\nclass C:\n    $0«limit» = 1\nclass D:\n    limit = 2\ndef find(name) -> type[C]: ...\nfind("c").«limit»\n',
    ],
    [
      'walrus and conditional values',
      '//- a.py\nclass C:\n    def $0«f»(self): ...\nclass D:\n    def f(self): ...\ndef use(flag, c=None):\n    c = c or C()\n    c.«f»()\n    d = C() if flag else None\n    d.«f»()\n',
    ],
    [
      'optional results',
      '//- a.py\nfrom typing import Optional\nclass C:\n    def $0«f»(self): ...\nclass D:\n    def f(self): ...\ndef find() -> Optional[C]: ...\nfind().«f»()\n',
    ],
    [
      'elements of containers',
      '//- a.py\nclass C:\n    def $0«f»(self): ...\nclass D:\n    def f(self): ...\nrows: list[C] = []\nfor row in rows:\n    row.«f»()\nfor i, row in enumerate(rows):\n    row.«f»()\nfor a, b in zip(rows, rows):\n    b.«f»()\n[r.«f»() for r in sorted(rows)]\nby: dict[str, C] = {}\nfor k, v in by.items():\n    v.«f»()\nfor v in by.values():\n    v.«f»()\nby["k"].«f»()\nby.get("k").«f»()\nnext(iter(rows)).«f»()\n',
    ],
    [
      'elements that may be of several classes',
      '//- a.py\nclass C:\n    def f(self): ...\nclass D:\n    def $0«f»(self): ...\nrows: list[C | D] = []\nfor row in rows:\n    row.«f»()\nfor row in [C(), D()]:\n    row.«f»()\nby: dict[str, C | D] = {}\nby["k"].«f»()\npair: tuple[C, D]\npair[1].«f»()\nown: dict[D, D]\nown[1].«f»()\nother: list[C]\nother[0].f()\n',
    ],
    [
      'super() beyond what is known',
      '//- a.py\nfrom outside import Base, make\nB = make()\nclass C(B):\n    def $0«f»(self):\n        super().‹f›()\nclass D(C):\n    def «f»(self):\n        super().«f»()\n',
    ],
    [
      'super() of a mixin',
      '//- a.py\nclass M:\n    def «f»(self):\n        super().«f»()\nclass B:\n    def $0«f»(self): ...\nclass C(M, B): ...\n',
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('strings that are read as code', () => {
  it.each([
    [
      'mock targets',
      '//- app/core.py\ndef $0«f»(): ...\n//- t.py\nfrom unittest import mock\nfrom app import core\n@mock.patch("app.core.«f»")\ndef test(f): ...\nmock.patch.object(core, "«f»")\n',
    ],
    ['getattr', '//- a.py\nclass C:\n    def $0«f»(self): ...\ngetattr(C(), "«f»")\nhasattr(C, "«f»")\n'],
    [
      'entry points',
      '//- app/cli.py\ndef $0«main»(): ...\n//- setup.py\nfrom setuptools import setup\nsetup(entry_points={"console_scripts": ["app = app.cli:«main»"]})\n',
    ],
    ['documentation roles', '//- app/core.py\ndef $0«f»(): ...\ndef g():\n    """See :func:`«f»` and :func:`app.core.«f»`."""\n'],
    ['quoted annotations', '//- a.py\nclass $0«C»:\n    def me(self) -> "«C»": ...\nx: "list[«C»]" = []\n'],
    ['type comments', '//- a.py\nclass $0«C»: ...\nx = []  # type: list[«C»]\ny = cast("«C»", x)\n'],
    ['__slots__', '//- a.py\nclass C:\n    __slots__ = ("«x»", "y")\n    def __init__(self):\n        self.$0«x» = 1\n'],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('parameters', () => {
  it.each([
    [
      'keywords',
      '//- p.py\ndef f($0«size», other=1):\n    return «size»\n//- a.py\nimport p\nfrom p import f\nf(«size»=1)\np.f(1, other=2)\ndef g(size): ...\ng(size=1)\n',
    ],
    [
      'of a constructor',
      '//- a.py\nclass C:\n    def __init__(self, $0«size»):\n        self.size = «size»\nclass D(C): ...\nC(«size»=1)\nD(«size»=1)\n',
    ],
    ['of a function that replaces a class', '//- a.py\nclass d:\n    $0«b» = 1\ndef d(x, b=2):\n    return b\nd(1, «b»=3)\nd.«b»\n'],
    ['through partial', '//- a.py\nfrom functools import partial\ndef f($0«size»): ...\npartial(f, «size»=1)\n'],
  ])('%s', (_, fixture) => checkReferences(fixture));
});
