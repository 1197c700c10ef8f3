/** The extension's end of the line to one page: it answers what the page asks, and tells the page what happens. */
import type { Disposable, LogOutputChannel, Webview } from 'vscode';
import { swarmError } from '../../server/protocol/errors.ts';
import type { NotificationKind, RequestKind } from '../../server/protocol/messages.ts';
import { type ToPage, toExtensionIn } from '../../server/protocol/pages/envelope.ts';
import { pageReady } from '../../server/protocol/pages/page.ts';
import { ServerRefusal } from '../server.ts';

type Handler = (params: never, signal: AbortSignal) => unknown;

/** What a page may ask and say. What is not here is refused, and never reaches the server. */
export class PageAnswers {
  readonly requests = new Map<string, Handler>();
  readonly notices = new Map<string, (params: unknown) => void>();

  answer<Params, Result>(
    kind: RequestKind<Params, Result>,
    handler: (params: Params, signal: AbortSignal) => Result | Promise<Result>,
  ): this {
    this.requests.set(kind.method, handler as Handler);
    return this;
  }

  /** `isValid` looks at what the page sent; what does not pass is dropped. */
  listen<Params>(kind: NotificationKind<Params>, isValid: (params: unknown) => params is Params, listener: (params: Params) => void): this {
    this.notices.set(kind.method, (params) => {
      if (isValid(params)) listener(params);
    });
    return this;
  }
}

/** What is kept for a page that is not ready yet. */
const heldMax = 16;

export class PageLink implements Disposable {
  readonly #webview: Webview;
  readonly #answers: PageAnswers;
  readonly #log: LogOutputChannel;
  readonly #underway = new Map<number, AbortController>();
  readonly #listening: Disposable;
  #held: ToPage[] | undefined = [];

  constructor(webview: Webview, answers: PageAnswers, log: LogOutputChannel) {
    this.#webview = webview;
    this.#answers = answers;
    this.#log = log;
    this.#listening = webview.onDidReceiveMessage((data: unknown) => this.#received(data));
  }

  /** Held until the page listens. */
  notify<Params>(kind: NotificationKind<Params>, params: Params): void {
    const message: ToPage = { kind: 'notice', method: kind.method, params };
    if (this.#held === undefined) this.#post(message);
    else if (this.#held.length < heldMax) this.#held.push(message);
  }

  /** The page was hidden and is gone with it: what it is told from now on is held until it starts anew. */
  pageGone(): void {
    this.#held ??= [];
  }

  get isReady(): boolean {
    return this.#held === undefined;
  }

  dispose(): void {
    this.#listening.dispose();
    for (const controller of this.#underway.values()) controller.abort();
    this.#underway.clear();
  }

  #received(data: unknown): void {
    const message = toExtensionIn(data);
    if (message === undefined) return;
    switch (message.kind) {
      case 'request':
        void this.#answer(message.id, message.method, message.params);
        return;
      case 'cancel':
        this.#underway.get(message.id)?.abort();
        return;
      case 'notice':
        if (message.method === pageReady.method) this.#opened();
        else this.#answers.notices.get(message.method)?.(message.params);
        return;
    }
  }

  /** Also after the page was hidden and shown again, when it starts anew. */
  #opened(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) this.#post(message);
  }

  async #answer(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    this.#underway.set(id, controller);
    try {
      const handler = this.#answers.requests.get(method);
      if (handler === undefined) throw new ServerRefusal(swarmError('usage', `A page may not ask for ${method}.`));
      this.#post({ kind: 'answer', id, result: await handler(params as never, controller.signal) });
    } catch (failure) {
      const error = failure instanceof ServerRefusal ? failure.error : swarmError('internal', String(failure));
      if (error.code === 'internal') this.#log.warn(`${method}: ${error.message}`);
      this.#post({ kind: 'refusal', id, error });
    } finally {
      this.#underway.delete(id);
    }
  }

  #post(message: ToPage): void {
    this.#webview.postMessage(message).then(undefined, (failure: unknown) => this.#log.debug(`A page is gone: ${String(failure)}`));
  }
}
