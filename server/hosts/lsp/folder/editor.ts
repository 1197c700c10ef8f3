/**
 * The editors of a folder's peers, as one change set sees them: each file goes to the peer that has it open, the dirty one
 * first; files nobody has open go to who started the mission, if that client edits such files; all else goes to disk.
 */
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type {
  AnnotatedTextEdit,
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  ChangeAnnotation,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Clock } from '../../../base/clock.ts';
import { sameLines, withoutBom } from '../../../core/documents/bufferText.ts';
import type { SeenDocuments } from '../../../core/documents/seenDocuments.ts';
import type { BesideFile, EditAnswer, EditedDocument, EditorPort, EditRequest } from '../../../core/ports/editorPort.ts';
import { errorOf } from '../../../core/runner/effects.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { type BesideView, type ShownBesides, saveDocuments } from '../../../protocol/messages/documents.ts';
import { holderOf, type OpenDocuments } from './openDocuments.ts';
import type { Peer } from './peer.ts';

const editorBounds = {
  /** Without a preview nobody has to be waited for but the client itself. */
  answerMs: 120_000,
  /** A preview that was taken back: how long its answer is still awaited. */
  takenBackMs: 3_000,
  saveMs: 60_000,
} as const;

export interface EditorPeers {
  readonly uri: string; // of the folder
  readonly documents: OpenDocuments;
  readonly seen: SeenDocuments;
  readonly clock: Clock;
  readonly peers: () => readonly Peer[];
  readonly uriOf: (path: string) => string;
  readonly pathOf: (uri: string) => WorkspacePath | undefined;
}

export class PeerEditor implements EditorPort {
  readonly #around: EditorPeers;
  readonly #starter: Peer | undefined;

  /** `starter`: whose mission it is; undefined when it left, or is no window. */
  constructor(around: EditorPeers, starter: Peer | undefined) {
    this.#around = around;
    this.#starter = starter;
  }

  get previews(): boolean {
    return this.#starter?.abilities.preview === true && this.#starter.abilities.edits === true;
  }

  get showsBesides(): boolean {
    return this.previews && this.#starter?.abilities.besides === true;
  }

  takes(path: WorkspacePath): boolean {
    return this.#peerOf(path) !== undefined;
  }

