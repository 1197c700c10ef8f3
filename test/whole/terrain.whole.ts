/** `swarm terrain …` as a stranger meets it: every view in text and as JSON, and what it says of bad input. */
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { Shell } from './support/shell.ts';

const sources = {
  'pyproject.toml': '[project]\nname = "shop"\n[project.scripts]\nshop = "shop.cart:main"\n',
  'shop/__init__.py': 'from .cart import Cart\n',
  'shop/cart.py': `from typing import TYPE_CHECKING

from . import rows

if TYPE_CHECKING:
    from .orders import Order


class Cart:
    """What a customer wants to buy."""

    def total(self) -> int:
        return sum(rows.parse_row(row) for row in self.rows)


class Basket(Cart):
    def total(self) -> int:
        return 2 * super().total()


def main() -> None:
    print(Cart().total())
`,
  'shop/orders.py': 'from .cart import Cart\n\n\nclass Order:\n    cart: Cart\n',
  'shop/rows.py': 'def parse_row(row):\n    from . import orders\n\n    return int(row)\n\n\ndef never():\n    return None\n',
  'tests/test_cart.py': 'from shop.cart import Cart\n\n\ndef test_total():\n    assert Cart().total() == 0\n',
  'web/view.ts': "import { title } from './title';\n\nexport const view = () => title();\n",
  'web/title.ts': "export function title(): string {\n  return 'shop';\n}\n",
  'lib/stack.go': 'package lib\n\ntype Stack struct{ size int }\n\nfunc (s *Stack) Push() {}\n',
  'style.css': '.cart { color: red; }\n',
};

let shell: Shell;
beforeAll(() => {
  shell = new Shell(sources);
});
afterAll(() => shell.dispose());

