/** Things of Python that nothing uses go: each case a small workspace before and after, or the reason why not. */
import { describe, expect, test } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

interface Case {
  readonly name: string;
  readonly target?: string;
  readonly args?: object;
  readonly before: string;
  readonly after: string;
  readonly gone?: readonly string[];
}

const deleted: readonly Case[] = [
  {
    name: 'a function with its decorator, comment and the gap',
    before:
      '//- a.py\nimport functools\n\n\ndef f():\n    pass\n\n\n# about old\n@functools.cache\ndef old():\n    """Doc."""\n    return 1\n\n\ndef g():\n    return f()\n\n\ng()\n',
    after: '//- a.py\ndef f():\n    pass\n\n\ndef g():\n    return f()\n\n\ng()\n',
  },
  {
    name: 'the imports that only it used',
    before:
      '//- a.py\nimport json\nimport os\nfrom typing import Any, Optional\n\n\ndef old(x: Any) -> Optional[str]:\n    return json.dumps(x)\n\n\ndef g(x: Optional[int]):\n    return os.name\n\n\ng(1)\n',
    after: '//- a.py\nimport os\nfrom typing import Optional\n\n\ndef g(x: Optional[int]):\n    return os.name\n\n\ng(1)\n',
  },
  {
    name: 'the last thing of a file',
    before: '//- a.py\n"""Doc."""\n\n\ndef old():\n    pass\n',
    after: '//- a.py\n"""Doc."""\n',
  },
  {
    name: 'a function that only calls itself',
    before: '//- a.py\ndef old(n):\n    return old(n - 1) if n else 0\n\n\nx = 1\nprint(x)\n',
    after: '//- a.py\nx = 1\nprint(x)\n',
  },
  {
    name: 'a class',
    before: '//- a.py\nclass old:\n    x = 1\n\n    def m(self):\n        return old.x\n\n\nclass Other:\n    pass\n\n\nOther()\n',
    after: '//- a.py\nclass Other:\n    pass\n\n\nOther()\n',
  },
  {
    name: 'a method',
    target: 'C.old',
    before:
      '//- a.py\nclass C:\n    def a(self):\n        return 1\n\n    @property\n    def old(self):\n        return 2\n\n    def b(self):\n        return 3\n\n\nC().a()\nC().b()\n',
    after: '//- a.py\nclass C:\n    def a(self):\n        return 1\n\n    def b(self):\n        return 3\n\n\nC().a()\nC().b()\n',
  },
  {
    name: 'the only method leaves a class that passes',
    target: 'C.old',
    before: '//- a.py\nclass C:\n    def old(self):\n        return 1\n\n\nC()\n',
    after: '//- a.py\nclass C:\n    pass\n\n\nC()\n',
  },
  {
    name: 'a property with its setter',
    target: 'C.old',
    before:
      '//- a.py\nclass C:\n    x = 1\n\n    @property\n    def old(self):\n        return 2\n\n    @old.setter\n    def old(self, value):\n        pass\n\n\nprint(C.x)\n',
    after: '//- a.py\nclass C:\n    x = 1\n\n\nprint(C.x)\n',
  },
  {
    name: 'an override alone, though its base has the method too',
    target: 'D.old',
    before: '//- a.py\nclass C:\n    def old(self): ...\n\n\nclass D(C):\n    x = 1\n\n    def old(self): ...\n\n\nprint(D.x)\n',
    after: '//- a.py\nclass C:\n    def old(self): ...\n\n\nclass D(C):\n    x = 1\n\n\nprint(D.x)\n',
  },
  {
    name: 'a constant, with its entry in a list of what the module offers',
    target: 'OLD',
    before: '//- a.py\n__all__ = ["NEW", "OLD"]\n\nNEW = 1\nOLD = 2  # not used\n',
    after: '//- a.py\n__all__ = ["NEW"]\n\nNEW = 1\n',
  },
  {
    name: 'what passes it on goes with it',
    before:
      '//- app/__init__.py\nfrom .a import f, old\n\n__all__ = ["f", "old"]\n//- app/a.py\ndef f(): ...\n\n\ndef old(): ...\n//- main.py\nfrom app import f\n\nf()\n',
    after: '//- app/__init__.py\nfrom .a import f\n\n__all__ = ["f"]\n//- app/a.py\ndef f(): ...\n',
  },
  {
    name: 'imports of it that nobody uses, under another name too',
    before:
      '//- a.py\ndef f(): ...\n\n\ndef old(): ...\n//- b.py\nfrom a import f, old as o\n\nf()\n//- c.py\nimport sys\nfrom a import old\n\nprint(sys)\n',
    after: '//- a.py\ndef f(): ...\n//- b.py\nfrom a import f\n\nf()\n//- c.py\nimport sys\n\nprint(sys)\n',
  },
  {
    name: 'overloads all',
    before:
      '//- a.py\nfrom typing import overload\n\n\n@overload\ndef old(x: int) -> int: ...\n@overload\ndef old(x: str) -> str: ...\ndef old(x):\n    return x\n\n\nprint(1)\n',
    after: '//- a.py\nprint(1)\n',
  },
  {
    name: 'its stub as well',
    before: '//- a.py\ndef f(): ...\n\n\ndef old(): ...\n//- a.pyi\ndef f() -> None: ...\ndef old() -> None: ...\n',
    after: '//- a.py\ndef f(): ...\n//- a.pyi\ndef f() -> None: ...\n',
  },
  {
    name: 'several that use each other',
    args: { targets: [{ name: 'ping' }, { name: 'pong' }] },
    before: '//- a.py\ndef ping():\n    pong()\n\n\ndef pong():\n    ping()\n\n\nx = 1\n',
    after: '//- a.py\nx = 1\n',
  },
  {
    name: 'everything that nothing uses, by a selector',
    args: { targets: [{ selector: 'unused top-level in:utils.py' }] },
    before:
      '//- utils.py\nimport re\nimport os\n\n\ndef used():\n    return os.name\n\n\ndef old(x):\n    return re.escape(x)\n\n\nclass Old:\n    def m(self):\n        pass\n//- main.py\nfrom utils import used\n\nused()\n',
    after: '//- utils.py\nimport os\n\n\ndef used():\n    return os.name\n',
  },
  {
    name: 'what a selector finds and cannot go is left',
    args: { targets: [{ selector: 'top-level in:utils.py' }] },
    before:
      '//- utils.py\ndef used():\n    return helper()\n\n\ndef helper(): ...\n\n\ndef old(): ...\n\n\nA, B = 1, 2\n//- main.py\nfrom utils import B, used\n\nused(B)\n',
    after: '//- utils.py\ndef used():\n    return helper()\n\n\ndef helper(): ...\n\n\nA, B = 1, 2\n',
  },
  {
    name: 'Windows line ends',
    before: '//- a.py\ndef f():\r\n    pass\r\n\r\n\r\ndef old():\r\n    pass\r\n\r\n\r\nf()\r\n',
    after: '//- a.py\ndef f():\r\n    pass\r\n\r\n\r\nf()\r\n',
  },
  {
    name: 'no line break at the end',
    before: '//- a.py\nx = 1\n\n\ndef old():\n    pass',
    after: '//- a.py\nx = 1',
  },
  {
    name: 'a function in a branch leaves the branch',
    before: '//- a.py\nimport sys\n\nif sys.platform == "win32":\n    def old():\n        return 1\nelse:\n    x = 1\n',
    after: '//- a.py\nimport sys\n\nif sys.platform == "win32":\n    pass\nelse:\n    x = 1\n',
  },
  {
    name: 'its tests, where that is asked for',
    args: { targets: [{ name: 'old' }], withTests: true },
    before:
      '//- a.py\ndef f():\n    return 1\n\n\ndef old():\n    return 2\n//- test_a.py\nfrom a import f, old\n\n\ndef test_f():\n    assert f() == 1\n\n\ndef test_old():\n    assert old() == 2\n',
    after: '//- a.py\ndef f():\n    return 1\n//- test_a.py\nfrom a import f\n\n\ndef test_f():\n    assert f() == 1\n',
  },
  {
    name: 'a file of tests of which nothing is left',
    args: { targets: [{ name: 'old' }], withTests: true },
    before:
      '//- a.py\ndef f():\n    return 1\n\n\ndef old():\n    return 2\n//- tests/test_old.py\n"""Tests of old."""\nfrom a import old\n\n\nclass TestOld:\n    def test_two(self):\n        assert old() == 2\n',
    after: '//- a.py\ndef f():\n    return 1\n',
    gone: ['tests/test_old.py'],
  },
  {
    name: 'a module that nobody imports',
    args: { targets: [{ name: 'app/old.py' }] },
    before: '//- app/__init__.py\n//- app/old.py\nx = 1\n//- app/new.py\ny = 1\n',
    after: '',
    gone: ['app/old.py'],
  },
  {
    name: 'a module whose imports nobody uses',
    args: { targets: [{ name: 'old', kind: 'module' }] },
    before:
      '//- app/__init__.py\nfrom .new import y\nfrom .old import x\n//- app/old.py\nx = 1\n//- app/new.py\ny = 1\n//- main.py\nfrom app import y, old\n\nprint(y)\n',
    after: '//- app/__init__.py\nfrom .new import y\n//- main.py\nfrom app import y\n\nprint(y)\n',
    gone: ['app/old.py'],
  },
  {
    name: 'a package',
    args: { targets: [{ name: 'app/old', kind: 'module' }] },
    before: '//- app/__init__.py\n//- app/old/__init__.py\nfrom .a import x\n//- app/old/a.py\nx = 1\n//- app/new.py\ny = 1\n',
    after: '',
    gone: ['app/old/__init__.py', 'app/old/a.py'],
  },
];

