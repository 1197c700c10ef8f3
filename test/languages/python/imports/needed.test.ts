/** What Python code needs of its file, and what nothing needs once it is gone. */
import { describe, expect, test } from 'vitest';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { caseOf, importCase, needText, spoken, stretch, wish } from '../../../support/importCases.ts';
import { readFixture } from '../../../support/memoryWorkspace.ts';

/** What the stretch between the two `¦` needs. */
async function needs(marked: string, path?: string): Promise<readonly string[]> {
  const [before = '', inside = '', after = ''] = marked.split('¦');
  const of = await importCase(before + inside + after, path);
  const from = inside.trim();
  return (await of.ask((facts) => of.imports.neededBy(of.file, [stretch(of.file, from)], facts))).map(needText);
}

async function unused(marked: string, others = ''): Promise<readonly string[]> {
  const [before = '', inside = '', after = ''] = marked.split('¦');
  const of = await importCase(`//- app/main.py\n${before}${inside}${after}${others}`, 'app/main.py');
  const drops = await of.ask((facts) => of.imports.unusedAfter(of.file, [stretch(of.file, inside)], facts));
  return drops.map(({ import: ix, name }) => {
    const record = of.file.index.imports[ix];
    return typeof name !== 'number' ? `${record?.specifier}` : `${record?.specifier}.${record?.names[name]?.name}`;
  });
}

describe('what code needs', () => {
  test('imports, names of the file, builtins', async () => {
    const text =
      'import os\nfrom shop import total as sum_up\n\nLIMIT = 3\n\n¦def f(rows):\n    return sum_up(os.getcwd(), len(rows), LIMIT)\n¦';
    expect(await needs(text)).toEqual(["from 'shop' import total as sum_up", "import 'os' as os", 'builtin len', 'symbol LIMIT']);
  });

  test('what is needed while the file loads', async () => {
    const text =
      'from a import deco, Base, default, late\n\n¦@deco\nclass C(Base):\n    x = default\n\n    def m(self):\n        return late\n¦';
    expect(await needs(text)).toEqual([
      "from 'a' import deco (load)",
      "from 'a' import Base (load)",
      "from 'a' import default (load)",
      "from 'a' import late",
    ]);
  });

  test('annotations are looked at, unless they come from the future or in quotes', async () => {
    expect(await needs('from a import T, U\n\n¦def f(x: T, y: "U"): ...\n¦')).toEqual([
      "from 'a' import T (load)",
      "from 'a' import U (types)",
    ]);
    expect(await needs('from __future__ import annotations\nfrom a import T\n\n¦def f(x: T) -> list[T]: ...\n¦')).toEqual([
      "from 'a' import T (types)",
      'builtin list (types)',
    ]);
  });

  test('what is imported for types alone stays so', async () => {
    const text = 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import T\n\n¦def f(x: "T"): ...\n¦';
    expect(await needs(text)).toEqual(["from 'a' import T #types (types)"]);
  });

  test('a global that is written', async () => {
    expect(await needs('count = 0\n\n¦def f():\n    global count\n    count = count + 1\n¦')).toEqual(['symbol count (writes)']);
  });

  test('of several modules with one root, the one meant', async () => {
    expect(await needs('import a.b\nimport a.c\n\n¦def f():\n    return a.c.d\n¦')).toEqual(["import 'a.c' as a.c"]);
  });

  test('modules of the workspace are told by their files', async () => {
    const text =
      '//- app/main.py\nfrom . import rows\nfrom .rows import read\nfrom .sub import thing as t\nimport app.rows as r\n\n¦def f():\n    return rows, read, t, r\n¦\n//- app/__init__.py\n//- app/rows.py\nread = 1\n//- app/sub/__init__.py\nthing = 1\n';
    expect(await needs(text)).toEqual([
      'import app/rows.py as rows',
      'from app/rows.py import read',
      'from app/sub/__init__.py import thing as t',
      'import app/rows.py as r',
    ]);
  });

  test('names of star imports, and of nobody', async () => {
    expect(await needs('from shop import *\n\n¦def f():\n    return total\n¦')).toEqual(['star total']);
    expect(await needs('¦def f():\n    return total\n¦')).toEqual(['unbound total']);
  });

  test('what the stretch declares itself is not needed', async () => {
    expect(await needs('¦def f(x):\n    y = x\n    import json\n    return [json for z in y if z]\n\n\ndef g():\n    return f\n¦')).toEqual(
      [],
    );
  });

  test('what a function around it declares', async () => {
    expect(await needs('def f(x):\n    ¦def g():\n        return x¦\n    return g\n')).toEqual(['enclosing x']);
  });
});

