/** What the documents name is there: files, links, npm tasks, verbs and their options. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseCommandLine } from '../../server/hosts/cli/commandLine.ts';
import { createOperations } from '../../server/operations/registry.ts';
import { rules } from '../support/sharedSyntax.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'extension/README.md', 'webview/README.md'],
  ...['docs', 'grammars'].flatMap(markdownIn),
];
/** Examples of instructions name files of nobody's. */
const withPaths = documents.filter((path) => path !== 'docs/instructions.md');
/** Made by a build or a run. */
const made = /^(dist|bench)\//;
/** Methods of the language server's protocol look like paths. */
const methods = /^(client|swarm|textDocument|window|workspace)\//;

/** The help that `swarm` prints for these arguments. */
function help(...args: string[]): string {
  let shown = '';
  parseCommandLine(args, '0', (part) => {
    shown += part;
  });
  return shown;
}
const verbs = [...help('--help').matchAll(/^ {2}([a-z]+) \[options\]/gm)].map((match) => match[1] ?? '');

test.each(withPaths)('%s names only files that are there', (document) => {
  const paths = [...text(document).matchAll(/`([\w.@-]+(?:\/[\w.@*-]+)+\/?)`/g)].map((match) => match[1] ?? '');
  const places = ['', 'server', 'server/core', dirname(document)];
  const isThere = (path: string): boolean =>
    made.test(path) || methods.test(path) || places.some((place) => existsSync(join(root, place, path)));
  expect(paths.filter((path) => !isThere(path) && !path.includes('*'))).toEqual([]);
});

test.each(documents)('%s links only to what is there', (document) => {
  const links = [...text(document).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
});

test.each(documents)('%s names only npm tasks that exist', (document) => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const tasks = [...text(document).matchAll(/\bnpm run ([a-z][a-z0-9]*)/g)].map((match) => match[1] ?? '');
  expect(tasks.filter((task) => !(task in scripts))).toEqual([]);
});

test('the README tells of every verb, and of none besides', () => {
  const told = [...text('README.md').matchAll(/`swarm ([a-z]+)\b/g)].map((match) => match[1] ?? '');
  expect([...new Set(told)].sort()).toEqual([...new Set([...verbs, 'terrain'])].sort());
});

test('the README tells of every operation, by its first example', () => {
  const told = text('README.md').split('## What it can do')[1]?.split('\n## ')[0] ?? '';
  const missing = [...createOperations(rules).values()].filter(({ documentation }) => !told.includes(`“${documentation.examples[0]}”`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('the options the README shows are those of the command line', () => {
  const table = text('README.md').split('### The verbs')[1]?.split('## ')[0] ?? '';
  const shown = [...new Set(table.match(/--[a-z][a-z-]+/g))];
  const known = new Set([help('--help'), ...verbs.map((verb) => help(verb, '--help'))].join('\n').match(/--[a-z][a-z-]+/g));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((option) => !known.has(option))).toEqual([]);
});

/** The rows of the README's table under a heading, without its head. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = text('README.md').split(`### ${heading}\n`)[1]?.split(/^##/m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly default: unknown }>> }[];
  };
}
const { contributes }: Manifest = JSON.parse(text('package.json'));
const texts: Readonly<Record<string, string>> = JSON.parse(text('package.nls.json'));

test('the README tells of every command in the palette, with its keys, and of none besides', () => {
  const hidden = new Set(contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
  const expected = contributes.commands
    .filter(({ command }) => !hidden.has(command))
    .map(({ command, title }) => {
      const key = contributes.keybindings.find((binding) => binding.command === command)?.key ?? '';
      return [`“${texts[title.replaceAll('%', '')]}”`, key];
    });
  const told = tableUnder('Commands').map(([command = '', key = '']) => [command, key.replaceAll('`', '').toLowerCase()]);
  expect(told.sort()).toEqual(expected.sort());
});

test('the README tells of every setting, with its default, and of none besides', () => {
  const expected = contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties).map(([name, { default: value }]) => [`\`${name}\``, `\`${JSON.stringify(value)}\``]),
  );
  expect(tableUnder('Settings').map((row) => row.slice(0, 2))).toEqual(expected);
});
