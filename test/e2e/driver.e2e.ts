/** What the driver says of the editor is so: each thing is brought about from inside, and then seen and used from outside. */
import { expect, test } from 'vitest';
import { useEditor } from './driver/suite.ts';
import { accessibilityFindings } from './driver/webview.ts';

const suite = useEditor();
const inFolder = suite.shared({ 'a.txt': 'one\ntwo\n', 'b.txt': 'one\n' });

test('toasts, dialogs, inputs and picks', async () => {
  const { inside, messages, quick } = await inFolder();
  const toast = inside.run(async (vscode) => await vscode.window.showWarningMessage('Sure of that?', 'Yes', 'No'));
  const shown = await messages.toast('Sure of that?');
  expect([await shown.text(), await shown.severity(), await shown.buttons()]).toEqual(['Sure of that?', 'warning', ['Yes', 'No']]);
  await shown.press('Yes');
  expect(await toast).toBe('Yes');

  const dialog = inside.run(async (vscode) => await vscode.window.showErrorMessage('Stop?', { modal: true, detail: 'All of it.' }, 'Stop'));
  expect(await messages.dialog()).toMatchObject({ message: 'Stop?', detail: 'All of it.', buttons: expect.arrayContaining(['Stop']) });
  await messages.press('Stop');
  expect(await dialog).toBe('Stop');

  const input = inside.run(
    async (vscode) =>
      await vscode.window.showInputBox({ placeHolder: 'a name', validateInput: (text) => (text === 'no' ? 'not that' : undefined) }),
  );
  await quick.opened('a name');
  await quick.fill('no');
  await expect.poll(() => quick.message()).toContain('not that');
  await quick.answer('a name', 'yes');
  expect(await input).toBe('yes');

  const pick = inside.run(async (vscode) => await vscode.window.showQuickPick(['one', 'two'], { placeHolder: 'which?' }));
  await quick.opened('which?');
  expect(await quick.items()).toEqual(['one', 'two']);
  await quick.pick('two');
  expect(await pick).toBe('two');
});

test('decorations, hovers, lenses and code actions', async () => {
  const { inside, documents, text } = await inFolder();
  await documents.openAt('a.txt', 'two');
  await inside.run((vscode) => {
    const decoration = vscode.window.createTextEditorDecorationType({});
    const renderOptions = { after: { contentText: 'because “so”' } };
    vscode.window.activeTextEditor?.setDecorations(decoration, [{ range: new vscode.Range(1, 3, 1, 3), renderOptions }]);
    const everywhere = { scheme: 'file' };
    const range = new vscode.Range(1, 0, 1, 3);
    vscode.languages.registerHoverProvider(everywhere, { provideHover: () => new vscode.Hover('why it is so') });
    vscode.languages.registerCodeLensProvider(everywhere, {
      provideCodeLenses: () => [new vscode.CodeLens(range, { title: 'a lens', command: 'noop' })],
    });
    vscode.languages.registerCodeActionsProvider(everywhere, {
      provideCodeActions: () => [new vscode.CodeAction('an action', vscode.CodeActionKind.RefactorRewrite)],
    });
  });
  expect(await text.decoration('because')).toBe('because “so”');
  expect(await (await text.hover()).textContent()).toContain('why it is so');
  await expect.poll(() => text.lenses()).toEqual(['a lens']);
  expect(await text.codeActions()).toContain('an action');
});

test('a change is ticked in the preview, applied, and undone', async () => {
  const { inside, documents, preview, text } = await inFolder();
  await documents.open('a.txt');
  const applied = inside.run(async (vscode) => {
    const edit = new vscode.WorkspaceEdit();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
    const sure = { label: 'Numbers', needsConfirmation: true };
    edit.replace(vscode.Uri.joinPath(folder, 'a.txt'), new vscode.Range(0, 0, 0, 3), '1', sure);
    edit.replace(vscode.Uri.joinPath(folder, 'b.txt'), new vscode.Range(0, 0, 0, 3), '1', sure);
    return await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  });
  await preview.opened();
  const rows = await preview.rows();
  expect(rows.map(({ level }) => level)).toContain(1);
  await preview.tick('a.txt', true);
  await preview.tick('b.txt', false);
  await preview.apply();
  expect(await applied).toBe(true);
  await expect.poll(() => documents.buffer('a.txt')).toBe('1\ntwo\n');
  expect(documents.onDisk('b.txt')).toBe('one\n');
  await text.undo();
  await expect.poll(() => documents.buffer('a.txt')).toBe('one\ntwo\n');
});

test('pages in frames, and what is wrong with them for those who cannot see them', async () => {
  const window = await inFolder();
  await window.inside.run((vscode) => {
    const panel = vscode.window.createWebviewPanel('page', 'A page', vscode.ViewColumn.One, { enableScripts: true });
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    panel.webview.html = `<!doctype html><html lang="en"><head>${policy}<title>Page</title></head><body><main><h1>Page</h1><img src="x"></main></body></html>`;
  });
  const page = await window.webview('h1');
  expect(await page.locator('h1').textContent()).toBe('Page');
  expect((await accessibilityFindings(page)).map(({ rule }) => rule)).toEqual(['image-alt']);
  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
    await window.theme(theme);
    await page
      .locator(
        `body.vscode-${{ light: 'light', dark: 'dark', highContrast: 'high-contrast', highContrastLight: 'high-contrast-light' }[theme]}`,
      )
      .waitFor();
  }
});

test('two windows on one folder see the same disk, each with buffers of its own', async () => {
  const folder = suite.folder({ 'a.txt': 'a\n' });
  const [one, two] = [await suite.open(folder), await suite.open(folder)];
  await one.documents.open('a.txt');
  await two.documents.open('a.txt');
  await two.documents.watching();
  await one.text.type('1');
  await expect.poll(() => one.documents.buffer('a.txt')).toBe('1a\n');
  expect(await two.documents.buffer('a.txt')).toBe('a\n');
  await one.text.save();
  await expect.poll(() => two.documents.buffer('a.txt')).toBe('1a\n');
  expect(one.inside.pid).not.toBe(two.inside.pid);
  await one.reload();
  await one.documents.open('a.txt');
  expect(await one.documents.buffer('a.txt')).toBe('1a\n');
});
