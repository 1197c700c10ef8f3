/**
 * A client of any language server that speaks the protocol over its standard streams and answers diagnostics on request.
 * Diagnostics are always asked for, never awaited: a request is answered after the changes sent before it, so an answer
 * belongs to exactly the texts the server had been given, which a published list does not promise for dependents.
 */
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import type { Clock } from '../../base/clock.ts';
import { makeAsideFolder, removeAsideFolder } from './asideFolder.ts';
import type { PhysicsBounds, ServerCommand } from './physicsOptions.ts';
import { cancelled, orCancelled, ServerFailure } from './serverFailure.ts';
import { ServerProcess } from './serverProcess.ts';

export interface ServerStart {
  readonly command: ServerCommand;
  readonly root: string; // absolute real path
  readonly environment: Readonly<Record<string, string>>;
  readonly temporaryFolder: string;
  readonly initializationOptions: unknown;
  /** The answer to `workspace/configuration` for one section. */
  readonly configuration: (section: string) => unknown;
  readonly knowsFiles: ((message: string) => boolean) | undefined;
  readonly clock: Clock;
  readonly bounds: PhysicsBounds;
}

const REFUSED_BECAUSE_BUSY: ReadonlySet<unknown> = new Set([-32802, -32801]); // ServerCancelled, ContentModified
const BUSY_RETRIES_MAX = 4;

