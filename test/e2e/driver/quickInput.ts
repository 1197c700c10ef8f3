/** The editor's quick input: the command palette, input boxes and quick picks. */
import type { Locator, Page } from 'playwright-core';

/** How long one palette may take to show a command, and how often it is opened anew. */
const paletteMs = 3_000;
const attemptsMax = 5;

export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget:visible');
  }

  get #input(): Locator {
    return this.#widget.locator('.quick-input-box input, input.input').first();
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Runs the command with exactly this title ("Swarm: Refactor…") by way of the palette. */
  async command(title: string): Promise<void> {
    await this.#inPalette(title, async () => {
      const row = this.#rowNamed(title).first();
      await row.waitFor({ timeout: paletteMs });
      // The list is drawn anew while it still fills, and a click may hit what has come in the row's place; Enter means what is focused.
      if (await row.evaluate((element) => element.classList.contains('focused'))) await this.accept();
      else await row.click({ timeout: paletteMs });
      await this.#closedOrReplaced(row);
    });
  }

  /** A command that ran has closed the palette, or put an input of its own in its place. */
  async #closedOrReplaced(row: Locator): Promise<void> {
    await row.waitFor({ state: 'hidden', timeout: paletteMs });
  }

  /** Titles that the palette offers for this beginning. */
  async commands(beginning: string): Promise<readonly string[]> {
    return await this.#inPalette(beginning, async () => {
      const titles = await this.items();
      await this.cancel();
      return titles.filter((title) => title.startsWith(beginning));
    });
  }

  /**
   * A palette that was opened while the window starts does not list what has come since, and one that was opened while
   * another view takes the keyboard is closed at once: then it is opened anew.
   */
  async #inPalette<T>(text: string, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#page.keyboard.press('F1');
        await this.#input.fill(`>${text}`, { timeout: paletteMs });
        await this.#rows.first().waitFor({ timeout: paletteMs });
        return await work();
      } catch (failure) {
        if (attempt === attemptsMax) throw new Error(`the palette does not offer “${text}”`, { cause: failure });
        await this.#page.keyboard.press('Escape');
      }
    }
  }

  #rowNamed(name: string): Locator {
    return this.#rows.filter({ has: this.#page.locator('.label-name').getByText(name, { exact: true }) });
  }

  /** Waits until an input with this placeholder, or any, is open. */
  async opened(placeholder?: string | RegExp): Promise<void> {
    await (placeholder === undefined ? this.#input : this.#widget.getByPlaceholder(placeholder).first()).waitFor();
  }

  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Writes into the open input, in place of what stands there. */
  async fill(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  async value(): Promise<string> {
    return await this.#input.inputValue();
  }

  async placeholder(): Promise<string> {
    return (await this.#input.getAttribute('placeholder')) ?? '';
  }

  /** What the box says below the input: its prompt, or why it does not accept the text. */
  async message(): Promise<string> {
    return (await this.#widget.locator('.quick-input-message').textContent()) ?? '';
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  /** Fills the input with this placeholder and accepts it. */
  async answer(placeholder: string | RegExp, text: string): Promise<void> {
    await this.opened(placeholder);
    await this.fill(text);
    await this.accept();
  }

  /** Labels of the rows that are shown. */
  async items(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return await this.#rows.locator('.quick-input-list-row:first-child .label-name').allTextContents(); // details have the same class
  }

  /** Labels, descriptions and details of the rows, each as one text. */
  async fullItems(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return await this.#rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Picks the row whose label is exactly this. */
  async pick(label: string): Promise<void> {
    await this.#rowNamed(label).first().click();
  }

  /** Ticks or unticks a row of a pick of many. */
  async tick(label: string): Promise<void> {
    await this.#rowNamed(label).locator('input[type="checkbox"], .monaco-checkbox').first().click();
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.closed();
  }
}
