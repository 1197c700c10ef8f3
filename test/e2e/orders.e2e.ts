/** Operations ordered by the light bulb and the menus: only what is open is asked, the change is previewed, and unsaved text stays so. */
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { namedLanguageServers, withoutLanguageServers } from './driver/languageServers.ts';
import { useEditor } from './driver/suite.ts';

const suite = useEditor({ settings: namedLanguageServers, environment: withoutLanguageServers() });

const files = {
  'shop/__init__.py': '',
  'shop/net.py': 'def fetch(url):\n    return url\n',
  'shop/till.py': 'class Till:\n    def __init__(self):\n        self.rows = []\n\n    def total(self):\n        return sum(self.rows)\n',
  'lib/__init__.py': '',
  'app.py': 'from shop.net import fetch\nfrom shop.till import Till\n\nprint(fetch("/a"), Till().total())\n',
};

/** Chooses from the light bulb at the first `text` of a file. */
async function order(window: EditorWindow, path: string, text: string, title: string): Promise<void> {
  await window.documents.openAt(path, text);
  expect(await window.text.codeActions()).toContain(title);
  await window.text.pickCodeAction(title);
}

async function answer(window: EditorWindow, prompt: RegExp, text: string): Promise<void> {
  await expect.poll(() => window.quick.message()).toMatch(prompt);
  await window.quick.fill(text);
  await window.quick.accept();
}

async function tabLabels(window: EditorWindow): Promise<readonly string[]> {
  return await window.inside.run((vscode) => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label));
}

const inShop = suite.shared(files);

test('a parameter comes in from where it is called: four questions, a preview, and what was unsaved stays so', async () => {
  const window = await inShop();
  await window.documents.open('app.py', { line: 2, character: 0 });
  await window.text.type('# mine');
  const unsaved = files['app.py'].replace('\n\n', '\n# mine\n');
  await expect.poll(() => window.documents.buffer('app.py')).toBe(unsaved);
  await order(window, 'app.py', 'fetch("', 'Swarm: add a parameter to ‘fetch’…');
  await expect.poll(() => window.quick.message()).toMatch(/name of the new parameter/);
  await window.screenshot('orders/question');
  await answer(window, /name of the new parameter/, 'timeout');
  await answer(window, /Its type/, 'float');
  await answer(window, /Its default/, '10');
  await answer(window, /What the calls/, '30');
  await window.preview.opened(90_000);
  await window.screenshot('orders/preview');
  await window.preview.apply();
  await window.messages.toast(/edits? in 2 files/, 60_000);
  await expectFolder(
    window,
    { ...files, 'shop/net.py': 'def fetch(url, timeout: float = 10):\n    return url\n' },
    { 'app.py': unsaved.replace('fetch("/a")', 'fetch("/a", timeout=30)') },
  );
  expect(window.pageErrors).toEqual([]);
});

test('a method becomes a function at once, without a question; its order is in the history, and is taken back', async () => {
  const window = await inShop();
  await order(window, 'shop/till.py', 'total', 'Swarm: turn the method ‘total’ into a function');
  await window.preview.opened(90_000);
  await window.preview.apply();
  const toast = await window.messages.toast(/edits? in 2 files/, 60_000);
  await expectFolder(window, {
    ...files,
    'shop/till.py': 'class Till:\n    def __init__(self):\n        self.rows = []\n\n\ndef total(till):\n    return sum(till.rows)\n',
    'app.py': 'from shop.net import fetch\nfrom shop.till import Till, total\n\nprint(fetch("/a"), total(Till()))\n',
  });
  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});

test('a rename that cannot be is asked again, with what was said before', async () => {
  const window = await inShop();
  await order(window, 'shop/net.py', 'fetch', 'Swarm: rename ‘fetch’…');
  await answer(window, /The new name of ‘fetch’/, 'class');
  const toast = await window.messages.toast(/“class” is a keyword of Python/, 60_000);
  expect(await toast.buttons()).toContain('Change Answers');
  await toast.press('Change Answers');
  await expect.poll(() => window.quick.message()).toMatch(/The new name/);
  expect(await window.quick.value()).toBe('class');
  await window.quick.fill('load');
  await window.quick.accept();
  await window.preview.opened(90_000);
  await window.preview.apply();
  await expect.poll(() => window.documents.onDisk('shop/net.py'), { timeout: 60_000 }).toContain('def load(url)');
  expect(window.pageErrors).toEqual([]);
});

