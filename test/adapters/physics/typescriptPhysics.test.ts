import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace, path } from './physicsWorkspace.ts';

const files = {
  'lib/tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
  'lib/src/prices.ts':
    'export class Cart {\n  total() {\n    return 2;\n  }\n}\n\nexport function calculateTotal(items: number[]) {\n  return items.length;\n}\n',
  'lib/src/index.ts': "export { calculateTotal, Cart } from './prices';\n",
  'lib/src/report.ts':
    "import { Cart, calculateTotal } from '.';\n\nexport const show = (cart: Cart) => cart.total() + calculateTotal([1]);\n",
  'lib/src/broken.ts':
    "import { calculateTotal } from './prices';\n\nexport const wrong: string = calculateTotal([1]); export const worse: string = 3;\n",
  'lib/src/view.tsx': "import { calculateTotal } from './prices';\r\n\r\nexport const text = 'é𝒳' + calculateTotal([1]);\r\n",
  'tool/tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
  'tool/main.ts': "import { calculateTotal } from '../lib/src';\n\ncalculateTotal([2]);\n",
  'damaged/tsconfig.json': '{ "compilerOptions": { "strict": tru',
  'damaged/a.ts': 'export const first = 1;\n',
  'damaged/b.ts': "import { first } from './a';\n\nexport const second = first;\n",
  'plain/package.json': '{ "name": "plain" }',
  'plain/sums.js': '#!/usr/bin/env node\nfunction addAll(items) {\n  return items.length;\n}\nmodule.exports = { addAll };\n',
  'plain/use.js':
    "const { addAll } = require('./sums');\nconst sums = require('./sums');\n\nsums.addAll([1]);\nsums.missing();\naddAll([2]);\n",
  'plain/quiet.js': "// @ts-nocheck\nconst { addAll } = require('./sums');\naddAll([2]);\n",
  'plain/modern.mjs': 'export const area = (side) => side * side;\n',
  'plain/modernUse.mjs': "import { area } from './modern.mjs';\n\narea(2);\n",
};
const inLib = ['lib/src/broken.ts', 'lib/src/index.ts', 'lib/src/prices.ts', 'lib/src/report.ts', 'lib/src/view.tsx'];
const everywhere = [...inLib, 'tool/main.ts'];

let workspace: PhysicsWorkspace;
let untouched: string;
beforeAll(() => {
  workspace = new PhysicsWorkspace(files);
  untouched = workspace.digest();
});
afterAll(async () => {
  expect(workspace.digest()).toBe(untouched);
  await workspace.dispose();
});

const rename = (names: readonly string[]) => workspace.replacing(names, /calculateTotal/g, 'computeTheWholeTotal');

describe('a TypeScript change set', () => {
  test('that renames everywhere passes, though errors were there before, moved and say something else', async () => {
    const verdict = await workspace.verdict(rename(everywhere), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [], before: 2, after: 2 });
    expect(verdict.checkedPaths).toEqual(everywhere);
    expect(verdict.server).toMatch(/^typescript 7\./);
  });

  test('that misses references in files it does not touch is found out, in another project too', async () => {
    const changed = ['lib/src/prices.ts', 'lib/src/index.ts'];
    const dependents = everywhere.filter((name) => !changed.includes(name));
    expect(await workspace.findings(rename(changed), dependents)).toEqual([
      'lib/src/broken.ts:1 TS2305 calculateTotal',
      'lib/src/report.ts:1 TS2305 calculateTotal',
      'lib/src/view.tsx:1 TS2305 calculateTotal',
      'tool/main.ts:1 TS2305 calculateTotal',
    ]);
  });

  test('leaves nothing behind: the next question sees the disk', async () => {
    await workspace.verdict(rename(['lib/src/prices.ts']), ['lib/src/index.ts']);
    expect(await workspace.findings(workspace.replacing(['lib/src/report.ts'], /show/g, 'display'), ['lib/src/index.ts'])).toEqual([]);
  });

  test('that misses a method call is found out', async () => {
    expect(await workspace.findings(workspace.replacing(['lib/src/prices.ts'], /total\(/g, 'sum('), ['lib/src/report.ts'])).toEqual([
      'lib/src/report.ts:3 TS2339 total',
    ]);
  });

  test('is judged also where the tsconfig is damaged', async () => {
    const verdict = await workspace.findings(workspace.replacing(['damaged/a.ts'], /first/g, 'primary'), ['damaged/b.ts']);
    expect(verdict).toEqual(['damaged/b.ts:1 TS2305 first']);
  });
});

