/** How long a question to the editor's extensions is waited for, and when it is asked again. Knows nothing of the editor. */

/** Gives up after a time, or when nobody wants to know any more. The work itself cannot be stopped: the editor has no way. */
export async function inTime<T>(work: PromiseLike<T>, longestMs: number, cancelled: Cancelled): Promise<T | 'late'> {
  const disposables: { dispose(): unknown }[] = [];
  const over = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), longestMs);
    disposables.push({ dispose: () => clearTimeout(timer) });
    if (cancelled.isCancellationRequested) resolve('late');
    disposables.push(cancelled.onCancellationRequested(() => resolve('late')));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    for (const disposable of disposables) disposable.dispose();
  }
}

/** As the editor's CancellationToken. */
export interface Cancelled {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => void) => { dispose(): unknown };
}

/** An extension that was only just started registers what it knows a little later, and has no event for it. */
export const askAgainAfterMs: readonly number[] = [300, 900, 2_500];

/** Asks until somebody knows; `isAnswer` says so of what came back. */
export async function askUntil<T>(
  ask: () => Promise<T>,
  isAnswer: (given: T) => boolean,
  delays: readonly number[],
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  let given = await ask();
  for (const ms of delays) {
    if (isAnswer(given)) break;
    await wait(ms);
    given = await ask();
  }
  return given;
}
