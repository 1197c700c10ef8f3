/** The folders the client has open, as it names them, and which of them a message is for. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

export class WorkspaceFolders {
  #uris: readonly string[] = [];

  open({ workspaceFolders, rootUri }: InitializeParams): void {
    const given = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.#uris = [...new Set(given.map((uri) => this.nameOf(uri)))].filter(isOnDisk);
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => this.nameOf(uri)));
    const come = added.map(({ uri }) => this.nameOf(uri)).filter(isOnDisk);
    this.#uris = [...new Set([...this.#uris.filter((uri) => !gone.has(uri)), ...come])];
  }

  /** Without a slash at the end. */
  nameOf(uri: string): string {
    return uri.endsWith('/') && uri !== 'file:///' ? uri.slice(0, -1) : uri;
  }

  /** The innermost folder that holds it; the client's first when nothing is named. */
  folderOf(uri: string | undefined): string | undefined {
    return uri === undefined ? this.#uris[0] : this.around(uri)[0];
  }

  /** All folders that hold it, the innermost first. */
  around(uri: string): readonly string[] {
    const named = this.nameOf(uri);
    return this.#uris.filter((folder) => named === folder || named.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length);
  }
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}
