/** A document exactly as the server means it, or the refusal that says it is not. */
import { type TextDocument, Uri, workspace } from 'vscode';
import type { EditorDocument, EditorRefusal } from '../../server/protocol/messages.ts';
import { textHash } from './textHash.ts';

export function refusal(reason: EditorRefusal['reason'], why = ''): EditorRefusal {
  return { answered: false, reason, why };
}

export interface Shown {
  readonly answered: true;
  readonly document: TextDocument;
  /** Of the text that was compared. */
  readonly version: number;
}

/** Opens it without showing it: extensions know of what is open. */
export async function shownDocument({ uri, textHash: wanted }: EditorDocument): Promise<Shown | EditorRefusal> {
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri, true));
    const shown: Shown = { answered: true, document, version: document.version };
    return textHash(document.getText()) === wanted ? shown : refusal('changed');
  } catch (failure) {
    return refusal('changed', failure instanceof Error ? failure.message : String(failure));
  }
}

/** The text of a file as the editor has it: of its document, or of the disk when it is not open. undefined: no text. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
