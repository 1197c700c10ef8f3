/**
 * Measures the timeline page in a real browser over a real ledger, and takes its pictures:
 * `node test/bench/timelinePage.ts [EVENTS] [FOLDER FOR PICTURES]`. It needs the build, and the packages of test/e2e.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as othersTurn, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../../server/adapters/ledger/ledger.ts';
import { openLedger } from '../../server/adapters/ledger/openLedger.ts';
import { openStateFolder } from '../../server/adapters/stateFolder.ts';
import { systemClock } from '../../server/base/clock.ts';
import { systemRandomness } from '../../server/base/randomness.ts';
import { UuidSource } from '../../server/base/uuid.ts';
import { eventDetailOf } from '../../server/core/ledger/eventDetail.ts';
import { entryOf, TimelineQuery } from '../../server/core/ledger/timelineQuery.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import { eventDetail, queryTimeline, timelineAppended, timelineRows } from '../../server/protocol/messages/timeline.ts';
import { type ToPage, toExtensionIn } from '../../server/protocol/pages/envelope.ts';
import { timelineWords } from '../../server/protocol/pages/timelinePage.ts';
import { servePage, webviewApi } from './pages/pageHost.ts';
import { missionDrafts, spokenDraft } from './pages/syntheticLedger.ts';
import type { ThemeName } from './pages/themes.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** The browser's driver and axe come with the tests in the real editor; SWARM_E2E names another folder that has them. */
const fromEditorTests = createRequire(join(process.env['SWARM_E2E'] ?? join(root, 'test/e2e'), 'package.json'));

/** What of a browser's page is used here. */
interface BrowserPage {
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  addInitScript(script: string): Promise<void>;
  exposeFunction(name: string, take: (message: unknown) => void): Promise<void>;
  on(event: 'console' | 'pageerror', listener: (message: { text?(): string; message?: string }) => void): void;
  goto(address: string): Promise<unknown>;
  evaluate<Value>(script: string): Promise<Value>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
}
interface Browser {
  newPage(options?: object): Promise<BrowserPage>;
  close(): Promise<void>;
}
const { chromium } = fromEditorTests('playwright-core') as { chromium: { launch(options: object): Promise<Browser> } };

function filledLedger(folder: string, events: number): Ledger {
  const workspaceRoot = join(folder, 'workspace');
  mkdirSync(workspaceRoot);
  const uuids = new UuidSource(systemClock, systemRandomness);
  const stateFolder = openStateFolder({
    workspaceRoot,
    override: join(folder, 'state'),
    platform: process.platform,
    homeFolder: folder,
    environment: {},
    uuids,
    randomness: systemRandomness,
  });
  if (!stateFolder.ok) throw new Error(stateFolder.error.message);
  const opened = openLedger({ stateFolder: stateFolder.value, clock: systemClock, uuids });
  if (!opened.ok) throw new Error(opened.error.message);
  for (let mission = 0; opened.value.head().sequence < events; ) {
    const drafts = [];
    for (const until = mission + 100; mission < until; mission += 1) drafts.push(...missionDrafts(mission));
    opened.value.append(drafts, 'process');
  }
  return opened.value;
}

/** Answers the page as the extension and the server behind it would. */
function answering(ledger: Ledger, post: (message: ToPage) => void): (data: unknown) => void {
  const query = new TimelineQuery(ledger, () => othersTurn());
  const underway = new Map<number, AbortController>();
  const answerOf = async (method: string, params: never, signal: AbortSignal): Promise<unknown> => {
    if (method === queryTimeline.method) return query.query((params as { filter: object }).filter, signal);
    if (method === timelineRows.method) return query.rows(params, signal);
    if (method === eventDetail.method) return eventDetailOf((params as { sequence: number }).sequence, ledger);
    throw new Error(`not answered here: ${method}`);
  };
  return (data) => {
    const message = toExtensionIn(data);
    if (message?.kind === 'cancel') underway.get(message.id)?.abort();
    if (message?.kind !== 'request') return;
    const { id, method, params } = message;
    const controller = new AbortController();
    underway.set(id, controller);
    answerOf(method, params as never, controller.signal)
      .then(
        (result) => post({ kind: 'answer', id, result }),
        (failure: unknown) => post({ kind: 'refusal', id, error: swarmError('internal', String(failure)) }),
      )
      .finally(() => underway.delete(id));
  };
}

/** Under the page's policy nothing may be evaluated by the page itself, so it is asked again and again from outside. */
async function until(page: BrowserPage, seen: string): Promise<void> {
  for (let waitedMs = 0; !(await page.evaluate<boolean>(seen)); waitedMs += 5) {
    if (waitedMs > 30_000) throw new Error(`never seen: ${seen}`);
    await sleep(5);
  }
}

const rowsSeen = `document.querySelectorAll('#events .row:not(.waiting)').length > 3`;

async function measure(page: BrowserPage, name: string, act: () => Promise<void>, seen: string): Promise<void> {
  const started = performance.now();
  await act();
  await until(page, seen);
  console.log(`${name.padEnd(44)} ${(performance.now() - started).toFixed(0).padStart(6)} ms`);
}

