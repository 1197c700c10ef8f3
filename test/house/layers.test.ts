/** The layer check fails when a forbidden import is added: each case adds one to a small house of the same shape. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One sound file per room, each importing only what is below it. */
const soundHouse: Readonly<Record<string, string>> = {
  'server/base/ground.ts': 'export const ground = 1;\n',
  'server/protocol/word.ts': 'export type Word = string;\n',
  'server/core/mind.ts':
    "import { ground } from '../base/ground.ts';\nimport type { Word } from '../protocol/word.ts';\nexport const mind: Word = String(ground);\n",
  'server/languages/one/rules.ts': "export { mind } from '../../core/mind.ts';\n",
  'server/languages/two/rules.ts': "export { mind } from '../../core/mind.ts';\n",
  'server/operations/act.ts': "export { mind } from '../core/mind.ts';\n",
  'server/adapters/disk.ts': "import 'node:fs';\nexport { mind } from '../core/mind.ts';\n",
  'server/adapters/store/rows.ts': "import 'node:path';\nexport const rows = 1;\n",
  'server/hosts/cli.ts': "export { mind } from '../adapters/disk.ts';\nexport { rows } from '../adapters/store/rows.ts';\n",
  'extension/main.ts': "import type { Word } from '../server/protocol/word.ts';\nexport const word: Word = '';\n",
  'webview/page.ts': "import type { Word } from '../server/protocol/word.ts';\nexport const word: Word = '';\n",
};

const forbidden: readonly (readonly [rule: string, file: string, line: string])[] = [
  ['core-knows-only-what-is-below-it', 'server/core/mind.ts', "export * from '../adapters/disk.ts';"],
  ['core-knows-only-what-is-below-it', 'server/core/mind.ts', "export type { mind as m } from '../operations/act.ts';"],
  ['no-input-output-in-the-pure-layers', 'server/core/mind.ts', "import 'node:fs';"],
  ['no-input-output-in-the-pure-layers', 'server/operations/act.ts', "import 'node:child_process';"],
  ['only-pure-packages-in-the-pure-layers', 'server/languages/one/rules.ts', "import 'web-tree-sitter';"],
  ['one-language-does-not-know-another', 'server/languages/one/rules.ts', "import '../two/rules.ts';"],
  ['languages-do-not-know-operations', 'server/languages/one/rules.ts', "import '../../operations/act.ts';"],
  ['operations-and-languages-are-pure', 'server/operations/act.ts', "import '../adapters/disk.ts';"],
  ['adapters-never-import-each-other', 'server/adapters/disk.ts', "import './store/rows.ts';"],
  ['adapters-know-only-what-is-below-them', 'server/adapters/disk.ts', "import '../hosts/cli.ts';"],
  ['base-and-protocol-are-the-ground', 'server/protocol/word.ts', "import '../core/mind.ts';"],
  ['the-other-side-knows-only-the-protocol', 'extension/main.ts', "import '../server/core/mind.ts';"],
  ['the-other-side-knows-only-the-protocol', 'webview/page.ts', "import '../server/base/ground.ts';"],
  ['no-cycles', 'server/base/ground.ts', "export { ground as again } from './ground.ts';"],
  ['every-import-leads-somewhere', 'server/core/mind.ts', "import './nowhere.ts';"],
];

const houses: string[] = [];
afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true, force: true });
});

/** Builds the house, with one line added to one file, and checks it. */
function check(file?: string, line?: string): { readonly status: number | null; readonly output: string } {
  const house = mkdtempSync(join(tmpdir(), 'swarm-layers-'));
  houses.push(house);
  for (const [path, text] of Object.entries(soundHouse)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), path === file ? `${line}\n${text}` : text);
  }
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'server',
      'extension',
      'webview',
    ],
    { cwd: house, encoding: 'utf8' },
  );
  return { status: run.status, output: run.stdout + run.stderr };
}

test('a house that keeps the rules passes', () => {
  const { status, output } = check();
  expect(output).toContain('no dependency violations found (13 modules, 12 dependencies');
  expect(status).toBe(0);
});

test.each(forbidden)('%s: %s with %s', (rule, file, line) => {
  const { status, output } = check(file, line);
  expect(output).toContain(`error ${rule}: ${file}`);
  expect(status).not.toBe(0);
});
