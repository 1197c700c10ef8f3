import { expect, test } from 'vitest';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';

const fixture = await syntaxFixture(pythonRules);

/** Each import as "kind specifier/level [names] flags". */
function importsOf(source: string): readonly string[] {
  const { index, text } = fixture.index('python', source);
  return index.imports.map((record) => {
    const names = record.names.map(({ name, alias }) => (alias === undefined ? name : `${name}>${alias}`)).join(' ');
    const flags = [record.star && '*', record.starAs && `as ${record.starAs}`, record.typeOnly && 'types'].filter(Boolean).join(' ');
    expect(text.slice(record.specifierExtent.start, record.specifierExtent.end).replaceAll(' ', '')).toBe(record.specifier);
    return `${record.kind} ${record.specifier}/${record.level} [${names}] ${flags}`.trim();
  });
}

test('every form of import', () => {
  expect(
    importsOf(`
import a.b, c as d
from a.b import x, y as z
from . import m
from ..p.q import (r,
    s as t,)
from w import *
from __future__ import annotations
if TYPE_CHECKING:
    from e import F
else:
    from g import H
`),
  ).toEqual([
    'import a.b/0 []',
    'import c/0 [] as d',
    'from a.b/0 [x y>z]',
    'from ./1 [m]',
    'from ..p.q/2 [r s>t]',
    'from w/0 [] *',
    'from __future__/0 [annotations]',
    'from e/0 [F] types',
    'from g/0 [H]',
  ]);
});

/** Occurrences as "text role dotted symbol-or-not". */
function occurrencesOf(source: string, roles: readonly string[]): readonly string[] {
  const { index } = fixture.index('python', source);
  return index.occurrences
    .filter(({ role }) => roles.includes(role))
    .map(
      ({ name, role, dotted, symbol }) => `${name} ${role} ${dotted ?? '-'}${symbol === NONE ? '' : ` =${index.symbols[symbol]!.name}`}`,
    );
}

test('segments of modules carry their path, and bind where they bind', () => {
  const roles = ['moduleSegment', 'importedName', 'declaration'];
  expect(occurrencesOf('import a.b\nimport c.d as e\nfrom ..f.g import h, i as j\nfrom . import k\n', roles)).toEqual([
    'a moduleSegment a =a',
    'b moduleSegment a.b',
    'c moduleSegment c',
    'd moduleSegment c.d',
    'e declaration - =e',
    'f moduleSegment ..f',
    'g moduleSegment ..f.g',
    'h importedName - =h',
    'i importedName -',
    'j declaration - =j',
    'k importedName - =k',
  ]);
});

test('chains of names from an import say which path they follow', () => {
  const source = `
import a.b
import c.d as e
from f import g as h
from . import k
a.b.x()
e.y
h.z.w
k.v
other.u
def f(a):
    a.b
`;
  expect(occurrencesOf(source, ['member'])).toEqual([
    'b member a.b',
    'x member a.b.x',
    'y member c.d.y',
    'z member f.g.z',
    'w member f.g.z.w',
    'v member .k.v',
    'u member -',
    'b member -',
  ]);
});

test.each([
  ['__all__ = ["a", "b"]', ['a', 'b']],
  ['__all__ = ("a",) + ("b",)', ['a', 'b']],
  ['__all__ = ["a"]\n__all__ += ["b"]\n__all__.extend(["c"])\n__all__.append("d")\n__all__.remove("a")', ['b', 'c', 'd']],
  ['__all__: list[str] = ["a"]', ['a']],
  ['__all__ = [*["a"], "b"]', ['a', 'b']],
  ['__all__ = ["a"] + other.__all__', undefined],
  ['__all__ = [n for n in dir()]', undefined],
  ['x = ["a"]', undefined],
  ['def f():\n    __all__ = ["a"]', undefined],
])('listed exports of %s', (source, expected) => {
  expect(fixture.index('python', source).index.listedExports).toEqual(expected);
});
