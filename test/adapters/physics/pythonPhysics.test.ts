import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace, path } from './physicsWorkspace.ts';

const files = {
  'shop/__init__.py': '',
  'shop/prices.py':
    'TAX = 2\n\n\nclass Cart:\n    def total(self):\n        return TAX\n\n\ndef calculate_total(items):\n    return sum(items) * TAX\n',
  'shop/report.py':
    'from shop.prices import Cart, calculate_total\n\n\ndef show(cart: Cart):\n    return cart.total() + calculate_total([1])\n',
  'shop/legacy.py': 'import shop.prices\nimport not_installed\n\nprint(shop.prices.calculate_total([2]))\nCart = 3\nCart.nothing\n',
  'shop/windows.py': '\uFEFFfrom shop.prices import calculate_total\r\n\r\nx = calculate_total([1]) + "é𝒳" + missing_name\r\n',
  'shop/all.py': 'from shop.prices import calculate_total\n\n__all__ = ["calculate_total"]\n',
  'src/app/__init__.py': '',
  'src/app/core.py': 'def run():\n    return 1\n',
  'src/app/main.py': 'from app.core import run\nimport wheel_only\nfrom linked.thing import value\n\nwheel_only.spin()\nrun()\n',
  '.venv/pyvenv.cfg': 'home = /nowhere\nversion = 3.11.4\n',
  '.venv/bin/python': '#!/bin/sh\ntouch "$(dirname "$0")/executed"\n',
  '.venv/lib/python3.11/site-packages/wheel_only.py': 'def spin():\n    return 1\n',
  '.venv/lib/python3.11/site-packages/linked.pth': 'import os; raise SystemExit("never executed")\n../../../../editable\n',
  'editable/linked/__init__.py': '',
  'editable/linked/thing.py': 'value = 1\n',
};
const python = Object.keys(files).filter((name) => name.startsWith('shop/') && name.endsWith('.py'));

let workspace: PhysicsWorkspace;
let untouched: string;
beforeAll(() => {
  workspace = new PhysicsWorkspace(files);
  chmodSync(join(workspace.root, '.venv/bin/python'), 0o755); // were it run, the digest would tell
  untouched = workspace.digest();
  workspace.physics.prewarm([path('shop/prices.py')]);
});
afterAll(async () => {
  expect(workspace.digest()).toBe(untouched);
  await workspace.dispose();
});

const rename = (names: readonly string[]) => workspace.replacing(names, /calculate_total/g, 'compute_the_total');

describe('a Python change set', () => {
  test('that renames everywhere passes, though errors were there before and moved', async () => {
    const verdict = await workspace.verdict(rename(python), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [], uncheckedReason: '' });
    expect(verdict.checkedPaths).toEqual(python);
    expect([verdict.before, verdict.after]).toEqual([4, 4]);
    expect(verdict.server).toMatch(/^pyright 1\./);
    expect(verdict.memoryBytes).toBeGreaterThan(1_000_000);
  });

  test('that misses references in files it does not touch is found out in each of them', async () => {
    const changeSet = rename(['shop/prices.py']);
    const dependents = python.filter((name) => name !== 'shop/prices.py');
    expect(await workspace.findings(changeSet, dependents)).toEqual([
      'shop/report.py:1 reportAttributeAccessIssue calculate_total',
      'shop/legacy.py:4 reportAttributeAccessIssue calculate_total',
      'shop/windows.py:1 reportAttributeAccessIssue calculate_total',
      'shop/all.py:1 reportAttributeAccessIssue calculate_total',
    ]);
  });

  test('leaves nothing behind: the next question sees the disk', async () => {
    const dependents = ['shop/report.py', 'shop/all.py'];
    await workspace.verdict(rename(['shop/prices.py']), dependents);
    expect(await workspace.findings(workspace.replacing(['shop/report.py'], /show/g, 'display'), dependents)).toEqual([]);
  });

  test('is not excused by an old error of the same rule on another line', async () => {
    const text = files['shop/legacy.py'].replace('Cart.nothing', 'Cart.real').replace('calculate_total', 'calculate_totals');
    expect(await workspace.findings(workspace.overlay({ 'shop/legacy.py': { text } }), [])).toEqual([
      'shop/legacy.py:4 reportAttributeAccessIssue calculate_totals',
    ]);
  });

  test('that makes __all__ name nothing is vetoed, although pyright only warns', async () => {
    const text = 'from shop.prices import calculate_total\n\n__all__ = ["calculate_totals"]\n';
    expect(await workspace.findings(workspace.overlay({ 'shop/all.py': { text } }), [])).toEqual([
      'shop/all.py:3 reportUnsupportedDunderAll "calculate_totals"',
    ]);
  });

  test('finds the environment and the import roots by their files', async () => {
    const text = files['src/app/main.py'].replace('wheel_only.spin', 'wheel_only.turn');
    const changeSet = workspace.overlay({ 'src/app/main.py': { text } });
    expect((await workspace.verdict(changeSet, [])).before).toBe(0);
    expect(await workspace.findings(changeSet, [])).toEqual(['src/app/main.py:5 reportAttributeAccessIssue turn']);
  });
});

