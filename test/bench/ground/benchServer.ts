/** The built language server as a process, asked a few things, and what it cost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { processorMs, projectRoot } from './childProcess.ts';

export class BenchServer {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #ended: Promise<unknown>;

  private constructor(child: ChildProcess, connection: MessageConnection) {
    this.#child = child;
    this.#connection = connection;
    this.#ended = new Promise((resolve) => child.on('close', resolve));
  }

  /** Resolves when it has answered `initialize`. */
  static async start(workspace: string, state: string): Promise<BenchServer> {
    const child = spawn(process.execPath, [join(projectRoot, 'dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, SWARM_STATE_DIR: state },
    });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.listen();
    const uri = pathToFileURL(workspace).href;
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, capabilities: {} });
    await connection.sendNotification('initialized', {});
    return new BenchServer(child, connection);
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.#connection.sendRequest(method, params);
  }

  /** Processor time so far, of all its threads; 0 where the system does not say. */
  get cpuMs(): number {
    return processorMs(this.#child.pid ?? 0);
  }

  /** Resident now and at most; undefined where the system does not say. */
  memory(): { readonly bytes: number; readonly peakBytes: number } | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const of = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
      return { bytes: of('VmRSS'), peakBytes: of('VmHWM') };
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await this.#ended;
    this.#connection.dispose();
  }
}
