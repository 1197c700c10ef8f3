export class QuickInput {
  #page;
  #widget;
  constructor(page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget:visible');
  }
  get #input() {
    return this.#widget.locator('.quick-input-box input, input.input').first();
  }
  get #rows() {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }
  /** Runs the command with exactly this title ("Swarm: Refactor…") by way of the palette. */
  async command(title) {
    await this.#openPalette(title);
    await this.#rowNamed(title).first().click();
  }
  /** Titles that the palette offers for this beginning. */
  async commands(beginning) {
    await this.#openPalette(beginning);
    const titles = await this.items();
    await this.cancel();
    return titles.filter((title) => title.startsWith(beginning));
  }
  async #openPalette(text) {
    await this.#page.keyboard.press('F1');
    await this.#input.waitFor();
    await this.#input.fill(`>${text}`);
    await this.#rows.first().waitFor();
  }
  #rowNamed(name) {
    return this.#rows.filter({ has: this.#page.locator('.label-name').getByText(name, { exact: true }) });
  }
  /** Waits until an input with this placeholder, or any, is open. */
  async opened(placeholder) {
    await (placeholder === undefined ? this.#input : this.#widget.getByPlaceholder(placeholder).first()).waitFor();
  }
  async closed() {
    await this.#widget.waitFor({ state: 'hidden' });
  }
  /** Writes into the open input, in place of what stands there. */
  async fill(text) {
    await this.#input.fill(text);
  }
  async value() {
    return await this.#input.inputValue();
  }
  async placeholder() {
    return (await this.#input.getAttribute('placeholder')) ?? '';
  }
  /** What the box says below the input: its prompt, or why it does not accept the text. */
  async message() {
    return (await this.#widget.locator('.quick-input-message').textContent()) ?? '';
  }
  async accept() {
    await this.#page.keyboard.press('Enter');
  }
  /** Fills the input with this placeholder and accepts it. */
  async answer(placeholder, text) {
    await this.opened(placeholder);
    await this.fill(text);
    await this.accept();
  }
  /** Labels of the rows that are shown. */
  async items() {
    await this.#rows.first().waitFor();
    return await this.#rows.locator('.label-name').allTextContents();
  }
  /** Labels, descriptions and details of the rows, each as one text. */
  async fullItems() {
    await this.#rows.first().waitFor();
    return await this.#rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }
  /** Picks the row whose label is exactly this. */
  async pick(label) {
    await this.#rowNamed(label).first().click();
  }
  /** Ticks or unticks a row of a pick of many. */
  async tick(label) {
    await this.#rowNamed(label).locator('input[type="checkbox"], .monaco-checkbox').first().click();
  }
  async cancel() {
    await this.#page.keyboard.press('Escape');
    await this.closed();
  }
}
