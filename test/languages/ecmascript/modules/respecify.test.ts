import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/base/textEdit.ts';
import { moduleNames, renamedPath } from '../../../../server/languages/ecmascript/modules/moduleNames.ts';
import { resolveModule } from '../../../../server/languages/ecmascript/modules/resolveModule.ts';
import { respecify } from '../../../../server/languages/ecmascript/modules/respecify.ts';
import { ecmascriptRules } from '../../../../server/languages/ecmascript/rules.ts';
import type { WorkspacePath } from '../../../../server/protocol/ids.ts';
import { syntaxFixture } from '../../../syntaxFixture.ts';
import { emptyFiles, WorkspaceFacts } from './workspaceFacts.ts';

const fixture = await syntaxFixture(ecmascriptRules);
const path = (text: string) => text as WorkspacePath;

interface Move {
  readonly files: string | Readonly<Record<string, string>>;
  readonly from: string;
  readonly text: string;
  readonly moved: readonly [string, string];
}

/** The text of `from` after the move. */
function after({ files, from, text, moved: [was, is] }: Move): string {
  const facts = new WorkspaceFacts({ ...(typeof files === 'string' ? emptyFiles(files) : files), [from]: text });
  const { index } = fixture.index('typescript', text);
  for (const { specifier } of index.imports) facts.answered((each) => resolveModule(path(from), specifier, each));
  const edits = index.imports.flatMap((record) => respecify(path(from), index, record, path(was), path(is), facts));
  return applyEdits(text, edits);
}

test('every form of import follows, in its own style', () => {
  const text = `import a from './a'; import b from "./a.js"; import c from './a.ts'; export * from '../src/a'; const d = require('./a');
    import('./a.js'); jest.mock('./a'); type E = import("./a").E; import f = require('./a'); import './a?raw'; import g from './b'; import h from 'a';`;
  expect(after({ files: 'src/a.ts src/b.ts', from: 'src/main.ts', text, moved: ['src/a.ts', 'src/sub/z.ts'] })).toBe(
    `import a from './sub/z'; import b from "./sub/z.js"; import c from './sub/z.ts'; export * from './sub/z'; const d = require('./sub/z');
    import('./sub/z.js'); jest.mock('./sub/z'); type E = import("./sub/z").E; import f = require('./sub/z'); import './sub/z?raw'; import g from './b'; import h from 'a';`,
  );
});

const relative: readonly (readonly [what: string, was: string, is: string, specifier: string, expected: string])[] = [
  ['up', 'lib/a.ts', 'a.ts', '../lib/a', '../a'],
  ['to the same folder', 'lib/a.ts', 'src/a.ts', '../lib/a.js', './a.js'],
  ['tsx for ts', 'src/a.ts', 'src/a.tsx', './a.js', './a.js'],
  ['ts for js', 'src/a.js', 'src/a.ts', './a.js', './a.ts'],
  ['mts for ts', 'src/a.ts', 'src/a.mts', './a.js', './a.mjs'],
  ['folder style', 'src/u/index.ts', 'src/v/index.ts', './u', './v'],
  ['folder style with slash', 'src/u/index.ts', 'src/v/index.ts', './u/', './v/'],
  ['index style', 'src/u/index.ts', 'src/v/index.ts', './u/index', './v/index'],
  ['index style with extension', 'src/u/index.ts', 'src/v/index.ts', './u/index.js', './v/index.js'],
  ['index becomes file', 'src/u/index.ts', 'src/v.ts', './u', './v'],
  ['folder style beside a file of that name', 'src/u/index.ts src/v.ts', 'src/v/index.ts', './u', './v/'],
  ['own folder', 'src/index.ts', 'src/all.ts', '.', './all'],
  ['dots in names', 'src/user.service.ts', 'src/person.service.ts', './user.service', './person.service'],
  ['declaration', 'src/a.d.ts', 'src/b.d.ts', './a', './b'],
];

test.each(relative)('%s', (_, was, is, specifier, expected) => {
  const text = `import '${specifier}';`;
  expect(after({ files: was, from: 'src/main.ts', text, moved: [was.split(' ')[0] ?? '', is] })).toBe(`import '${expected}';`);
});

test('what leads to another file stays', () => {
  const text = `import './b'; import 'react'; import './gone';`;
  expect(after({ files: 'src/a.ts src/b.ts', from: 'src/main.ts', text, moved: ['src/a.ts', 'src/z.ts'] })).toBe(text);
});

