/** Claude, by the key from “Set Anthropic API Key…”: carries out what the engine does not understand; its key is written nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { begin, events, MessagesServer, renameCall, send, started } from '../support/messagesServer.ts';
import { expectFolder } from './driver/folderState.ts';
import { useEditor } from './driver/suite.ts';
import { webviewWith } from './driver/webview.ts';

const key = 'sk-ant-test-3c91f0aa77e2';
const instruction = 'lines are split by a function whose name should say that it reads a row';

/** What it answers next. */
let answer: ((response: ServerResponse) => void) | undefined;
const claude = await new MessagesServer((response) => {
  if (answer) return answer(response);
  begin(response);
  for (const event of events({ text: 'I look, and rename it.', calls: [renameCall('parse_row', 'read_row')] })) send(response, event);
  response.end();
}).listen();
afterAll(() => claude.close());

const suite = useEditor({ settings: { 'swarm.physics': false } });

const files = {
  'rows.py': 'def parse_row(row):\n    return row.split(",")\n',
  'main.py': 'from rows import parse_row\n\nprint(parse_row("b"))\n',
  '.env': 'TOKEN=do-not-send-me\n',
};

/** Every byte below a folder, one for each character. */
function bytesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

test('without a key it is not understood; with one, Claude does it by way of the preview, and its words are in the timeline', async () => {
  const window = await suite.open(files);
  await window.setting('swarm.trace.server', 'verbose');
  await window.setting('swarm.baseUrl', claude.url);
  await window.documents.open('main.py');
  await window.documents.edit('main.py', '"b"', '"mine"');
  const mine = files['main.py'].replace('"b"', '"mine"');

  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  const refused = await window.messages.toast(/not understood|do not understand|understand/);
  expect(await refused.severity()).toBe('warning');
  expect(claude.asked).toEqual([]);
  await window.page.keyboard.press('Escape'); // the instruction that could be written anew
  await window.quick.closed();
  await expectFolder(window, files, { 'main.py': mine });
  await refused.close();

  await window.command('Swarm: Set Anthropic API Key…');
  await window.quick.answer('sk-ant-…', key);
  await window.messages.toast('The key was stored.');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await window.preview.opened(60_000);
  await window.preview.apply();
  const after = { ...files, 'rows.py': files['rows.py'].replaceAll('parse_row', 'read_row') };
  await expectFolder(window, after, { 'main.py': mine.replaceAll('parse_row', 'read_row') });
  expect(claude.asked.map(({ headers }) => headers.authorization ?? headers['x-api-key'])).toEqual([`Bearer ${key}`]);
  expect(claude.asked.map(({ text }) => text).join()).not.toContain('do-not-send-me');

  await window.command('Swarm: Show Timeline');
  const timeline = await webviewWith(window.page, '#events');
  await timeline.locator('.row').first().waitFor();
  await timeline.locator('#events').focus();
  await window.page.keyboard.press('Home'); // only what is in sight is in the page
  const texts = () => timeline.locator('.row .text').allTextContents();
  await expect.poll(texts).toContainEqual(expect.stringContaining('I look, and rename it.'));
  expect(await texts()).toContainEqual(expect.stringMatching(/sends \d+ bytes to claude-\S+ at http:\/\/127\.0\.0\.1/));
  await window.screenshot('claude/timeline');

  const { server } = suite.editor;
  const left = bytesBelow(server.stateFolder) + bytesBelow(server.logsFolder) + bytesBelow(window.folder) + server.output;
  expect(left).toContain('I look, and rename it.');
  expect(left.includes(key)).toBe(false);
  expect(window.pageErrors).toEqual([]);
});

test('“Cancel” hangs up while Claude thinks, and nothing changed', async () => {
  let asked: () => void = () => undefined;
  const thinking = new Promise<void>((resolve) => {
    asked = resolve;
  });
  answer = (response) => {
    begin(response);
    send(response, started());
    asked();
  };
  const window = await suite.open(files);
  await window.setting('swarm.baseUrl', claude.url);
  await window.command('Swarm: Set Anthropic API Key…');
  await window.quick.answer('sk-ant-…', key);
  await window.messages.toast('The key was stored.');
  await window.command('Swarm: Refactor…');
  await window.quick.answer(/What should change/, instruction);
  await thinking;
  const hungUp = claude.hungUp();
  const progress = await window.messages.toast(`Swarm: ${instruction}`);
  await progress.press('Cancel');
  await hungUp;
  await window.messages.toast(/[Ss]topped/);
  await expectFolder(window, files);

  // An empty key removes it.
  await window.command('Swarm: Set Anthropic API Key…');
  await window.quick.answer('sk-ant-…', '');
  await window.messages.toast('The key was removed.');
  expect(window.pageErrors).toEqual([]);
});
