/** A clock that stands still until a test moves it. */
import type { Clock } from '../../server/base/clock.ts';
import { type Disposable, toDisposable } from '../../server/base/disposable.ts';

interface Task {
  readonly atMs: number;
  readonly run: () => void;
}

export class ManualClock implements Clock {
  #nowMs: number;
  readonly #startMs: number;
  #tasks: Task[] = [];

  constructor(startMs = Date.UTC(2026, 10, 20, 12)) {
    this.#nowMs = startMs;
    this.#startMs = startMs;
  }

  wallMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs - this.#startMs;
  }

  after(delayMs: number, run: () => void): Disposable {
    const task: Task = { atMs: this.#nowMs + delayMs, run };
    this.#tasks.push(task);
    return toDisposable(() => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    });
  }

  /** Moves time on and runs what falls due, in order. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const due = this.#tasks.filter((task) => task.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      this.#tasks = this.#tasks.filter((task) => task !== due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.run();
    }
    this.#nowMs = endMs;
  }
}
