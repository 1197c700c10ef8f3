/** The text editor as the person sees and uses it: typing, saving, undo, decorations, hovers, lenses, code actions. */
import type { Locator, Page } from 'playwright-core';

/** How often the menu of code actions is asked for, and how long it is waited for each time. */
const codeActionTriesMax = 4;
const menuWaitMs = 6_000;

export class TextEditor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #active(): Locator {
    return this.#page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Names of the open tabs, the one with unsaved text marked with a dot. */
  async tabs(): Promise<readonly string[]> {
    return await this.#page
      .locator('.tabs-container .tab')
      .evaluateAll((tabs) => tabs.map((tab) => `${tab.getAttribute('data-resource-name')}${tab.classList.contains('dirty') ? ' ●' : ''}`));
  }

  async focus(): Promise<void> {
    await this.#page.keyboard.press('Control+1');
    await this.#page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Types at the cursor. The editor's own helpfulness (closing brackets, indenting) applies. */
  async type(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.type(text);
  }

  async press(keys: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press(keys);
  }

  /** Saves, and waits until it is done: what is typed meanwhile confuses even the editor about what is unsaved. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.#page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  async undo(): Promise<void> {
    await this.press('Control+Z');
  }

  async redo(): Promise<void> {
    await this.press('Control+Y');
  }

  /** Texts that decorations add to the lines in view, from top to bottom. */
  async decorations(): Promise<readonly string[]> {
    return await this.#active.locator('.view-line span[class*="ced-"]').evaluateAll((spans) =>
      spans.flatMap((span) => {
        const texts = ['::before', '::after'].map((side) => getComputedStyle(span, side).content);
        // A line that is being drawn anew has no style yet, and so no text at all.
        return texts.filter((text) => text.startsWith('"') && text !== '""').map((text) => JSON.parse(text) as string);
      }),
    );
  }

  /** Waits until a decoration's text holds this, and returns it whole. */
  async decoration(text: string | RegExp, timeoutMs = 30_000): Promise<string> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const texts = await this.decorations();
      const found = texts.find((one) => (typeof text === 'string' ? one.includes(text) : text.test(one)));
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`no decoration says ${text}; there are: ${JSON.stringify(texts)}`);
      await this.#page.waitForTimeout(100);
    }
  }

  /** Lines that carry a decoration of their own colour, icon or border: class names of the layer below the text. */
  async decoratedLines(): Promise<number> {
    return await this.#active.locator('.view-overlays [class*="ced-"], .margin-view-overlays [class*="ced-"]').count();
  }

  /** Shows the hover at the cursor, as Ctrl+K Ctrl+I does, and returns it. */
  async hover(): Promise<Locator> {
    await this.focus();
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('Control+I');
    const hover = this.#page.locator('.monaco-hover.visible, .monaco-resizable-hover .monaco-hover').locator('visible=true').first();
    await hover.waitFor();
    return hover;
  }

  /** Icons beside the line numbers. */
  async gutterMarks(): Promise<number> {
    return await this.#active.locator('.glyph-margin-widgets .cgmr[class*="ced-"]').count();
  }

  /** Whether the overview ruler beside the text shows this colour, in red, green and blue. */
  async overviewHas(colour: readonly [number, number, number]): Promise<boolean> {
    return await this.#active.locator('canvas.decorationsOverviewRuler').evaluate((canvas: HTMLCanvasElement, [red, green, blue]) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const near = (at: number, value: number | undefined): boolean => Math.abs((pixels[at] ?? 0) - (value ?? 0)) <= 2;
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] !== 0 && near(at, red) && near(at + 1, green) && near(at + 2, blue)) return true;
      }
      return false;
    }, colour);
  }

  async lenses(): Promise<readonly string[]> {
    return await this.#active.locator('.codelens-decoration a').allTextContents();
  }

  async pressLens(text: string | RegExp): Promise<void> {
    await this.#active.locator('.codelens-decoration a').filter({ hasText: text }).first().click();
  }

  /** Opens the menu of code actions at the cursor ("Refactor…" menu: Control+Shift+R) and returns what it offers. */
  async codeActions(keys = 'Control+.'): Promise<readonly string[]> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action');
    // Keys pressed before the editor has heard who offers code actions come to nothing; a person would press them again.
    for (let tries = 1; tries <= codeActionTriesMax && !(await rows.first().isVisible()); tries++) {
      await this.press(keys);
      await rows
        .first()
        .waitFor({ timeout: menuWaitMs })
        .catch(() => undefined);
    }
    await rows.first().waitFor();
    return await rows.evaluateAll((all) => all.map((row) => (row.textContent ?? '').trim()));
  }

  /** Chooses from the open menu of code actions. */
  async pickCodeAction(text: string | RegExp): Promise<void> {
    await this.#page.locator('.action-widget .monaco-list-row.action').filter({ hasText: text }).first().click();
  }

  async errorSquiggles(): Promise<number> {
    return await this.#active.locator('.cdr.squiggly-error').count();
  }
}
