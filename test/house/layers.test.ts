/** The layer check fails when a forbidden import is added: a small house of the same shape, sound once, and once with all of them added. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One sound file per room, each importing only what is below it. */
const soundHouse: Readonly<Record<string, string>> = {
  'server/base/ground.ts': 'export const ground = 1;\n',
  'server/protocol/word.ts': 'export type Word = string;\n',
  'server/base/randomness.ts': 'export const dice = 4;\n',
  'server/core/mind.ts':
    "import { ground } from '../base/ground.ts';\nimport type { Word } from '../protocol/word.ts';\nexport const mind: Word = String(ground);\n",
  'server/languages/one/rules.ts': "export { mind } from '../../core/mind.ts';\n",
  'server/languages/two/rules.ts': "export { mind } from '../../core/mind.ts';\n",
  'server/operations/act.ts': "export { mind } from '../core/mind.ts';\n",
  'server/adapters/disk.ts': "import 'node:fs';\nexport { mind } from '../core/mind.ts';\n",
  'server/adapters/store/rows.ts': "import 'node:path';\nexport const rows = 1;\n",
  'server/hosts/cli.ts': "export { mind } from '../adapters/disk.ts';\nexport { rows } from '../adapters/store/rows.ts';\n",
  'server/adapters/claude/claude.ts': 'export const claude = 1;\n',
  'server/hosts/claudeAccess.ts': "export { claude } from '../adapters/claude/claude.ts';\n",
  'server/hosts/cli/main.ts': "export { host } from '../lsp/folder/features/status.ts';\n",
  'server/hosts/lsp/folder/features/status.ts': "export { claude as host } from '../../../claudeAccess.ts';\n",
  'server/hosts/lsp/folder/features/verify.ts': 'export const verify = 1;\n',
  'server/protocol/pages/page.ts': 'export const words = {};\n',
  'extension/main.ts': "import type { Word } from '../server/protocol/word.ts';\nexport const word: Word = '';\n",
  'extension/listeners.ts': "import type { verify } from './features/verify.ts';\nexport const listeners: (typeof verify)[] = [];\n",
  'extension/features/stop.ts': "export { listeners } from '../listeners.ts';\n",
  'extension/features/verify.ts': 'export const verify = 1;\n',
  'webview/shared/host.ts': "export { words } from '../../server/protocol/pages/page.ts';\n",
  'webview/timeline/main.ts': "export { words } from '../shared/host.ts';\n",
  'webview/rewind/main.ts': "export { words } from '../shared/host.ts';\n",
};

