/** What the manifest promises is there: texts for its keys, code for its commands, files for its media. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifestText = text('package.json');
const manifest = JSON.parse(manifestText);
const extension = readdirSync(join(root, 'extension'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => text(join('extension', name)))
  .join('\n');
const commands: readonly string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);

test('every text of the manifest can be translated, and none is left over', () => {
  const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  expect(Object.keys(JSON.parse(text('package.nls.json'))).sort()).toEqual([...new Set(used)].sort());
});

test('every command of the manifest is registered', () => {
  expect(commands.filter((command) => !extension.includes(`registerCommand('${command}'`))).toEqual([]);
});

test('menus, keys, welcomes and walkthroughs name commands that are there', () => {
  const { menus, keybindings, submenus } = manifest.contributes;
  const entries = [...Object.values(menus).flat(), ...keybindings] as { command?: string; submenu?: string }[];
  const named = entries.flatMap(({ command, submenu }) => (submenu === undefined ? [command] : []));
  const opened = entries.flatMap(({ submenu }) => submenu ?? []);
  const ids = (submenus as readonly { id: string }[]).map(({ id }) => id);
  expect(opened.filter((submenu) => !ids.includes(submenu))).toEqual([]);
  const linked = [...text('package.nls.json').matchAll(/\(command:(swarm\.[\w.]+)/g)].map(([, command]) => command);
  expect([...named, ...linked].filter((command) => !commands.includes(command ?? ''))).toEqual([]);
});

test('media of the manifest are there', () => {
  const paths = [...manifestText.matchAll(/"(extension\/media\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('a workspace cannot switch the preview off', () => {
  const properties = Object.assign({}, ...manifest.contributes.configuration.map((group: { properties: object }) => group.properties));
  expect(properties['swarm.preview'].scope).toBe('application');
});

test('a workspace can neither redirect the key nor name programs to start', () => {
  const settings: Record<string, { scope: string }> = Object.assign(
    {},
    ...manifest.contributes.configuration.map(({ properties }: { properties: object }) => properties),
  );
  const machine = ['swarm.baseUrl', 'swarm.model', 'swarm.brain', 'swarm.languageServers'];
  expect(machine.map((name) => settings[name]?.scope)).toEqual(machine.map(() => 'machine'));
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(expect.arrayContaining(machine));
});
