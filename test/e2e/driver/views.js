/** A tree or another view in the side bar or the panel, by the name in its header. */
export class View {
  #pane;
  constructor(page, name) {
    this.#pane = page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${name}"]`) });
  }
  async opened() {
    await this.#pane.waitFor();
  }
  get locator() {
    return this.#pane;
  }
  async unfold() {
    const header = this.#pane.locator('.pane-header').first();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }
  async rows() {
    return await this.#pane
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => ({ text: (row.textContent ?? '').trim(), level: Number(row.getAttribute('aria-level')) })));
  }
  row(text) {
    return this.#pane.locator('.monaco-list-row').filter({ hasText: text }).first();
  }
  async expand(text) {
    const row = this.row(text);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
  }
  /** Presses an inline action of a row. */
  async rowAction(text, action) {
    await this.row(text).hover();
    await this.row(text).getByRole('button', { name: action }).click();
  }
  /** Presses an action in the view's header. */
  async action(name) {
    await this.#pane.locator('.pane-header').first().hover();
    await this.#pane.locator('.pane-header').first().getByRole('button', { name }).click();
  }
  /** What an empty view says, with its buttons. */
  async welcome() {
    return (await this.#pane.locator('.welcome-view-content').allInnerTexts()).join('\n');
  }
}
export class Workbench {
  #page;
  constructor(page) {
    this.#page = page;
  }
  /** Opens a container of the activity bar: “Explorer”, “Swarm”. */
  async openContainer(name) {
    const item = this.#page.locator(`.activitybar li.action-item:has(a.action-label[aria-label^="${name}"])`).first();
    await item.waitFor();
    if ((await item.getAttribute('aria-selected')) !== 'true' && !/\bchecked\b/.test((await item.getAttribute('class')) ?? ''))
      await item.click();
  }
  view(name) {
    return new View(this.#page, name);
  }
  /** Items of the status bar, as they are read. */
  async statusItems() {
    const items = this.#page.locator('.statusbar-item:visible');
    return (await items.evaluateAll((all) => all.map((item) => (item.textContent ?? '').trim()))).filter((text) => text !== '');
  }
  statusItem(text) {
    return this.#page.locator('.statusbar-item:visible').filter({ hasText: text }).first();
  }
  async closeSideBar() {
    if (await this.#page.locator('.part.sidebar').isVisible()) await this.#page.keyboard.press('Control+B');
  }
}
