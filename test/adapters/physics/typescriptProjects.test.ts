/** Projects as TypeScript and JavaScript workspaces lay them out: which tsconfig a file belongs to must not be guessed wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import { PhysicsWorkspace } from './physicsWorkspace.ts';

let workspace: PhysicsWorkspace | undefined;
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
});
const over = (files: Readonly<Record<string, string>>): PhysicsWorkspace => {
  workspace = new PhysicsWorkspace(files);
  return workspace;
};

const options = '"strict": true, "module": "esnext", "moduleResolution": "bundler"';
const composite = `{ "compilerOptions": { ${options}, "composite": true, "outDir": "dist" }, "include": ["src"] }`;

describe('a solution of projects that refer to each other', () => {
  const solution = {
    'tsconfig.json': '{ "files": [], "references": [{ "path": "packages/core" }, { "path": "packages/app" }] }',
    'packages/core/tsconfig.json': composite,
    'packages/core/src/cart.ts': 'export function countItems(items: string[]) {\n  return items.length;\n}\n',
    'packages/app/tsconfig.json': composite.replace(/}$/, ', "references": [{ "path": "../core" }] }'),
    'packages/app/src/main.ts': "import { countItems } from '../../core/src/cart';\n\nexport const count: number = countItems([]);\n",
  };
  const all = ['packages/app/src/main.ts', 'packages/core/src/cart.ts'];

  test('is known as a whole, though nothing of the other project was opened', async () => {
    expect(await over(solution).references('packages/core/src/cart.ts', 'countItems', [])).toEqual([
      'packages/app/src/main.ts:1',
      'packages/app/src/main.ts:3',
      'packages/core/src/cart.ts:1',
    ]);
  });

  test('is judged across its projects', async () => {
    over(solution);
    const change = (names: readonly string[]) => workspace!.replacing(names, /countItems/g, 'sizeOf');
    expect(await workspace!.verdict(change(all), [])).toMatchObject({ answered: true, passed: true, checkedPaths: all });
    expect(await workspace!.findings(change(['packages/core/src/cart.ts']), ['packages/app/src/main.ts'])).toEqual([
      'packages/app/src/main.ts:1 TS2305 countItems',
    ]);
  });
});

test('packages of a workspace are reached by their names, through links', async () => {
  over({
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'packages/core/package.json': '{ "name": "@shop/core", "version": "1.0.0", "type": "module", "exports": { ".": "./src/index.ts" } }',
    'packages/core/tsconfig.json': `{ "compilerOptions": { ${options} } }`,
    'packages/core/src/index.ts': 'export const price = 2;\n',
    'packages/app/package.json': '{ "name": "@shop/app", "version": "1.0.0", "type": "module" }',
    'packages/app/tsconfig.json': `{ "compilerOptions": { ${options} } }`,
    'packages/app/src/main.ts': "import { price } from '@shop/core';\n\nexport const twice = price * 2;\n",
  });
  workspace!.link('node_modules/@shop/core', 'packages/core');
  const change = workspace!.replacing(['packages/core/src/index.ts'], /price/g, 'cost');
  expect(await workspace!.findings(change, ['packages/app/src/main.ts'])).toEqual(['packages/app/src/main.ts:1 TS2305 price']);
  expect(await workspace!.references('packages/core/src/index.ts', 'price', ['packages/app/src/main.ts'])).toEqual([
    'packages/app/src/main.ts:1',
    'packages/app/src/main.ts:3',
    'packages/core/src/index.ts:1',
  ]);
});

test('paths of a tsconfig that extends another lead where they say', async () => {
  over({
    'tsconfig.base.json': `{ "compilerOptions": { ${options}, "paths": { "@/*": ["./src/*"] } } }`,
    'tsconfig.json': '{ "extends": "./tsconfig.base.json", "include": ["src", "test"] }',
    'src/deep/tax.ts': 'export const rate = 3;\n',
    'test/tax.ts': "import { rate } from '@/deep/tax';\n\nexport const twice = rate * 2;\n",
  });
  expect(await workspace!.findings(workspace!.replacing(['src/deep/tax.ts'], /rate/g, 'share'), ['test/tax.ts'])).toEqual([
    'test/tax.ts:1 TS2305 rate',
  ]);
});

test('a test folder with a tsconfig of its own is judged by that one', async () => {
  over({
    'tsconfig.json': `{ "compilerOptions": { ${options}, "noUnusedLocals": true }, "include": ["src"] }`,
    'src/tax.ts': 'export const rate = 3;\n',
    'test/tsconfig.json': '{ "extends": "../tsconfig.json", "compilerOptions": { "noUnusedLocals": false }, "include": ["."] }',
    'test/tax.ts': "import { rate } from '../src/tax';\n\nconst unused = 1;\nexport const twice = rate * 2;\n",
  });
  const verdict = await workspace!.verdict(workspace!.replacing(['src/tax.ts', 'test/tax.ts'], /rate/g, 'share'), []);
  expect(verdict).toMatchObject({ passed: true, before: 0, after: 0 });
});

test('a file that no tsconfig lists is judged all the same', async () => {
  over({
    'tsconfig.json': `{ "compilerOptions": { ${options} }, "include": ["src"] }`,
    'src/tax.ts': 'export const rate = 3;\n',
    'scripts/report.ts': "import { rate } from '../src/tax';\n\nconsole.log(rate);\n",
    'vite.config.ts': "import { rate } from './src/tax';\n\nexport default { rate };\n",
  });
  const outside = ['scripts/report.ts', 'vite.config.ts'];
  const verdict = await workspace!.verdict(workspace!.replacing(['src/tax.ts'], /rate/g, 'share'), outside);
  expect(verdict).toMatchObject({ passed: false, checkedPaths: ['src/tax.ts', ...outside], uncheckedPaths: [] });
  expect(new Set(verdict.newDiagnostics.map((found) => found.path))).toEqual(new Set(outside));
  expect(await workspace!.references('src/tax.ts', 'rate', outside)).toHaveLength(5);
});

test('a jsconfig makes a project of JavaScript', async () => {
  over({
    'jsconfig.json':
      '{ "compilerOptions": { "checkJs": true, "module": "esnext", "moduleResolution": "bundler", "paths": { "~/*": ["./lib/*"] } } }',
    'lib/tax.js': 'export const rate = 3;\n',
    'main.js': "import { rate } from '~/tax';\n\nexport const twice = rate * 2;\n",
  });
  expect(await workspace!.findings(workspace!.replacing(['lib/tax.js'], /rate/g, 'share'), ['main.js'])).toEqual(['main.js:1 TS2305 rate']);
  expect(await workspace!.references('lib/tax.js', 'rate', ['main.js'])).toEqual(['lib/tax.js:1', 'main.js:1', 'main.js:3']);
});
