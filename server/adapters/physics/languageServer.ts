/**
 * A client of any language server that speaks the protocol over its standard streams: requests with a bound, and what the
 * server says by itself. It knows nothing of files or questions.
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
import { removeAsideFolder } from './asideFolder.ts';
import { answerServer, clientCapabilities } from './clientAnswers.ts';
import type { PhysicsBounds, ServerCommand } from './physicsOptions.ts';
import type { Loading, ServerSettings } from './profiles/serverProfile.ts';
import { ProjectLoading } from './projectLoading.ts';
import { PublishedDiagnostics } from './publishedDiagnostics.ts';
import { ServerAbilities } from './serverAbilities.ts';
import { cancelled, ServerFailure } from './serverFailure.ts';
import { ServerProcess } from './serverProcess.ts';

export interface ServerStart {
  readonly command: ServerCommand;
  readonly root: string; // absolute real path
  readonly aside: string; // a folder of the server's own, removed with it
  readonly settings: ServerSettings;
  readonly loading: Loading;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly bounds: PhysicsBounds;
}

const REFUSED_BECAUSE_BUSY: ReadonlySet<unknown> = new Set([-32802, -32801]); // ServerCancelled, ContentModified
const BUSY_RETRIES_MAX = 4;

export class LanguageServer {
  readonly #start: ServerStart;
  readonly #process: ServerProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Set<(failure: ServerFailure) => void>();
  readonly abilities = new ServerAbilities();
  readonly published = new PublishedDiagnostics();
  readonly loading: ProjectLoading;
  #failure: ServerFailure | undefined;
  #ended: Promise<void> | undefined;

  /** A server ended by force cannot tidy up, so whatever it puts aside goes into a folder that is removed with it. */
  private constructor(start: ServerStart) {
    this.#start = start;
    const { command, clock, bounds, settings, aside } = start;
    this.loading = new ProjectLoading(start.loading, command.name, clock, bounds);
    const environment = { ...start.environment, ...settings.environment, TMPDIR: aside, TMP: aside, TEMP: aside };
    const place = { cwd: settings.startsIn === 'root' ? start.root : aside, environment };
    const whole = { ...command, args: [...command.args, ...(settings.args ?? [])] };
    this.#process = new ServerProcess(whole, place, clock, bounds.outputBytesMax, (failure) => this.#fail(failure));
    this.#connection = createMessageConnection(new StreamMessageReader(this.#process.stdout), new StreamMessageWriter(this.#process.stdin));
    this.#listen();
  }

  static async start(start: ServerStart, signal: AbortSignal): Promise<LanguageServer> {
    let server: LanguageServer;
    try {
      server = new LanguageServer(start);
    } catch (error) {
      await removeAsideFolder(start.aside);
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

  get name(): string {
    return this.#start.command.name;
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
    this.loading.heard(method, params);
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
    const { settings, command, clock } = this.#start;
    const ground = { folder: this.#folder(), configuration: settings.configuration, abilities: this.abilities };
    this.#connection.onRequest((method: string, params: unknown) => answerServer(method, params, ground));
    this.#connection.onNotification((method: string, params: unknown) => this.loading.heard(method, params));
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: unknown) =>
      this.published.heard(params, clock.monotonicMs()),
    );
    this.#connection.onUnhandledProgress((params: unknown) => this.loading.heard('$/progress', params));
    this.#connection.onError(([error]) =>
      this.#fail(new ServerFailure('garbled', `${command.name} wrote something unreadable: ${error.message}`)),
    );
    this.#connection.onClose(() => this.#fail(new ServerFailure('crashed', `${command.name} closed its output`)));
    this.#connection.listen();
  }

  async #initialize(signal: AbortSignal): Promise<void> {
    const { bounds, root, settings } = this.#start;
    const params = {
      processId: process.pid, // a server watches this and leaves when Swarm is gone
      clientInfo: { name: 'swarm' },
      rootPath: root,
      rootUri: this.#folder().uri,
      workspaceFolders: [this.#folder()],
      initializationOptions: settings.initializationOptions,
      capabilities: clientCapabilities,
    };
    const answer = await this.request<unknown>('initialize', params, signal, bounds.startMs);
    const unfit = this.abilities.state(answer);
    if (unfit !== undefined) throw new ServerFailure('unfit', `${this.name} cannot be asked: ${unfit}`);
    this.notify('initialized', {});
    const configured = settings.configuration('');
    if (configured !== undefined && configured !== null) this.notify('workspace/didChangeConfiguration', { settings: configured });
  }

  #folder(): { readonly uri: string; readonly name: string } {
    return { uri: URI.file(this.#start.root).toString(), name: 'workspace' };
  }

  #fail(failure: ServerFailure): void {
    if (this.#failure !== undefined || this.#ended !== undefined) return;
    this.#failure = failure;
    this.loading.end(); // the request that follows says what is wrong
    for (const failWith of [...this.#waiting]) failWith(failure);
    void this.dispose();
  }

  async #end(): Promise<void> {
    this.loading.end();
    const failure = this.#failure ?? new ServerFailure('disposed', 'physics was disposed of');
    for (const failWith of [...this.#waiting]) failWith(failure);
    if (this.#failure === undefined) {
      // Without waiting for the answer: a server that does not read it is ended all the same.
      this.#connection.sendRequest('shutdown').catch(() => undefined);
      this.#connection.sendNotification('exit').catch(() => undefined);
    }
    await this.#process.end(this.#failure === undefined);
    this.#connection.dispose();
    await removeAsideFolder(this.#start.aside);
  }
}
