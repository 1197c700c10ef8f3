/** What axe finds in the timeline and the rewind view, in every state and theme: nothing. */
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { type ThemeName, themes } from './driver/appearance.ts';
import type { EditorWindow } from './driver/editorWindow.ts';
import { useEditor } from './driver/suite.ts';
import { accessibilityFindings, webviewWith } from './driver/webview.ts';

const suite = useEditor({ settings: { 'swarm.physics': false, 'swarm.preview': 'never' } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.strip()\n\n\ndef take_row(row):\n    return row\n\n\nfirst = parse_row(" a ")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
};

const names = Object.keys(themes) as readonly ThemeName[];
const bodies: Readonly<Record<ThemeName, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
};

/** The pages let the side bar shine through, which axe does not see from inside: it takes what is behind them for white. */
async function standOnSideBar(window: EditorWindow, frame: Frame): Promise<void> {
  const colour = await window.page.locator('.part.sidebar').evaluate((bar) => getComputedStyle(bar).backgroundColor);
  await frame.locator('html').evaluate((page, behind) => (page.style.background = behind), colour);
}

/** Both pages as they are now, in each theme. */
async function expectNothing(window: EditorWindow, state: string, frames: readonly Frame[]): Promise<void> {
  for (const theme of names) {
    await window.theme(theme);
    for (const frame of frames) {
      await frame.locator(`body.${bodies[theme]}`).waitFor();
      await standOnSideBar(window, frame);
      const findings = await accessibilityFindings(frame);
      expect({ state, theme, findings }).toEqual({ state, theme, findings: [] });
    }
    await window.screenshot(`accessibility/${state}-${theme}`);
  }
}

async function refactor(window: EditorWindow, instruction: string): Promise<void> {
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
}

test('empty, with events and moments, opened, filtered, asking, and done', async () => {
  const window = await suite.open(files);
  await window.documents.open('rows.py', { line: 0, character: 4 });
  await window.workbench.openContainer('Swarm');
  const timeline = await webviewWith(window.page, '#events');
  const rewind = await webviewWith(window.page, '.blank .codicon-history');
  await expectNothing(window, 'empty', [timeline, rewind]);

  await refactor(window, 'rename parse_row to read_row');
  await (await window.messages.toast(/edits? in 2 files/)).close();
  await refactor(window, 'rename read_row to take_row');
  await (await window.messages.toast(/is taken/)).close();
  await timeline.locator('.row.tone-veto').first().waitFor();
  await rewind.locator('.moment').nth(1).waitFor();
  await expectNothing(window, 'filled', [timeline, rewind]);

  await timeline.locator('#events').focus();
  await window.page.keyboard.press('Home');
  await window.page.keyboard.press('Enter');
  await timeline.locator('.facts').waitFor();
  await rewind.locator('.moment').nth(1).click();
  await rewind.locator('#restore').click();
  await rewind.locator('#confirm').waitFor();
  await expectNothing(window, 'opened', [timeline, rewind]);

  await rewind.locator('#confirm').click();
  await rewind.locator('#result.done').waitFor();
  await timeline.locator('#search input').fill('nothing says this');
  await timeline.locator('.notice').waitFor();
  await expectNothing(window, 'done', [timeline, rewind]);
  await window.setting('workbench.colorTheme', undefined);
  expect(window.pageErrors).toEqual([]);
});
