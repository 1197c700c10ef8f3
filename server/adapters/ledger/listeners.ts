/** Tells listeners of events, in the ledger's order, each once, whatever a listener does. */
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';

type Listener = (events: readonly SwarmEvent[]) => void;

export class Listeners {
  readonly #listeners = new Set<{ readonly call: Listener }>();
  readonly #waiting: (readonly SwarmEvent[])[] = [];
  #isTelling = false;
  #failures = 0;
  #firstFailure = '';

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  add(call: Listener): { dispose(): void } {
    const entry = { call };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  }

  /** A listener may itself append: those events wait until all listeners have heard these. */
  tell(events: readonly SwarmEvent[]): void {
    if (events.length === 0) return;
    this.#waiting.push(events);
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        for (const listener of [...this.#listeners]) this.#call(listener.call, next);
      }
    } finally {
      this.#isTelling = false;
    }
  }

  /** One sentence when a listener has failed. */
  warning(): string | undefined {
    if (this.#failures === 0) return undefined;
    return `A listener of the ledger failed ${this.#failures} times; at first with: ${this.#firstFailure}`;
  }

  /** The events are in the ledger already; a listener's failure is its own. */
  #call(listener: Listener, events: readonly SwarmEvent[]): void {
    try {
      listener(events);
    } catch (failure) {
      this.#failures += 1;
      if (this.#failures === 1) this.#firstFailure = failure instanceof Error ? failure.message : String(failure);
    }
  }
}