/** Each line, added to its file, breaks its rule: the importing file and what it reaches stand in the finding. */
const forbidden: readonly (readonly [rule: string, file: string, line: string, reaches: string])[] = [
  ['core-knows-only-what-is-below-it', 'server/core/mind.ts', "export * from '../adapters/disk.ts';", 'server/adapters/disk.ts'],
  [
    'core-knows-only-what-is-below-it',
    'server/core/mind.ts',
    "export type { mind as m } from '../operations/act.ts';",
    'server/operations/act.ts',
  ],
  ['no-input-output-in-the-pure-layers', 'server/core/mind.ts', "import 'node:fs';", 'fs'],
  ['no-input-output-in-the-pure-layers', 'server/operations/act.ts', "import 'node:child_process';", 'child_process'],
  ['only-pure-packages-in-the-pure-layers', 'server/languages/one/rules.ts', "import 'web-tree-sitter';", 'node_modules/web-tree-sitter/'],
  ['no-clock-no-dice-in-the-pure-layers', 'server/core/mind.ts', "import '../base/randomness.ts';", 'server/base/randomness.ts'],
  ['one-language-does-not-know-another', 'server/languages/one/rules.ts', "import '../two/rules.ts';", 'server/languages/two/rules.ts'],
  ['languages-do-not-know-operations', 'server/languages/one/rules.ts', "import '../../operations/act.ts';", 'server/operations/act.ts'],
  ['operations-and-languages-are-pure', 'server/operations/act.ts', "import '../adapters/disk.ts';", 'server/adapters/disk.ts'],
  ['adapters-never-import-each-other', 'server/adapters/disk.ts', "import './store/rows.ts';", 'server/adapters/store/rows.ts'],
  ['adapters-know-only-what-is-below-them', 'server/adapters/disk.ts', "import '../hosts/cli.ts';", 'server/hosts/cli.ts'],
  ['base-and-protocol-are-the-ground', 'server/protocol/word.ts', "import '../core/mind.ts';", 'server/core/mind.ts'],
  ['the-other-side-knows-only-the-protocol', 'extension/main.ts', "import '../server/core/mind.ts';", 'server/core/mind.ts'],
  ['the-other-side-knows-only-the-protocol', 'webview/rewind/main.ts', "import '../../server/base/ground.ts';", 'server/base/ground.ts'],
  ['only-the-extension-knows-the-editor', 'webview/rewind/main.ts', "import 'vscode';", 'vscode'],
  ['plain-logic-knows-no-editor', 'extension/listeners.ts', "import type { Uri } from 'vscode';", 'vscode'],
  ['plain-logic-runs-without-an-editor', 'extension/listeners.ts', "import './main.ts';", 'extension/main.ts'],
  ['features-do-not-know-each-other', 'extension/features/stop.ts', "import './verify.ts';", 'extension/features/verify.ts'],
  [
    'features-do-not-know-each-other',
    'server/hosts/lsp/folder/features/status.ts',
    "import './verify.ts';",
    'server/hosts/lsp/folder/features/verify.ts',
  ],
  ['pages-know-only-their-messages', 'webview/rewind/main.ts', "import '../../server/protocol/word.ts';", 'server/protocol/word.ts'],
  ['one-page-does-not-know-another', 'webview/rewind/main.ts', "import '../timeline/main.ts';", 'webview/timeline/main.ts'],
  ['one-page-does-not-know-another', 'webview/shared/host.ts', "import '../timeline/main.ts';", 'webview/timeline/main.ts'],
  ['pages-and-extension-meet-in-the-protocol', 'extension/main.ts', "import '../webview/shared/host.ts';", 'webview/shared/host.ts'],
  [
    'pages-and-extension-meet-in-the-protocol',
    'webview/rewind/main.ts',
    "import '../../extension/listeners.ts';",
    'extension/listeners.ts',
  ],
  ['the-language-server-does-not-know-the-shell', 'server/hosts/claudeAccess.ts', "import './cli/main.ts';", 'server/hosts/cli/main.ts'],
  [
    'claude-is-reached-in-one-place',
    'server/hosts/cli/main.ts',
    "import '../../adapters/claude/claude.ts';",
    'server/adapters/claude/claude.ts',
  ],
  ['claude-is-reached-in-one-place', 'server/hosts/cli.ts', "import '@anthropic-ai/sdk';", 'node_modules/@anthropic-ai/sdk/'],
  ['no-cycles', 'server/base/ground.ts', "export { ground as again } from './ground.ts';", 'server/base/ground.ts'],
  ['every-import-leads-somewhere', 'server/core/mind.ts', "import './nowhere.ts';", './nowhere.ts'],
];

const houses: string[] = [];
afterAll(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true, force: true });
});

/** Builds the house, with lines added to some of its files, and checks it. */
function check(added: readonly { readonly file: string; readonly line: string }[]): {
  readonly status: number | null;
  readonly output: string;
} {
  const house = mkdtempSync(join(tmpdir(), 'swarm-layers-'));
  houses.push(house);
  for (const [path, text] of Object.entries(soundHouse)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    const lines = added.filter(({ file }) => file === path).map(({ line }) => `${line}\n`);
    writeFileSync(join(house, path), lines.join('') + text);
  }
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(root, name), join(house, name));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const run = spawnSync(process.execPath, [cruiser, '--config', '.dependency-cruiser.cjs', 'server', 'extension', 'webview'], {
    cwd: house,
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

test('a house that keeps the rules passes', () => {
  const { status, output } = check([]);
  expect(output).toContain('no dependency violations found (25 modules, 19 dependencies');
  expect(status).toBe(0);
});

describe('a house that breaks them all', () => {
  let broken: ReturnType<typeof check>;
  beforeAll(() => {
    broken = check(forbidden.map(([, file, line]) => ({ file, line })));
  });

  test('fails', () => expect(broken.status).not.toBe(0));

  test.each(forbidden)('%s: %s with %s', (rule, file, _line, reaches) => {
    // A cycle's members stand on the lines below its finding; what else is reached, on the same.
    const findings = broken.output.split(/^ {2}(?=error )/m).filter((finding) => finding.startsWith(`error ${rule}: ${file} →`));
    expect(findings.map((finding) => finding.slice(finding.indexOf('→')))).toContainEqual(expect.stringContaining(reaches));
  });

  test('every rule is broken here', () => {
    const { forbidden: rules }: { forbidden: readonly { name: string }[] } = createRequire(import.meta.url)(
      join(root, '.dependency-cruiser.cjs'),
    );
    expect([...new Set(forbidden.map(([rule]) => rule))].sort()).toEqual(rules.map(({ name }) => name).sort());
  });
});
