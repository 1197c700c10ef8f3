/** The documents that the peers of a folder have open, as the core asks for them. A keystroke costs a look-up and a call of the listeners. */
import { type Disposable, toDisposable } from '../../../base/disposable.ts';
import { withoutBom } from '../../../core/documents/bufferText.ts';
import type { DocumentsPort, OpenDocument } from '../../../core/ports/documentsPort.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Peer } from './peer.ts';

interface Held {
  readonly peer: Peer;
  readonly uri: string;
  readonly cleanVersion: number | undefined; // at which it was what is on disk
}

export class OpenDocuments implements DocumentsPort {
  readonly #held = new Map<WorkspacePath, readonly Held[]>();
  readonly #listeners = new Set<(path: WorkspacePath) => void>();

  open(path: WorkspacePath): readonly OpenDocument[] {
    return (this.#held.get(path) ?? []).flatMap(({ peer, uri, cleanVersion }) => {
      const document = peer.document(uri);
      if (document === undefined) return [];
      const { text } = withoutBom(document.getText());
      return [{ path, text, version: document.version, touched: document.version !== cleanVersion, holder: holderOf(peer) }];
    });
  }

  foundClean({ path, text, version, holder }: OpenDocument): void {
    const held = this.#held.get(path) ?? [];
    this.#held.set(
      path,
      held.map((one) => {
        const document = holderOf(one.peer) === holder ? one.peer.document(one.uri) : undefined;
        const isIt = document?.version === version && withoutBom(document.getText()).text === text;
        return isIt ? { ...one, cleanVersion: version } : one;
      }),
    );
  }

  paths(): readonly WorkspacePath[] {
    return [...this.#held.keys()];
  }

  onChanged(listener: (path: WorkspacePath) => void): Disposable {
    this.#listeners.add(listener);
    return toDisposable(() => void this.#listeners.delete(listener));
  }

  /** Who has the file open, and under which URI. */
  holders(path: WorkspacePath): readonly { readonly peer: Peer; readonly uri: string }[] {
    return this.#held.get(path) ?? [];
  }

  /** `clean`: its text is what is on disk. */
  opened(path: WorkspacePath, peer: Peer, uri: string, clean: boolean): void {
    this.#put(path, peer, uri, { peer, uri, cleanVersion: clean ? peer.document(uri)?.version : undefined });
  }

  changed(path: WorkspacePath): void {
    for (const listener of this.#listeners) listener(path);
  }

  saved(path: WorkspacePath, peer: Peer, uri: string): void {
    this.#put(path, peer, uri, { peer, uri, cleanVersion: peer.document(uri)?.version });
  }

  closed(path: WorkspacePath, peer: Peer, uri: string): void {
    this.#put(path, peer, uri, undefined);
  }

  /** One peer may have a file open more than once, under several names. */
  #put(path: WorkspacePath, peer: Peer, uri: string, held: Held | undefined): void {
    const others = (this.#held.get(path) ?? []).filter((one) => one.peer !== peer || one.uri !== uri);
    const all = held === undefined ? others : [...others, held];
    if (all.length === 0) this.#held.delete(path);
    else this.#held.set(path, all);
    this.changed(path);
  }
}

/** For people, and one for each peer. */
export function holderOf({ name, id }: Peer): string {
  return `${name} ${id}`;
}
