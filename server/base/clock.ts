/** Time is injected: the core never asks the machine what time it is. */
import type { Disposable } from './disposable.ts';

export interface Clock {
  /** Unix milliseconds. May jump; never use it to measure. */
  wallMs(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonicMs(): number;
  /** Runs `task` once after `delayMs`; disposing before that cancels it. Does not keep the process alive. */
  after(delayMs: number, task: () => void): Disposable;
}

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    timer.unref();
    return { dispose: () => clearTimeout(timer) };
  },
};
