/** Does a thing at most so often: at once when it was long ago, otherwise once more at the end of the pause. */
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';

export class Throttle {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #work: () => void;
  #waiting: Disposable | undefined;
  #disposed = false;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, pauseMs: number, work: () => void) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
    this.#work = work;
  }

  /** The work runs in a later turn, so that who asks many times in one pays once. */
  ask(): void {
    if (this.#waiting || this.#disposed) return;
    const rest = this.#lastMs + this.#pauseMs - this.#clock.monotonicMs();
    this.#waiting = this.#clock.after(Math.max(0, rest), () => {
      this.#waiting = undefined;
      this.#lastMs = this.#clock.monotonicMs();
      this.#work();
    });
  }

  /** Whoever asks afterwards asks in vain: what the work needs may be closed by then. */
  dispose(): void {
    this.#disposed = true;
    this.#waiting?.dispose();
    this.#waiting = undefined;
  }
}
