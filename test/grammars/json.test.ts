/** What is read out of JSON, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, namesOf, outlineOf, vetoes } from './languageCheck.ts';

const source = `{
  // How it is called.
  "name": "orders",
  "lines": { "max": 100, "by": { "article": { "tooDeep": 1 } } },
  "empty": {},
  "list": [1, { "inList": true }],
  "a \\"quoted\\" key": null,
  "": "no name"
}
`;

test('all kinds', async () => {
  expect(await outlineOf('json', source)).toEqual([
    'key name | "name": "orders" // How it is called.',
    'key lines | "lines"',
    '  key max | "max": 100',
    '  key by | "by"',
    'key empty | "empty"',
    'key list | "list"',
    '  key inList | "inList": true',
    `key a \\"quoted\\" key | "a \\"quoted\\" key": null`,
  ]);
});

test('package.json', async () => {
  expect(await namesOf('json', fileText('node_modules/web-tree-sitter/package.json'))).toEqual([
    'key name',
    'key version',
    'key description',
    'key repository',
    '  key type',
    '  key url',
    '  key directory',
    'key license',
    'key author',
    '  key name',
    '  key email',
    'key maintainers',
    '  key name',
    '  key email',
    'key type',
    'key exports',
    '  key .',
    '  key ./web-tree-sitter.wasm',
    '  key ./debug',
    '  key ./debug/web-tree-sitter.wasm',
    'key browser',
    '  key fs',
    '  key fs/promises',
    '  key module',
    'key types',
    'key keywords',
    'key files',
    'key devDependencies',
    '  key @eslint/js',
    '  key @types/emscripten',
    '  key @types/node',
    '  key @vitest/coverage-v8',
    '  key dts-buddy',
    '  key esbuild',
    '  key eslint',
    '  key source-map',
    '  key tsx',
    '  key typescript',
    '  key typescript-eslint',
    '  key vitest',
    'key scripts',
    '  key build:ts',
    '  key build:wasm',
    '  key build:wasm:debug',
    '  key build',
    '  key build:debug',
    '  key build:dts',
    '  key lint',
    '  key lint:fix',
    '  key test',
    '  key test:watch',
    '  key prepack',
    '  key postpack',
    '  key prepublishOnly',
  ]);
});

test.each([
  ['a name', '{ "a": 1, "b": [2] }\n', '"a"', '"renamed"'],
  ['a template’s word in a string', '{ "a": "{{name}}" }\n', '"a"', '"b"'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('json', text, from, to)).toEqual([]);
});

test.each([
  ['a comma', '{ "a": 1, "b": [2] }\n', '1,', '1'],
  ['a brace', '{ "a": { "b": 1 } }\n', '1 }', '1'],
  ['in spite of a template’s word in a string', '{ "a": "{{name}}" }\n', '" }', '"'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('json', text, from, to)).not.toEqual([]);
});
