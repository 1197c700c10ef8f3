/** The ways in which a language server fails a question. Thrown inside physics, never out of it. */
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

export type FailureKind = 'missing' | 'unfit' | 'crashed' | 'hung' | 'flooded' | 'garbled' | 'refused' | 'cancelled' | 'disposed' | 'bound';

export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }

  /** Whether the server itself is at fault, so that it must be replaced. */
  get isServersFault(): boolean {
    return this.kind === 'crashed' || this.kind === 'hung' || this.kind === 'flooded' || this.kind === 'garbled';
  }
}

export function cancelled(): ServerFailure {
  return new ServerFailure('cancelled', 'cancelled');
}

/** Rejects as soon as the signal fires; the promise's own end is then no longer looked at. */
export function orCancelled<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    return Promise.reject(cancelled());
  }
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Waits; rejects as soon as the signal fires. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  let timer: Disposable | undefined;
  const over = new Promise<void>((resolve) => {
    timer = clock.after(delayMs, resolve);
  });
  return orCancelled(over, signal).finally(() => timer?.dispose());
}
