/** Those who wait until the index is complete. Each is told once: the state, or why there will be none. */
import { SwarmFailure, swarmError } from '../../../protocol/errors.ts';
import type { IndexState } from '../index/indexState.ts';

interface Waiter {
  readonly done: (state: IndexState) => void;
  readonly failed: (failure: unknown) => void;
}

export class AwaitedState {
  readonly #waiters = new Set<Waiter>();

  /** Rejects with SwarmFailure (cancelled) when stopped. */
  wait(signal: AbortSignal): Promise<IndexState> {
    return new Promise((resolve, reject) => {
      const stopped = (): void => waiter.failed(new SwarmFailure(swarmError('cancelled', 'Stopped while the files were indexed.')));
      const settle = (): void => {
        this.#waiters.delete(waiter);
        signal.removeEventListener('abort', stopped);
      };
      const waiter: Waiter = {
        done(state) {
          settle();
          resolve(state);
        },
        failed(failure) {
          settle();
          reject(failure);
        },
      };
      this.#waiters.add(waiter);
      signal.addEventListener('abort', stopped);
      if (signal.aborted) stopped();
    });
  }

  done(state: IndexState): void {
    for (const waiter of [...this.#waiters]) waiter.done(state);
  }

  fail(failure: unknown): void {
    for (const waiter of [...this.#waiters]) waiter.failed(failure);
  }
}
