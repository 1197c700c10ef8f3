/**
 * The decisions that stand in a document as its editor shows it. A file's history is gone through when a new state of it was
 * recorded; in between, a question costs one comparison of two texts.
 */
import { type RecordedStanding, recordedStanding, type Standing, standingIn, type TextNow } from '../../../../core/ledger/annotations.ts';
import { type WhyAnswer, why } from '../../../../core/ledger/why.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import type { FolderContext } from '../folderContext.ts';
import type { Peer } from '../peer.ts';
import { LedgerSources } from './ledgerSources.ts';

/** Files whose decisions are kept ready. */
const filesKeptMax = 32;

export interface SeenFile extends TextNow {
  readonly path: WorkspacePath;
  readonly version: number | undefined; // of the open document
}

interface Kept {
  readonly sequence: number | undefined; // of the newest recorded state
  readonly recorded: RecordedStanding | undefined;
}

export class StandingDecisions {
  readonly #context: FolderContext;
  readonly #sources: LedgerSources;
  readonly #kept = new Map<WorkspacePath, Kept>();

  constructor(context: FolderContext) {
    this.#context = context;
    this.#sources = new LedgerSources(context.session.ledger);
  }

  /** The peer's open document, else the disk. Undefined: not of this folder, or it cannot be read. */
  async seen(uri: string, peer: Peer): Promise<SeenFile | undefined> {
    const { session, pathOf } = this.#context;
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    const document = peer.document(uri);
    if (document) {
      const text = document.getText().replace(/^\uFEFF/, '');
      return { path, text, hash: session.ports.hash(new TextEncoder().encode(text)), version: document.version };
    }
    const file = await session.workspace.read(path);
    return file.state === 'text' ? { path, text: file.text, hash: file.hash, version: undefined } : undefined;
  }

  standingIn(seen: SeenFile): readonly Standing[] {
    const { path } = seen;
    const sequence = this.#context.session.ledger.fileState(path)?.sequence;
    if (sequence === undefined) return [];
    let kept = this.#kept.get(path);
    if (kept?.sequence !== sequence) kept = { sequence, recorded: recordedStanding(path, seen, this.#sources.annotations) };
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    const oldest = this.#kept.size > filesKeptMax ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    return kept.recorded ? standingIn(kept.recorded, seen) : [];
  }

  /** `line`: from 1. Undefined when there is no decision on it. */
  standingOn(seen: SeenFile, line: number): Standing | undefined {
    return this.standingIn(seen).find((one) => one.line === line);
  }

  why({ path, text, hash }: SeenFile, line: number): WhyAnswer {
    return why({ path, line, currentText: text, currentHash: hash }, this.#sources.why);
  }
}
