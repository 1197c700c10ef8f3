/** The timeline of 100,000 events: what the server takes to answer, and the page in a browser: first paint, scrolling, filters. */
import { join } from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { TimelineQuery } from '../../../server/core/ledger/timelineQuery.ts';
import type { TimelineFilter } from '../../../server/protocol/messages/timeline.ts';
import { timelineWords } from '../../../server/protocol/pages/timelinePage.ts';
import { openBenchLedger } from '../ground/benchLedger.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { whyNoEditor } from '../ground/editorTests.ts';
import { compared, median, timed, timedAsync } from '../measurement.ts';
import { type Browser, type BrowserPage, launchBrowser, openPage, timeUntil } from '../pages/browserPage.ts';
import { servePage } from '../pages/pageHost.ts';
import { fillWithMissions, timelineAnswers } from '../pages/timelineAnswers.ts';
import type { Bench } from '../subject.ts';

const rowsSeen = `document.querySelectorAll('#events .row:not(.waiting)').length > 3`;
/** The page waits so long for more letters before it asks. */
const typingRestMs = 200;

const words = ['bracket', 'approves', 'is about to write', 'passes', 'customer', 'invoice'];
const paths = ['src/rows/parse_row.py', 'src/tables/read_row.py', 'src/reports/load_row.py', 'src/invoices/fetch_row.py'];

async function measureServer(ledger: Ledger, { report }: Bench): Promise<void> {
  const query = new TimelineQuery(ledger, () => othersTurn());
  const never = new AbortController().signal;
  const ask = (filter: TimelineFilter, from = query): Promise<number> =>
    timedAsync(async () => {
      const { total } = await from.query(filter, never);
      await from.rows({ filter, offset: Math.max(0, total - 100), limit: 100 }, never);
    });
  const each = async (filters: readonly TimelineFilter[]): Promise<number> => {
    const samples: number[] = [];
    for (const filter of filters) samples.push(await ask(filter));
    return median(samples);
  };
  const goal = '< 300 ms';
  const decoding = { name: 'decoding every event', value: timed(() => [...ledger.events({})].length) };
  const newest = await timedAsync(() => query.rows({ filter: {}, offset: 0, limit: 100, newest: true }, never));
  report({ name: 'server: the newest rows, nothing read yet', value: newest, unit: 'ms' });
  report(compared({ name: 'server: everything, nothing read yet', value: await ask({}), unit: 'ms' }, decoding));
  report({ name: 'server: everything, with the machinery', value: await ask({ detail: true }), unit: 'ms', goal });
  report({ name: 'server: by agent', value: await each([1, 2, 3].map((n) => ({ agents: [`coder-${n}`] }))), unit: 'ms', goal });
  report({ name: 'server: by kind', value: await each([{ kinds: ['decision'] }, { kinds: ['stateChange'] }]), unit: 'ms', goal });
  const byFile = await each(paths.map((path) => ({ paths: [path] })));
  report(compared({ name: 'server: by file, median of 4', value: byFile, unit: 'ms', goal }, decoding));
  const fresh = new TimelineQuery(ledger, () => othersTurn());
  await ask({}, fresh);
  const atOnce = await ask({ text: 'bracket' }, fresh);
  fresh.dispose();
  report(compared({ name: 'server: by text, at once after opening', value: atOnce, unit: 'ms' }, decoding));
  await ask({ text: 'anything' }); // by then the sentences are made, as they are some seconds after opening
  report({ name: 'server: by text, median of 6', value: await each(words.map((text) => ({ text }))), unit: 'ms', goal });
}

/** Frames while it is scrolled through, by steps within a page and leaps of many. */
const scrollThrough = `new Promise((resolve) => {
  const list = document.getElementById('events');
  const frames = [];
  let last = performance.now(), step = 0;
  const frame = (now) => {
    frames.push(now - last); last = now; step += 1;
    list.scrollTop = list.scrollHeight - step * (step % 40 === 0 ? 20000 : 380);
    if (step < 240) requestAnimationFrame(frame);
    else { frames.sort((a, b) => a - b); resolve({ p50: frames[120], p95: frames[228], longest: frames.at(-1) }); }
  };
  requestAnimationFrame(frame);
})`;

async function measurePage(browser: Browser, ledger: Ledger, address: string, { scale, report }: Bench): Promise<void> {
  const look = { address, theme: 'dark', width: 320 } as const;
  // Another page first, so that the browser's own start is not counted.
  await (await openPage(browser, look, () => () => undefined)).close();
  const repetitions = scale === 'quick' ? 2 : 4;
  const cold: number[] = [];
  let page: BrowserPage | undefined;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    await page?.close();
    page = await openPage(browser, { ...look, address: undefined }, timelineAnswers(ledger));
    const shown = page;
    cold.push(await timeUntil(shown, () => shown.goto(`${address}?theme=dark`), rowsSeen));
  }
  if (page === undefined) return;
  const shown = page;
  report({ name: `page: first rows, nothing read yet, median of ${repetitions}`, value: median(cold), unit: 'ms', goal: '< 1,000 ms' });
  const warm: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1)
    warm.push(await timeUntil(shown, () => shown.goto(`${address}?theme=dark`), rowsSeen));
  report({ name: `page: first rows again, median of ${repetitions}`, value: median(warm), unit: 'ms' });
  const { p50, p95, longest } = await shown.evaluate<Record<'p50' | 'p95' | 'longest', number>>(scrollThrough);
  report({ name: 'page: frame while scrolling, p50 of 240', value: p50, unit: 'ms' });
  report({ name: 'page: frame while scrolling, p95 of 240', value: p95, unit: 'ms', goal: '< 33 ms' });
  report({ name: 'page: frame while scrolling, longest of 240', value: longest, unit: 'ms' });
  const search = async (text: string): Promise<void> => {
    await shown.focus('#search');
    await shown.keyboard.press('Control+A');
    await shown.keyboard.type(text);
  };
  // A narrow row shows its sentence shortened; all of it is in the title.
  const only = (text: string): string =>
    `((rows) => rows.length > 0 && rows.every((row) => row.title.toLowerCase().includes(${JSON.stringify(text)})))([...document.querySelectorAll('#events .row[title]')])`;
  const filtered: number[] = [];
  for (const text of words) filtered.push((await timeUntil(shown, () => search(text), only(text))) - typingRestMs);
  report({ name: `page: rows with a word, first search`, value: filtered[0] ?? Number.NaN, unit: 'ms', goal: '< 300 ms' });
  report({
    name: `page: rows with a word, median of ${words.length - 1} more`,
    value: median(filtered.slice(1)),
    unit: 'ms',
    goal: '< 300 ms',
  });
}

export async function subject(bench: Bench): Promise<void> {
  const { ledger } = openBenchLedger(bench.scratch);
  fillWithMissions(ledger, bench.scale === 'quick' ? 20_000 : 100_000);
  bench.say(`${ledger.head().sequence.toLocaleString('en')} events`);
  await measureServer(ledger, bench);
  const leftOut = whyNoEditor();
  if (leftOut === undefined) {
    const start = { strings: timelineWords, folders: [{ uri: 'file:///workspace', name: 'workspace' }], locale: 'en' };
    const served = await servePage(join(projectRoot, 'dist'), 'timeline', start);
    const browser = await launchBrowser();
    try {
      await measurePage(browser, ledger, served.address, bench);
    } finally {
      served.close();
      await browser.close();
    }
  } else bench.say(`the page is ${leftOut}`);
  ledger.close();
}
