/** The servers of style sheets, pages, JSON and Bash: nothing particular is known of them. Skipped where they are not. */
import { afterEach, expect, test } from 'vitest';
import { PhysicsWorkspace } from './physicsWorkspace.ts';
import { serverHere, toolHomes } from './realServers.ts';

let workspace: PhysicsWorkspace | undefined;
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
});
const over = (id: string, files: Readonly<Record<string, string>>): PhysicsWorkspace => {
  workspace = new PhysicsWorkspace(files, { servers: [serverHere(id)!], toolEnvironment: toolHomes });
  return workspace;
};

test.skipIf(serverHere('css-language-server') === undefined)('a class of a style sheet is renamed, a broken rule found out', async () => {
  const sheet = '.btn { color: red; }\n.btn:hover { color: blue; }\n';
  over('css-language-server', { 'a.css': sheet });
  expect(await workspace!.renamed('a.css', '.btn', '.button', [])).toEqual({ 'a.css': sheet.replaceAll('.btn', '.button') });
  const broken = workspace!.overlay({ 'a.css': { text: sheet.replace('color: red', 'color red') } });
  expect(await workspace!.findings(broken, [])).toEqual(['a.css:1 css-colonexpected red']);
  expect(await workspace!.findings(workspace!.replacing(['a.css'], /btn/g, 'button'), [])).toEqual([]);
});

test.skipIf(serverHere('json-language-server') === undefined)('JSON that is none any more is found out', async () => {
  over('json-language-server', { 'a.json': '{ "a": 1 }\n' });
  const verdict = await workspace!.verdict(workspace!.overlay({ 'a.json': { text: '{ "a": 1,, }\n' } }), []);
  expect(verdict).toMatchObject({ answered: true, passed: false, before: 0 });
});

test.skipIf(serverHere('html-language-server') === undefined)('a page is answered for, or said not to be', async () => {
  over('html-language-server', { 'a.html': '<main id="top"></main>\n' });
  const verdict = await workspace!.verdict(workspace!.overlay({ 'a.html': { text: '<main id="head"></main>\n' } }), []);
  expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [] });
  expect(await workspace!.renamed('a.html', 'main', 'section', [])).toEqual({ 'a.html': '<section id="top"></section>\n' });
});

test.skipIf(serverHere('bash-language-server') === undefined)('a function of a script is found in the script that sources it', async () => {
  over('bash-language-server', { 'lib.sh': 'greet() {\n  echo hello\n}\n', 'main.sh': '#!/bin/bash\nsource ./lib.sh\ngreet\n' });
  expect(await workspace!.references('lib.sh', 'greet', ['main.sh'])).toEqual(['lib.sh:1', 'main.sh:3']);
});
