/** A whole editor: its server, a browser, and the windows opened in it. Dispose of it at the end. */
import { type Browser, chromium } from 'playwright-core';
import { sizes } from './appearance.ts';
import { EditorServer, type EditorServerOptions } from './editorServer.ts';
import { EditorWindow } from './editorWindow.ts';
import { findChromium } from './installation.ts';

/** How long the driver waits for what should appear, unless told otherwise. */
const patienceMs = 30_000;

export class Editor {
  readonly server: EditorServer;
  readonly #browser: Browser;
  readonly #windows: EditorWindow[] = [];

  private constructor(server: EditorServer, browser: Browser) {
    this.server = server;
    this.#browser = browser;
  }

  static async start(options: EditorServerOptions = {}): Promise<Editor> {
    const executablePath = findChromium();
    if (executablePath === undefined)
      throw new Error('Chromium is not installed: "apt-get install chromium", or name one in SWARM_CHROMIUM');
    const server = await EditorServer.start(options);
    try {
      const browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
      });
      return new Editor(server, browser);
    } catch (failure) {
      await server.dispose();
      throw failure;
    }
  }

  get windows(): readonly EditorWindow[] {
    return this.#windows;
  }

  /** Opens a folder, or a `.code-workspace` file, in a window of its own. Several windows may have the same one. */
  async open(folder: string, options: { readonly settled?: boolean } = {}): Promise<EditorWindow> {
    const { host } = new URL(this.server.address);
    const context = await this.#browser.newContext({ viewport: sizes.usual, bypassCSP: true, reducedMotion: 'reduce', locale: 'en-GB' });
    context.setDefaultTimeout(patienceMs);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: this.server.address });
    // Nothing of the outside is reachable, and nobody waits for it. The editor's pages ask for their own by a made-up host.
    await context.route(
      (url) => url.host !== host && /^https?:$/.test(url.protocol) && !url.host.endsWith('.vscode-resource.vscode-cdn.net'),
      (route) => route.abort(),
    );
    const window = new EditorWindow(this.server, context, await context.newPage(), folder);
    this.#windows.push(window);
    await window.load(options);
    return window;
  }

  /** Closes the windows but those that are `kept`; the server and the browser stay for the next. */
  async closeWindows(kept: readonly EditorWindow[] = []): Promise<void> {
    const all = this.#windows.splice(0);
    this.#windows.push(...all.filter((window) => kept.includes(window)));
    for (const window of all) if (!kept.includes(window)) await window.close();
  }

  async dispose(): Promise<void> {
    try {
      await this.#browser.close();
    } finally {
      await this.server.dispose();
    }
  }
}
