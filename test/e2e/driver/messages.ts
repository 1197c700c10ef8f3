/** What the editor says to the person: toasts with their buttons, and modal dialogs. */
import type { Locator, Page } from 'playwright-core';

/** A toast; it is looked up anew with each question, because the editor redraws it. */
export class Toast {
  readonly #page: Page;
  readonly #locator: Locator;

  constructor(page: Page, locator: Locator) {
    this.#page = page;
    this.#locator = locator;
  }

  async text(): Promise<string> {
    return (await this.#locator.locator('.notification-list-item-message').textContent()) ?? '';
  }

  async severity(): Promise<'error' | 'warning' | 'info'> {
    const icon = (await this.#locator.locator('.notification-list-item-icon').getAttribute('class')) ?? '';
    if (icon.includes('codicon-error')) return 'error';
    return icon.includes('codicon-warning') ? 'warning' : 'info';
  }

  async buttons(): Promise<readonly string[]> {
    return await this.#locator.locator('.notification-list-item-buttons-container a.monaco-button').allTextContents();
  }

  async press(button: string): Promise<void> {
    await this.#locator.locator('.notification-list-item-buttons-container').getByText(button, { exact: true }).click();
  }

  async close(): Promise<void> {
    await this.#locator.hover();
    await this.#locator.locator('.codicon-notifications-clear').click();
  }

  async gone(): Promise<void> {
    await this.#locator.waitFor({ state: 'detached' });
  }

  /** Gives the toast the keyboard, as F6 and Ctrl+K Ctrl+N would. */
  async focus(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+A');
    await this.#locator.focus();
  }
}

export class Messages {
  readonly #page: Page;
  readonly #toasts: Locator;
  readonly #dialog: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#toasts = page.locator('.notifications-toasts .notification-toast');
    this.#dialog = page.locator('.monaco-dialog-box');
  }

  /** Waits for a toast that says this. */
  async toast(text: string | RegExp, timeoutMs = 30_000): Promise<Toast> {
    const locator = this.#toasts.filter({ hasText: text }).first();
    await locator.waitFor({ timeout: timeoutMs });
    return new Toast(this.#page, locator);
  }

  /** Texts of the toasts that are shown now. */
  async toasts(): Promise<readonly string[]> {
    return await this.#toasts.locator('.notification-list-item-message').allTextContents();
  }

  /** Waits for a modal dialog and returns what it says. */
  async dialog(): Promise<{ readonly message: string; readonly detail: string; readonly buttons: readonly string[] }> {
    await this.#dialog.waitFor();
    const text = async (selector: string): Promise<string> => (await this.#dialog.locator(selector).allTextContents()).join('\n');
    return {
      message: await text('.dialog-message-text'),
      detail: await text('.dialog-message-detail'),
      buttons: await this.#dialog.locator('.dialog-buttons a.monaco-button').allTextContents(),
    };
  }

  /** Presses a button of the open dialog, and waits until it is gone. */
  async press(button: string): Promise<void> {
    await this.#dialog.locator('.dialog-buttons a.monaco-button').getByText(button, { exact: true }).click();
    await this.#dialog.waitFor({ state: 'detached' });
  }

  async cancelDialog(): Promise<void> {
    await this.#dialog.waitFor();
    await this.#page.keyboard.press('Escape');
    await this.#dialog.waitFor({ state: 'detached' });
  }
}
