/** What names mean across files: imports, re-exports, stars, class lines, values. Asked directly of the resolver. */
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../server/base/lineIndex.ts';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { Resolver } from '../../../server/core/terrain/resolver.ts';
import type { Link } from '../../../server/core/terrain/symbolRef.ts';
import { Terrain } from '../../../server/core/terrain/terrain.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { type Fixture, memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

/** What a question to the resolver comes to, once every fact it asked for is there. */
async function asked<T>({ files }: Fixture, question: (resolver: Resolver) => T): Promise<T> {
  const snapshot = new MissionSnapshot({
    workspace: memoryWorkspace(files),
    syntax: await sharedSyntax(),
    physics: scriptedPhysics(),
  });
  const source = new MissionFacts(snapshot);
  const signal = new AbortController().signal;
  await source.fetch([{ kind: 'paths' }], signal);
  for (;;) {
    const resolver = new Resolver(new Terrain(source.facts, rules));
    const answer = question(resolver);
    if (!resolver.terrain.needs.any) return answer;
    await source.fetch(resolver.terrain.needs.requests, signal);
  }
}

/** Where the name under the cursor leads: "path:line" of each declaration, or what else it is. */
function leadsTo(text: string): Promise<readonly string[]> {
  const fixture = readFixture(text);
  const { files, cursor } = fixture;
  if (!cursor) throw new Error('the fixture has no cursor');
  return asked(fixture, (resolver) => {
    const path = asWorkspacePath(cursor.path);
    const view = resolver.terrain.view(path);
    const occurrence = view?.occurrenceAround(new LineIndex(files.get(path) ?? '').offsetOf(cursor) ?? 0);
    if (!view || !occurrence) return [];
    return resolver.links(view, occurrence).map((link) => spoken(resolver, files, link));
  });
}

function spoken(resolver: Resolver, files: ReadonlyMap<string, string>, { target, aliased }: Link): string {
  const suffix = aliased ? ' under a name of its own' : '';
  if (target.kind === 'module' || target.kind === 'folder') return `${target.kind} ${target.path}${suffix}`;
  if (target.kind !== 'symbol') return target.kind;
  const { path, symbol } = target.ref;
  const start = resolver.terrain.view(path)?.symbol(symbol)?.nameExtent.start ?? 0;
  return `${path}:${new LineIndex(files.get(path) ?? '').at(start).line}${suffix}`;
}

describe('imports of Python', () => {
  it.each([
    [
      'through a package that re-exports',
      '//- p/__init__.py\nfrom .core import f\n//- p/core.py\ndef f(): ...\n//- a.py\nfrom p import f\n$0f()\n',
      ['p/core.py:1'],
    ],
    ['through a star', '//- p.py\ndef f(): ...\n//- a.py\nfrom p import *\n$0f()\n', ['p.py:1']],
    [
      'not through a star that __all__ closes',
      '//- p.py\n__all__ = ["g"]\ndef f(): ...\ndef g(): ...\n//- a.py\nfrom p import *\n$0f()\n',
      ['unknown'],
    ],
    ['under an alias', '//- p.py\ndef f(): ...\n//- a.py\nfrom p import f as g\n$0g()\n', ['p.py:1 under a name of its own']],
    ['to a submodule', '//- p/__init__.py\n//- p/sub.py\n//- a.py\nfrom p import $0sub\n', ['module p/sub.py']],
    ['of a module, then its member', '//- p.py\ndef f(): ...\n//- a.py\nimport p\np.$0f()\n', ['p.py:1']],
    ['that go round in a circle', '//- p.py\nfrom a import f\n//- a.py\nfrom p import f\n$0f()\n', ['unknown']],
  ])('%s', async (_, fixture, expected) => {
    expect(await leadsTo(fixture)).toEqual(expected);
  });
});

