/** The documents that editors have open, as they stand there: what a person sees before it is saved. */
import type { Disposable } from '../../base/disposable.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

/** One editor's copy of a file. */
export interface OpenDocument {
  readonly path: WorkspacePath;
  readonly text: string; // as the editor has it, without BOM
  readonly version: number; // the editor's
  /** False while nobody has typed since it was last known to be what is on disk: then the disk is the newer one. */
  readonly touched: boolean;
  readonly holder: string; // for people: "window 1"
}

export interface DocumentsPort {
  /** Every copy of the file that is open; empty when none is. */
  open(path: WorkspacePath): readonly OpenDocument[];
  /** Every file that is open somewhere. */
  paths(): readonly WorkspacePath[];
  /** This copy was found to be what is on disk: it is not touched until it changes again. */
  foundClean(document: OpenDocument): void;
  /** Called after a document was opened, changed, saved or closed. Costs as little as a keystroke may. */
  onChanged(listener: (path: WorkspacePath) => void): Disposable;
}
