/** The timeline in a real editor: a mission shows itself as it happens, and its events open. */
import { expect, test } from 'vitest';
import { useEditor } from './driver/suite.ts';
import { accessibilityFindings, webviewWith } from './driver/webview.ts';

const suite = useEditor();

test('a mission shows itself as it happens; its events open by keyboard', async () => {
  const window = await suite.open({ 'rows.py': 'def parse_row(text):\n    return text\n\n\nprint(parse_row("a"))\n' });
  await expect
    .poll(() => window.inside.run((vscode) => vscode.extensions.getExtension('swarm.swarm')?.isActive), { timeout: 30_000 })
    .toBe(true);
  await window.command('Swarm: Show Timeline');
  const frame = await webviewWith(window.page, '#events');
  await expect.poll(() => frame.locator('.notice').textContent()).toContain('Nothing has happened here yet');
  expect(await accessibilityFindings(frame)).toEqual([]);
  await window.screenshot('timeline/empty');

  await window.inside.run(
    (vscode) => void vscode.commands.executeCommand('swarm.plan', { instruction: 'rename parse_row to read_row', run: true }),
  );
  await expect
    .poll(() => frame.locator('.row .text').allTextContents(), { timeout: 40_000 })
    .toContainEqual(expect.stringMatching(/rename parse_row to read_row/i)); // its first event may be above what is in sight already
  await window.screenshot('timeline/mission');
  expect(await accessibilityFindings(frame)).toEqual([]);

  // The plan opens beside the timeline and takes the keyboard.
  await window.page.locator('.tabs-container .tab', { hasText: 'Plan: rename parse_row' }).waitFor();
  await window.page.locator('.monaco-editor.focused').first().waitFor();
  await frame.locator('#events').focus();
  await window.page.keyboard.press('Home');
  await window.page.keyboard.press('Enter');
  await expect.poll(() => frame.locator('.facts').textContent()).toContain('rename parse_row to read_row');
  expect(await accessibilityFindings(frame)).toEqual([]);
  await window.screenshot('timeline/event');
  expect(window.pageErrors).toEqual([]);
});
