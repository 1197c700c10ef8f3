/** A toast; it is looked up anew with each question, because the editor redraws it. */
export class Toast {
  #page;
  #locator;
  constructor(page, locator) {
    this.#page = page;
    this.#locator = locator;
  }
  async text() {
    return (await this.#locator.locator('.notification-list-item-message').textContent()) ?? '';
  }
  async severity() {
    const icon = (await this.#locator.locator('.notification-list-item-icon').getAttribute('class')) ?? '';
    if (icon.includes('codicon-error')) return 'error';
    return icon.includes('codicon-warning') ? 'warning' : 'info';
  }
  async buttons() {
    return await this.#locator.locator('.notification-list-item-buttons-container a.monaco-button').allTextContents();
  }
  async press(button) {
    await this.#locator.locator('.notification-list-item-buttons-container').getByText(button, { exact: true }).click();
  }
  async close() {
    await this.#locator.hover();
    await this.#locator.locator('.codicon-notifications-clear').click();
  }
  async gone() {
    await this.#locator.waitFor({ state: 'detached' });
  }
  /** Gives the toast the keyboard, as F6 and Ctrl+K Ctrl+N would. */
  async focus() {
    await this.#page.keyboard.press('Control+Shift+A');
    await this.#locator.focus();
  }
}
export class Messages {
  #page;
  #toasts;
  #dialog;
  constructor(page) {
    this.#page = page;
    this.#toasts = page.locator('.notifications-toasts .notification-toast');
    this.#dialog = page.locator('.monaco-dialog-box');
  }
  /** Waits for a toast that says this. */
  async toast(text, timeoutMs = 30000) {
    const locator = this.#toasts.filter({ hasText: text }).first();
    await locator.waitFor({ timeout: timeoutMs });
    return new Toast(this.#page, locator);
  }
  /** Texts of the toasts that are shown now. */
  async toasts() {
    return await this.#toasts.locator('.notification-list-item-message').allTextContents();
  }
  /** Waits for a modal dialog and returns what it says. */
  async dialog() {
    await this.#dialog.waitFor();
    const text = async (selector) => (await this.#dialog.locator(selector).allTextContents()).join('\n');
    return {
      message: await text('.dialog-message-text'),
      detail: await text('.dialog-message-detail'),
      buttons: await this.#dialog.locator('.dialog-buttons a.monaco-button').allTextContents(),
    };
  }
  /** Presses a button of the open dialog, and waits until it is gone. */
  async press(button) {
    await this.#dialog.locator('.dialog-buttons a.monaco-button').getByText(button, { exact: true }).click();
    await this.#dialog.waitFor({ state: 'detached' });
  }
  async cancelDialog() {
    await this.#dialog.waitFor();
    await this.#page.keyboard.press('Escape');
    await this.#dialog.waitFor({ state: 'detached' });
  }
}