describe('a TypeScript file that moves', () => {
  const moved = (importers: readonly string[]) =>
    workspace.overlay({
      'lib/src/prices.ts': { to: 'lib/src/money/amounts.ts' },
      ...Object.fromEntries(importers.map((name) => [name, { text: workspace.read(name).replaceAll('./prices', './money/amounts') }])),
    });

  test('into a new folder passes when all its importers follow', async () => {
    const verdict = await workspace.verdict(moved(['lib/src/index.ts', 'lib/src/broken.ts', 'lib/src/view.tsx']), [
      'lib/src/report.ts',
      'tool/main.ts',
    ]);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [] });
  });

  test('is found out by an importer that did not follow', async () => {
    const changeSet = moved(['lib/src/index.ts', 'lib/src/broken.ts']);
    expect(await workspace.findings(changeSet, ['lib/src/view.tsx'])).toEqual(["lib/src/view.tsx:1 TS2307 './prices'"]);
  });
});

describe('TypeScript files that come and go', () => {
  let parts: PhysicsWorkspace;
  beforeAll(() => {
    parts = new PhysicsWorkspace({
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
      'all.ts': 'export const one = 1;\nexport const odd: string = 2;\n',
      'use.ts': "import { odd, one } from './all';\n\nexport const sum = one + odd;\n",
    });
  });
  afterAll(() => parts.dispose());
  const split = (use: string) =>
    parts.overlay({
      'all.ts': { goes: true },
      'parts/one.ts': { comes: true, text: 'export const one = 1;\n' },
      'parts/odd.ts': { comes: true, text: 'export const odd: string = 2;\n' },
      ...(use === '' ? {} : { 'use.ts': { text: use } }),
    });

  test('pass when all are led to, with the errors that were in what they hold', async () => {
    const use = "import { one } from './parts/one';\nimport { odd } from './parts/odd';\n\nexport const sum = one + odd;\n";
    const verdict = await parts.verdict(split(use), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], uncheckedPaths: [], before: 1, after: 1 });
  });

  test('are found out by who still needs what is gone, and by an error of their own', async () => {
    expect(await parts.findings(split(''), ['use.ts'])).toEqual(["use.ts:1 TS2307 './all'"]);
    const comes = parts.overlay({ 'new.ts': { comes: true, text: "import { two } from './all';\nexport const odd: string = two;\n" } });
    expect(await parts.findings(comes, [])).toEqual(['new.ts:1 TS2305 two']);
  });
});

describe('JavaScript without any configuration', () => {
  test('is looked at as closely as TypeScript: a missed require or import is found', async () => {
    expect(await workspace.findings(workspace.replacing(['plain/sums.js'], /addAll/g, 'sumUp'), ['plain/use.js'])).toEqual([
      'plain/use.js:1 TS2305 addAll',
      'plain/use.js:4 TS2339 addAll',
    ]);
    expect(await workspace.findings(workspace.replacing(['plain/modern.mjs'], /area/g, 'surface'), ['plain/modernUse.mjs'])).toEqual([
      'plain/modernUse.mjs:1 TS2305 area',
    ]);
  });

  test('passes when everything follows, and says which file asked not to be checked', async () => {
    const verdict = await workspace.verdict(workspace.replacing(['plain/sums.js', 'plain/use.js'], /addAll/g, 'sumUp'), ['plain/quiet.js']);
    expect(verdict).toMatchObject({
      passed: true,
      checkedPaths: ['plain/sums.js', 'plain/use.js'],
      uncheckedPaths: ['plain/quiet.js'],
      uncheckedReason: '1 file: asks not to be checked (@ts-nocheck)',
    });
  });
});

