/** How ECMAScript files spell modules of the workspace. */
import { expect, test } from 'vitest';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { importCase } from '../../../support/importCases.ts';

const files = '//- src/a.ts\n//- src/b.ts\n//- src/lib/index.ts\n//- src/lib/deep.ts\n//- src/views/page.tsx\n//- src/views/list.tsx\n';
const mapped = '//- tsconfig.json\n{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n';
const packages =
  '//- package.json\n{ "private": true }\n//- packages/one/package.json\n{ "name": "@w/one" }\n//- packages/two/package.json\n{ "name": "@w/two", "main": "./src/index.ts" }\n' +
  '//- packages/two/src/index.ts\n//- packages/two/src/sub.ts\n';

const cases: readonly { readonly name: string; readonly from: string; readonly files: string; readonly to: string; readonly is: string }[] =
  [
    { name: 'relative, without extension', from: 'src/main.ts', files: `//- src/main.ts\n${files}`, to: 'src/a.ts', is: './a' },
    {
      name: 'with the extension of the compiled file, as the file does',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './b.js';\n${files}`,
      to: 'src/a.ts',
      is: './a.js',
    },
    {
      name: 'with the real extension, as the file does',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './b.ts';\n${files}`,
      to: 'src/views/page.tsx',
      is: './views/page.tsx',
    },
    {
      name: 'the compiled extension of a component',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './b.js';\n${files}`,
      to: 'src/views/page.tsx',
      is: './views/page.js',
    },
    {
      name: 'as the files beside it do',
      from: 'src/main.ts',
      files: `//- src/main.ts\n//- src/other.ts\nimport './b.js';\n${files}`,
      to: 'src/a.ts',
      is: './a.js',
    },
    {
      name: 'as Node wants it, where the project says so',
      from: 'src/main.ts',
      files: `//- src/main.ts\n//- tsconfig.json\n{ "compilerOptions": { "module": "NodeNext" } }\n//- package.json\n{ "type": "module" }\n${files}`,
      to: 'src/a.ts',
      is: './a.js',
    },
    {
      name: 'as the compiler allows it, where the project says so',
      from: 'src/main.ts',
      files: `//- src/main.ts\n//- tsconfig.json\n{ "compilerOptions": { "allowImportingTsExtensions": true } }\n${files}`,
      to: 'src/a.ts',
      is: './a.ts',
    },
    { name: 'upwards', from: 'src/views/page.tsx', files, to: 'src/lib/deep.ts', is: '../lib/deep' },
    { name: 'a folder by its index', from: 'src/main.ts', files: `//- src/main.ts\n${files}`, to: 'src/lib/index.ts', is: './lib' },
    {
      name: 'an index by its name, where extensions are written',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './b.js';\n${files}`,
      to: 'src/lib/index.ts',
      is: './lib/index.js',
    },
    {
      name: 'an index by its name, as the file does',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './other/index';\n//- src/other/index.ts\n${files}`,
      to: 'src/lib/index.ts',
      is: './lib/index',
    },
    {
      name: 'through a mapping, as the file does',
      from: 'src/views/page.tsx',
      files: `//- src/views/page.tsx\nimport '@/b';\n${mapped}//- src/a.ts\n//- src/b.ts\n//- src/lib/deep.ts\n`,
      to: 'src/lib/deep.ts',
      is: '@/lib/deep',
    },
    {
      name: 'near ones relative, far ones mapped',
      from: 'src/views/page.tsx',
      files: `//- src/views/page.tsx\nimport '@/b';\nimport './list';\n${mapped}//- src/b.ts\n//- src/views/list.tsx\n//- src/views/row.tsx\n`,
      to: 'src/views/row.tsx',
      is: './row',
    },
    {
      name: 'relative, though there is a mapping that nobody uses',
      from: 'src/views/page.tsx',
      files: `//- src/views/page.tsx\nimport '../b';\n${mapped}//- src/b.ts\n//- src/lib/deep.ts\n`,
      to: 'src/lib/deep.ts',
      is: '../lib/deep',
    },
    {
      name: 'as it names the module already',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport '@/b';\nimport './a';\n${mapped}//- src/a.ts\n//- src/b.ts\n`,
      to: 'src/b.ts',
      is: '@/b',
    },
    {
      name: 'the package’s own imports',
      from: 'src/views/page.ts',
      files:
        '//- src/views/page.ts\nimport "#lib/b.js";\n//- package.json\n{ "imports": { "#lib/*.js": "./src/lib/*.ts" } }\n//- src/lib/b.ts\n//- src/lib/c.ts\n',
      to: 'src/lib/c.ts',
      is: '#lib/c.js',
    },
    {
      name: 'as it names the others of that folder, whatever it does elsewhere',
      from: 'src/views/page.ts',
      files:
        '//- src/views/page.ts\nimport "../a.js";\nimport "../b.js";\nimport "../c.js";\nimport "#lib/b.js";\n//- package.json\n{ "imports": { "#lib/*.js": "./src/lib/*.ts" } }\n//- src/a.ts\n//- src/b.ts\n//- src/c.ts\n//- src/lib/b.ts\n//- src/lib/c.ts\n',
      to: 'src/lib/c.ts',
      is: '#lib/c.js',
    },
    {
      name: 'a file through the mapping by which its folder is named, with the extension that it must have',
      from: 'src/tests/x.ts',
      files:
        '//- src/tests/x.ts\nimport * as v4 from "own/v4";\n//- package.json\n{ "type": "module" }\n//- tsconfig.json\n{ "compilerOptions": { "module": "nodenext", "paths": { "own/*": ["./src/*/index.ts", "./src/*"] } } }\n//- src/v4/index.ts\n//- src/v4/bytes.ts\n',
      to: 'src/v4/bytes.ts',
      is: 'own/v4/bytes.js',
    },
    {
      name: 'another package by its name',
      from: 'packages/one/src/x.ts',
      files: `//- packages/one/src/x.ts\n${packages}`,
      to: 'packages/two/src/index.ts',
      is: '@w/two',
    },
    {
      name: 'a module deep in another package',
      from: 'packages/one/src/x.ts',
      files: `//- packages/one/src/x.ts\n${packages}`,
      to: 'packages/two/src/sub.ts',
      is: '@w/two/src/sub.ts',
    },
    {
      name: 'JavaScript with extensions where it must have them',
      from: 'src/x.mjs',
      files: '//- src/x.mjs\n//- src/y.mjs\n',
      to: 'src/y.mjs',
      is: './y.mjs',
    },
    { name: 'CommonJS without', from: 'src/x.js', files: '//- src/x.js\n//- src/y.js\n', to: 'src/y.js', is: './y' },
    {
      name: 'a module that is not there yet',
      from: 'src/main.ts',
      files: `//- src/main.ts\nimport './b.js';\n${files}`,
      to: 'src/new/fresh.ts',
      is: './new/fresh.js',
    },
    {
      name: 'a file that is no code',
      from: 'src/main.ts',
      files: `//- src/main.ts\n//- src/style.css\n${files}`,
      to: 'src/style.css',
      is: './style.css',
    },
  ];

test.each(cases)('$name', async ({ from, files: all, to, is }) => {
  const of = await importCase(all, from);
  expect(await of.ask((facts) => of.imports.specifierOf(of.file, asWorkspacePath(to), facts))).toBe(is);
});
