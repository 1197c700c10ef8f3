/** What a change set asks of the editors that people have open: to edit documents, undoably, and to save those that were clean. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** Why a group of edits is made; the editor shows them together. */
export interface EditReason {
  readonly id: string;
  readonly label: string; // "Rename the definition"
  readonly description: string;
}

export interface AnnotatedEdit extends TextEdit {
  readonly reasonId: string;
}

export interface EditedDocument {
  readonly path: WorkspacePath;
  readonly text: string; // as seen: what the offsets count in
  readonly edits: readonly AnnotatedEdit[]; // by position, not overlapping
}

/** A file that is not edited where it stands. */
export interface BesideFile {
  readonly path: WorkspacePath; // as it was; of one that comes, as it will be
  readonly newPath: WorkspacePath; // as it will be; of one that goes, as it was
  readonly before: string | undefined; // undefined: it was not there
  readonly after: string | undefined; // undefined: it will not be there
}

export interface EditRequest {
  readonly label: string;
  readonly reasons: readonly EditReason[];
  readonly documents: readonly EditedDocument[];
  /** What comes with the edits and is written to disk: files that come, go or move. Only to be shown to whoever is to see the edits first. */
  readonly besides: readonly BesideFile[];
  /** The person is to see the edits first, and may leave some out. */
  readonly confirm: boolean;
}

export interface EditAnswer {
  /** True also when only a part was made. False: nothing was. */
  readonly applied: boolean;
  readonly refused: readonly WorkspacePath[]; // of these nothing was made, although others may have been
  readonly why: string; // of a refusal, as the editor said it; may be empty
}

export interface EditorPort {
  /** Whether edits of this file go through an editor; else they are written to disk. */
  takes(path: WorkspacePath): boolean;
  /** Whether somebody can be shown the edits before they are made. */
  readonly previews: boolean;
  /** Whether they are shown with what comes beside them. */
  readonly showsBesides: boolean;
  /** Asks for one undoable edit of all documents. Never rejects; when the signal fires the question is taken back, and its answer still awaited for a while. */
  edit(request: EditRequest, signal: AbortSignal): Promise<EditAnswer>;
  /** Saves documents; answers with those that were not. */
  save(paths: readonly WorkspacePath[]): Promise<readonly { readonly path: WorkspacePath; readonly why: string }[]>;
}
