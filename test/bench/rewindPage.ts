/**
 * The rewind page in a real browser over a real ledger and real files: a restore and a redo by keyboard alone, what axe
 * says, and its pictures: `node test/bench/rewindPage.ts [FOLDER FOR PICTURES]`. It needs the build, and the packages of test/e2e.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rewindView } from '../../extension/rewinds/rewindView.ts';
import { readEnvironment } from '../../server/hosts/environment.ts';
import { connectedPair } from '../../server/hosts/lsp/channel.ts';
import { openFolderHost } from '../../server/hosts/lsp/folder/folderHost.ts';
import { type SwarmError, swarmError } from '../../server/protocol/errors.ts';
import { history, missionClosed, type RequestKind, rewind, startMission } from '../../server/protocol/messages.ts';
import { type PageHistory, pageHistory, pageMomentsMax, previewRewind, restoreMoment } from '../../server/protocol/pages/rewind.ts';
import { rewindWords } from '../../server/protocol/pages/rewindWords.ts';
import { type BrowserPage, launchBrowser, openPage, until, violations } from './pages/browserPage.ts';
import { servePage } from './pages/pageHost.ts';
import { type Answers, longHistory, rewindAnswers } from './pages/rewindAnswers.ts';
import type { ThemeName } from './pages/themes.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
async function folderWithALife(): Promise<{ readonly answers: Answers; readonly file: () => string; readonly close: () => Promise<void> }> {
  const scratch = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-rewind-page-')));
  const folder = join(scratch, 'workspace');
  mkdirSync(folder);
  writeFileSync(join(folder, 'rows.py'), 'def parse_row(row):\n    return row\n');
  writeFileSync(join(folder, 'main.py'), 'from rows import parse_row\n\nprint(parse_row("a"))\n');
  const opened = await openFolderHost({ folder, environment: { ...readEnvironment(), stateDirectory: join(scratch, 'state') } });
  if (!opened.ok) throw new Error(opened.error.message);
  const [here, there] = connectedPair();
  const closed: (() => void)[] = [];
  here.onNotification(missionClosed.method, () => closed.shift()?.());
  here.listen();
  opened.value.addPeer(there, { name: 'page', abilities: {} });
  const ask = <Params, Result>(kind: RequestKind<Params, Result>, params: Params): Promise<Result> => here.sendRequest(kind.method, params);
  for (const instruction of ['rename parse_row to read_row', 'rename read_row to take_row', 'rename take_row to row_of']) {
    const done = new Promise<void>((resolve) => closed.push(resolve));
    await ask(startMission, { instruction });
    await done;
  }
  const answers: Answers = async (method, { target = '' }) => {
    if (method === pageHistory.method) return { ...(await ask(history, { limit: pageMomentsMax })), trusted: true };
    if (method === previewRewind.method) return rewindView(target, await ask(rewind, { target, preview: true }));
    if (method === restoreMoment.method) return rewindView(target, await ask(rewind, { target }));
    throw new Error(`not answered here: ${method}`);
  };
  const file = (): string => readFileSync(join(folder, 'rows.py'), 'utf8').split('\n')[0] ?? '';
  const close = async (): Promise<void> => {
    await opened.value.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { answers, file, close };
}

/** In states a real folder comes into only by misfortune. */
const states: Readonly<Record<string, PageHistory | SwarmError>> = {
  empty: { moments: [], total: 0, trusted: true },
  untrusted: { ...longHistory(20), trusted: false },
  many: { ...longHistory(pageMomentsMax), total: 5_321 },
  error: swarmError('ledger-damaged', 'The ledger of this folder is damaged.'),
};

const served = await servePage(join(root, 'dist'), 'rewind', {
  strings: rewindWords,
  folders: [{ uri: 'file:///app', name: 'app' }],
  locale: 'en',
});
const pictures = process.argv[2];
const browser = await launchBrowser();
let wrong = 0;

const open = (theme: ThemeName, width: number, answers: Answers): Promise<BrowserPage> =>
  openPage(browser, { address: served.address, theme, width, height: 720 }, rewindAnswers(answers));

async function look(page: BrowserPage, name: string): Promise<void> {
  const found = await violations(page);
  if (found !== '') wrong += 1;
  console.log(`${name}: ${found === '' ? 'axe finds nothing' : `axe:\n  ${found}`}`);
  if (pictures) await page.screenshot({ path: join(pictures, `rewind-${name}.png`) });
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (found !== wanted) wrong += 1;
  console.log(`${found === wanted ? 'as wanted' : `WRONG, wanted ${String(wanted)}`}: ${what}: ${String(found)}`);
}

const focused = 'document.activeElement?.id';
const chosen = `document.getElementById('scrubber').getAttribute('aria-valuetext')`;

async function byKeyboard(theme: ThemeName, width: number): Promise<void> {
  const life = await folderWithALife();
  const page = await open(theme, width, life.answers);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const name = `${theme}-${width}`;
  await until(page, `document.getElementById('moments') !== null`);
  await press('Tab');
  expect('the first stop', await page.evaluate(focused), 'scrubber');
  await press('Home');
  await press('ArrowRight');
  await until(page, `document.getElementById('restore') !== null && ${chosen}.includes('parse_row')`);
  await look(page, `${name}-preview`);
  await press('Tab');
  await press('Enter');
  await until(page, `${focused} === 'confirm'`);
  await look(page, `${name}-confirm`);
  expect('before it is confirmed', life.file(), 'def row_of(row):');
  await press('Enter');
  await until(page, `${focused} === 'result'`);
  expect('restored', life.file(), 'def read_row(row):');
  await until(page, `document.getElementById('redo') !== null && ${chosen}.includes('now')`);
  await look(page, `${name}-done`);
  for (let stops = 0; (await page.evaluate(focused)) !== 'redo' && stops < 5; stops++) await press('Tab');
  await press('Enter');
  await until(page, `${focused} === 'result' && document.getElementById('redo') === null`);
  expect('redone', life.file(), 'def row_of(row):');
  await page.close();
  await life.close();
}

try {
  await byKeyboard('dark', 320);
  await byKeyboard('light', 320);
  await byKeyboard('contrast', 320);
  await byKeyboard('dark', 220);
  for (const [state, answer] of Object.entries(states)) {
    const page = await open('light', 220, async (method) => {
      if (method !== pageHistory.method) throw new Error('to be looked at only');
      if ('code' in answer) throw new Error(answer.message);
      return answer;
    });
    await until(page, `document.getElementById('page').textContent.trim() !== '' && document.querySelector('[aria-busy=true]') === null`);
    await look(page, `light-220-${state}`);
    await page.close();
  }
} finally {
  served.close();
  await browser.close();
}
console.log(wrong === 0 ? 'all as wanted' : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;
