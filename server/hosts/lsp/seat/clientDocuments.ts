/**
 * What a client has open, wherever it lies, with its text as it is now. A client tells of a document once, and a seat may be
 * taken later: when a folder is first needed, when it is added, or when its holder went away.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';

type Changes = Parameters<typeof TextDocument.update>[1];
interface DocumentParams {
  readonly textDocument?: { readonly uri?: string; readonly languageId?: string; readonly version?: number; readonly text?: string };
  readonly contentChanges?: Changes;
}

const prefix = 'textDocument/did';

/** Whether a notification is about a document that is open. */
export function isAboutDocument(method: string): boolean {
  return method.startsWith(prefix);
}

export class ClientDocuments {
  readonly #documents = new Map<string, TextDocument>();

  note(method: string, params: unknown): void {
    const { textDocument, contentChanges } = (params ?? {}) as DocumentParams;
    const uri = textDocument?.uri;
    if (uri === undefined) return;
    if (method === `${prefix}Open`) {
      const { languageId = '', version = 0, text = '' } = textDocument ?? {};
      this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
    } else if (method === `${prefix}Close`) this.#documents.delete(uri);
    else if (method === `${prefix}Change`) {
      const document = this.#documents.get(uri);
      const version = textDocument?.version ?? 0;
      if (document && Array.isArray(contentChanges)) this.#documents.set(uri, TextDocument.update(document, contentChanges, version));
    }
  }

  /** What tells somebody new of the documents in a folder. `folderUri`: without a slash at the end. */
  within(folderUri: string): readonly { readonly method: string; readonly params: unknown }[] {
    return [...this.#documents.values()]
      .filter(({ uri }) => uri.startsWith(`${folderUri}/`))
      .map((document) => {
        const { uri, languageId, version } = document;
        return { method: `${prefix}Open`, params: { textDocument: { uri, languageId, version, text: document.getText() } } };
      });
  }
}
