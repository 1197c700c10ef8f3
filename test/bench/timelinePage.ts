/**
 * The timeline page in a real browser over a real ledger: what axe says, and its pictures:
 * `node test/bench/timelinePage.ts [FOLDER FOR PICTURES]`. It needs the build, and the packages of test/e2e.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf } from '../../server/core/ledger/timelineQuery.ts';
import { timelineAppended } from '../../server/protocol/messages/timeline.ts';
import { timelineWords } from '../../server/protocol/pages/timelinePage.ts';
import { openBenchLedger } from './ground/benchLedger.ts';
import { projectRoot } from './ground/childProcess.ts';
import { type Browser, launchBrowser, openPage, until, violations } from './pages/browserPage.ts';
import { servePage } from './pages/pageHost.ts';
import { spokenDraft } from './pages/syntheticLedger.ts';
import { fillWithMissions, timelineAnswers } from './pages/timelineAnswers.ts';

const rowsSeen = `document.querySelectorAll('#events .row:not(.waiting)').length > 3`;
const events = 2_000;
const pictures = process.argv[2];
const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-timeline-page-')));
let browser: Browser | undefined;
let closePage = (): void => undefined;
try {
  const { ledger } = openBenchLedger(folder);
  fillWithMissions(ledger, events);
  const start = { strings: timelineWords, folders: [{ uri: 'file:///workspace', name: 'workspace' }], locale: 'en' };
  const served = await servePage(join(projectRoot, 'dist'), 'timeline', start);
  closePage = served.close;
  browser = await launchBrowser();
  for (const [name, width, theme] of [
    ['dark', 320, 'dark'],
    ['light', 320, 'light'],
    ['contrast', 320, 'contrast'],
    ['narrow', 220, 'dark'],
    ['wide', 1000, 'light'],
  ] as const) {
    const seen = await openPage(browser, { address: served.address, theme, width }, timelineAnswers(ledger));
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
