/** A page of the editor in a real browser, driven from outside: what is not needed of the driver here is not declared. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ToPage } from '../../../server/protocol/pages/envelope.ts';
import { axePath, findChromium } from '../../e2e/driver/installation.ts';
import { fromEditorTests } from '../ground/editorTests.ts';
import { webviewApi } from './pageHost.ts';
import type { ThemeName } from './themes.ts';

export interface BrowserPage {
  addInitScript(script: string): Promise<void>;
  exposeFunction(name: string, take: (message: unknown) => void): Promise<void>;
  on(event: 'console' | 'pageerror', listener: (message: { text?(): string; message?: string }) => void): void;
  goto(address: string): Promise<unknown>;
  evaluate<Value>(script: string): Promise<Value>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  newPage(options?: object): Promise<BrowserPage>;
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<Browser> {
  const { chromium } = fromEditorTests('playwright-core') as { chromium: { launch(options: object): Promise<Browser> } };
  return await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
}

export interface PageLook {
  /** Undefined: nothing is loaded yet. */
  readonly address?: string | undefined;
  readonly theme: ThemeName;
  readonly width: number;
  readonly height?: number;
}

/** `answering`: who stands in for the extension, and what it posts with. */
export async function openPage(
  browser: Browser,
  { address, theme, width, height = 700 }: PageLook,
  answering: (post: (message: ToPage) => void) => (data: unknown) => void,
): Promise<BrowserPage> {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width, height } });
  page.on('console', (message) => console.error('  console:', message.text?.()));
  page.on('pageerror', (error) => console.error('  error:', error.message));
  const post = (message: ToPage): void => void page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`).catch(() => undefined);
  await page.exposeFunction('toExtension', answering(post));
  await page.addInitScript(webviewApi);
  if (address !== undefined) await page.goto(`${address}?theme=${theme}`);
  return page;
}

/** Under the page's policy nothing may be evaluated by the page itself, so it is asked again and again from outside. */
export async function until(page: BrowserPage, seen: string): Promise<void> {
  for (let waitedMs = 0; !(await page.evaluate<boolean>(seen)); waitedMs += 5) {
    if (waitedMs > 30_000) throw new Error(`never seen: ${seen}`);
    await sleep(5);
  }
}

/** Milliseconds from the beginning of `act` until the page shows it. */
export async function timeUntil(page: BrowserPage, act: () => Promise<unknown>, seen: string): Promise<number> {
  const started = performance.now();
  await act();
  await until(page, seen);
  return performance.now() - started;
}

/** What axe finds wrong; empty when nothing. */
export async function violations(page: BrowserPage): Promise<string> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return await page.evaluate(
    `axe.run(document, { rules: { 'page-has-heading-one': { enabled: true } } }).then(({ violations }) =>
      violations.map((one) => one.id + ': ' + one.help + '\\n    ' + one.nodes.slice(0, 4).map((node) => node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? '')).join('\\n    ')).join('\\n'))`,
  );
}