function text(...args: string[]): string {
  const { status, stdout, stderr } = shell.run(['terrain', ...args]);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

function json(...args: string[]): unknown {
  const { status, document } = shell.json<unknown>(['terrain', ...args]);
  expect(status).toBe(0);
  return document;
}

describe('every view, in text and as JSON', () => {
  test('stats', () => {
    expect(text('stats').replace(/in \d+ ms/, 'in 0 ms')).toBe(`10 files, 53 lines, 16 symbols
  python      5 files, 41 lines, 10 symbols
  typescript  2 files, 6 lines, 2 symbols
  go          1 file, 5 lines, 3 symbols
  css         1 file, 1 line, 1 symbol
  other       1 file
index: 9 files in 0 ms
most leaned on:
  shop/cart.py
  shop/orders.py
  shop/rows.py
  web/title.ts
`);
    expect(Object.keys(json('stats') as object)).toEqual([
      'files',
      'lines',
      'symbols',
      'languages',
      'other',
      'index',
      'cache',
      'important',
      'notIndexed',
      'leftOut',
    ]);
  });

  test('symbols', () => {
    expect(text('symbols', 'class', 'or', 'struct')).toBe(
      'struct Stack  lib/stack.go:3:6\nclass Cart  shop/cart.py:9:7\nclass Basket  shop/cart.py:16:7\nclass Order  shop/orders.py:4:7\n',
    );
    expect(text('symbols', 'callers-of:Cart.total minus test')).toBe(
      'method Basket.total  shop/cart.py:17:9\nfunction main  shop/cart.py:21:5\n',
    );
    expect(text('symbols', 'function unused not:test')).toBe('function never  shop/rows.py:7:5\nfunction view  web/view.ts:3:14\n');
    expect(json('symbols', 'overriders-of:Cart.total')).toEqual({
      selector: 'overriders-of:Cart.total',
      count: 1,
      symbols: [
        {
          name: 'Basket.total',
          kind: 'method',
          exported: true,
          signature: 'def total(self) -> int',
          path: 'shop/cart.py',
          line: 17,
          column: 9,
        },
      ],
      unknown: [],
    });
  });

  test('find', () => {
    expect(text('find', 'prase_row', '-n', '1')).toBe('function parse_row  shop/rows.py:1:5\n  one letter away, “row” in its name\n');
    expect(text('find', 'what does a customer buy', '-n', '1')).toMatch(/^class Cart {2}shop\/cart\.py:9:7\n/);
    expect(json('find', 'shop.cart.Basket', '-n', '1')).toMatchObject({
      question: 'shop.cart.Basket',
      findings: [{ what: 'symbol', name: 'Basket', kind: 'class', path: 'shop/cart.py', line: 16, column: 7 }],
    });
  });

  test('outline', () => {
    expect(text('outline', 'shop/cart.py')).toBe(
      '     9  class      Cart\n    12  method       total\n    16  class      Basket\n    17  method       total\n    21  function   main\n',
    );
    expect(text('outline', 'lib/stack.go')).toBe('     3  struct     Stack\n     3  field        size\n     5  method       Push\n');
    expect(json('outline', 'web/title.ts')).toEqual({
      path: 'web/title.ts',
      language: 'typescript',
      syntaxProblems: 0,
      symbols: [
        { name: 'title', kind: 'function', line: 1, column: 17, endLine: 3, signature: 'function title(): string', exported: true },
      ],
      imports: [],
    });
  });

  test('refs', () => {
    expect(text('refs', 'parse_row')).toBe(
      'function parse_row: 2 places\n  shop/cart.py:13:25  is read from the module that has it (0.99)\n  shop/rows.py:1:5  declares it (1)\n',
    );
    expect(json('refs', 'title', '--no-physics')).toMatchObject({
      name: 'title',
      kind: 'function',
      references: [
        { path: 'web/title.ts', line: 1, column: 17, how: 'declaration', confidence: 1 },
        { path: 'web/view.ts', line: 1, column: 10, how: 'import' },
        { path: 'web/view.ts', line: 3, column: 27, how: 'import' },
      ],
      left: [],
    });
    expect(json('refs', 'Stack', '--no-physics')).toMatchObject({
      name: 'Stack',
      kind: 'name',
      references: [
        { path: 'lib/stack.go', line: 3, column: 6, how: 'declaration', confidence: 1 },
        { path: 'lib/stack.go', line: 5, column: 10, how: 'spelling', confidence: 0.5 },
      ],
      left: [],
    });
  });

  test('callers', () => {
    expect(text('callers', 'Cart.total', '--no-physics')).toBe(
      'method Cart.total: 3 places\n  shop/cart.py:18:28  Basket.total\n  shop/cart.py:22:18  main\n  tests/test_cart.py:5:19  test_total\n',
    );
    expect(json('callers', 'title', '--no-physics')).toMatchObject({
      name: 'title',
      kind: 'function',
      callers: [{ path: 'web/view.ts', line: 3, column: 27, caller: 'view', how: 'call' }],
      doubtful: [],
    });
  });

  test('hierarchy', () => {
    expect(text('hierarchy', 'Cart')).toBe('class Cart\nbelow:\n  class Basket  shop/cart.py:16:7\n');
    expect(text('hierarchy', 'Basket.total')).toBe('method Basket.total\nabove:\n  method Cart.total  shop/cart.py:12:9\n');
    expect(json('hierarchy', 'Basket')).toEqual({
      name: 'Basket',
      kind: 'class',
      above: [{ name: 'Cart', kind: 'class', depth: 1, path: 'shop/cart.py', line: 9, column: 7 }],
      below: [],
      beside: [],
      outside: false,
      unsure: false,
    });
  });

  test('imports', () => {
    expect(text('imports', 'shop/cart.py')).toBe(`shop/cart.py: 3 imports, imported by 3 files
     1  typing  from outside
          TYPE_CHECKING  from outside
     3  .  shop/__init__.py
          rows  shop/rows.py
     6  .orders (types only)  shop/orders.py
          Order  shop/orders.py:4:7
imported by:
  shop/__init__.py:1:1  Cart
  shop/orders.py:1:1  Cart
  tests/test_cart.py:1:1  Cart
`);
    expect(json('imports', 'web/view.ts')).toEqual({
      path: 'web/view.ts',
      imports: [
        {
          specifier: './title',
          moment: 'load',
          star: false,
          path: 'web/view.ts',
          line: 1,
          column: 1,
          module: [{ kind: 'module', path: 'web/title.ts' }],
          names: [
            {
              name: 'title',
              leads: [{ kind: 'symbol', name: 'title', symbolKind: 'function', path: 'web/title.ts', line: 1, column: 17 }],
            },
          ],
        },
      ],
      importedBy: [],
    });
  });

  test('exports', () => {
    expect(text('exports', 'shop')).toBe('shop/__init__.py: 1 name\n  class Cart  shop/cart.py:9:7\n');
    expect(json('exports', 'web/title.ts')).toMatchObject({
      path: 'web/title.ts',
      exports: [{ name: 'title', leads: [{ kind: 'symbol' }] }],
    });
  });

  test('tests', () => {
    expect(text('tests', 'Cart.total')).toBe(
      'method Cart.total: named in 1 test file, loaded by 0 more\n  tests/test_cart.py:5:19  test_total\n',
    );
    expect(json('tests', 'parse_row')).toEqual({
      name: 'parse_row',
      kind: 'function',
      naming: [],
      loading: [{ path: 'tests/test_cart.py', imports: 2 }],
    });
  });

  test('search', () => {
    expect(text('search', 'print($X)')).toContain('shop/cart.py:22:5');
    expect(json('search', 'print($X)')).toMatchObject({ matches: [{ path: 'shop/cart.py', line: 22, column: 5 }] });
  });

  test('text', () => {
    expect(text('text', 'super().')).toBe('shop/cart.py:18:20  return 2 * super().total()\n');
    expect(json('text', 'super().')).toMatchObject({
      matches: 1,
      complete: true,
      places: [{ path: 'shop/cart.py', line: 18, column: 20 }],
    });
  });

  test.each(['find', 'text', 'search'])('%s that finds nothing has looked, and says so', (view) => {
    expect(text(view, 'zzqqxx')).toBe('');
    expect(json(view, 'zzqqxx')).toEqual(expect.not.objectContaining({ ok: false }));
  });

  test('entries', () => {
    expect(text('entries')).toBe('1 entry point\n  command shop  shop/cart.py:21:5, declared in pyproject.toml:4:1\n');
    expect(json('entries')).toEqual({
      entries: [
        {
          kind: 'command',
          name: 'shop',
          declared: { path: 'pyproject.toml', line: 4, column: 1 },
          leadsTo: { kind: 'symbol', name: 'main', symbolKind: 'function', path: 'shop/cart.py', line: 21, column: 5 },
        },
      ],
    });
  });

  test('cycles', () => {
    expect(text('cycles')).toBe(`1 cycle among 9 files

3 files import each other, not while they are loaded; the shortest circle:
  ✂ shop/cart.py:6:5 (types only)
      imports shop/orders.py: Order
    shop/orders.py:1:1
      imports shop/cart.py: Cart
  Without the import marked ✂ 3 files still import each other.
`);
    expect(json('cycles')).toMatchObject({
      files: 9,
      cycles: [
        {
          files: ['shop/cart.py', 'shop/orders.py', 'shop/rows.py'],
          atLoad: false,
          leftAfterCut: 3,
          cut: { path: 'shop/cart.py', to: 'shop/orders.py' },
        },
      ],
    });
  });
});

test('every view has help that names what it takes, and looking changes nothing', () => {
  const before = treeHash(shell.workspace);
  for (const view of [
    'stats',
    'symbols',
    'find',
    'outline',
    'refs',
    'callers',
    'hierarchy',
    'imports',
    'exports',
    'tests',
    'search',
    'text',
    'entries',
    'cycles',
  ]) {
    const help = shell.run(['terrain', view, '--help']);
    expect({ view, status: help.status }).toEqual({ view, status: 0 });
    expect(help.stdout).toContain(`Usage: swarm terrain ${view}`);
    expect(help.stdout).toContain('--json');
  }
  expect(treeHash(shell.workspace)).toBe(before);
});

describe('bad input', () => {
  const bad: Shell[] = [];
  afterAll(() => {
    for (const each of bad) each.dispose();
  });
  const folder = (files: Readonly<Record<string, string | Uint8Array>>): Shell => {
    const made = new Shell(files);
    bad.push(made);
    return made;
  };
  interface Refused {
    readonly ok: boolean;
    readonly exitCode: number;
    readonly error: { readonly code: string; readonly message: string; readonly hint: string };
    readonly candidates?: readonly { readonly name: string; readonly suggestion: string }[];
  }
  const refused = (at: Shell, ...args: string[]): Refused => {
    const { status, document } = at.json<Refused>(['terrain', ...args]);
    expect(document.exitCode).toBe(status);
    return document;
  };

  test.each([
    [['outline', 'nowhere.py'], 'usage', 'nowhere.py cannot be read'],
    [['outline', '../outside.py'], 'usage', 'outside'],
    [['outline', 'pyproject.toml'], 'usage', 'in no language Swarm knows'],
    [['imports', 'pyproject.toml'], 'usage', 'in no language Swarm reads in depth'],
    [['exports', 'lib/stack.go'], 'usage', 'in no language Swarm reads in depth'],
    [['refs', 'parse_rwo'], 'symbol-not-found', '“parse_rwo”'],
    [['callers', 'Stack.Push'], 'symbol-not-found', '“Stack.Push” is in a language in which names are not resolved'],
    [['hierarchy', 'Stack'], 'symbol-not-found', '“Stack” is in a language in which names are not resolved'],
    [['refs', 'shop/rows.py:9:1'], 'cursor-nowhere', ''],
    [['callers', 'shop.rows'], 'symbol-not-found', 'module'],
    [['hierarchy', 'parse_row'], 'usage', 'neither a type nor a member'],
    [['exports', 'nowhere'], 'symbol-not-found', 'There is no module “nowhere”'],
    [['symbols', 'functoin'], 'usage', 'Did you mean “function”?'],
    [['symbols', 'callers-of:nobody'], 'symbol-not-found', '“nobody”'],
    [['search', 'f('], 'usage', ''],
  ])('%j', (args, code, message) => {
    const answer = refused(shell, ...(args as string[]));
    expect(answer).toMatchObject({ ok: false, exitCode: 2, error: { code } });
    expect(answer.error.message).toContain(message);
  });

  test('an unknown name brings the nearest ones, a name of two things both', () => {
    expect(refused(shell, 'callers', 'parse_rwo').candidates?.map(({ name }) => name)).toContain('parse_row');
    const two = folder({ 'a.py': 'class A:\n    def go(self): ...\nclass B:\n    def go(self): ...\n' });
    const { error, candidates } = refused(two, 'callers', 'go');
    expect({ code: error.code, names: candidates?.map(({ name }) => name) }).toEqual({ code: 'symbol-ambiguous', names: ['A.go', 'B.go'] });
  });

  test('a script without an ending is counted once, imports of style sheets lead to files, a text that is nowhere is no error', () => {
    const mixed = folder({
      run: '#!/bin/bash\nbase=1\n',
      LICENSE: 'free\n',
      'a.css': '@import "b.css";\n',
      'b.css': '.b { color: red; }\n',
    });
    expect(mixed.run(['terrain', 'stats']).stdout).toMatch(/^4 files, .*\n(?: {2}(?:css|bash) .*\n){2} {2}other {7}1 file\n/);
    expect(mixed.run(['terrain', 'imports', 'a.css']).stdout).toBe('a.css: 1 import, imported by 0 files\n     1  b.css  b.css\n');
    expect(mixed.run(['terrain', 'imports', 'b.css']).stdout).toBe('b.css: 0 imports, imported by 1 file\nimported by:\n  a.css:1:1  \n');
    expect(mixed.run(['terrain', 'text', 'color']).stdout).toBe('b.css:1:6  .b { color: red; }\n');
    const none = mixed.json<{ places: unknown }>(['terrain', 'text', 'colour']);
    expect({ status: none.status, places: none.document.places }).toEqual({ status: 0, places: [] });
  });

  test('a circle that remains only for types after the cut is said to remain', () => {
    const circle = folder({
      'a.ts': "import { b } from './b';\nimport type { T } from './types';\nexport const a = (): T | unknown => b;\n",
      'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
      'types.ts': "import type { a } from './a';\nexport type T = typeof a;\n",
    });
    expect(circle.run(['terrain', 'cycles']).stdout).toBe(`1 cycle among 3 files

3 files import each other, 2 of them while they are loaded; the shortest circle:
  ✂ a.ts:1:1
      imports b.ts: b
    b.ts:1:1
      imports a.ts: a
  Without the import marked ✂ 2 files still import each other, not while they are loaded.
`);
  });

  test('what is said to tell two things apart does so, told by file or by place', () => {
    const two = folder({
      'a.py': 'def go(): ...\n\ngo()\n',
      'b.py': 'def go(): ...\n',
      'c.py': 'def f():\n    def run(): ...\n    run()\n\n\ndef f():\n    def run(): ...\n',
    });
    expect(two.run(['terrain', 'refs', 'go']).stderr).toBe(
      'swarm: “go” could mean 2 different things.\n  Say which one: “NAME in FILE”, its dotted name, or its place as FILE:LINE:COL.\n' +
        "  go (function)  a.py:1:5\n      say: swarm terrain refs 'go in a.py'\n" +
        "  go (function)  b.py:1:5\n      say: swarm terrain refs 'go in b.py'\n",
    );
    expect(two.run(['terrain', 'refs', 'go in a.py']).stdout).toMatch(/^function go: 2 places\n/);
    expect(two.run(['terrain', 'callers', 'a.py:1:5']).stdout).toMatch(/^function go: 1 place\n/);
    expect(refused(two, 'callers', 'f.run').candidates?.map(({ suggestion }) => suggestion)).toEqual([
      'swarm terrain callers c.py:2:9',
      'swarm terrain callers c.py:7:9',
    ]);
    expect(two.run(['terrain', 'callers', 'c.py:2:9']).stdout).toMatch(/^function f.run: 1 place\n/);
  });

  test('arguments that are missing, too many or unknown', () => {
    for (const args of [
      ['terrain'],
      ['terrain', 'nonsense'],
      ['terrain', 'refs'],
      ['terrain', 'stats', 'x'],
      ['terrain', 'symbols', '-n', 'x'],
      ['terrain', 'cycles', '--what'],
    ]) {
      const run = shell.run(args);
      expect({ args, status: run.status, stdout: run.stdout }).toEqual({ args, status: 2, stdout: '' });
      expect(run.stderr).not.toBe('');
    }
  });

  test('files that are binary, huge, denied or linked from outside are named with the reason, an empty folder has nothing', () => {
    const odd = folder({
      'binary.py': new Uint8Array([0, 1, 2, 0]),
      'huge.py': `x = 1\n${'# more\n'.repeat(1_500_000)}`,
      'broken.ts': 'export function (\n',
    });
    symlinkSync('/etc/hosts', odd.path('link.py'));
    for (const file of ['binary.py', 'huge.py']) expect(refused(odd, 'outline', file).error.message).toContain(`${file} cannot be read`);
    expect(refused(odd, 'outline', 'link.py').error.message).toContain('outside the workspace folder');
    const stats = odd.run(['terrain', 'stats']);
    expect(stats.status).toBe(0);
    const unknown = ['2 files are not in the index; “swarm terrain stats” tells which, and why.'];
    expect(odd.run(['terrain', 'find', 'x']).stderr).toContain(unknown[0]);
    expect(odd.json(['terrain', 'find', 'x'])).toMatchObject({ document: { findings: [], unknown } });
    expect(odd.json(['terrain', 'symbols'])).toMatchObject({ document: { unknown } });
    expect(stats.stdout).toMatch(/not indexed:\n(?: {2}.*\n)* {2}binary\.py: /);
    expect(odd.run(['terrain', 'outline', 'broken.ts']).stderr).toContain('has syntax errors');
    const empty = folder({});
    expect(empty.run(['terrain', 'stats']).stdout).toMatch(/^0 files, 0 lines, 0 symbols\n/);
    expect(empty.run(['terrain', 'cycles']).stdout).toBe('0 cycles among 0 files\n');
    expect(empty.run(['terrain', 'entries']).stdout).toBe('0 entry points\n');
    expect(empty.json<{ symbols: unknown }>(['terrain', 'symbols']).document.symbols).toEqual([]);
    expect(empty.json(['terrain', 'find', 'x'])).toMatchObject({ status: 0, document: { findings: [] } });
    expect(empty.run(['terrain', 'find', 'x']).stderr).toBe('Nothing like “x” is in this workspace.\n');
  });

  test('a folder that is not there', () => {
    const { status, document } = shell.json<Refused>(['terrain', 'stats', '--workspace', '/nowhere/at/all']);
    expect({ status, code: document.error.code }).toEqual({ status: 2, code: 'workspace-missing' });
  });
});

test('Ctrl+C ends it at once', async () => {
  const large = new Shell();
  try {
    const body = Array.from({ length: 400 }, (_, i) => `def f_${i}(x):\n    return f_${(i + 7) % 400}(x)\n`).join('\n');
    for (let i = 0; i < 300; i++) large.write(`p/m_${i}.py`, body);
    const { child, done } = large.start(['terrain', 'symbols', 'unused']);
    // The cache is made as the index is begun.
    while (
      !existsSync(large.state) ||
      !readdirSync(large.state, { recursive: true }).some((path) => String(path).endsWith('terrain.sqlite'))
    )
      await new Promise((resolve) => setTimeout(resolve, 20));
    const from = performance.now();
    child.kill('SIGINT');
    const run = await done;
    expect(run.status).toBe(130);
    expect(performance.now() - from).toBeLessThan(5_000);
  } finally {
    large.dispose();
  }
});
