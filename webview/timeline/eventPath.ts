/** The event that is open, and those it was reached through: cause and consequences lead on, “back” leads back. */
import { type SwarmError, swarmError } from '../../server/protocol/errors.ts';
import type { EventDetailView } from '../../server/protocol/messages/timeline.ts';
import { Refusal } from '../shared/host.ts';

/** Events one can go back through. */
const stepsMax = 100;

export interface OpenEvent {
  readonly sequence: number;
  readonly detail: EventDetailView | undefined; // undefined: on its way
  readonly error: SwarmError | undefined;
}

export class EventPath {
  readonly #fetch: (sequence: number) => Promise<EventDetailView>;
  readonly #changed: () => void;
  #steps: readonly number[] = [];
  #current: OpenEvent | undefined;

  constructor(fetch: (sequence: number) => Promise<EventDetailView>, changed: () => void) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  get current(): OpenEvent | undefined {
    return this.#current;
  }

  get canGoBack(): boolean {
    return this.#steps.length > 0;
  }

  /** From the list: what was open before is left. */
  open(sequence: number): void {
    this.#steps = [];
    void this.#show(sequence);
  }

  /** From the open event to one it names. */
  go(sequence: number): void {
    if (this.#current) this.#steps = [...this.#steps, this.#current.sequence].slice(-stepsMax);
    void this.#show(sequence);
  }

  back(): void {
    const last = this.#steps.at(-1);
    this.#steps = this.#steps.slice(0, -1);
    if (last !== undefined) void this.#show(last);
  }

  close(): void {
    this.#steps = [];
    this.#current = undefined;
    this.#changed();
  }

  async #show(sequence: number): Promise<void> {
    const opening: OpenEvent = { sequence, detail: undefined, error: undefined };
    this.#current = opening;
    this.#changed();
    let opened: OpenEvent;
    try {
      opened = { ...opening, detail: await this.#fetch(sequence) };
    } catch (failure) {
      opened = { ...opening, error: failure instanceof Refusal ? failure.error : swarmError('internal', String(failure)) };
    }
    if (this.#current !== opening) return; // something else was opened meanwhile
    this.#current = opened;
    this.#changed();
  }
}
