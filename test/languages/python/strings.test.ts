import { expect, test } from 'vitest';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';

const fixture = await syntaxFixture(pythonRules);

function stringsOf(source: string): readonly string[] {
  const { index, text } = fixture.index('python', source);
  return index.occurrences
    .filter(({ role }) => role === 'string')
    .map(({ name, dotted, start, end }) => {
      expect(text.slice(start, end)).toBe(name);
      return dotted ?? name;
    });
}

test.each<[string, readonly string[]]>([
  ['patch("a.b.C")', ['a', 'a.b', 'a.b.C']],
  ['mocker.patch("name")', ['name']],
  ['monkeypatch.setattr("a.b", 1)', ['a', 'a.b']],
  ['importlib.import_module("pkg")', ['pkg']],
  ['import_module(".sub", "pkg")', ['.sub']],
  ['__import__("a.b")', ['a', 'a.b']],
  ['MIDDLEWARE = ["app.mid.Ware"]', ['app', 'app.mid', 'app.mid.Ware']],
  ['entry_points={"console_scripts": ["tool = pkg.cli:main"]}', ['pkg', 'pkg.cli', 'pkg.cli.main']],
  ['x = "pkg.mod:Class.attr [extra]"', ['pkg', 'pkg.mod', 'pkg.mod.Class', 'pkg.mod.Class.attr']],
  ['operator.attrgetter("a.b", "c")', ['a', 'b', 'c']],
  ['methodcaller("run", "a")', ['run']],
  ['hasattr(x, "a")', ['a']],
  ['print("word", "two words", "a.b c", "1.2", "a..b", "end.")', []],
  ['b"a.b"', []],
  ['f"a.b{x}"', []],
  ['"a\\x2eb.c"', []],
])('names in strings: %s', (source, expected) => {
  expect(stringsOf(source)).toEqual(expected);
});

test('roles and fields of docstrings', () => {
  const source = `
def f(x, *rest):
    """See :func:\`a.b.c\`, :class:\`~a.D\`, :py:meth:\`the method <a.D.m>\`, :meth:\`.m\`, :attr:\`!n\`, :ref:\`label\`.

    :param x: of :class:\`E\`
    :param str *rest: more
    :param gone: not there
    """
class K:
    """:ivar y: of instances
    :param z: of the constructor"""
    def __init__(self, z):
        self.y = z
`;
  expect(stringsOf(source)).toEqual(['a', 'a.b', 'a.b.c', 'a', 'a.D', 'a', 'a.D', 'a.D.m', 'm', 'n', 'x', 'E', 'rest', 'y', 'z']);
});

test.each([
  ['getattr(x, name)', 'dynamicAttribute'],
  ['setattr(x, "a" + b, 1)', 'dynamicAttribute'],
  ['getattr(x, f"on_{y}")', 'dynamicAttribute'],
  ['eval(code)', 'eval'],
  ['exec("x = 1")', 'eval'],
  ['from m import *', 'starImport'],
  ['"%(x)s" % locals()', 'reflection'],
  ['globals()[name] = 1', 'reflection'],
  ['globals().update(a=1)', 'reflection'],
  ['import_module(name)', 'reflection'],
  ['type("N", (), {})', 'reflection'],
  ['x.__dict__.update(y)', 'reflection'],
  ['vars(x)[name]', 'reflection'],
  ['class A:\n    def __getattr__(self, n): ...', 'dynamicAttribute'],
  ['import os\nos.getcwd = f', 'monkeyPatch'],
])('a hazard: %s', (source, kind) => {
  expect(fixture.index('python', source).index.hazards.map((hazard) => hazard.kind)).toEqual([kind]);
});

test.each(['getattr(x, "a")', 'model.eval()', 'def eval(x): ...\neval(1)', 'type(x)', 'globals()["x"]', 'self.x.y = 1'])(
  'no hazard: %s',
  (source) => {
    expect(fixture.index('python', source).index.hazards).toEqual([]);
  },
);
