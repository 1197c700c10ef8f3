/** The rewind page with as many moments as it ever shows, in a browser: its first paint, and a key on the scrubber. */
import { join } from 'node:path';
import { pageHistory, pageMomentsMax } from '../../../server/protocol/pages/rewind.ts';
import { rewindWords } from '../../../server/protocol/pages/rewindWords.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { whyNoEditor } from '../ground/editorTests.ts';
import { median, percentile } from '../measurement.ts';
import { launchBrowser, openPage, timeUntil } from '../pages/browserPage.ts';
import { servePage } from '../pages/pageHost.ts';
import { longHistory, rewindAnswers } from '../pages/rewindAnswers.ts';
import type { Bench } from '../subject.ts';

const shown = `document.getElementById('moments') !== null && document.querySelector('[aria-busy=true]') === null`;

/** A key per frame, and how long until the next one. */
const keys = `new Promise((resolve) => {
  const scrubber = document.getElementById('scrubber');
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last); last = now;
    scrubber.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    if (frames.length < 300) requestAnimationFrame(step);
    else resolve(frames);
  };
  requestAnimationFrame(step);
})`;

export async function subject({ scale, report, say }: Bench): Promise<void> {
  const leftOut = whyNoEditor();
  if (leftOut !== undefined) {
    say(leftOut);
    return;
  }
  const start = { strings: rewindWords, folders: [{ uri: 'file:///app', name: 'app' }], locale: 'en' };
  const served = await servePage(join(projectRoot, 'dist'), 'rewind', start);
  const browser = await launchBrowser();
  try {
    const many = longHistory(pageMomentsMax);
    const answers = rewindAnswers(async (method) => {
      if (method === pageHistory.method) return many;
      throw new Error('to be looked at only');
    });
    const page = await openPage(browser, { address: served.address, theme: 'dark', width: 320 }, answers);
    const samples: number[] = [];
    const repetitions = scale === 'quick' ? 2 : 6;
    for (let repetition = 0; repetition < repetitions; repetition += 1)
      samples.push(await timeUntil(page, () => page.goto(`${served.address}?theme=dark`), shown));
    const moments = `${pageMomentsMax.toLocaleString('en')} moments`;
    report({ name: `page of ${moments}: first paint, median of ${repetitions}`, value: median(samples), unit: 'ms', goal: '< 1,000 ms' });
    const frames = await page.evaluate<number[]>(keys);
    for (const percent of [50, 95])
      report({
        name: `page of ${moments}: a key on the scrubber and its frame, p${percent}`,
        value: percentile(frames, percent),
        unit: 'ms',
        ...(percent === 95 ? { goal: '< 33 ms' } : {}),
      });
  } finally {
    served.close();
    await browser.close();
  }
}
