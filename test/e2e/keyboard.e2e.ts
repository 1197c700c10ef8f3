/** A mission and its rewind by keyboard alone, from the palette to the files and back. */
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import type { EditorWindow } from './driver/editorWindow.ts';
import { expectFolder } from './driver/folderState.ts';
import { useEditor } from './driver/suite.ts';
import { webviewWith } from './driver/webview.ts';

const suite = useEditor({ settings: { 'swarm.physics': false } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\nfirst = parse_row(" a ")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
};
const renamed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('parse_row', 'read_row')]));

/** Keys that the palette takes to run a command. */
async function run(window: EditorWindow, title: string): Promise<void> {
  const { keyboard } = window.page;
  const chosen = window.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row.focused');
  await keyboard.press('F1');
  await window.quick.opened();
  await keyboard.type(title);
  await chosen.filter({ has: window.page.locator('.label-name').getByText(title, { exact: true }) }).waitFor();
  await keyboard.press('Enter');
}

/** What has the keyboard in a page. */
const focused = (frame: Frame) => frame.evaluate(() => (document.hasFocus() ? (document.activeElement?.id ?? '') : 'elsewhere'));

async function tabTo(window: EditorWindow, frame: Frame, id: string, stepsMax = 20): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < stepsMax; step += 1) {
    const at = await focused(frame);
    if (at === id) return;
    passed.push(at);
    await window.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${id}, but to: ${passed.join(', ')}`);
}

/** The editor learns which view has the keyboard a moment after it has; a key that came before is pressed again, as a person would. */
async function applied(window: EditorWindow): Promise<void> {
  const list = window.page.locator('.bulk-edit-panel .monaco-list:focus');
  await expect
    .poll(
      async () => {
        if ((await list.count()) > 0) await window.page.keyboard.press('Control+Enter');
        return await window.page.locator('.bulk-edit-panel:visible').count();
      },
      { interval: 1_000 },
    )
    .toBe(0);
}

test('a mission from the palette by way of the preview, and back by the rewind view, without a mouse', async () => {
  const window = await suite.open(files);
  const { keyboard } = window.page;
  const mouse: string[] = [];
  await window.page.exposeFunction('mouseWasUsed', (kind: string) => mouse.push(kind));
  await window.page.evaluate(() => {
    const told = globalThis as unknown as { mouseWasUsed(kind: string): void };
    for (const kind of ['mousedown', 'pointerdown', 'wheel'])
      document.addEventListener(kind, ({ isTrusted }) => isTrusted && told.mouseWasUsed(kind), true);
  });

  await run(window, 'Swarm: Refactor…');
  await window.quick.opened(/What should change/);
  await keyboard.type('rename parse_row to read_row');
  await keyboard.press('Enter');
  await window.preview.opened(60_000);
  await window.preview.settled('Declares it');
  await window.screenshot('keyboard/preview');
  await run(window, 'Refactor Preview: Focus on Refactor Preview View');
  await window.page.locator('.bulk-edit-panel .monaco-list:focus').waitFor();
  await applied(window);
  await expectFolder(window, renamed);
  await window.messages.toast(/edits? in 2 files/);
  await window.screenshot('keyboard/applied');

  await run(window, 'Swarm: Rewind…');
  await window.quick.opened(/Choose a moment/);
  await window.page.locator('.quick-input-widget:visible .monaco-list-row.focused').waitFor();
  await keyboard.press('ArrowDown');
  await expect.poll(() => window.page.locator('.quick-input-widget:visible .quick-input-title').textContent()).toMatch(/2 files/);
  await window.screenshot('keyboard/moments');
  await keyboard.press('Enter');
  const rewind = await webviewWith(window.page, '#restore');
  await expect.poll(() => focused(rewind)).not.toBe('elsewhere');
  await tabTo(window, rewind, 'moments');
  await keyboard.press('Enter');
  await expect.poll(() => focused(rewind)).toBe('confirm');
  await window.screenshot('keyboard/confirm');
  await keyboard.press('Enter');
  await expectFolder(window, files);
  await expect.poll(() => focused(rewind)).toBe('result');
  await window.screenshot('keyboard/rewound');

  await run(window, 'Swarm: Redo');
  await expectFolder(window, renamed);
  expect(mouse).toEqual([]);
  expect(window.pageErrors).toEqual([]);
});
