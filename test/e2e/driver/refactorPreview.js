export class RefactorPreview {
  #page;
  #panel;
  constructor(page) {
    this.#page = page;
    this.#panel = page.locator('.bulk-edit-panel');
  }
  async opened(timeoutMs = 30000) {
    await this.#panel.locator('.monaco-list-row').first().waitFor({ timeout: timeoutMs });
  }
  async closed() {
    await this.#panel.locator('.monaco-list-row').first().waitFor({ state: 'hidden' });
  }
  /** The rows as the screen reader says them, with the state of their box. */
  async rows() {
    return await this.#panel.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => ({
        text: row.getAttribute('aria-label') ?? (row.textContent ?? '').trim(),
        level: Number(row.getAttribute('aria-level')),
        ticked: row.querySelector('input[type="checkbox"]')?.matches(':checked') ?? row.querySelector('[aria-checked="true"]') !== null,
      })),
    );
  }
  async #box(text) {
    const row = this.#panel.locator('.monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor();
    return row.locator('input[type="checkbox"], [role="checkbox"]').first();
  }
  /** Ticks or unticks the row that holds this text. */
  async tick(text, ticked) {
    await (await this.#box(text)).setChecked(ticked);
  }
  async expand(text) {
    await this.#panel.locator('.monaco-list-row').filter({ hasText: text }).first().click();
    await this.#page.keyboard.press('ArrowRight');
  }
  async apply() {
    await this.#panel.getByRole('button', { name: 'Apply', exact: true }).click();
  }
  async discard() {
    await this.#panel.getByRole('button', { name: 'Discard', exact: true }).click();
  }
}
