/** The building of the index as progress in the clients that show such, when it takes more than a moment. */
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import type { IndexState } from '../../../core/terrain/index/indexState.ts';
import type { Peer } from './peer.ts';

const bounds = {
  /** What is done by then was not worth a word. */
  patienceMs: 2_000,
} as const;

const token = 'swarm/terrain';

export class TerrainProgress implements Disposable {
  readonly #clock: Clock;
  readonly #peers: () => readonly Peer[];
  /** Peers that were asked to show it, and whether they do. */
  readonly #shown = new Map<Peer, Promise<boolean>>();
  #sinceMs: number | undefined;

  constructor(clock: Clock, peers: () => readonly Peer[]) {
    this.#clock = clock;
    this.#peers = peers;
  }

  /** Called as the state changes, a few times a second at most. */
  show(state: IndexState): void {
    if (state.complete) {
      this.#sinceMs = undefined;
      this.#end();
      return;
    }
    const nowMs = this.#clock.monotonicMs();
    this.#sinceMs ??= nowMs;
    if (nowMs - this.#sinceMs < bounds.patienceMs) return;
    const { indexed, waiting } = state;
    const percentage = Math.floor((100 * indexed) / Math.max(1, indexed + waiting));
    for (const peer of this.#peers()) {
      if (peer.abilities.progress !== true) continue;
      if (!this.#shown.has(peer)) this.#begin(peer);
      this.#send(peer, { kind: 'report', message: `${indexed} of ${indexed + waiting} files`, percentage });
    }
  }

  dispose(): void {
    this.#end();
  }

  #begin(peer: Peer): void {
    const created = peer.connection.sendRequest('window/workDoneProgress/create', { token }).then(
      () => true,
      () => false,
    );
    this.#shown.set(peer, created);
    this.#send(peer, { kind: 'begin', title: 'Swarm: indexing', percentage: 0 });
  }

  #end(): void {
    for (const peer of this.#shown.keys()) this.#send(peer, { kind: 'end' });
    this.#shown.clear();
  }

  #send(peer: Peer, value: object): void {
    void this.#shown
      .get(peer)
      ?.then((there) => (there ? peer.connection.sendNotification('$/progress', { token, value }) : undefined))
      .catch(() => undefined);
  }
}
