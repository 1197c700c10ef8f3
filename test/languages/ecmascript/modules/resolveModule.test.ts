import { expect, test } from 'vitest';
import { resolveModule } from '../../../../server/languages/ecmascript/modules/resolveModule.ts';
import type { WorkspacePath } from '../../../../server/protocol/ids.ts';
import { emptyFiles, WorkspaceFacts } from './workspaceFacts.ts';

/** What an import leads to: paths joined by a space, or the kind of the answer. */
function resolved(files: Readonly<Record<string, string>>, from: string, specifier: string): string {
  const answer = new WorkspaceFacts(files).answered((facts) => resolveModule(from as WorkspacePath, specifier, facts));
  return answer.kind === 'files' ? answer.paths.join(' ') : answer.kind;
}

const relative = emptyFiles(`
  src/a.ts src/b.tsx src/c.js src/d.d.ts src/e.js src/e.d.ts src/f/index.ts src/g.mts src/h.cts src/i.json src/user.service.ts
  src/j.js.ts src/k.ts src/k/index.ts src/l.jsx index.ts src/m.css src/n.mjs src/n.d.mts src/deep/er/o.ts src.ts src/index.ts`);

test.each([
  ['./a', 'src/a.ts'],
  ['./a.js', 'src/a.ts'],
  ['./a.ts', 'src/a.ts'],
  ['./b', 'src/b.tsx'],
  ['./b.js', 'src/b.tsx'],
  ['./b.jsx', 'src/b.tsx'],
  ['./c', 'src/c.js'],
  ['./c.js', 'src/c.js'],
  ['./d', 'src/d.d.ts'],
  ['./e', 'src/e.d.ts src/e.js'],
  ['./e.js', 'src/e.d.ts src/e.js'],
  ['./f', 'src/f/index.ts'],
  ['./f/', 'src/f/index.ts'],
  ['./f/index', 'src/f/index.ts'],
  ['./f/index.js', 'src/f/index.ts'],
  ['./g.mjs', 'src/g.mts'],
  ['./h.cjs', 'src/h.cts'],
  ['./i.json', 'src/i.json'],
  ['./user.service', 'src/user.service.ts'],
  ['./j.js', 'src/j.js.ts'],
  ['./k', 'src/k.ts'],
  ['./k/', 'src/k/index.ts'],
  ['./l', 'src/l.jsx'],
  ['./m.css', 'src/m.css'],
  ['./m.css?inline', 'src/m.css'],
  ['./n.mjs', 'src/n.d.mts src/n.mjs'],
  ['..', 'index.ts'],
  ['../', 'index.ts'],
  ['../src/a', 'src/a.ts'],
  ['./nothing', 'missing'],
  ['./deep', 'folder'],
  ['.', 'src/index.ts'],
  ['../../outside', 'missing'],
  ['node:fs', 'external'],
  ['lodash', 'external'],
  ['@scope/lib/sub', 'external'],
  ['/absolute', 'external'],
  ['https://example.org/x.js', 'external'],
])('%s', (specifier, expected) => expect(resolved(relative, 'src/main.ts', specifier)).toBe(expected));

test('without the paths nothing can be said', () => {
  expect(resolveModule('a.ts' as WorkspacePath, './b', new WorkspaceFacts({}))).toEqual({ kind: 'need', requests: [{ kind: 'paths' }] });
});

const configured = {
  ...emptyFiles('app/src/a.ts app/src/lib/b/index.ts app/src/main.ts app/gen/c.ts other/x.ts app/src/exact.ts app/src/lib/special/d.ts'),
  'app/tsconfig.json': `{
    // comments, and
    "extends": "../tsconfig.base", /* trailing commas */
    "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*", "gen/*"], "exact": ["src/exact.ts"], "@/special/*": ["src/lib/special/*"], }, },
  }`,
  'tsconfig.base.json': '{ "compilerOptions": { "paths": { "never/*": ["other/*"] } } }',
};

