/** The pages that an extension shows in frames of its own: finding them, and asking axe about their accessibility. */
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { axePath } from './installation.ts';

export interface AccessibilityFinding {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** The frame of the webview in which this selector is shown; waits for it. */
export async function webviewWith(page: Page, selector: string, timeoutMs = 30_000): Promise<Frame> {
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

/** What axe finds wrong in a frame, whose page must be one that may run scripts; empty when nothing. */
export async function accessibilityFindings(frame: Frame): Promise<readonly AccessibilityFinding[]> {
  await frame.evaluate(readFileSync(axePath, 'utf8'));
  return await frame.evaluate(async () => {
    interface Violation {
      readonly id: string;
      readonly impact: string | null;
      readonly help: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }
    const { axe } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: readonly Violation[] }> };
    };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      help,
      nodes: nodes.map((node) => `${node.html}\n${node.failureSummary ?? ''}`),
    }));
  });
}