describe('what a project does not let pyright say', () => {
  test('is named: rules switched off, and files that ask not to be checked', async () => {
    const quiet = new PhysicsWorkspace({
      'pyrightconfig.json': '{ "reportAttributeAccessIssue": "none", "reportMissingImports": "warning" }',
      'a.py': 'def first():\n    return 1\n',
      'b.py': '# note\n\n# type: ignore\nfrom a import first\n',
      'c.py': 'import a\n\na.first()\n',
    });
    try {
      expect(await quiet.verdict(quiet.replacing(['a.py'], /first/g, 'second'), ['b.py', 'c.py'])).toMatchObject({
        answered: true,
        checkedPaths: ['a.py', 'c.py'],
        uncheckedPaths: ['b.py'],
        uncheckedReason: "1 file: asks not to be checked (# type: ignore); the project's settings switch off reportAttributeAccessIssue",
      });
      // A rule that is only a warning here still counts, since it tells of a broken import.
      expect(await quiet.findings(quiet.overlay({ 'c.py': { text: 'import b2\n' } }), [])).toEqual(['c.py:1 reportMissingImports b2']);
    } finally {
      await quiet.dispose();
    }
  });
});

describe('a Python file that moves', () => {
  const moved = (importers: readonly string[]) =>
    workspace.overlay({
      'shop/prices.py': { to: 'shop/money/amounts.py' },
      ...Object.fromEntries(
        importers.map((name) => [
          name,
          { text: workspace.read(name).replace('\uFEFF', '').replaceAll('shop.prices', 'shop.money.amounts') },
        ]),
      ),
    });

  test('into a new folder passes when all its importers follow', async () => {
    const importers = python.filter((name) => !/prices|__init__/.test(name));
    const verdict = await workspace.verdict(moved(importers), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [] });
    expect(verdict.checkedPaths).toContain('shop/money/amounts.py');
  });

  test('is found out by an importer that did not follow', async () => {
    expect(await workspace.findings(moved(['shop/report.py']), ['shop/all.py'])).toEqual([
      'shop/all.py:1 reportMissingImports shop.prices',
    ]);
  });
});

describe('Python files that come and go', () => {
  let parts: PhysicsWorkspace;
  beforeAll(() => {
    parts = new PhysicsWorkspace({
      'every.py': 'ONE = 1\nODD: str = 2\n',
      'use.py': 'from every import ODD, ONE\n\nprint(ONE, ODD)\n',
    });
  });
  afterAll(() => parts.dispose());
  const split = (use: string) =>
    parts.overlay({
      'every.py': { goes: true },
      'parts/__init__.py': { comes: true, text: '' },
      'parts/one.py': { comes: true, text: 'ONE = 1\n' },
      'parts/odd.py': { comes: true, text: 'ODD: str = 2\n' },
      ...(use === '' ? {} : { 'use.py': { text: use } }),
    });

  test('pass when all are led to, with the errors that were in what they hold', async () => {
    const verdict = await parts.verdict(split('from parts.odd import ODD\nfrom parts.one import ONE\n\nprint(ONE, ODD)\n'), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [], before: 1, after: 1 });
  });

  test('are found out by who still needs what is gone', async () => {
    expect(await parts.findings(split(''), ['use.py'])).toEqual(['use.py:1 reportMissingImports every']);
  });
});

describe('references in Python', () => {
  test('are complete over the files opened, a BOM and CRLF included', async () => {
    expect(await workspace.references('shop/prices.py', 'calculate_total', python)).toEqual([
      'shop/all.py:1',
      'shop/all.py:3',
      'shop/legacy.py:4',
      'shop/prices.py:9',
      'shop/report.py:1',
      'shop/report.py:5',
      'shop/windows.py:1',
      'shop/windows.py:3',
    ]);
  });

  test('are complete also as the very first question, over files never opened', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`pkg/user${i}.py`, 'from pkg.maker import make\n\nmake()\n']));
    const fresh = new PhysicsWorkspace({ ...many, 'pkg/__init__.py': '', 'pkg/maker.py': 'def make():\n    return 1\n' });
    try {
      expect(await fresh.references('pkg/maker.py', 'make', [])).toHaveLength(121);
    } finally {
      await fresh.dispose();
    }
  });

  test('see proposed texts', async () => {
    const overlay = rename(['shop/prices.py', 'shop/report.py']);
    expect(await workspace.references('shop/prices.py', 'compute_the_total', ['shop/report.py'], overlay)).toEqual([
      'shop/prices.py:9',
      'shop/report.py:1',
      'shop/report.py:5',
    ]);
  });

  test('definition leads to the declaration; what is installed counts as outside', async () => {
    const { physics } = workspace;
    const signal = new AbortController().signal;
    const report = files['shop/report.py'];
    expect(await physics.definition(path('shop/report.py'), report.lastIndexOf('total()'), new Map(), signal)).toMatchObject({
      answered: true,
      places: [{ path: 'shop/prices.py', start: 30, end: 35 }],
      outside: 0,
    });
    const main = files['src/app/main.py'];
    expect(await physics.definition(path('src/app/main.py'), main.indexOf('spin'), new Map(), signal)).toMatchObject({
      places: [],
      outside: 1,
    });
  });
});

test('a rename in Python follows the symbol, a BOM and CRLF included', async () => {
  const renamed = await workspace.renamed('shop/prices.py', 'calculate_total', 'sum_up', python);
  expect(Object.keys(renamed)).toEqual(['shop/all.py', 'shop/legacy.py', 'shop/prices.py', 'shop/report.py', 'shop/windows.py']);
  expect(renamed['shop/windows.py']).toBe(workspace.read('shop/windows.py').replace('\uFEFF', '').replaceAll('calculate_total', 'sum_up'));
  await expect(workspace.renamed('shop/prices.py', 'return', 'give', [])).rejects.toThrow(/rename/);
});
