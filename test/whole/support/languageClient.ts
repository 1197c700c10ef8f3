/**
 * A language client without an editor, written from docs/lsp.md alone: it knows the names of messages and the bytes on the
 * pipe, and shares no code with the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot, type Shell } from './shell.ts';

export interface Report {
  readonly missionId: string;
  readonly outcome: string;
  readonly summary: string;
  readonly error?: { readonly code: string; readonly hint: string };
  readonly changedPaths: readonly string[];
  readonly patch: string;
  readonly candidates: readonly { readonly at?: { readonly path: string; readonly line: number; readonly column: number } }[];
}

export class RequestRefused extends Error {
  readonly code: number;
  readonly data: { readonly code?: string; readonly message?: string; readonly hint?: string } | undefined;

  constructor(error: { readonly code: number; readonly message: string; readonly data?: object }) {
    super(error.message);
    this.code = error.code;
    this.data = error.data;
  }
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (failure: Error) => void;
}

export interface ClientOptions {
  readonly swarm?: object; // abilities
  readonly env?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[]; // paths
  readonly processId?: number | null;
}

export class LanguageClient {
  readonly child: ChildProcess;
  readonly rootUri: string;
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** What the client answers the server's requests with. */
  readonly answers = new Map<string, (params: never) => unknown>();
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stderr = '';
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  #buffer = Buffer.alloc(0);
  #lastId = 0;

  private constructor(shell: Shell, options: ClientOptions) {
    this.rootUri = pathToFileURL(options.folders?.[0] ?? shell.workspace).href;
    this.child = spawn(process.execPath, [join(projectRoot, 'dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, SWARM_STATE_DIR: shell.state, ...options.env },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.child.stderr?.on('data', (chunk) => (this.stderr += chunk));
    this.child.stdin?.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`the server ended: ${code ?? signal} ${this.stderr}`));
        this.#waiting.clear();
        resolve({ code, signal });
      });
    });
  }

  static async start(shell: Shell, options: ClientOptions = {}): Promise<LanguageClient> {
    const client = new LanguageClient(shell, options);
    const folders = options.folders ?? [shell.workspace];
    await client.request('initialize', {
      processId: options.processId === undefined ? process.pid : options.processId,
      rootUri: client.rootUri,
      workspaceFolders: folders.map((path) => ({ uri: pathToFileURL(path).href, name: path })),
      capabilities: { workspace: { applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } } },
      initializationOptions: { swarm: options.swarm ?? {} },
    });
    client.notify('initialized', {});
    return client;
  }

  /** A server that was told nothing yet. */
  static bare(shell: Shell, options: ClientOptions = {}): LanguageClient {
    return new LanguageClient(shell, options);
  }

  request<T>(method: string, params: unknown = {}): Promise<T> {
    return this.cancellable<T>(method, params).answer;
  }

  cancellable<T>(method: string, params: unknown): { readonly answer: Promise<T>; cancel(): void } {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<T>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ jsonrpc: '2.0', id, method, params });
    return { answer, cancel: () => this.notify('$/cancelRequest', { id }) };
  }

  notify(method: string, params: unknown): void {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  raw(bytes: string): void {
    this.child.stdin?.write(bytes);
  }

  /** Waits until something it heard fits. */
  async heard<T>(method: string, fits: (params: T) => boolean = () => true, msMax = 60_000): Promise<T> {
    const find = (): T | undefined =>
      this.notifications.find((one) => one.method === method && fits(one.params as T))?.params as T | undefined;
    return await new Promise<T>((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        reject(new Error(`${method} was not heard; ${JSON.stringify(this.notifications.slice(-8)).slice(0, 3_000)} ${this.stderr}`));
      }, msMax);
      this.#listeners.add(look);
      look();
    });
  }

  /** Runs a mission to its end. */
  async mission(params: object): Promise<Report> {
    const { missionId } = await this.request<{ missionId: string }>('swarm/mission/start', params);
    return await this.report(missionId);
  }

  async report(missionId: string): Promise<Report> {
    return (await this.heard<{ report: Report }>('swarm/mission/closed', ({ report }) => report.missionId === missionId)).report;
  }

  uri(path: string): string {
    return `${this.rootUri}/${path}`;
  }

  open(path: string, languageId: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId, version, text } });
  }

  /** The orderly end; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return (await this.ended).code;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  #send(message: object): void {
    const body = JSON.stringify(message);
    this.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.toString('utf8', end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(body));
    }
  }

  #take(message: { id?: number; method?: string; params?: unknown; result?: unknown; error?: never }): void {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined) {
      const answer = this.answers.get(method);
      if (answer === undefined) this.#send({ jsonrpc: '2.0', id, error: { code: -32601, message: `no ${method} here` } });
      else void Promise.resolve(answer(params as never)).then((result) => this.#send({ jsonrpc: '2.0', id, result: result ?? null }));
    } else if (method !== undefined) {
      this.notifications.push({ method, params });
      for (const listener of [...this.#listeners]) listener();
    } else if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (message.error === undefined) waiting?.resolve(message.result as never);
      else waiting?.reject(new RequestRefused(message.error));
    }
  }
}