test.each(deleted)('$name', async ({ target = 'old', args = { targets: [{ name: target }] }, before, after, gone = [] }) => {
  await checkOperation(before, 'safeDelete', args, after, { gone });
});

interface Refused {
  readonly name: string;
  readonly target?: string;
  readonly args?: object;
  readonly before: string;
  readonly code?: string;
  readonly says: RegExp;
}

const refusedCases: readonly Refused[] = [
  {
    name: 'what is called',
    before: '//- a.py\ndef old(): ...\n//- b.py\nfrom a import old\n\nold()\n',
    says: /a place uses “old”: b\.py:3/,
  },
  {
    name: 'what is called through a relay',
    before: '//- app/__init__.py\nfrom .a import old\n//- app/a.py\ndef old(): ...\n//- b.py\nimport app\n\napp.old()\n',
    says: /b\.py:3/,
  },
  {
    name: 'what is called under another name',
    before: '//- a.py\ndef old(): ...\n//- b.py\nfrom a import old as o\n\no()\n',
    says: /b\.py:3/,
  },
  {
    name: 'what a relay gives another name',
    before: '//- app/__init__.py\nfrom .a import old as fresh\n//- app/a.py\ndef old(): ...\n//- b.py\nfrom app import fresh\n\nfresh()\n',
    says: /b\.py:3/,
  },
  { name: 'what a star brings', before: '//- a.py\ndef old(): ...\n//- b.py\nfrom a import *\n\nold()\n', says: /b\.py:3/ },
  {
    name: 'what a string that is code names',
    before: '//- a.py\ndef old(): ...\n//- test_b.py\nfrom unittest import mock\n\n\n@mock.patch("a.old")\ndef test_x(m): ...\n',
    says: /test_b\.py:4/,
  },
  {
    name: 'what only tests use, with a hint',
    before: '//- a.py\ndef old(): ...\n//- test_a.py\nfrom a import old\n\n\ndef test_old():\n    old()\n',
    says: /a place uses “old”: test_a\.py:5/,
  },
  {
    name: 'what a test helper uses, though tests may go',
    args: { targets: [{ name: 'old' }], withTests: true },
    before: '//- a.py\ndef old(): ...\n//- test_a.py\nfrom a import old\n\n\ndef helper():\n    return old()\n',
    says: /test_a\.py:5/,
  },
  {
    name: 'a method that is called on an object',
    target: 'C.old',
    before: '//- a.py\nclass C:\n    def old(self): ...\n\n\nC().old()\n',
    says: /a\.py:5/,
  },
  {
    name: 'an override that is called through its base',
    target: 'D.old',
    before: '//- a.py\nclass C:\n    def old(self): ...\n\n\nclass D(C):\n    def old(self): ...\n\n\ndef f(c: C):\n    c.old()\n',
    says: /a\.py:10/,
  },
  {
    name: 'a base method that an override calls',
    target: 'C.old',
    before: '//- a.py\nclass C:\n    def old(self): ...\n\n\nclass D(C):\n    def old(self):\n        super().old()\n',
    says: /a\.py:7/,
  },
  { name: 'a class that is a base', before: '//- a.py\nclass old: ...\n\n\nclass D(old): ...\n', says: /a\.py:4/ },
  {
    name: 'a value that a function sets',
    target: 'old',
    before: '//- a.py\nold = 0\n\n\ndef f():\n    global old\n    old = 1\n',
    says: /a\.py:5/,
  },
  {
    name: 'a command',
    target: 'old',
    before: '//- pyproject.toml\n[project]\nname = "x"\n[project.scripts]\nrun = "a:old"\n//- a.py\ndef old(): ...\n',
    says: /it is the command “run” of pyproject\.toml/,
  },
  {
    name: 'what is declared together with something else',
    target: 'old',
    code: 'delete-unfit',
    before: '//- a.py\nold, new = 1, 2\nprint(new)\n',
    says: /declared together/,
  },
  {
    name: 'one of two attributes assigned at once',
    target: 'C.old',
    code: 'delete-unfit',
    before: '//- a.py\nclass C:\n    def __init__(self):\n        self.old = self.new = 1\n\n    def m(self):\n        return self.new\n',
    says: /declared together/,
  },
  {
    name: 'a parameter',
    args: { targets: [{ name: 'x', kind: 'parameter' }] },
    code: 'delete-unfit',
    before: '//- a.py\ndef f(x): ...\n',
    says: /is a parameter/,
  },
  {
    name: 'a module that is used',
    args: { targets: [{ name: 'old.py' }] },
    before: '//- old.py\nx = 1\n//- b.py\nimport old\n\nprint(old.x)\n',
    says: /b\.py:3/,
  },
  {
    name: 'a module that is imported for its effects',
    args: { targets: [{ name: 'app/old.py' }] },
    before: '//- app/__init__.py\n//- app/old.py\nx = 1\n//- b.py\nfrom unittest import mock\n\nmock.patch("app.old.x")\n',
    says: /b\.py:3/,
  },
  {
    name: 'a module that can be run',
    args: { targets: [{ name: 'old.py' }] },
    before: '//- old.py\nif __name__ == "__main__":\n    print(1)\n',
    says: /run by itself/,
  },
  {
    name: 'one of several that is used',
    args: { targets: [{ name: 'ping' }, { name: 'pong' }] },
    before: '//- a.py\ndef ping():\n    pong()\n\n\ndef pong(): ...\n\n\nping()\n',
    says: /a\.py:8/,
  },
];