/** Frames while it is scrolled through by a page at a time: the longest, and how many took more than two frames' time. */
const scrollThrough = `new Promise((resolve) => {
  const list = document.getElementById('events');
  const frames = [];
  let last = performance.now(), step = 0;
  const frame = (now) => {
    frames.push(now - last); last = now; step += 1;
    list.scrollTop = list.scrollHeight - step * (step % 40 === 0 ? 20000 : 380);
    if (step < 240) requestAnimationFrame(frame);
    else { frames.sort((a, b) => a - b); resolve({ p50: frames[120], p95: frames[228], max: frames.at(-1) }); }
  };
  requestAnimationFrame(frame);
})`;

const axe = readFileSync(fromEditorTests.resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: BrowserPage): Promise<string> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, { rules: { 'page-has-heading-one': { enabled: true } } }).then(({ violations }) =>
      violations.map((one) => one.id + ': ' + one.help + '\\n    ' + one.nodes.slice(0, 4).map((node) => node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? '')).join('\\n    ')).join('\\n'))`,
  );
}

const events = Number(process.argv[2] ?? 100_000);
const pictures = process.argv[3];
const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-timeline-page-')));
let browser: Browser | undefined;
let closePage = (): void => undefined;
try {
  const ledger = filledLedger(folder, events);
  console.log(`${ledger.head().sequence} events`);
  const cold = new TimelineQuery(ledger, () => othersTurn());
  const never = new AbortController().signal;
  for (const [name, filter] of [
    ['everything, columns not read yet', {}],
    ['everything, columns read', {}],
    ['by agent', { agents: ['coder-1'] }],
    ['by kind', { kinds: ['decision'] }],
    ['by file', { paths: ['src/rows/parse_row.py'] }],
    ['by text, sentences not made yet', { text: 'bracket' }],
    ['by text, sentences made', { text: 'approves' }],
  ] as const) {
    const began = performance.now();
    const { total } = await cold.query(filter, never);
    await cold.rows({ filter, offset: Math.max(0, total - 100), limit: 100 }, never);
    console.log(`${`server: ${name}`.padEnd(44)} ${(performance.now() - began).toFixed(0).padStart(6)} ms, ${total} events`);
  }
  const start = { strings: timelineWords, folders: [{ uri: 'file:///workspace', name: 'workspace' }], locale: 'en' };
  const served = await servePage(join(root, 'dist'), 'timeline', start);
  closePage = served.close;
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  const open = async (width: number, height: number, theme: ThemeName): Promise<BrowserPage> => {
    const page = (await browser?.newPage({ reducedMotion: 'reduce' })) as BrowserPage;
    page.on('console', (message) => console.log('  console:', message.text?.()));
    page.on('pageerror', (error) => console.log('  error:', error.message));
    await page.setViewportSize({ width, height });
    const receive = answering(
      ledger,
      (message) => void page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined),
    );
    await page.exposeFunction('toExtension', receive);
    await page.addInitScript(webviewApi);
    await page.goto(`${served.address}?theme=${theme}`);
    return page;
  };

  const started = performance.now();
  const page = await open(320, 700, 'dark');
  await until(page, rowsSeen);
  console.log(`${'first paint of rows, page and server cold'.padEnd(44)} ${(performance.now() - started).toFixed(0).padStart(6)} ms`);
  await measure(
    page,
    'first paint after a reload, server warm',
    () => page.goto(`${served.address}?theme=dark`).then(() => undefined),
    rowsSeen,
  );
  console.log('frames while scrolling (ms)', JSON.stringify(await page.evaluate(scrollThrough)));
  const search = async (text: string): Promise<void> => {
    await page.focus('#search');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  const shows = (text: string): string =>
    `[...document.querySelectorAll('#events .row .text')].length > 0 && [...document.querySelectorAll('#events .row .text')].every((row) => row.textContent.toLowerCase().includes(${JSON.stringify(text)}))`;
  await measure(page, 'filter by text, first time (typing rest 200)', () => search('bracket'), shows('bracket'));
  await measure(page, 'filter by text, again (typing rest 200)', () => search('approves'), shows('approves'));

  for (const [name, width, theme] of [
    ['dark', 320, 'dark'],
    ['light', 320, 'light'],
    ['contrast', 320, 'contrast'],
    ['narrow', 220, 'dark'],
    ['wide', 1000, 'light'],
  ] as const) {
    const seen = await open(width, 700, theme);
    await until(seen, rowsSeen);
    const take = async (state: string): Promise<void> => {
      const found = await violations(seen);
      console.log(`${name}, ${state}: ${found === '' ? 'axe finds nothing' : `axe:\n  ${found}`}`);
      if (pictures) await seen.screenshot({ path: join(pictures, `timeline-${name}-${state}.png`) });
    };
    await take('list');
    await seen.focus('#events');
    for (let press = 0; press < 6; press += 1) await seen.keyboard.press('ArrowUp');
    await seen.keyboard.press('Enter');
    await until(seen, `document.querySelector('.facts') !== null`);
    await take('event');
    await seen.keyboard.press('Escape');
    await seen.evaluate(
      `postMessage(${JSON.stringify({
        kind: 'notice',
        method: timelineAppended.method,
        params: {
          entries: ledger
            .append([spokenDraft(1, 'I look for every place that calls parse_row, then I propose the edit.')], 'process')
            .map(entryOf),
        },
      })}, '*')`,
    );
    await seen.click('.toggle');
    await until(seen, `document.querySelector('.choices') !== null`);
    await sleep(300);
    await take('filters');
  }
  ledger.close();
} finally {
  closePage();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}
