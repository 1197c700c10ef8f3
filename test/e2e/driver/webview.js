/** The pages that an extension shows in frames of its own: finding them, and asking axe about their accessibility. */
import { readFileSync } from 'node:fs';
import { axePath } from './installation.ts';
/** The frame of the webview in which this selector is shown; waits for it. */
export async function webviewWith(page, selector, timeoutMs = 30000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame.parentFrame()?.parentFrame() !== page.mainFrame()) continue; // the page's frame is inside the webview's own
      const shown = await frame
        .locator(selector)
        .first()
        .isVisible()
        .catch(() => false);
      if (shown) return frame;
    }
    if (Date.now() > deadline) throw new Error(`no webview shows ${selector}`);
    await page.waitForTimeout(100);
  }
}
/** What axe finds wrong in a frame; empty when nothing. */
export async function accessibilityFindings(frame) {
  await frame.evaluate(readFileSync(axePath, 'utf8'));
  return await frame.evaluate(async () => {
    const { axe } = globalThis;
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      help,
      nodes: nodes.map((node) => `${node.html}\n${node.failureSummary ?? ''}`),
    }));
  });
}
