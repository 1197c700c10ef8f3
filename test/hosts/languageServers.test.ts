/** Where language servers are looked for, and which of several wins; folders stand for installations, nothing is started. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServerChoice } from '../../server/adapters/physics/physicsOptions.ts';
import { findLanguageServers } from '../../server/hosts/languageServers.ts';

let base: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'swarm-servers-')));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const native = `@typescript/typescript-${process.platform}-${process.arch}`;
const tsc = process.platform === 'win32' ? 'tsc.exe' : 'tsc';

function put(path: string, content: string, mode = 0o644): string {
  const whole = join(base, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, content);
  chmodSync(whole, mode);
  return whole;
}

/** A node_modules folder with both servers. */
function install(folder: string, version: string): void {
  put(`${folder}/node_modules/pyright/package.json`, JSON.stringify({ version }));
  put(`${folder}/node_modules/pyright/langserver.index.js`, '', 0o755);
  put(`${folder}/node_modules/${native}/package.json`, JSON.stringify({ version }));
  put(`${folder}/node_modules/${native}/lib/${tsc}`, '', 0o755);
  put(`${folder}/node_modules/typescript/package.json`, JSON.stringify({ version }));
  put(`${folder}/node_modules/typescript/bin/tsc`, '', 0o755);
}

function find(own: Readonly<Record<string, string>> = {}, onPath: readonly string[] = []): readonly [string, string] {
  const searchPath = onPath.map((folder) => join(base, folder)).join(delimiter);
  const found = findLanguageServers({ workspace: join(base, 'workspace'), searchPath, own, installation: join(base, 'swarm/dist') });
  const text = (choice: ServerChoice): string =>
    choice.available
      ? [choice.command.name, choice.command.version, choice.command.command.replace(process.execPath, 'node'), ...choice.command.args]
          .join(' ')
          .replaceAll(`${base}/`, '')
      : choice.why.replaceAll(`${base}/`, '');
  return [text(found.python), text(found.ecmascript)];
}

const installed = (folder: string, version: string): readonly [string, string] => [
  `pyright ${version} node ${folder}/node_modules/pyright/langserver.index.js --stdio`,
  `typescript ${version} ${folder}/node_modules/${native}/lib/${tsc} --lsp --stdio`,
];

test('where there is none, the reason names every place', () => {
  expect(find()).toEqual([
    "pyright is not installed beside Swarm, nor in the workspace's node_modules, nor on PATH",
    `TypeScript 7 is not installed beside Swarm for ${process.platform}-${process.arch}, nor in the workspace's node_modules, nor on PATH`,
  ]);
});

test('beside Swarm wins over the workspace, the workspace over PATH', () => {
  install('global/lib', '3');
  mkdirSync(join(base, 'bin'));
  symlinkSync(join(base, 'global/lib/node_modules/pyright/langserver.index.js'), join(base, 'bin/pyright-langserver'));
  symlinkSync(join(base, 'global/lib/node_modules/typescript/bin/tsc'), join(base, 'bin/tsc'));
  expect(find({}, ['bin'])).toEqual(installed('global/lib', '3'));
  install('workspace', '2');
  expect(find({}, ['bin'])).toEqual(installed('workspace', '2'));
  install('swarm', '1');
  expect(find({}, ['bin'])).toEqual(installed('swarm', '1'));
});

test('what the person names wins over all, with the package it belongs to', () => {
  install('swarm', '1');
  install('other', '9');
  const own = {
    python: put('tools/basedpyright-langserver', '', 0o755),
    ecmascript: join(base, 'other/node_modules/typescript/bin/tsc'),
  };
  expect(find(own)).toEqual(['basedpyright-langserver  tools/basedpyright-langserver --stdio', installed('other', '9')[1]]);
});

test('what the person names and is not there is not replaced by another, and the reason says so', () => {
  install('swarm', '1');
  expect(find({ python: join(base, 'gone'), ecmascript: 'tsc' })).toEqual([
    'the settings name “gone”, which is not there or cannot be run',
    'the settings name “tsc”, which is not an absolute path',
  ]);
  expect(find({ python: '' })).toEqual(installed('swarm', '1'));
});

test('a tsc on PATH before version 7 is no language server, a bare pyright-langserver is one', () => {
  put('bin/tsc', '', 0o755);
  const python = put('bin/pyright-langserver', '', 0o755);
  put('notes/pyright-langserver', 'cannot be run');
  expect(find({}, ['notes', 'relative/../bin'])[0]).toBe(`pyright-langserver  ${python.slice(base.length + 1)} --stdio`);
  expect(find({}, ['bin'])[1]).toContain('nor on PATH');
});
