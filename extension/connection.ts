/**
 * The process of the language server, kept alive within reason. The client library is loaded only when the editor has time
 * for it, so everything here can be used before: requests wait, and handlers are registered when it is there.
 */
import { type CancellationToken, Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { Listeners } from './listeners.ts';

type NotificationHandler = (params: unknown) => void;
export type RequestHandler = (params: unknown, token: CancellationToken) => Promise<unknown>;

export class ServerConnection {
  /** Rejects when the library could not be loaded. Sending through it waits until the server runs. */
  readonly client: Promise<LanguageClient>;
  readonly #log: LogOutputChannel;
  readonly #notifications = new Map<string, NotificationHandler>();
  readonly #requests = new Map<string, RequestHandler>();
  readonly #runningListeners: Listeners<boolean>;
  #attached: LanguageClient | undefined;
  #running = false;
  #disposed = false;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#log = log;
    this.#runningListeners = new Listeners((failure) => log.error(String(failure)));
    // In a later turn: activation is over by then, and the window is not held up.
    this.client = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      const { createClient } = await import('./client.ts');
      const client = createClient(context, log);
      this.#attach(client);
      this.#start(client);
      return client;
    });
    this.client.catch((failure: unknown) => log.error(`The language client could not be loaded: ${String(failure)}`));
  }

  get running(): boolean {
    return this.#running;
  }

  /** One handler per method; the last one registered is called. */
  onNotification(method: string, handler: NotificationHandler): void {
    this.#notifications.set(method, handler);
    this.#attached?.onNotification(method, handler);
  }

  onRequest(method: string, handler: RequestHandler): Disposable {
    this.#requests.set(method, handler);
    const registered = this.#attached?.onRequest(method, handler);
    return new Disposable(() => {
      if (this.#requests.get(method) === handler) this.#requests.delete(method);
      registered?.dispose();
    });
  }

  onRunning(listener: (running: boolean) => void): Disposable {
    const remove = this.#runningListeners.add(listener);
    if (this.#running) listener(true);
    return new Disposable(remove);
  }

  /** Starts the server anew, whether it runs or not. */
  async restart(): Promise<void> {
    const client = await this.client;
    if (client.isRunning()) await client.restart();
    else await client.start();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#attached?.dispose();
  }

  #attach(client: LanguageClient): void {
    this.#attached = client;
    for (const [method, handler] of this.#notifications) client.onNotification(method, handler);
    for (const [method, handler] of this.#requests) client.onRequest(method, handler);
    client.onDidChangeState(() => {
      const running = client.isRunning();
      if (running === this.#running) return;
      this.#running = running;
      this.#runningListeners.tell(running);
    });
  }

  #start(client: LanguageClient): void {
    if (this.#disposed) return;
    client.start().catch((failure: unknown) => this.#log.error(`The Swarm server did not start: ${String(failure)}`));
  }
}
