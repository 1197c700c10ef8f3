/** The workbench's Refactor Preview while one of our edits waits in it: brings it up, groups it, and closes it unapplied. */
import { type CancellationToken, commands, type Memento } from 'vscode';

const groupedKey = 'swarm.previewGrouped';

/** When to look whether the preview is up, after it was asked for; it has no event. */
const groupingAfterMs: readonly number[] = [150, 400, 1_000, 2_500, 6_000];

/** Until a preview that was taken back is gone. */
const discardEveryMs = 250;

export class RefactorPreview {
  readonly #state: Memento;
  #waiting = 0;

  constructor(state: Memento) {
    this.#state = state;
  }

  /** Runs `apply`, which settles when the person decided. A cancelled token discards the preview. */
  async during<T>(apply: () => Thenable<T>, groups: number, token: CancellationToken): Promise<T> {
    this.#waiting += 1;
    void commands.executeCommand('setContext', 'swarm.previewing', true);
    const timers = groups > 1 ? this.#groupByDecision() : [];
    let discarding: NodeJS.Timeout | undefined;
    const cancelled = token.onCancellationRequested(() => {
      this.discard();
      // It may only be about to open; nobody waits for it any more, so it must not be applied later.
      discarding = setInterval(() => this.discard(), discardEveryMs);
    });
    try {
      return await apply();
    } finally {
      for (const timer of timers) clearTimeout(timer);
      cancelled.dispose();
      clearInterval(discarding);
      this.#waiting -= 1;
      if (this.#waiting === 0) void commands.executeCommand('setContext', 'swarm.previewing', false);
    }
  }

  /** Nothing when none of ours is open: another's preview is left alone. */
  discard(): void {
    if (this.#waiting > 0) void commands.executeCommand('refactorPreview.discard');
  }

  /** Once only: the editor remembers the grouping, and whoever changes it wants it so. */
  #groupByDecision(): readonly NodeJS.Timeout[] {
    if (this.#state.get(groupedKey) === true) return [];
    const last = groupingAfterMs.at(-1);
    return groupingAfterMs.map((ms) =>
      setTimeout(() => {
        if (this.#waiting === 0) return;
        void commands.executeCommand('refactorPreview.groupByType');
        if (ms === last) void this.#state.update(groupedKey, true);
      }, ms),
    );
  }
}
