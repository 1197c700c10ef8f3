/** One window of the editor: a browser page with a folder open, and everything that can be done in it. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { type SizeName, sizes, type ThemeName, themeClasses, themes } from './appearance.ts';
import { Companion, companionsIn } from './companion.ts';
import { Documents } from './documents.ts';
import type { EditorServer } from './editorServer.ts';
import { outputFolder } from './installation.ts';
import { Messages } from './messages.ts';
import { QuickInput } from './quickInput.ts';
import { RefactorPreview } from './refactorPreview.ts';
import { type Files, replaceFiles } from './scratch.ts';
import { TextEditor } from './textEditor.ts';
import { Workbench } from './views.ts';
import { webviewWith } from './webview.ts';

const readyMs = 60_000;

export class EditorWindow {
  readonly page: Page;
  readonly folder: string;
  readonly quick: QuickInput;
  readonly messages: Messages;
  readonly text: TextEditor;
  readonly preview: RefactorPreview;
  readonly workbench: Workbench;
  /** Errors that the page itself reported. */
  readonly pageErrors: string[] = [];
  readonly #server: EditorServer;
  readonly #context: BrowserContext;
  #companion: Companion | undefined;
  #documents: Documents | undefined;

  constructor(server: EditorServer, context: BrowserContext, page: Page, folder: string) {
    this.#server = server;
    this.#context = context;
    this.page = page;
    this.folder = folder;
    this.quick = new QuickInput(page);
    this.messages = new Messages(page);
    this.text = new TextEditor(page);
    this.preview = new RefactorPreview(page);
    this.workbench = new Workbench(page);
    page.on('pageerror', (error) => this.pageErrors.push(String(error.stack ?? error)));
  }

  /** Loads the window. With `settled: false` it does not wait for the folder's files, as when a dialog asks for trust first. */
  async load({ settled = true }: { readonly settled?: boolean } = {}): Promise<void> {
    const known = companionsIn(this.#server.companionsFolder);
    const kind = this.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
    await this.page.goto(`${this.#server.address}/?${kind}=${encodeURIComponent(this.folder)}`, { timeout: readyMs });
    await this.#becomeReady(known, settled);
  }

  /** Loads the window again, as “Developer: Reload Window” does: a new extension host, the same editors, the same unsaved text. */
  async reload(): Promise<void> {
    await this.backedUp();
    const known = companionsIn(this.#server.companionsFolder);
    await this.page.reload({ timeout: readyMs });
    await this.#becomeReady(known, true);
  }

  /** Closes what is open without saving it, and puts these files into the folder in place of all others. */
  async startOver(files: Files): Promise<void> {
    await this.inside.run(async (vscode) => {
      for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
        await vscode.window.showTextDocument(document, { preview: false });
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
      for (const command of ['action.closeAllEditors', 'action.closeQuickOpen', 'action.focusPanel', 'view.explorer'])
        await vscode.commands.executeCommand(`workbench.${command}`);
      await vscode.commands.executeCommand('notifications.clearAll');
    });
    await this.workbench.closePanel();
    if (replaceFiles(this.folder, files)) await this.documents.watching();
  }

  /** Waits until the editor keeps all unsaved text, a moment after it was typed; it asks a person who is quicker whether to leave. */
  async backedUp(): Promise<void> {
    const backups = join(this.#server.base, 'data/User/Backups');
    const deadline = Date.now() + readyMs;
    for (;;) {
      const unsaved = Object.values(await this.documents.buffers()).filter(({ dirty }) => dirty);
      const kept = filesBelow(backups);
      if (unsaved.every(({ text }) => kept.some((file) => file.endsWith(text)))) return;
      if (Date.now() > deadline) throw new Error('the editor has not backed up the unsaved text');
      await this.page.waitForTimeout(100);
    }
  }

  async #becomeReady(known: ReadonlySet<string>, settled: boolean): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: readyMs });
    if (settled) await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: readyMs });
    this.#companion = await Companion.appear(this.#server.companionsFolder, known);
    this.#documents = new Documents(this.#companion, this.folder);
  }

  /** The editor from inside: `inside.run((vscode) => …)`. */
  get inside(): Companion {
    if (this.#companion === undefined) throw new Error('the window is not loaded');
    return this.#companion;
  }

  get documents(): Documents {
    if (this.#documents === undefined) throw new Error('the window is not loaded');
    return this.#documents;
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.quick.command(title);
  }

  /** Changes a user setting; undefined takes it back to its default. */
  async setting(name: string, value: unknown): Promise<void> {
    await this.inside.run(
      async (vscode, asked) => await vscode.workspace.getConfiguration().update(asked.name, asked.value, vscode.ConfigurationTarget.Global),
      { name, value },
    );
  }

  async theme(name: ThemeName): Promise<void> {
    await this.setting('workbench.colorTheme', themes[name]);
    await this.page.locator(`.monaco-workbench.${themeClasses[name]}`).waitFor();
  }

  async size(name: SizeName): Promise<void> {
    await this.page.setViewportSize(sizes[name]);
  }

  /** The frame of the webview that shows this selector. */
  async webview(selector: string): Promise<Frame> {
    return await webviewWith(this.page, selector);
  }

  /** Saves what the window looks like, below `dist/e2e/` or another folder, and returns the path. */
  async screenshot(name: string, folder = outputFolder): Promise<string> {
    const path = join(folder, name.endsWith('.png') ? name : `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
}
