/**
 * Whether the windows of a folder are still there. The process that speaks for a window may outlive it by hours: after a page
 * was reloaded, or when a connection broke. What it holds open nobody sees any more, and what it is asked nobody answers.
 */
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { windowPresent } from '../../../protocol/messages/documents.ts';
import type { Peer } from './peer.ts';

/** A window that is only busy answers by then. */
export const presencePatienceMs = 15_000;

export interface PresenceListener {
  /** It did not answer in time. */
  absent(peer: Peer): void;
  /** It answered after all. */
  back(peer: Peer): void;
}

export class Presence implements Disposable {
  readonly #clock: Clock;
  readonly #folder: string; // URI
  readonly #patienceMs: number;
  readonly #listener: PresenceListener;
  readonly #asked = new Map<Peer, Disposable>();

  constructor(clock: Clock, folder: string, patienceMs: number, listener: PresenceListener) {
    this.#clock = clock;
    this.#folder = folder;
    this.#patienceMs = patienceMs;
    this.#listener = listener;
  }

  /** Somebody joined: those who were there before may be what was left of its window. */
  joined(others: readonly Peer[]): void {
    for (const peer of others) {
      if (peer.abilities.presence === true && !this.#asked.has(peer)) void this.#ask(peer);
    }
  }

  dispose(): void {
    for (const waiting of this.#asked.values()) waiting.dispose();
    this.#asked.clear();
  }

  async #ask(peer: Peer): Promise<void> {
    let late = false;
    const waiting = this.#clock.after(this.#patienceMs, () => {
      late = true;
      this.#listener.absent(peer);
    });
    this.#asked.set(peer, waiting);
    const answered = await peer.connection.sendRequest(windowPresent.method, { folder: this.#folder }).then(
      () => true,
      () => false, // it went away, or does not know the question
    );
    waiting.dispose();
    const isAwaited = this.#asked.delete(peer);
    if (late && answered && isAwaited) this.#listener.back(peer);
  }
}
