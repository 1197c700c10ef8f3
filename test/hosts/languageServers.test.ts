/** Where language servers are looked for, and which of several wins; folders stand for installations, nothing is started. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultPhysicsBounds, type ServerChoice } from '../../server/adapters/physics/physicsOptions.ts';
import type { FoundServer } from '../../server/adapters/physics/serverKinds.ts';
import { findLanguageServers, type OwnServers } from '../../server/hosts/languageServers.ts';

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

function search(own: OwnServers = {}, onPath: readonly string[] = []): readonly FoundServer[] {
  const searchPath = onPath.map((folder) => join(base, folder)).join(delimiter);
  return findLanguageServers({ workspace: join(base, 'workspace'), searchPath, own, installation: join(base, 'swarm/dist') });
}

function textOf(choice: ServerChoice | undefined): string {
  if (choice === undefined) return 'none';
  if (!choice.available) return choice.why.replaceAll(`${base}/`, '');
  const { name, version, command, args } = choice.command;
  return [name, version, command.replace(process.execPath, 'node'), ...args].join(' ').replaceAll(`${base}/`, '');
}

/** Who judges a file. */
const judgeOf = (servers: readonly FoundServer[], file: string): string => textOf(servers.find((server) => server.covers(file))?.choice);

function find(own: OwnServers = {}, onPath: readonly string[] = []): readonly [string, string] {
  const found = search(own, onPath);
  return [judgeOf(found, 'a.py'), judgeOf(found, 'a.ts')];
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
    'the settings name “tsc”, which is neither an absolute path nor on PATH',
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

test('servers of other languages are found on PATH, and missed only where code is judged', () => {
  for (const name of ['gopls', 'clangd', 'vscode-css-language-server']) put(`bin/${name}`, '', 0o755);
  const found = search({}, ['bin']);
  expect(judgeOf(found, 'cmd/main.go')).toBe('gopls  bin/gopls');
  expect(['a.c', 'a.h', 'a.hpp', 'a.CC'].map((file) => judgeOf(found, file))).toEqual(Array(4).fill('clangd  bin/clangd'));
  expect(judgeOf(found, 'site.css')).toBe('vscode-css-language-server  bin/vscode-css-language-server --stdio');
  expect(judgeOf(found, 'lib.rs')).toBe('rust-analyzer is not on PATH');
  expect(judgeOf(found, 'page.html')).toBe('none');
});

test('a server is named by a language, by its own name, or with the languages it is for', () => {
  install('swarm', '1');
  const tool = (name: string) => put(`tools/${name}`, '', 0o755);
  const found = search(
    {
      typescript: { command: tool('other-ts'), args: ['--lsp'] },
      clangd: tool('clangd-19'),
      jvm: { command: 'jls', languages: ['java', '.kt'] },
      lua: { command: tool('lua-language-server'), languages: ['.lua'], args: [] },
    },
    ['tools'],
  );
  expect(judgeOf(found, 'a.ts')).toBe('other-ts  tools/other-ts --lsp');
  expect(judgeOf(found, 'a.js')).toBe(installed('swarm', '1')[1]);
  expect(judgeOf(found, 'a.cpp')).toBe('clangd-19  tools/clangd-19');
  expect(judgeOf(found, 'A.java')).toBe('the settings name “jls”, which is neither an absolute path nor on PATH');
  expect(judgeOf(found, 'A.kt')).toBe('the settings name “jls”, which is neither an absolute path nor on PATH');
  expect(judgeOf(found, 'init.lua')).toBe('lua-language-server  tools/lua-language-server');
});

test('a script of the person’s own around a known server is started as that server is', () => {
  const own = { ecmascript: put('tools/tsc', '#!/bin/sh', 0o755), python: put('tools/my-pyright', '#!/bin/sh', 0o755) };
  expect(find(own)).toEqual(['my-pyright  tools/my-pyright --stdio', 'tsc  tools/tsc --lsp --stdio']);
});

test('an entry that is none says so', () => {
  for (const entry of [7, null, {}, { command: ['x'] }]) {
    const [named] = search({ go: entry } as unknown as OwnServers);
    expect(textOf(named?.choice)).toBe('the settings name no command for “go”');
  }
});

test('an entry for no language says so', () => {
  const [named] = search({ klingon: put('tools/any', '', 0o755) });
  expect(textOf(named?.choice)).toBe('the settings name “klingon”, which is no language that Swarm knows, and no ending such as “.lua”');
});

test('what the person tells a server comes before what Swarm would, and the rest stays', async () => {
  const own = {
    go: { command: put('tools/gopls', '', 0o755), settings: { gopls: { buildFlags: ['-tags=x'] } }, initializationOptions: { a: 1 } },
  };
  const context = {
    root: base,
    bounds: defaultPhysicsBounds,
    listFiles: async () => [],
    pythonHints: {},
    toolEnvironment: { HOME: '/h' },
    searchPath: '',
  };
  const settings = await search(own)[0]!.profile(context).settings(base, base, new AbortController().signal);
  expect(settings.initializationOptions).toEqual({ diagnosticsDelay: '100ms', completeUnimported: false, a: 1 });
  expect(settings.configuration('gopls')).toEqual({ diagnosticsDelay: '100ms', completeUnimported: false, buildFlags: ['-tags=x'] });
  expect(settings.environment).toMatchObject({ HOME: '/h', GOPROXY: 'off' });
});
