/**
 * The life of the server's process: it ends when it is told to, when its client is gone, and when a signal says so; each
 * time after what is under way was settled, for at most so long.
 */
import type { WatchDog } from 'vscode-languageserver';
import { systemCode } from '../../base/systemError.ts';

/** How often it is looked whether the client still lives; its closing of stdin is heard at once. */
const watchMs = 3_000;
/** A change set that is being written is finished well within that; what is not, the next start settles. */
const settleMsMax = 10_000;

export class ServerLife implements WatchDog {
  shutdownReceived = false;
  #settle: () => Promise<void> = () => Promise.resolve();
  #ending = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    const gone = (): void => this.exit(this.shutdownReceived ? 0 : 1);
    input.on('end', gone);
    input.on('close', gone);
    output.on('error', gone); // nobody reads any more
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, gone);
  }

  /** What is done before the end. */
  beforeEnd(settle: () => Promise<void>): void {
    this.#settle = settle;
  }

  initialize({ processId }: { readonly processId: number | null }): void {
    if (typeof processId !== 'number' || this.#watch) return;
    this.#watch = setInterval(() => {
      if (!lives(processId)) this.exit(this.shutdownReceived ? 0 : 1);
    }, watchMs);
    this.#watch.unref();
  }

  /** Called by the connection at `exit`, with 0 after a shutdown and 1 without one. */
  exit(code: number): void {
    if (this.#ending) return;
    this.#ending = true;
    const end = (): never => process.exit(code);
    setTimeout(end, settleMsMax).unref();
    this.#settle().then(end, end);
  }
}

function lives(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (failure) {
    return systemCode(failure) === 'EPERM';
  }
}