test.each([
  ['@/a', 'app/src/a.ts'],
  ['@/a.js', 'app/src/a.ts'],
  ['@/lib/b', 'app/src/lib/b/index.ts'],
  ['@/c', 'app/gen/c.ts'],
  ['@/special/d', 'app/src/lib/special/d.ts'],
  ['exact', 'app/src/exact.ts'],
  ['src/a', 'app/src/a.ts'],
  ['never/x', 'external'],
  ['@/nothing', 'external'],
  ['@/lib', 'folder'],
])('mapped: %s', (specifier, expected) => expect(resolved(configured, 'app/src/main.ts', specifier)).toBe(expected));

test('mappings are inherited, and relative to where they stand', () => {
  const files = {
    ...emptyFiles('src/a.ts app/main.ts'),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
    'app/tsconfig.json': '{ "extends": ["../tsconfig.json"] }',
  };
  expect(resolved(files, 'app/main.ts', '~/a')).toBe('src/a.ts');
});

test('a configuration that only refers to others says what they say', () => {
  const files = {
    ...emptyFiles('src/a.ts'),
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  };
  expect(resolved(files, 'src/main.ts', '@/a')).toBe('src/a.ts');
});

test('configurations in a circle end', () => {
  const files = { 'tsconfig.json': '{ "extends": "./tsconfig.json" }', 'a.ts': '' };
  expect(resolved(files, 'a.ts', '@/a')).toBe('external');
});

test('a configuration that is no JSON says nothing', () => {
  expect(resolved({ 'tsconfig.json': '{ oops', 'a.ts': '' }, 'a.ts', '@/a')).toBe('external');
});

const monorepo = {
  ...emptyFiles(`packages/a/src/index.ts packages/a/src/deep/x.ts packages/b/lib/main.js packages/b/util.js packages/c/src/index.ts
    packages/c/src/feature/index.ts packages/c/src/internal.ts packages/d/src/d.ts packages/d/d.ts packages/e/index.ts packages/app/main.ts
    packages/f/src/index.mts`),
  'packages/a/package.json': '{ "name": "@x/a", "main": "dist/index.js", "types": "dist/index.d.ts" }',
  'packages/b/package.json': '{ "name": "b", "main": "lib/main" }',
  'packages/c/package.json': `{ "name": "@x/c", "imports": { "#int": "./src/internal.ts", "#all/*": { "default": "./dist/*.js" } }, "exports": {
    ".": { "types": "./dist/types/index.d.ts", "import": "./dist/esm/index.js", "require": "./dist/cjs/index.js" },
    "./feature": "./dist/esm/feature/index.js", "./in/*": ["./src/*.ts"], "./gone": "./dist/gone.js" } }`,
  'packages/d/package.json': '{ "name": "d", "exports": "./out/d.js" }',
  'packages/e/package.json': '{ "name": "e" }',
  'packages/f/package.json': '{ "name": "f", "exports": { "types": "./dist/index.d.mts", "default": "./dist/index.mjs" } }',
  'packages/app/package.json': '{ "name": "app" }',
};

test.each([
  ['@x/a', 'packages/a/src/index.ts'],
  ['@x/a/src/deep/x', 'packages/a/src/deep/x.ts'],
  ['@x/a/dist/deep/x.js', 'packages/a/src/deep/x.ts'],
  ['b', 'packages/b/lib/main.js'],
  ['b/util', 'packages/b/util.js'],
  ['@x/c', 'packages/c/src/index.ts'],
  ['@x/c/feature', 'packages/c/src/feature/index.ts'],
  ['@x/c/in/internal', 'packages/c/src/internal.ts'],
  ['@x/c/gone', 'missing'],
  ['@x/c/src/internal', 'missing'],
  ['d', 'missing'], // two sources it could come from
  ['e', 'packages/e/index.ts'],
  ['f', 'packages/f/src/index.mts'],
  ['@x/unknown', 'external'],
])('of the workspace: %s', (specifier, expected) => expect(resolved(monorepo, 'packages/app/main.ts', specifier)).toBe(expected));

test.each([
  ['#int', 'packages/c/src/internal.ts'],
  ['#all/internal', 'packages/c/src/internal.ts'],
  ['@x/c', 'packages/c/src/index.ts'],
  ['#none', 'missing'],
])('from inside its package: %s', (specifier, expected) =>
  expect(resolved(monorepo, 'packages/c/src/feature/index.ts', specifier)).toBe(expected),
);
