/** What a keystroke costs in a window: the extension host's time for it, and how long until the screen shows it. */
import type { EditorWindow } from '../driver/editorWindow.ts';

export interface TypingCost {
  /** Processor time of the extension host per keystroke, whatever extension it was: others on the machine hardly change it. */
  readonly hostMs: number;
  /** From each key to the end of the frame that shows it. */
  readonly latenciesMs: readonly number[];
}

/** Milliseconds between two keys: somebody who types fast, so that one keystroke's work is over before the next. */
const pauseMs = 60;
/** What a keystroke sets off later belongs to it. */
const settleMs = 600;

/** Types at the cursor, a letter at a time. The text must be an editor's that has the focus. */
export async function typingCost(window: EditorWindow, keys: number): Promise<TypingCost> {
  await window.page.evaluate(watchKeys);
  const before = await busyMs(window);
  for (let key = 0; key < keys; key += 1) {
    await window.page.keyboard.press('abcdefgh'[key % 8] ?? 'a');
    await window.page.waitForTimeout(pauseMs);
  }
  await window.page.waitForTimeout(settleMs);
  const hostMs = ((await busyMs(window)) - before) / keys;
  const latenciesMs = await window.page.evaluate(() => (globalThis as unknown as { keyLatencies: number[] }).keyLatencies);
  if (latenciesMs.length !== keys) throw new Error(`${keys} keys were pressed, and ${latenciesMs.length} were seen`);
  return { hostMs, latenciesMs };
}

/** Since the extension host was started. */
async function busyMs(window: EditorWindow): Promise<number> {
  return await window.inside.run(() => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  });
}

/** Runs in the page. */
function watchKeys(): void {
  const page = globalThis as unknown as { keyLatencies: number[]; stopWatchingKeys?: () => void };
  page.stopWatchingKeys?.();
  page.keyLatencies = [];
  const { port1, port2 } = new MessageChannel();
  const seen: number[] = [];
  port1.onmessage = () => page.keyLatencies.push(...seen.splice(0).map((at) => performance.now() - at));
  const listen = (event: KeyboardEvent): void => {
    seen.push(event.timeStamp);
    // What is posted during a frame comes right after it was painted.
    requestAnimationFrame(() => port2.postMessage(undefined));
  };
  addEventListener('keydown', listen, true);
  page.stopWatchingKeys = () => {
    removeEventListener('keydown', listen, true);
    port1.close();
  };
}