describe('references in TypeScript', () => {
  test('are complete over projects and re-exports', async () => {
    expect(await workspace.references('lib/src/prices.ts', 'calculateTotal', everywhere)).toEqual([
      'lib/src/broken.ts:1',
      'lib/src/broken.ts:3',
      'lib/src/index.ts:1',
      'lib/src/prices.ts:7',
      'lib/src/report.ts:1',
      'lib/src/report.ts:3',
      'lib/src/view.tsx:1',
      'lib/src/view.tsx:3',
      'tool/main.ts:1',
      'tool/main.ts:3',
    ]);
  });
});

describe('a rename in TypeScript', () => {
  test('follows the symbol, and keeps the name under which others know it', async () => {
    const overlay = workspace.overlay({ 'lib/src/view.tsx': { text: `// first\n${workspace.read('lib/src/view.tsx')}` } });
    expect(await workspace.renamed('lib/src/prices.ts', 'calculateTotal', 'sumUp', everywhere, overlay)).toEqual({
      'lib/src/broken.ts': workspace.read('lib/src/broken.ts').replaceAll('calculateTotal', 'sumUp'),
      'lib/src/index.ts': "export { sumUp as calculateTotal, Cart } from './prices';\n",
      'lib/src/prices.ts': workspace.read('lib/src/prices.ts').replaceAll('calculateTotal', 'sumUp'),
      'lib/src/view.tsx': "// first\nimport { sumUp } from './prices';\r\n\r\nexport const text = 'é𝒳' + sumUp([1]);\r\n",
    });
  });

  test('does not count the line that JavaScript is shown with', async () => {
    expect(await workspace.renamed('plain/modern.mjs', 'area', 'surface', ['plain/modernUse.mjs'])).toEqual({
      'plain/modern.mjs': 'export const surface = (side) => side * side;\n',
      'plain/modernUse.mjs': "import { surface } from './modern.mjs';\n\nsurface(2);\n",
    });
  });

  test('of what is no symbol of the workspace is refused with the reason', async () => {
    await expect(workspace.renamed('lib/src/prices.ts', 'return', 'give', [])).rejects.toThrow(/rename/i);
    await expect(workspace.renamed('lib/src/prices.ts', 'length', 'size', [])).rejects.toThrow(/rename|standard/i);
  });
});

describe('an unsaved text', () => {
  const unsaved = new Map<string, string>();
  let open: PhysicsWorkspace;
  beforeAll(() => {
    const texts = {
      paths: () => [...unsaved.keys()].map(path),
      at: (name: string) => {
        const text = unsaved.get(name);
        return text === undefined ? undefined : { text, stamp: text };
      },
    };
    open = new PhysicsWorkspace(
      {
        'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
        'old.ts': 'export function oldName() {\n  return 1;\n}\n\nexport const other = 2;\n',
        'use.ts': "import { newName, other } from './old';\n\nexport const sum = newName() + other;\n",
        'third.ts': "import { other } from './old';\n\nexport const third = other;\n",
      },
      { unsaved: texts },
    );
  });
  afterAll(() => open.dispose());
  const change = () => open.replacing(['use.ts', 'third.ts'], /third|sum/g, 'total');

  test('that already renamed something makes no noise in what is judged', async () => {
    // On disk use.ts is broken; the person's buffer of old.ts has made it whole, and nobody changes old.ts.
    expect((await open.verdict(change(), [])).before).toBe(1);
    unsaved.set('old.ts', 'export function newName() {\n  return 1;\n}\n\nexport const other = 2;\n');
    expect(await open.verdict(change(), [])).toMatchObject({ passed: true, before: 0, after: 0 });
  });

  test('that breaks others is the baseline, and its loss counts again', async () => {
    unsaved.set('old.ts', 'export function newName() {\n  return 1;\n}\n');
    expect(await open.verdict(change(), [])).toMatchObject({ passed: true, before: 2, after: 2 });
    unsaved.clear();
    expect(await open.verdict(change(), [])).toMatchObject({ passed: true, before: 1, after: 1 });
  });
});
