/** A folder in `grammars/` is a language: it comes into the program by one command, and the check tells when it did not. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const house = mkdtempSync(join(tmpdir(), 'swarm-languages-'));
const generated = join(house, 'server/core/terrain/generated');

for (const name of ['package.json', 'scripts/languages.ts', 'scripts/wideManifests.ts']) cpSync(join(root, name), join(house, name));
beforeEach(() => {
  for (const name of ['grammars', 'server/core/terrain/generated']) {
    rmSync(join(house, name), { recursive: true, force: true });
    cpSync(join(root, name), join(house, name), { recursive: true });
  }
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function run(...args: readonly string[]): { readonly status: number | null; readonly error: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(house, 'scripts/languages.ts'), ...args], { cwd: house, encoding: 'utf8' });
  return { status, error: stderr };
}
const fine = { status: 0, error: '' };
const stale = (names: string) => ({
  status: 1,
  error: `languages: server/core/terrain/generated is not what grammars/ says (${names}). Run: node scripts/languages.ts\n`,
});

function addLanguage(manifest: object): void {
  mkdirSync(join(house, 'grammars/lua'));
  writeFileSync(join(house, 'grammars/lua/language.json'), JSON.stringify(manifest));
  writeFileSync(join(house, 'grammars/lua/symbols.scm'), '(function_declaration name: (_) @name) @function ; `$\u{7b}}`\n');
  writeFileSync(join(house, 'grammars/lua/imports.scm'), '');
}
const lua = {
  package: 'tree-sitter-lua',
  wasm: 'tree-sitter-lua.wasm',
  extensions: ['.lua'],
  interpreters: ['lua'],
  docs: ['--'],
  exported: {},
};

test('what is committed is fresh', () => {
  expect(run('--check')).toEqual(fine);
});

test('a new folder is a new language', () => {
  addLanguage(lua);
  expect(run('--check')).toEqual(stale('wideLanguages.ts, wideGrammars.ts'));
  expect(run()).toEqual(fine);
  expect(run('--check')).toEqual(fine);
  const names = readFileSync(join(generated, 'wideLanguages.ts'), 'utf8');
  expect(['"lua",', '".lua": "lua"', '"lua": "lua"'].every((line) => names.includes(line))).toBe(true);
  expect(readFileSync(join(generated, 'wideGrammars.ts'), 'utf8')).toContain('@function ; \\`\\$\u{7b}}\\`');
});

test('somebody changed a query, or a generated file', () => {
  appendFileSync(join(house, 'grammars/go/symbols.scm'), '; more\n');
  expect(run('--check')).toEqual(stale('wideGrammars.ts'));
  appendFileSync(join(generated, 'wideLanguages.ts'), '// by hand\n');
  expect(run('--check')).toEqual(stale('wideLanguages.ts, wideGrammars.ts'));
  expect(run()).toEqual(fine);
  writeFileSync(join(generated, 'old.ts'), '');
  expect(run('--check')).toEqual(stale('extra files'));
});

test.each([
  ['a field that means nothing', { ...lua, extension: '.lua' }, 'missing or unknown: extension'],
  ['a field that is missing', { ...lua, docs: undefined }, 'missing or unknown: docs'],
  ['an ending that is taken', { ...lua, extensions: ['.go'] }, '.go is claimed by go, too'],
])('a manifest with %s is refused', (_, manifest, why) => {
  addLanguage(manifest);
  const { status, error } = run();
  expect(status).toBe(1);
  expect(error).toContain(`grammars/lua/language.json: ${why}`);
});
