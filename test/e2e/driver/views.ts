/** What stands around the text: activity bar, tree views, status bar, panels. */
import type { Locator, Page } from 'playwright-core';

/** A tree or another view in the side bar or the panel, by the name in its header. */
export class View {
  readonly #pane: Locator;

  constructor(page: Page, name: string) {
    this.#pane = page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${name}"]`) });
  }

  async opened(): Promise<void> {
    await this.#pane.waitFor();
  }

  get locator(): Locator {
    return this.#pane;
  }

  async unfold(): Promise<void> {
    const header = this.#pane.locator('.pane-header').first();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  async rows(): Promise<readonly { readonly text: string; readonly level: number }[]> {
    return await this.#pane
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => ({ text: (row.textContent ?? '').trim(), level: Number(row.getAttribute('aria-level')) })));
  }

  row(text: string | RegExp): Locator {
    return this.#pane.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
  }

  /** Presses an inline action of a row. */
  async rowAction(text: string | RegExp, action: string): Promise<void> {
    await this.row(text).hover();
    await this.row(text).getByRole('button', { name: action }).click();
  }

  /** Presses an action in the view's header. */
  async action(name: string): Promise<void> {
    await this.#pane.locator('.pane-header').first().hover();
    await this.#pane.locator('.pane-header').first().getByRole('button', { name }).click();
  }

  /** What an empty view says, with its buttons. */
  async welcome(): Promise<string> {
    return (await this.#pane.locator('.welcome-view-content').allInnerTexts()).join('\n');
  }
}

export class Workbench {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens a container of the activity bar: “Explorer”, “Swarm”. */
  async openContainer(name: string): Promise<void> {
    const item = this.#page.locator(`.activitybar li.action-item:has(a.action-label[aria-label^="${name}"])`).first();
    await item.waitFor();
    if ((await item.getAttribute('aria-selected')) !== 'true' && !/\bchecked\b/.test((await item.getAttribute('class')) ?? ''))
      await item.click();
    await this.#page.mouse.move(0, 0); // or its tooltip covers what is beside it
  }

  view(name: string): View {
    return new View(this.#page, name);
  }

  /** Items of the status bar, as they are read. */
  async statusItems(): Promise<readonly string[]> {
    const items = this.#page.locator('.statusbar-item:visible');
    return (await items.evaluateAll((all) => all.map((item) => (item.textContent ?? '').trim()))).filter((text) => text !== '');
  }

  statusItem(text: string | RegExp): Locator {
    return this.#page.locator('.statusbar-item:visible').filter({ hasText: text }).first();
  }

  /** Name of the channel that the panel “Output” shows. */
  async outputChannel(): Promise<string> {
    return await this.#page
      .locator('.part.panel select')
      .evaluateAll((selects: HTMLSelectElement[]) => selects[0]?.selectedOptions[0]?.text ?? '');
  }

  /** Closes the open panel, so that the next one has its usual height. */
  async closePanel(): Promise<void> {
    const panel = this.#page.locator('.part.panel');
    const restore = panel.getByRole('button', { name: 'Restore Panel' }).first();
    await panel.getByRole('button', { name: 'Hide Panel' }).first().waitFor();
    if (await restore.isVisible()) await restore.click();
    await panel.getByRole('button', { name: 'Hide Panel' }).first().click();
    await panel.waitFor({ state: 'hidden' });
  }

  async closeSideBar(): Promise<void> {
    if (await this.#page.locator('.part.sidebar').isVisible()) await this.#page.keyboard.press('Control+B');
  }
}