test('the imports of a file that itself moves lead where they led', () => {
  const text = `import './b'; import '../lib/c.js'; import 'react'; import './u'; import '@/b';`;
  const files = {
    ...emptyFiles('src/b.ts lib/c.ts src/u/index.ts'),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  };
  expect(after({ files, from: 'src/a.ts', text, moved: ['src/a.ts', 'src/deep/er/a.ts'] })).toBe(
    `import '../../b'; import '../../../lib/c.js'; import 'react'; import '../../u'; import '@/b';`,
  );
});

const mapped = {
  ...emptyFiles('src/lib/a.ts src/lib/u/index.ts src/b.ts'),
  'tsconfig.json':
    '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "@lib/*": ["src/lib/*"], "@u": ["src/lib/u/index.ts"] } } }',
};
const aliases: readonly (readonly [specifier: string, moved: readonly [string, string], expected: string])[] = [
  ['@/lib/a', ['src/lib/a.ts', 'src/other/z.ts'], '@/other/z'],
  ['@lib/a', ['src/lib/a.ts', 'src/lib/z.ts'], '@lib/z'],
  ['@lib/a.js', ['src/lib/a.ts', 'src/lib/z.ts'], '@lib/z.js'],
  ['@lib/a', ['src/lib/a.ts', 'src/z.ts'], '@/z'],
  ['@lib/a', ['src/lib/a.ts', 'other/z.ts'], '../other/z'],
  ['@lib/u', ['src/lib/u/index.ts', 'src/lib/v/index.ts'], '@lib/v'],
  ['src/lib/a', ['src/lib/a.ts', 'src/lib/z.ts'], 'src/lib/z'],
];

test.each(aliases)('mapped %s', (specifier, moved, expected) => {
  expect(after({ files: mapped, from: 'src/main.ts', text: `import '${specifier}';`, moved })).toBe(`import '${expected}';`);
});

const monorepo = {
  ...emptyFiles('packages/a/src/x.ts packages/a/src/index.ts packages/b/util.js'),
  'packages/a/package.json':
    '{ "name": "@p/a", "exports": { ".": "./dist/index.js", "./*": "./dist/*.js" }, "imports": { "#*": "./src/*.ts" } }',
  'packages/b/package.json': '{ "name": "b" }',
};
const packaged: readonly (readonly [from: string, specifier: string, moved: readonly [string, string], expected: string])[] = [
  ['packages/b/m.ts', '@p/a/x', ['packages/a/src/x.ts', 'packages/a/src/deep/y.ts'], '@p/a/deep/y'],
  ['packages/b/m.ts', '@p/a', ['packages/a/src/index.ts', 'packages/a/src/main.ts'], '@p/a'],
  ['packages/a/m.ts', 'b/util', ['packages/b/util.js', 'packages/b/tool.js'], 'b/tool'],
  ['packages/a/m.ts', 'b/util.js', ['packages/b/util.js', 'packages/b/tool.js'], 'b/tool.js'],
  ['packages/a/src/m.ts', '#x', ['packages/a/src/x.ts', 'packages/a/src/y.ts'], '#y'],
];

test.each(packaged)('from %s: %s', (from, specifier, moved, expected) => {
  expect(after({ files: monorepo, from, text: `import '${specifier}';`, moved })).toBe(`import '${expected}';`);
});

test.each([
  ['a/b.ts', 'c', 'a/c.ts'],
  ['b.test.tsx', 'c.test', 'c.test.tsx'],
  ['a/b.d.ts', 'c', 'a/c.d.ts'],
  ['a/b.ts', 'c.ts', 'a/c.ts'],
  ['a/b/index.ts', 'c', 'a/c/index.ts'],
  ['b/index.js', 'c', 'c/index.js'],
  ['index.ts', 'main', 'main.ts'],
])('%s renamed to %s', (from, name, to) => expect(renamedPath(path(from), name)).toBe(to));

test('names of modules', () => {
  const facts = new WorkspaceFacts({});
  expect(['a/b.ts', 'a/b/index.tsx', 'index.js', 'a.d.ts'].map((each) => moduleNames(path(each), facts))).toEqual([
    ['a/b'],
    ['a/b', 'a/b/index'],
    ['index'],
    ['a'],
  ]);
});