export class LanguageServer {
  readonly #start: ServerStart;
  readonly #temporaryFolder: string;
  readonly #process: ServerProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Set<(failure: ServerFailure) => void>();
  #tellFilesKnown: () => void = () => undefined;
  readonly #filesKnown = new Promise<void>((resolve) => {
    this.#tellFilesKnown = resolve;
  });
  #failure: ServerFailure | undefined;
  #ended: Promise<void> | undefined;

  /** A server ended by force cannot tidy up, so whatever it puts aside goes into a folder that is removed with it. */
  private constructor(start: ServerStart, temporaryFolder: string) {
    this.#start = start;
    this.#temporaryFolder = temporaryFolder;
    const aside = { TMPDIR: this.#temporaryFolder, TMP: this.#temporaryFolder, TEMP: this.#temporaryFolder };
    const place = { cwd: this.#temporaryFolder, environment: { ...start.environment, ...aside } };
    this.#process = new ServerProcess(start.command, place, start.clock, start.bounds.outputBytesMax, (failure) => this.#fail(failure));
    this.#connection = createMessageConnection(new StreamMessageReader(this.#process.stdout), new StreamMessageWriter(this.#process.stdin));
    this.#listen();
  }

  static async start(start: ServerStart, signal: AbortSignal): Promise<LanguageServer> {
    let server: LanguageServer;
    let temporaryFolder: string | undefined;
    try {
      temporaryFolder = await makeAsideFolder(start.temporaryFolder, 'server');
      server = new LanguageServer(start, temporaryFolder);
    } catch (error) {
      if (temporaryFolder !== undefined) await removeAsideFolder(temporaryFolder);
      throw new ServerFailure('missing', `${start.command.name} could not be started: ${String(error)}`);
    }
    try {
      await server.#initialize(signal);
      return server;
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  get failure(): ServerFailure | undefined {
    return this.#failure;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  memoryBytes(): number {
    return this.#process.memoryBytes();
  }

  beginQuestion(): void {
    this.#process.resetOutput();
  }

  notify(method: string, params: unknown): void {
    if (this.#failure !== undefined || this.#ended !== undefined) return; // the next request says so
    this.#connection.sendNotification(method, params).catch(() => undefined); // a broken pipe is reported by the exit
  }

  /** Asks and waits, at most `timeoutMs`. Rejects with a ServerFailure, and with nothing else. */
  async request<Answer>(method: string, params: unknown, signal: AbortSignal, timeoutMs = this.#start.bounds.requestMs): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#requestOnce<Answer>(method, params, signal, timeoutMs);
      } catch (error) {
        if (error instanceof ServerFailure) throw error;
        const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
        const text = error instanceof Error ? error.message : String(error);
        if (!REFUSED_BECAUSE_BUSY.has(code) || attempt >= BUSY_RETRIES_MAX) {
          throw new ServerFailure('refused', `${this.#start.command.name} refused ${method}: ${text.slice(0, 300)}`);
        }
      }
    }
  }

  /** Waits until the server knows the project's files, but not for ever: what was opened it knows in any case. */
  async filesKnown(signal: AbortSignal): Promise<void> {
    if (this.#start.knowsFiles === undefined) return;
    await new Promise<void>((resolve, reject) => {
      const patience = this.#start.clock.after(this.#start.bounds.startMs, resolve);
      orCancelled(this.#filesKnown, signal)
        .then(resolve, reject)
        .finally(() => patience.dispose());
    });
  }

  dispose(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  #requestOnce<Answer>(method: string, params: unknown, signal: AbortSignal, timeoutMs: number): Promise<Answer> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#ended !== undefined) return Promise.reject(new ServerFailure('disposed', 'physics was disposed of'));
    if (signal.aborted) return Promise.reject(cancelled());
    const token = new CancellationTokenSource();
    return new Promise<Answer>((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#waiting.delete(failWith);
        patience.dispose();
        signal.removeEventListener('abort', stop);
        token.dispose();
        act();
      };
      const failWith = (failure: ServerFailure) => settle(() => reject(failure));
      const stop = () => {
        token.cancel();
        failWith(cancelled());
      };
      const patience = this.#start.clock.after(timeoutMs, () => {
        this.#fail(new ServerFailure('hung', `${this.#start.command.name} did not answer ${method} within ${timeoutMs} ms`));
      });
      this.#waiting.add(failWith);
      signal.addEventListener('abort', stop, { once: true });
      this.#connection.sendRequest<Answer>(method, params, token.token).then(
        (answer) => settle(() => resolve(answer)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }

  #listen(): void {
    const { configuration, command } = this.#start;
    this.#connection.onRequest((method: string, params: unknown) => {
      if (method === 'workspace/configuration') return itemsOf(params).map((item) => configuration(item));
      if (method === 'workspace/workspaceFolders') return [this.#folder()];
      return null; // everything else a server may ask of a client is agreed to without effect
    });
    this.#connection.onNotification((method: string, params: unknown) => {
      if (method === 'window/logMessage' && this.#start.knowsFiles?.(messageOf(params)) === true) this.#tellFilesKnown();
    });
    this.#connection.onError(([error]) =>
      this.#fail(new ServerFailure('garbled', `${command.name} wrote something unreadable: ${error.message}`)),
    );
    this.#connection.onClose(() => this.#fail(new ServerFailure('crashed', `${command.name} closed its output`)));
    this.#connection.listen();
  }

  async #initialize(signal: AbortSignal): Promise<void> {
    const { bounds, root, initializationOptions } = this.#start;
    const params = {
      processId: process.pid, // a server watches this and leaves when Swarm is gone
      clientInfo: { name: 'swarm' },
      rootPath: root,
      rootUri: this.#folder().uri,
      workspaceFolders: [this.#folder()],
      initializationOptions,
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: {
          workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: { synchronization: {}, references: {}, definition: {}, rename: {}, diagnostic: { dynamicRegistration: true } },
      },
    };
    await this.request<unknown>('initialize', params, signal, bounds.startMs);
    this.notify('initialized', {});
  }

  #folder(): { readonly uri: string; readonly name: string } {
    return { uri: URI.file(this.#start.root).toString(), name: 'workspace' };
  }

  #fail(failure: ServerFailure): void {
    if (this.#failure !== undefined || this.#ended !== undefined) return;
    this.#failure = failure;
    this.#tellFilesKnown(); // the request that follows says what is wrong
    for (const failWith of [...this.#waiting]) failWith(failure);
    void this.dispose();
  }

  async #end(): Promise<void> {
    const failure = this.#failure ?? new ServerFailure('disposed', 'physics was disposed of');
    for (const failWith of [...this.#waiting]) failWith(failure);
    if (this.#failure === undefined) {
      // Without waiting for the answer: a server that does not read it is ended all the same.
      this.#connection.sendRequest('shutdown').catch(() => undefined);
      this.#connection.sendNotification('exit').catch(() => undefined);
    }
    await this.#process.end(this.#failure === undefined);
    this.#connection.dispose();
    await removeAsideFolder(this.#temporaryFolder);
  }
}

function itemsOf(params: unknown): string[] {
  if (typeof params !== 'object' || params === null || !('items' in params) || !Array.isArray(params.items)) return [];
  return params.items.map((item: unknown) => {
    const section = typeof item === 'object' && item !== null && 'section' in item ? item.section : undefined;
    return typeof section === 'string' ? section : '';
  });
}

function messageOf(params: unknown): string {
  const message = typeof params === 'object' && params !== null && 'message' in params ? params.message : undefined;
  return typeof message === 'string' ? message : '';
}
