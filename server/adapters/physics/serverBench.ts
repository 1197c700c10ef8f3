/** One language server's bench: its seat for what stays in place, and a mirror for what comes, goes or moves. Turns failures into verdicts. */
import { isElsewhere } from '../../core/physics/elsewhere.ts';
import type { PhysicsVerdict } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { mirrorCheck } from './mirrorCheck.ts';
import type { PhysicsBounds, PhysicsOptions } from './physicsOptions.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { cancelled, orCancelled, ServerFailure } from './serverFailure.ts';
import type { FoundServer } from './serverKinds.ts';
import { type LiveServer, ServerSeat } from './serverSeat.ts';
import { type ServerFindings, type ServerQuestion, unansweredVerdict, verdictOf } from './serverVerdict.ts';
import { shadowCheck } from './shadowCheck.ts';

export class ServerBench {
  readonly #options: PhysicsOptions & { readonly bounds: PhysicsBounds };
  readonly #found: FoundServer;
  readonly #profile: ServerProfile;
  readonly #seat: ServerSeat;
  readonly #disposal = new AbortController();
  /** One mirror at a time: each costs two servers and a copy of the workspace. */
  #mirrors: Promise<unknown> = Promise.resolve();

  constructor(options: PhysicsOptions & { readonly bounds: PhysicsBounds }, found: FoundServer) {
    this.#options = options;
    this.#found = found;
    const { root, bounds, listFiles, pythonHints = {}, toolEnvironment = {}, environment } = options;
    const searchPath = environment['PATH'] ?? '';
    this.#profile = found.profile({ root, bounds, listFiles, pythonHints, toolEnvironment, searchPath });
    this.#seat = new ServerSeat(options, found.choice, this.#profile, root);
  }

  get serverName(): string {
    return this.#seat.serverName;
  }

  get isAvailable(): boolean {
    return this.#found.choice.available;
  }

  get isRunning(): boolean {
    return this.#seat.live !== undefined;
  }

  get memoryBytes(): number {
    return this.#seat.memoryBytes;
  }

  covers(path: string): boolean {
    return this.#found.covers(path);
  }

  ask<Answer>(question: (live: LiveServer, signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    return this.#seat.ask(question, signal);
  }

  async check(question: ServerQuestion, signal: AbortSignal): Promise<PhysicsVerdict> {
    const { clock, bounds } = this.#options;
    const seat = this.#seat;
    const startMs = clock.monotonicMs();
    try {
      const findings = question.changed.some(isElsewhere)
        ? await this.#checkMoves(question, signal)
        : await seat.ask((live, both) => shadowCheck(live, question, clock.monotonicMs() + bounds.checkMs, both), signal);
      return verdictOf(question, findings, seat.serverName, clock.monotonicMs() - startMs);
    } catch (error) {
      const why = error instanceof ServerFailure ? error.message : `physics failed: ${String(error)}`;
      return unansweredVerdict(question, why, seat.serverName, clock.monotonicMs() - startMs, seat.memoryBytes);
    }
  }

  async diskChanged(paths: readonly WorkspacePath[]): Promise<void> {
    const concerned = paths.filter((path) => this.#profile.leansOn(path));
    if (concerned.length > 0) await this.#seat.live?.documents.diskChanged(concerned);
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    await Promise.all([this.#seat.dispose(), this.#mirrors]);
  }

  #checkMoves(question: ServerQuestion, signal: AbortSignal): Promise<ServerFindings> {
    const { choice } = this.#found;
    if (!choice.available) return Promise.reject(new ServerFailure('missing', choice.why));
    if (this.#profile.mirrorLinks === undefined) {
      const text = `files come, go or move, and ${choice.command.name} is asked only about files that stay where they are`;
      return Promise.reject(new ServerFailure('refused', text));
    }
    const { clock, bounds } = this.#options;
    const both = AbortSignal.any([signal, this.#disposal.signal]);
    const context = { options: this.#options, command: choice.command, profile: this.#profile };
    const turn = this.#mirrors.then(() => {
      if (both.aborted) throw cancelled();
      return mirrorCheck(context, question, clock.monotonicMs() + bounds.checkMs, both);
    });
    this.#mirrors = turn.then(
      () => undefined,
      () => undefined,
    );
    return orCancelled(turn, both);
  }
}
