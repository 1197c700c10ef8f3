/** A language server's process: started in a group of its own, watched for floods, ended with all its children. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import type { ServerCommand } from './physicsOptions.ts';
import { groupMemoryBytes } from './processMemory.ts';
import { ServerFailure } from './serverFailure.ts';

const STDERR_TAIL_CHARACTERS = 600;
/** A server that was asked to leave and does not is ended by force. */
const LEAVE_MS = 400;
/** Looking at every process of the machine is not free. */
const WEIGHED_MS = 250;

export class ServerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #clock: Clock;
  readonly #exited: Promise<void>;
  #stderr = '';
  #outputBytes = 0;
  #gone = false;
  #weighed: { readonly bytes: number; readonly atMs: number } | undefined;

  /** `onFailure` is called at most once; not when the process was ended by `end`. */
  constructor(
    command: ServerCommand,
    place: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
    clock: Clock,
    outputBytesMax: number,
    onFailure: (failure: ServerFailure) => void,
  ) {
    this.#clock = clock;
    this.#child = spawn(command.command, [...command.args], {
      cwd: place.cwd,
      env: { ...place.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32', // a group of its own, so that its children end with it
      windowsHide: true,
    });
    let failed = false;
    const fail = (kind: 'crashed' | 'flooded' | 'missing', text: string) => {
      if (failed || this.#gone) return;
      failed = true;
      onFailure(new ServerFailure(kind, text));
    };
    this.#exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        fail('missing', `${command.name} could not be started: ${error.message}`);
        resolve();
      });
      this.#child.once('exit', (code, signal) => {
        const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
        fail('crashed', `${command.name} ended ${how}${this.#stderr === '' ? '' : `: ${this.#stderr.trim()}`}`);
        this.#gone = true;
        resolve();
      });
    });
    this.#child.stdin.on('error', () => undefined); // a closed pipe is reported by the exit
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-STDERR_TAIL_CHARACTERS);
    });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#outputBytes += chunk.length;
      if (this.#outputBytes > outputBytesMax) fail('flooded', `${command.name} wrote more than ${outputBytesMax} bytes for one question`);
    });
  }

  get stdin(): Writable {
    return this.#child.stdin;
  }

  get stdout(): Readable {
    return this.#child.stdout;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** A new question begins: what was written before no longer counts. */
  resetOutput(): void {
    this.#outputBytes = 0;
  }

  /** Resident size in bytes, of the process and of those it started; 0 where the system does not say. */
  memoryBytes(): number {
    if (this.#gone || this.#child.pid === undefined) return 0;
    const now = this.#clock.monotonicMs();
    if (this.#weighed === undefined || now - this.#weighed.atMs >= WEIGHED_MS) {
      this.#weighed = { bytes: groupMemoryBytes(this.#child.pid), atMs: now };
    }
    return this.#weighed.bytes;
  }

  /** Waits until the process left by itself, then ends what is left of its group. Resolves when it is gone. */
  async end(mayLeaveByItself: boolean): Promise<void> {
    const running = !this.#gone && this.#child.pid !== undefined;
    this.#gone = true;
    if (running && mayLeaveByItself) {
      await new Promise<void>((resolve) => {
        const patience = this.#clock.after(LEAVE_MS, resolve);
        this.#exited.then(() => {
          patience.dispose();
          resolve();
        });
      });
    }
    this.#killGroup();
    await this.#exited;
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
    this.#child.stdin.destroy();
  }

  #killGroup(): void {
    const pid = this.#child.pid;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL'); // the group is gone already
    }
  }
}
