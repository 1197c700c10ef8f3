/** Renames in languages that only the editor's own extensions understand: by words, by the light bulb, and where no extension does. */
import { expect, test } from 'vitest';
import { expectFolder } from './driver/folderState.ts';
import { withoutLanguageServers } from './driver/languageServers.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ environment: withoutLanguageServers() });

const files = {
  // Windows' line ends, a comment and a longer name, all to be kept.
  'style.css': '/* btn */\r\n.btn { color: var(--accent); }\r\n.btn:hover, p > .btn { --accent: red; }\r\n.btn-row { margin: 0; }\r\n',
  'page.html': '<body>\n  <section class="btn">\n    <b>x</b>\n  </section>\n</body>\n',
  'main.go': 'package main\n\nfunc hello() {}\n\nfunc main() { hello() }\n',
};
const renamed = { ...files, 'style.css': files['style.css'].replaceAll(/\.btn(?!-)/g, '.button') };

const inFolder = suite.shared(files);

test('a class of a style sheet, by words: previewed, applied, explained on its lines, and taken back byte for byte', async () => {
  const window = await inFolder();
  await window.documents.open('page.html');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename .btn to .button');
  await window.preview.opened(60_000);
  await window.preview.enlarge();
  await expect.poll(async () => (await window.preview.rows()).filter(({ level }) => level === 2).length).toBe(3);
  await expectFolder(window, files);
  await window.screenshot('extensionRename/preview');
  await window.preview.apply();
  const toast = await window.messages.toast(/3 edits in 1 file/);
  await expectFolder(window, renamed);
  await window.screenshot('extensionRename/applied');

  await window.documents.open('style.css', { line: 1, character: 2 });
  await window.text.decoration(/btn is now button/);
  const hover = await window.text.hover();
  expect(await hover.textContent()).toMatch(/the editor's extensions/);
  await window.screenshot('extensionRename/why');

  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});

test('a tag of a page, by the light bulb: both ends of it change, in the unsaved text', async () => {
  const window = await inFolder();
  await window.documents.open('page.html', { line: 0, character: 0 });
  await window.text.type('new ');
  const unsaved = `new ${files['page.html']}`;
  await expect.poll(() => window.documents.buffer('page.html')).toBe(unsaved);
  await window.documents.openAt('page.html', 'section');
  expect(await window.text.codeActions()).toContain('Swarm: rename ‘section’…');
  await window.text.pickCodeAction(/Swarm: rename ‘section’/);
  await expect.poll(() => window.quick.message()).toMatch(/The new name of ‘section’/);
  expect(await window.quick.value()).toBe('section');
  await window.quick.fill('article');
  await window.quick.accept();
  await window.preview.opened(60_000);
  await window.preview.apply();
  await window.messages.toast(/2 edits in 1 file/);
  await expectFolder(window, files, { 'page.html': unsaved.replaceAll('section', 'article') });
  await window.screenshot('extensionRename/tag');
  expect(window.pageErrors).toEqual([]);
});

test('what no extension renames is refused, with what is missing; nothing changes', async () => {
  const window = await inFolder();
  await window.documents.open('main.go', { line: 2, character: 5 }, { line: 2, character: 10 });
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'rename hello to greet');
  const toast = await window.messages.toast(/main\.go/, 60_000);
  expect(await toast.severity()).toBe('warning');
  expect(await toast.text()).toContain('“hello” in main.go:3 can be renamed only by what knows its language');
  expect(await toast.text()).toContain('no extension of the editor renames in files like main.go');
  expect(await toast.text()).toContain('Install an extension of the editor that renames in this language');
  await window.screenshot('extensionRename/refused');
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});