  async edit(request: EditRequest, signal: AbortSignal): Promise<EditAnswer> {
    const byPeer = new Map<Peer, EditedDocument[]>();
    for (const document of request.documents) {
      const peer = this.#peerOf(document.path);
      if (peer === undefined) return { applied: false, refused: [document.path], why: `${document.path} is no longer open.` };
      byPeer.set(peer, [...(byPeer.get(peer) ?? []), document]);
    }
    // Who may say no is asked first.
    const asked = [...byPeer].sort(([a], [b]) => Number(b === this.#starter) - Number(a === this.#starter));
    let applied = false;
    for (const [peer, documents] of asked) {
      const answer = await this.#ask(peer, { ...request, documents, confirm: request.confirm && peer === this.#starter }, signal);
      const paths = documents.map(({ path }) => path);
      if (!answer.applied) return { applied, refused: paths, why: answer.failureReason ?? '' };
      applied = true;
    }
    return { applied, refused: [], why: '' };
  }

  async save(paths: readonly WorkspacePath[]): Promise<readonly { readonly path: WorkspacePath; readonly why: string }[]> {
    const failed: { path: WorkspacePath; why: string }[] = [];
    const byPeer = new Map<Peer, { readonly path: WorkspacePath; readonly uri: string }[]>();
    for (const path of paths) {
      const peer = this.#peerOf(path);
      if (peer?.abilities.save !== true) failed.push({ path, why: 'its editor does not save for others' });
      else byPeer.set(peer, [...(byPeer.get(peer) ?? []), { path, uri: this.#uriAt(peer, path) }]);
    }
    for (const [peer, documents] of byPeer) {
      try {
        const uris = documents.map(({ uri }) => uri);
        const answer = await this.#within(editorBounds.saveMs, peer.request(saveDocuments, { uris }));
        for (const { uri, why } of answer.failed) {
          const path = documents.find((document) => document.uri === uri)?.path ?? this.#around.pathOf(uri);
          if (path !== undefined) failed.push({ path, why });
        }
      } catch (failure) {
        for (const { path } of documents) failed.push({ path, why: errorOf(failure).message });
      }
    }
    return failed;
  }

  #peerOf(path: WorkspacePath): Peer | undefined {
    const { documents, peers, seen } = this.#around;
    const holders = documents.holders(path).map(({ peer }) => peer);
    const unsaved = seen.unsaved(path);
    if (unsaved !== undefined) {
      const dirty = holders.find((peer) => holderOf(peer) === unsaved.holder);
      return dirty?.abilities.edits === true ? dirty : undefined;
    }
    const able = holders.filter(({ abilities }) => abilities.edits === true);
    const starter = this.#starter !== undefined && peers().includes(this.#starter) ? this.#starter : undefined;
    if (starter !== undefined && able.includes(starter)) return starter;
    if (able[0] !== undefined) return able[0];
    return starter?.abilities.edits === true && starter.abilities.editsClosedFiles === true ? starter : undefined;
  }

  /** Of several buffers that a peer has of one file, the unsaved one. */
  #uriAt(peer: Peer, path: WorkspacePath): string {
    const { documents, seen, uriOf } = this.#around;
    const uris = documents.holders(path).flatMap((holder) => (holder.peer === peer ? [holder.uri] : []));
    const unsaved = uris.length > 1 ? seen.unsaved(path)?.text : undefined;
    const textOf = (uri: string): string | undefined => peer.document(uri)?.getText();
    return uris.find((uri) => unsaved !== undefined && withoutBom(textOf(uri) ?? '').text === unsaved) ?? uris[0] ?? uriOf(path);
  }

  async #ask(peer: Peer, request: EditRequest, signal: AbortSignal): Promise<ApplyWorkspaceEditResult> {
    const cancel = new CancellationTokenSource();
    const params = this.#params(peer, request);
    if (typeof params === 'string') return { applied: false, failureReason: params };
    try {
      const answer = peer.ask<ApplyWorkspaceEditResult>('workspace/applyEdit', params, cancel.token);
      const settled = request.confirm ? this.#whileOpen(answer, cancel, signal) : this.#within(editorBounds.answerMs, answer);
      return await settled;
    } catch (failure) {
      return { applied: false, failureReason: errorOf(failure).message };
    } finally {
      cancel.dispose();
    }
  }

  /** A preview waits for the person as long as the mission may; taken back, its answer is awaited a little longer. */
  async #whileOpen<Answer>(answer: Promise<Answer>, cancel: CancellationTokenSource, signal: AbortSignal): Promise<Answer> {
    const takenBack = new Promise<never>((_, reject) => {
      const takeBack = (): void => {
        cancel.cancel();
        this.#around.clock.after(editorBounds.takenBackMs, () => reject(new Error('The preview was taken back.')));
      };
      if (signal.aborted) takeBack();
      else signal.addEventListener('abort', takeBack, { once: true });
    });
    return Promise.race([answer, takenBack]);
  }

  #within<Answer>(longestMs: number, answer: Promise<Answer>): Promise<Answer> {
    let disposable: { dispose(): void } | undefined;
    const late = new Promise<never>((_, reject) => {
      disposable = this.#around.clock.after(longestMs, () => reject(new Error('The editor did not answer.')));
    });
    return Promise.race([answer, late]).finally(() => disposable?.dispose());
  }

  /** A sentence when a document is not what the edits were made for. */
  #params(peer: Peer, { label, reasons, documents, besides, confirm }: EditRequest): (ApplyWorkspaceEditParams & ShownBesides) | string {
    const documentChanges: TextDocumentEdit[] = [];
    const annotated = confirm || peer.abilities.annotations === true;
    for (const { path, text, edits } of documents) {
      const uri = this.#uriAt(peer, path);
      const open = peer.document(uri);
      const isHeld = this.#around.documents.holders(path).some((holder) => holder.peer === peer);
      if (open === undefined && isHeld) return `${path} is open there, among more documents than Swarm follows.`;
      if (open !== undefined && !sameLines(withoutBom(open.getText()).text, text)) return `${path} changed in the editor.`;
      const positions = TextDocument.create(uri, '', 0, text);
      documentChanges.push({
        textDocument: { uri, version: open?.version ?? null },
        edits: edits.map(({ start, end, newText, reasonId }): AnnotatedTextEdit | Omit<AnnotatedTextEdit, 'annotationId'> => {
          const edit = { range: { start: positions.positionAt(start), end: positions.positionAt(end) }, newText };
          return annotated ? { ...edit, annotationId: reasonId } : edit;
        }),
      });
    }
    const changeAnnotations = Object.fromEntries(
      reasons.map(({ id, label: shown, description }): [string, ChangeAnnotation] => [
        id,
        { label: shown, description, needsConfirmation: confirm },
      ]),
    );
    const shown =
      confirm && this.showsBesides && besides.length > 0 ? { swarm: { folder: this.#around.uri, files: besides.map(besideView) } } : {};
    return { label, edit: { documentChanges, ...(annotated ? { changeAnnotations } : {}) }, ...shown };
  }
}

function besideView({ path, newPath, before, after }: BesideFile): BesideView {
  return { path, newPath, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