test('a module moves from the menu of files; its importers follow, and a rewind brings it back', async () => {
  const window = await inShop();
  await window.documents.open('shop/net.py');
  await window.command('Swarm: Refactor File or Folder…');
  await window.quick.pick('Move the module ‘net’ to another folder');
  await window.quick.opened(/The folder that is to hold/);
  await window.screenshot('orders/folder');
  await window.quick.fill('lib');
  await window.quick.pick('lib');
  await window.preview.opened(90_000);
  const beside = 'Files that come, go or move: ';
  await expect.poll(() => tabLabels(window)).toEqual(['net.py', expect.stringContaining(beside)]);
  await expect.poll(() => window.page.locator('.multiDiffEntry').count()).toBe(1);
  await window.screenshot('orders/move-preview');
  await window.preview.apply();
  const toast = await window.messages.toast(/in 2 files/, 60_000);
  await expect.poll(() => window.text.tabs()).toEqual(['net.py']);
  expect(await window.documents.buffer('lib/net.py')).toBe(files['shop/net.py']);
  const { 'shop/net.py': net, ...others } = files;
  await expectFolder(window, { ...others, 'lib/net.py': net, 'app.py': files['app.py'].replace('shop.net', 'lib.net') });
  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, files);
  expect(window.pageErrors).toEqual([]);
});

const shop = {
  'rows.ts':
    'export interface Row {\n  readonly cells: string[];\n}\n\nexport function parseRow(line: string): Row {\n  return { cells: line.split(",") };\n}\n',
  'report.ts': "import { parseRow } from './rows';\n\nexport const cells = parseRow('a,b').cells;\n",
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "noEmit": true } }\n',
};

const inRows = suite.shared(shop);

test('a function moves to a new module by the light bulb: the new file is seen beside the preview, and is gone after a rewind', async () => {
  const window = await inRows();
  await order(window, 'rows.ts', 'parseRow', 'Swarm: move ‘parseRow’ to another module…');
  await window.quick.opened(/The module that ‘parseRow’ should move to/);
  expect(await window.quick.items()).toEqual(['report.ts']);
  await window.quick.fill('parsing');
  await window.screenshot('orders/new-module');
  await window.quick.pick('parsing.ts');
  await window.preview.opened(90_000);
  await expect.poll(() => window.page.locator('.multiDiffEntry').count()).toBe(1);
  await window.screenshot('orders/new-module-preview');
  await window.preview.apply();
  const toast = await window.messages.toast(/in 3 files/, 60_000);
  const moved = {
    ...shop,
    'rows.ts': 'export interface Row {\n  readonly cells: string[];\n}\n',
    'parsing.ts':
      'import { Row } from "./rows";\n\nexport function parseRow(line: string): Row {\n  return { cells: line.split(",") };\n}\n',
    'report.ts': shop['report.ts'].replace('./rows', './parsing'),
  };
  await expectFolder(window, moved);
  await toast.press('Rewind');
  const panel = await window.webview('#restore');
  await panel.locator('#restore').click();
  await panel.locator('#confirm').click();
  await expectFolder(window, shop);
  expect(window.pageErrors).toEqual([]);
});

test('a change of signature in words: unsaved text is read, edited, and left unsaved', async () => {
  const window = await inRows();
  await window.documents.open('report.ts', { line: 1, character: 0 });
  await window.text.type('// mine');
  const unsaved = shop['report.ts'].replace('\n\n', '\n// mine\n');
  await expect.poll(() => window.documents.buffer('report.ts')).toBe(unsaved);
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, 'add a parameter separator: string to parseRow and pass "," at every call');
  await window.preview.opened(90_000);
  await window.screenshot('orders/words-preview');
  await window.preview.apply();
  await window.messages.toast(/edits? in 2 files/, 60_000);
  await expectFolder(
    window,
    { ...shop, 'rows.ts': shop['rows.ts'].replace('line: string', 'line: string, separator: string') },
    { 'report.ts': unsaved.replace("'a,b'", '\'a,b\', ","') },
  );
  expect(window.pageErrors).toEqual([]);
});