test.each(refusedCases)(
  'refuses $name',
  async ({ target = 'old', args = { targets: [{ name: target }] }, before, code = 'delete-used', says }) => {
    const refusal = await checkOperationRefused(before, 'safeDelete', args, code);
    expect(refusal.error.message).toMatch(says);
  },
);

describe('what nobody can see is asked about', () => {
  const unsettled = async (before: string, target: string, after: string): Promise<readonly string[]> => {
    const { located } = await checkOperation(before, 'safeDelete', { targets: [{ name: target }] }, after);
    return (located.unsettled ?? []).map(({ why }) => why);
  };

  test('a decorator that may hand it on', async () => {
    const why = await unsettled(
      '//- a.py\nimport web\n\napp = web.App()\n\n\n@app.route("/")\ndef old(): ...\n',
      'old',
      '//- a.py\nimport web\n\napp = web.App()\n',
    );
    expect(why).toEqual(['its decorator “app.route” may hand it to somebody']);
  });
  test('a string that may name it', async () => {
    const why = await unsettled(
      '//- a.py\nold = 1\nx = 2\n//- b.py\ndef f(module):\n    return getattr(module, "old", None)\n',
      'old',
      '//- a.py\nx = 2\n',
    );
    expect(why).toEqual(['what this string refers to cannot be told']);
  });
  test('a member of the language', async () => {
    const why = await unsettled(
      '//- a.py\nclass C:\n    x = 1\n\n    def __len__(self):\n        return 1\n\n\nprint(C.x)\n',
      'C.__len__',
      '//- a.py\nclass C:\n    x = 1\n\n\nprint(C.x)\n',
    );
    expect(why).toEqual(['the language itself calls members of that name']);
  });
  test('a member that a base from elsewhere may call', async () => {
    const why = await unsettled(
      '//- a.py\nfrom lib import Base\n\n\nclass C(Base):\n    x = 1\n\n    def on_start(self):\n        return 1\n\n\nprint(C.x)\n',
      'C.on_start',
      '//- a.py\nfrom lib import Base\n\n\nclass C(Base):\n    x = 1\n\n\nprint(C.x)\n',
    );
    expect(why).toEqual(['its class has ancestors outside of the workspace, which may call it']);
  });
});
