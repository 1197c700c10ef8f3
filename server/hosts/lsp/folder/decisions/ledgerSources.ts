/** What "why" and annotations ask of the ledger; texts and change sets that were looked at lately are kept. */
import { decodeText } from '../../../../core/changeSet/mergeVersions.ts';
import type { AnnotationSources } from '../../../../core/ledger/annotations.ts';
import type { WhySources } from '../../../../core/ledger/why.ts';
import { type ChangeSetGist, changeSetGist, changeSetGistKinds } from '../../../../core/ledger/whyReason.ts';
import type { LedgerPort } from '../../../../core/ports/ledgerPort.ts';
import { asChangeSetId, asContentHash, asMissionId, asWorkspacePath } from '../../../../protocol/ids.ts';

const cacheBounds = { textUnitsMax: 16 * 2 ** 20, changeSetsMax: 32 } as const;

export class LedgerSources {
  readonly #ledger: LedgerPort;
  /** Least recently used first, as a Map keeps the order of insertion. */
  readonly #texts = new Map<string, string>();
  #textUnits = 0;
  readonly #gists = new Map<string, ChangeSetGist>();

  constructor(ledger: LedgerPort) {
    this.#ledger = ledger;
  }

  readonly annotations: AnnotationSources = {
    stateChanges: (path) => this.#ledger.events({ kinds: ['stateChange'], path: asWorkspacePath(path) }),
    text: (hash) => this.#text(hash),
    changeSet: (id) => this.#gist(id),
    missionOpened: (id) => [...this.#ledger.events({ missionId: asMissionId(id), kinds: ['missionOpened'], limit: 1 })][0],
  };

  readonly why: WhySources = {
    ...this.annotations,
    changeSet: (id) => this.#ledger.events({ changeSetId: asChangeSetId(id), kinds: changeSetGistKinds }),
  };

  #text(hash: string): string | undefined {
    const kept = this.#texts.get(hash);
    if (kept !== undefined) {
      this.#texts.delete(hash);
      this.#texts.set(hash, kept);
      return kept;
    }
    const bytes = this.#ledger.content(asContentHash(hash));
    const text = bytes && decodeText(bytes)?.replace(/^\uFEFF/, '');
    if (text === undefined) return undefined;
    this.#texts.set(hash, text);
    this.#textUnits += text.length;
    for (const [oldest, { length }] of this.#texts) {
      if (this.#textUnits <= cacheBounds.textUnitsMax) break;
      this.#texts.delete(oldest);
      this.#textUnits -= length;
    }
    return text;
  }

  /** A change set that was written gets no further decisions, so what was gathered stays true. */
  #gist(id: string): ChangeSetGist {
    const kept = this.#gists.get(id);
    if (kept) return kept;
    const gist = changeSetGist(this.#ledger.events({ changeSetId: asChangeSetId(id), kinds: changeSetGistKinds }));
    this.#gists.set(id, gist);
    const oldest = this.#gists.size > cacheBounds.changeSetsMax ? this.#gists.keys().next().value : undefined;
    if (oldest !== undefined) this.#gists.delete(oldest);
    return gist;
  }
}