describe('what nothing needs then', () => {
  test('imports used there alone', async () => {
    expect(await unused('import os\nimport sys\nfrom a import b, c\n\n¦def f():\n    return os, b, c\n¦\nprint(c)\n')).toEqual([
      'os',
      'a.b',
    ]);
  });
  test('not what was unused before', async () => {
    expect(await unused('import os\n\n¦def f():\n    pass\n¦')).toEqual([]);
  });
  test('not what the file lists, marks, tries, or passes on', async () => {
    const text =
      'import a  # noqa: F401\nfrom b import c\nfrom d import e as e\ntry:\n    import json\nexcept ImportError:\n    json = None\n\n__all__ = ["c"]\n\n¦def f():\n    return a, c, e, json\n¦';
    expect(await unused(text)).toEqual([]);
  });
  test('not what another file takes through this one', async () => {
    const text = 'import os\nimport re\nimport sys\n\n¦def f():\n    return os, re, sys\n¦';
    expect(await unused(text, '\n//- app/__init__.py\n//- b.py\nfrom app.main import os\nfrom app import main\nprint(main.re)\n')).toEqual([
      'sys',
    ]);
  });
  test('nothing of a package’s own file', async () => {
    const of = await importCase('//- app/__init__.py\nfrom a import b\n\ndef f():\n    return b\n');
    expect(await of.ask((facts) => of.imports.unusedAfter(of.file, [stretch(of.file, 'def f', 'return b')], facts))).toEqual([]);
  });
});

describe('a new file', () => {
  const header = async (wishes: readonly string[], like = ''): Promise<string> => {
    const { files } = readFixture(`//- app/main.py\n${like}\n//- app/__init__.py\n//- app/rows.py\n`);
    const of = await caseOf(files, 'app/main.py');
    const wanted = wishes.map((each) => wish(each, of.file));
    return (await of.ask((facts) => of.imports.headerFor(asWorkspacePath('app/fresh.py'), wanted, of.file, facts))).text;
  };

  test('gets its imports by group, sorted', async () => {
    expect(
      await header(["import 'sys'", 'from app/rows.py import read', "import 'numpy' as np", "from 'abc' import ABC", "import 'os'"]),
    ).toBe('import os\nimport sys\nfrom abc import ABC\n\nimport numpy as np\n\nfrom app.rows import read\n');
  });
  test('takes over dots and the future', async () => {
    expect(await header(['from app/rows.py import read'], 'from __future__ import annotations\n\nfrom .rows import x\n')).toBe(
      'from __future__ import annotations\n\nfrom .rows import read\n',
    );
  });
  test('imports for types alone stand in their block', async () => {
    expect(await header(['from app/rows.py import Row #types'])).toBe(
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from app.rows import Row\n',
    );
  });
  test('without wishes has none', async () => {
    expect(await header([])).toBe('');
  });
});

test('a wish reads back as it was written', async () => {
  const of = await importCase('x = 1\n');
  const wishes = ["from 'a' import b as c", 'import a/b.py as b', "load 'x'", "from 'a' import T #types"];
  expect(wishes.map((each) => spoken(wish(each, of.file)))).toEqual(wishes);
});