describe('imports of TypeScript', () => {
  it.each([
    [
      'through a barrel',
      "//- core.ts\nexport function f() {}\n//- index.ts\nexport * from './core';\n//- a.ts\nimport { f } from './index';\n$0f();\n",
      ['core.ts:1'],
    ],
    [
      'under the name that a barrel gives',
      "//- core.ts\nexport function f() {}\n//- index.ts\nexport { f as g } from './core';\n//- a.ts\nimport { g } from './index';\n$0g();\n",
      ['core.ts:1 under a name of its own'],
    ],
    [
      'of a namespace, then its member',
      "//- core.ts\nexport function f() {}\n//- a.ts\nimport * as core from './core';\ncore.$0f();\n",
      ['core.ts:1'],
    ],
    [
      'of what is exported by default',
      "//- core.ts\nexport default function f() {}\n//- a.ts\nimport g from './core';\n$0g();\n",
      ['core.ts:1 under a name of its own'],
    ],
  ])('%s', async (_, fixture, expected) => {
    expect(await leadsTo(fixture)).toEqual(expected);
  });
});

describe('values', () => {
  it.each([
    ['a constructor’s', 'class A:\n    def f(self): ...\nA().$0f()\n', ['m.py:2']],
    ['an annotation’s', 'class A:\n    def f(self): ...\ndef g(a: "A | None"):\n    a.$0f()\n', ['m.py:2']],
    ['an element’s', 'class A:\n    def f(self): ...\ndef g(items: list[A]):\n    for a in items:\n        a.$0f()\n', ['m.py:2']],
    [
      'an attribute’s',
      'class A:\n    def f(self): ...\nclass B:\n    def __init__(self):\n        self.a = A()\n    def g(self):\n        self.a.$0f()\n',
      ['m.py:2'],
    ],
    ['a base’s', 'class A:\n    def f(self): ...\nclass B(A): ...\nB().$0f()\n', ['m.py:2']],
    ['what super() gives', 'class A:\n    def f(self): ...\nclass B(A):\n    def f(self):\n        super().$0f()\n', ['m.py:2']],
    ['nobody’s', 'def g(a):\n    a.$0f()\n', ['unknown']],
    ['a keyword’s', 'class A:\n    def __init__(self, size): ...\nA($0size=1)\n', ['m.py:2']],
    ['a field’s of a class without a constructor', 'class A:\n    size: int\nA($0size=1)\n', ['m.py:2']],
  ])('%s', async (_, text, expected) => {
    expect(await leadsTo(`//- m.py\n${text}`)).toEqual(expected);
  });
});

describe('class lines', () => {
  const names = (fixture: string, name: string) =>
    asked(readFixture(fixture), (resolver) => {
      const path = asWorkspacePath('m.py');
      const view = resolver.terrain.view(path);
      const symbol = view?.index.symbols.findIndex((each) => each.name === name) ?? -1;
      const line = resolver.values.line({ path, symbol });
      return {
        classes: line.classes.map((ref) => resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.name),
        outside: line.outside,
        outsideImported: line.outsideImported,
        unsure: line.unsure,
      };
    });

  it('name each ancestor once, in the order in which Python looks for members', async () => {
    const fixture = '//- m.py\nclass Top: ...\nclass Left(Top): ...\nclass Right(Top): ...\nclass Both(Left, Right): ...\n';
    expect((await names(fixture, 'Both')).classes).toEqual(['Both', 'Left', 'Right', 'Top']);
    expect((await names(`${fixture}class Odd(Top, Both): ...\n`, 'Odd')).classes).toEqual(['Odd', 'Top', 'Both', 'Left', 'Right']);
  });

  it('survive a circle', async () => {
    expect((await names('//- m.py\nclass A(B): ...\nclass B(A): ...\n', 'A')).classes?.toSorted()).toEqual(['A', 'B']);
  });

  it.each([
    ['class A(dict): ...', { outside: true, outsideImported: false, unsure: false }],
    ['import logging\nclass A(logging.Handler): ...', { outside: true, outsideImported: true, unsure: false }],
    ['class A(made()): ...', { outside: false, outsideImported: false, unsure: true }],
  ])('say where they end: %s', async (text, expected) => {
    expect(await names(`//- m.py\n${text}\n`, 'A')).toMatchObject(expected);
  });
});
