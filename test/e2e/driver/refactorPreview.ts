/** The panel “Refactor Preview”, in which the editor lets a person tick what is to be applied. */
import type { Locator, Page } from 'playwright-core';

export class RefactorPreview {
  readonly #page: Page;
  readonly #panel: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#panel = page.locator('.bulk-edit-panel');
  }

  async opened(timeoutMs = 30_000): Promise<void> {
    await this.#panel.locator('.monaco-list-row').first().waitFor({ timeout: timeoutMs });
  }

  /** Waits until the places are grouped under this decision, and have the keyboard: grouping takes it from the text once more. */
  async settled(decision: string): Promise<void> {
    await this.#panel.locator('.monaco-list-row[aria-level="1"]').filter({ hasText: decision }).waitFor();
    await this.#panel.locator('.monaco-list:focus-within, .monaco-list:focus').first().waitFor();
  }

  /** Gives the panel the whole height, unless it has it from last time: rows that are out of sight are not in the page. */
  async enlarge(): Promise<void> {
    const button = this.#page
      .locator('.part.panel')
      .getByRole('button', { name: /Maximize Panel|Restore Panel/ })
      .first();
    if (/Maximize/.test((await button.getAttribute('aria-label')) ?? '')) await button.click();
  }

  async closed(): Promise<void> {
    await this.#panel.locator('.monaco-list-row').first().waitFor({ state: 'hidden' });
  }

  /** The rows as the screen reader says them, with the state of their box. */
  async rows(): Promise<readonly { readonly text: string; readonly level: number; readonly ticked: boolean }[]> {
    return await this.#panel.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => ({
        text: row.getAttribute('aria-label') ?? (row.textContent ?? '').trim(),
        level: Number(row.getAttribute('aria-level')),
        ticked: row.querySelector('input[type="checkbox"]')?.matches(':checked') ?? row.querySelector('[aria-checked="true"]') !== null,
      })),
    );
  }

  async #box(text: string | RegExp): Promise<Locator> {
    const row = this.#panel.locator('.monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor();
    return row.locator('input[type="checkbox"], [role="checkbox"]').first();
  }

  /** Ticks or unticks the row that holds this text. */
  async tick(text: string | RegExp, ticked: boolean): Promise<void> {
    await (await this.#box(text)).setChecked(ticked);
  }

  async expand(text: string | RegExp): Promise<void> {
    await this.#panel.locator('.monaco-list-row').filter({ hasText: text }).first().click();
    await this.#page.keyboard.press('ArrowRight');
  }

  async apply(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Apply', exact: true }).click();
  }

  async discard(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Discard', exact: true }).click();
  }
}
