/**
 * Change sets that an earlier process left half done in editors are settled once the editors have told what they hold:
 * with the first thing that is to be written, or a moment after somebody joined.
 */
import type { Disposable } from '../../../base/disposable.ts';
import { concernsEditor } from '../../../core/changeSet/recoverChangeSets.ts';
import { PeerEditor } from './editor.ts';
import { editorPeers } from './editorPeers.ts';
import type { FolderContext } from './folderContext.ts';
import type { Peer } from './peer.ts';

/** After a peer joined; its open documents come right with it. */
const patienceMs = 1_000;

export class InterruptedSets implements Disposable {
  readonly #context: FolderContext;
  #settling: Promise<void> = Promise.resolve();
  #waiting: Disposable | undefined;
  #told: (() => void)[] = [];
  #disposed = false;

  constructor(context: FolderContext) {
    this.#context = context;
  }

  /** Resolves once nothing is left to settle, or it was tried. */
  joined(peer: Peer): Promise<void> {
    if (!this.#pending) return Promise.resolve();
    this.#waiting?.dispose();
    const settle = (): void =>
      void this.settled(peer)
        .catch(() => undefined)
        .then(() => {
          for (const tell of this.#told.splice(0)) tell();
        });
    this.#waiting = this.#context.session.ports.clock.after(patienceMs, settle);
    return new Promise((resolve) => this.#told.push(resolve));
  }

  /** What could not be settled is tried again the next time; whoever needs its files hears that they are not free. */
  settled(peer: Peer): Promise<void> {
    const { session } = this.#context;
    this.#settling = this.#settling.then(async () => {
      if (this.#disposed || !this.#pending || !peer.trusted) return;
      await session.recoverThrough(new PeerEditor(editorPeers(this.#context), peer));
    });
    const now = this.#settling;
    this.#settling = now.catch(() => undefined);
    return now;
  }

  dispose(): void {
    this.#disposed = true;
    this.#waiting?.dispose();
  }

  get #pending(): boolean {
    return this.#context.session.ledger.unfinishedChangeSets().some(concernsEditor);
  }
}
