/**
 * Keeps one language server: started at the first need, one question at a time, replaced when it failed, given up for a while
 * after failing too often in a row, retired when it grew too large, stopped when nobody asked for long.
 */
import type { Disposable } from '../../base/disposable.ts';
import { makeAsideFolder, removeAsideFolder, sweepAsideFolders } from './asideFolder.ts';
import { LanguageServer } from './languageServer.ts';
import { OpenDocuments } from './openDocuments.ts';
import type { PhysicsBounds, PhysicsOptions, ServerChoice } from './physicsOptions.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { cancelled, orCancelled, pause, ServerFailure } from './serverFailure.ts';

/** A server with its documents, and what a question needs beside. */
export interface LiveServer {
  readonly server: LanguageServer;
  readonly documents: OpenDocuments;
  readonly profile: ServerProfile;
  readonly root: string;
  readonly bounds: PhysicsBounds;
  readonly clock: PhysicsOptions['clock'];
}

/** File systems stamp changes with a coarser clock than the system's. */
const CLOCK_GRAIN_MS = 2_000;

export type SeatOptions = Pick<PhysicsOptions, 'clock' | 'environment' | 'temporaryFolder' | 'onSignal' | 'unsaved'> & {
  readonly bounds: PhysicsBounds;
};

export class ServerSeat {
  readonly #options: SeatOptions;
  readonly #choice: ServerChoice;
  readonly #profile: ServerProfile;
  readonly #root: string;
  #live: LiveServer | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0; // questions, the present one included
  #failuresInARow = 0;
  #failedMs = 0; // on the monotonic clock
  #idle: Disposable | undefined;
  readonly #disposal = new AbortController();

  constructor(options: SeatOptions, choice: ServerChoice, profile: ServerProfile, root: string) {
    this.#options = options;
    this.#choice = choice;
    this.#profile = profile;
    this.#root = root;
  }

  /** Name and version, for verdicts: also of a server that is not there. */
  get serverName(): string {
    return this.#choice.available ? `${this.#choice.command.name} ${this.#choice.command.version}`.trim() : this.#choice.name;
  }

  get memoryBytes(): number {
    return this.#live?.server.memoryBytes() ?? 0;
  }

  get live(): LiveServer | undefined {
    return this.#live?.server.failure === undefined ? this.#live : undefined;
  }

  /**
   * Puts a question to the server when its turn has come. A server that crashes under it is replaced and asked once more.
   * Rejects with a ServerFailure only; at once when the signal fires.
   */
  ask<Answer>(question: (live: LiveServer, signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    const both = AbortSignal.any([signal, this.#disposal.signal]);
    this.#idle?.dispose();
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#askInTurn(question, both)).finally(() => this.#laidDown());
    this.#turn = turn.catch(() => undefined);
    return orCancelled(turn, both);
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    this.#idle?.dispose();
    await this.#live?.server.dispose();
    await this.#turn; // a start under way sees the disposal and cleans up after itself
    await this.#live?.server.dispose();
    this.#live = undefined;
  }

  async #askInTurn<Answer>(question: (live: LiveServer, signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (signal.aborted) throw cancelled();
        const live = await this.#seated(signal);
        const answer = await question(live, signal);
        this.#failuresInARow = 0;
        await this.#retireIfTooLarge(live);
        return answer;
      } catch (error) {
        const failure = error instanceof ServerFailure ? error : new ServerFailure('refused', `physics failed: ${String(error)}`);
        if (failure.isServersFault) {
          this.#failuresInARow += 1;
          this.#failedMs = this.#options.clock.monotonicMs();
          this.#options.onSignal?.({ status: 'failed', text: failure.message, memoryBytes: 0 });
          await this.#vacate();
        }
        if (failure.kind !== 'crashed' || attempt > 1 || this.#failuresInARow >= this.#options.bounds.failuresMax) throw failure;
      }
    }
  }

  async #seated(signal: AbortSignal): Promise<LiveServer> {
    if (this.#live !== undefined && this.#live.server.failure === undefined) return this.#live;
    await this.#vacate();
    if (!this.#choice.available) throw new ServerFailure('missing', this.#choice.why);
    const { bounds, clock } = this.#options;
    await this.#backOff(signal);
    await sweepAsideFolders(this.#options.temporaryFolder);
    const startedMs = clock.wallMs();
    const server = await startServer(this.#options, this.#choice.command, this.#profile, this.#root, signal);
    const documents = new OpenDocuments(server, this.#profile, this.#root, bounds, startedMs - CLOCK_GRAIN_MS, this.#options.unsaved);
    this.#live = { server, documents, profile: this.#profile, root: this.#root, bounds, clock };
    this.#options.onSignal?.({ status: 'started', text: this.serverName, memoryBytes: server.memoryBytes() });
    return this.#live;
  }

  /** Waits a little after a failure, longer after the next; after too many nobody is kept waiting. */
  async #backOff(signal: AbortSignal): Promise<void> {
    const { bounds, clock } = this.#options;
    if (this.#failuresInARow === 0) return;
    if (this.#failuresInARow < bounds.failuresMax) return pause(clock, bounds.restartDelayMs * 2 ** (this.#failuresInARow - 1), signal);
    const leftMs = this.#failedMs + bounds.givenUpMs - clock.monotonicMs();
    if (leftMs <= 0) return; // one chance; another failure begins the time anew
    const text = `${this.serverName} failed ${this.#failuresInARow} times in a row and is not started again for ${inWords(leftMs)}`;
    throw new ServerFailure('missing', text);
  }

  async #retireIfTooLarge({ server }: LiveServer): Promise<void> {
    const memoryBytes = server.memoryBytes();
    if (memoryBytes <= this.#options.bounds.serverMemoryBytesMax) return;
    await this.#vacate();
    this.#options.onSignal?.({ status: 'retired', text: `${this.serverName} grew too large`, memoryBytes });
  }

  /** After the last question a server that nobody asks for long is stopped; the next question starts it anew. */
  #laidDown(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0 || this.#live === undefined || this.#disposal.signal.aborted) return;
    this.#idle?.dispose();
    this.#idle = this.#options.clock.after(this.#options.bounds.idleMs, () => {
      if (this.#waiting > 0 || this.#live === undefined) return;
      const memoryBytes = this.memoryBytes;
      // In turn: a question that comes meanwhile waits until the old server is gone.
      this.#turn = this.#vacate();
      this.#options.onSignal?.({ status: 'idle', text: `${this.serverName} was stopped until it is needed again`, memoryBytes });
    });
  }

  async #vacate(): Promise<void> {
    const live = this.#live;
    this.#live = undefined;
    await live?.server.dispose();
  }
}

function inWords(ms: number): string {
  return ms < 90_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}

/** Starts a server over a folder, which may be a mirror of the workspace. */
export async function startServer(
  { environment, bounds, clock, temporaryFolder }: SeatOptions,
  command: Extract<ServerChoice, { available: true }>['command'],
  profile: ServerProfile,
  root: string,
  signal: AbortSignal,
): Promise<LanguageServer> {
  const aside = await makeAsideFolder(temporaryFolder, 'server').catch((error: unknown) => {
    throw new ServerFailure('missing', `${command.name} could not be started: ${String(error)}`);
  });
  const settings = await profile.settings(root, aside, signal).catch(async (error: unknown) => {
    await removeAsideFolder(aside);
    throw error;
  });
  return LanguageServer.start({ command, root, aside, settings, loading: profile.loading, environment, clock, bounds }, signal);
}
