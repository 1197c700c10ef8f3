/**
 * A view of the editor that shows one of our pages. The page lives while it is seen: hidden, it goes away, and starts again
 * from what it kept. Whoever shows the view registers what the page may ask.
 */
import { randomBytes } from 'node:crypto';
import { commands, Disposable, env, l10n, Uri, type WebviewView, type WebviewViewProvider, window, workspace } from 'vscode';
import { content, type NotificationKind } from '../../server/protocol/messages.ts';
import { type FolderChoice, foldersChanged, isOpenDiff, isOpenPlace, openDiff, openPlace } from '../../server/protocol/pages/page.ts';
import type { Editor } from '../feature.ts';
import { showDiff, showPlace } from './jumps.ts';
import { PageAnswers, PageLink } from './pageLink.ts';
import { pageMarkup } from './pageMarkup.ts';

export interface PageOptions {
  readonly viewId: string; // "swarm.timeline"
  readonly name: string; // of its folder in webview/
  readonly title: string;
  /** The page's texts in English; each is looked up in the person's language. */
  readonly strings: Readonly<Record<string, string>>;
}

export class PageView implements WebviewViewProvider, Disposable {
  readonly answers = new PageAnswers();
  readonly #editor: Editor;
  readonly #options: PageOptions;
  readonly #subscriptions: Disposable[] = [];
  #view: WebviewView | undefined;
  #link: PageLink | undefined;
  /** What a page is to be told that is not there yet: the newest of a kind. */
  readonly #pending = new Map<string, () => void>();

  constructor(editor: Editor, options: PageOptions) {
    this.#editor = editor;
    this.#options = options;
    this.answers
      .listen(openPlace, isOpenPlace, (params) => this.#jump(showPlace(params)))
      .listen(openDiff, isOpenDiff, (params) => this.#jump(showDiff(params)))
      .answer(content, (params, signal) => editor.server.request(content, params, signal));
    this.#subscriptions.push(
      window.registerWebviewViewProvider(options.viewId, this, { webviewOptions: { retainContextWhenHidden: false } }),
      workspace.onDidChangeWorkspaceFolders(() => this.notify(foldersChanged, { folders: folderChoices() })),
    );
  }

  resolveWebviewView(view: WebviewView): void {
    const { webview } = view;
    const root = Uri.joinPath(this.#editor.context.extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    const link = new PageLink(webview, this.answers, this.#editor.log);
    this.#view = view;
    this.#link = link;
    view.onDidChangeVisibility(() => {
      if (!view.visible) link.pageGone();
    });
    view.onDidDispose(() => {
      link.dispose();
      if (this.#link === link) this.#link = this.#view = undefined;
    });
    const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(root, file)).toString();
    const { title, name, strings } = this.#options;
    const start = { strings: translated(strings), folders: folderChoices(), locale: env.language };
    webview.html = pageMarkup(title, start, {
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      script: address(`${name}.js`),
      styles: [address('codicon.css'), address(`${name}.css`)],
    });
    for (const tell of this.#pending.values()) tell();
    this.#pending.clear();
  }

  /** Tells the page what happens; one that is not there hears nothing, and asks when it comes back. */
  notify<Params>(kind: NotificationKind<Params>, params: Params): void {
    if (this.#link?.isReady) this.#link.notify(kind, params);
  }

  /** Brings the view to the front and tells its page, once it is there. */
  async show<Params>(kind: NotificationKind<Params>, params: Params): Promise<void> {
    if (this.#link) this.#link.notify(kind, params);
    else this.#pending.set(kind.method, () => this.#link?.notify(kind, params));
    if (this.#view) this.#view.show(false);
    else await commands.executeCommand(`${this.#options.viewId}.focus`);
  }

  dispose(): void {
    Disposable.from(...this.#subscriptions).dispose();
    this.#link?.dispose();
  }

  #jump(done: Promise<unknown>): void {
    done.catch((failure: unknown) => {
      this.#editor.log.warn(String(failure));
      void window.showWarningMessage(l10n.t('That cannot be opened: the file may be gone.'));
    });
  }
}

function translated(strings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(strings).map(([key, english]) => [key, l10n.t(english)]));
}

function folderChoices(): readonly FolderChoice[] {
  return (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri, name }) => ({ uri: uri.toString(), name }));
}
