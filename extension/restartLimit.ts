/** How often a server that dies is started again: a few times in a few minutes, since one that always dies helps nobody. */

const restartsMax = 3;
const windowMs = 3 * 60_000;

export class RestartLimit {
  readonly #now: () => number;
  #restartsMs: readonly number[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Counts this restart if it may be. */
  mayRestart(): boolean {
    const now = this.#now();
    this.#restartsMs = this.#restartsMs.filter((ms) => now - ms < windowMs);
    if (this.#restartsMs.length >= restartsMax) return false;
    this.#restartsMs = [...this.#restartsMs, now];
    return true;
  }
}
