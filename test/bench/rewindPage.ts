/**
 * The rewind page in a real browser over a real ledger and real files: a restore and a redo by keyboard alone, what axe
 * says, how fast it is with five thousand moments, and its pictures: `node test/bench/rewindPage.ts [FOLDER FOR PICTURES]`.
 * It needs the build, and the packages of test/e2e.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rewindView } from '../../extension/rewinds/rewindView.ts';
import { readEnvironment } from '../../server/hosts/environment.ts';
import { connectedPair } from '../../server/hosts/lsp/channel.ts';
import { openFolderHost } from '../../server/hosts/lsp/folder/folderHost.ts';
import { type SwarmError, swarmError } from '../../server/protocol/errors.ts';
import type { MomentKind, MomentView } from '../../server/protocol/messages/rewinds.ts';
import { history, missionClosed, type RequestKind, rewind, startMission } from '../../server/protocol/messages.ts';
import { type ToPage, toExtensionIn } from '../../server/protocol/pages/envelope.ts';
import { type PageHistory, pageHistory, pageMomentsMax, previewRewind, restoreMoment } from '../../server/protocol/pages/rewind.ts';
import { rewindWords } from '../../server/protocol/pages/rewindWords.ts';
import { servePage, webviewApi } from './pages/pageHost.ts';
import type { ThemeName } from './pages/themes.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** The browser's driver and axe come with the tests in the real editor; SWARM_E2E names another folder that has them. */
const fromEditorTests = createRequire(join(process.env['SWARM_E2E'] ?? join(root, 'test/e2e'), 'package.json'));
const axe = readFileSync(fromEditorTests.resolve('axe-core/axe.min.js'), 'utf8');

/** What of a browser's page is used here. */
interface BrowserPage {
  addInitScript(script: string): Promise<void>;
  exposeFunction(name: string, take: (message: unknown) => void): Promise<void>;
  on(event: 'console' | 'pageerror', listener: (message: { text?(): string; message?: string }) => void): void;
  goto(address: string): Promise<unknown>;
  evaluate<Value>(script: string): Promise<Value>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  keyboard: { press(key: string): Promise<void> };
  close(): Promise<void>;
}
interface Browser {
  newPage(options?: object): Promise<BrowserPage>;
  close(): Promise<void>;
}
const { chromium } = fromEditorTests('playwright-core') as { chromium: { launch(options: object): Promise<Browser> } };

type Answers = (method: string, params: { readonly target?: string }) => Promise<unknown>;

/** A folder after three missions, and its host. */
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

const kinds: readonly MomentKind[] = ['mission', 'save', 'save', 'undo', 'mission', 'save', 'head-moved', 'save', 'rewind', 'redo', 'save'];

/** A history of this length, of every kind, to be looked at only. */
function longHistory(length: number): PageHistory {
  const nowMs = Date.now();
  const moments = Array.from({ length }, (_, at): MomentView => {
    const kind = at === 0 ? 'start' : (kinds[at % kinds.length] ?? 'save');
    const label = at % 3 === 0 ? 'rename calculate_total to compute_total, keep the old name as a deprecated alias' : 'You saved totals.py';
    const age = (length - at) * 11 * 60_000;
    return {
      sequence: at + 1,
      eventId: `${at}`,
      wallMs: nowMs - age,
      kind,
      label,
      missionId: `m${at}`,
      paths: ['src/totals.py'],
      files: 1 + (at % 7),
      current: at === length - 1,
    };
  });
  return { moments, total: length, trusted: true };
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
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
let wrong = 0;

async function open(theme: ThemeName, width: number, answers: Answers): Promise<BrowserPage> {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width, height: 720 } });
  page.on('console', (message) => console.log('  console:', message.text?.()));
  page.on('pageerror', (error) => console.log('  error:', error.message));
  const post = (message: ToPage): void => void page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined);
  await page.exposeFunction('toExtension', (data) => {
    const message = toExtensionIn(data);
    if (message?.kind !== 'request') return;
    const { id, method, params } = message;
    answers(method, params as { readonly target?: string }).then(
      (result) => post({ kind: 'answer', id, result }),
      (failure: unknown) => post({ kind: 'refusal', id, error: swarmError('internal', String(failure)) }),
    );
  });
  await page.addInitScript(webviewApi);
  await page.goto(`${served.address}?theme=${theme}`);
  return page;
}

async function until(page: BrowserPage, seen: string): Promise<void> {
  for (let waitedMs = 0; !(await page.evaluate<boolean>(seen)); waitedMs += 10) {
    if (waitedMs > 20_000) throw new Error(`never seen: ${seen}`);
    await sleep(10);
  }
}

async function look(page: BrowserPage, name: string): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate<string>(
    `axe.run(document).then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target + ' ' + node.any[0]?.message).slice(0, 3).join('; ')).join('\\n'))`,
  );
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

const keys500 = `new Promise((resolve) => {
  const scrubber = document.getElementById('scrubber');
  const started = performance.now();
  let left = 500;
  const step = () => {
    scrubber.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    left -= 1;
    if (left > 0) requestAnimationFrame(step);
    else resolve((performance.now() - started) / 500);
  };
  step();
})`;

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
    if (state === 'many')
      console.log(`a key and its frame, ${pageMomentsMax} moments: ${(await page.evaluate<number>(keys500)).toFixed(1)} ms`);
    await page.close();
  }
} finally {
  served.close();
  await browser.close();
}
console.log(wrong === 0 ? 'all as wanted' : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;
