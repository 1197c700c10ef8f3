/** The documents of a window as the editor holds them: buffers byte for byte, saved or not. Looks from inside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Companion } from './companion.ts';

export interface Place {
  readonly line: number; // from 0
  readonly character: number; // from 0, in UTF-16 units
}

export class Documents {
  readonly #companion: Companion;
  readonly #folder: string;

  constructor(companion: Companion, folder: string) {
    this.#companion = companion;
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Shows a file in the editor and puts the cursor there, or selects up to `end`. */
  async open(name: string, at?: Place, end?: Place): Promise<void> {
    await this.#companion.run(
      async (vscode, asked) => {
        const document = await vscode.workspace.openTextDocument(asked.path);
        if (asked.at === undefined) {
          await vscode.window.showTextDocument(document, { preview: false });
          return;
        }
        const to = asked.end ?? asked.at;
        const selection = new vscode.Range(asked.at.line, asked.at.character, to.line, to.character);
        await vscode.window.showTextDocument(document, { preview: false, selection });
      },
      { path: this.path(name), at, end },
    );
  }

  /** Puts the cursor into the first `text` of the file. */
  async openAt(name: string, text: string): Promise<void> {
    const found = await this.#companion.run(
      async (vscode, asked) => {
        const document = await vscode.workspace.openTextDocument(asked.path);
        const at = document.getText().indexOf(asked.text);
        if (at < 0) return undefined;
        const { line, character } = document.positionAt(at);
        return { line, character };
      },
      { path: this.path(name), text },
    );
    if (found === undefined) throw new Error(`${name} does not hold ${JSON.stringify(text)}`);
    await this.open(name, found);
  }

  /** The text of the buffer; undefined when the file is not open in the window. */
  async buffer(name: string): Promise<string | undefined> {
    const text = await this.#companion.run(
      (vscode, path) => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === path)?.getText() ?? null,
      this.path(name),
    );
    return text ?? undefined;
  }

  /** Every file of the folder that is open in the window, shown or not. */
  async buffers(): Promise<Readonly<Record<string, { readonly text: string; readonly dirty: boolean }>>> {
    return await this.#companion.run((vscode, folder) => {
      const ours = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file' && uri.fsPath.startsWith(folder));
      return Object.fromEntries(
        ours.map((document) => [document.uri.fsPath.slice(folder.length), { text: document.getText(), dirty: document.isDirty }]),
      );
    }, this.path('/'));
  }

  /** Files of the folder that have a tab. */
  async shown(): Promise<readonly string[]> {
    return await this.#companion.run(
      (vscode, folder) =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .flatMap(({ input }) => (input instanceof vscode.TabInputText && input.uri.fsPath.startsWith(folder) ? [input.uri.fsPath] : []))
          .map((path) => path.slice(folder.length)),
      this.path('/'),
    );
  }

  onDisk(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Waits until the window hears of the disk: its watcher starts some time after the window, and tells nothing of what was before. */
  async watching(): Promise<void> {
    await this.#companion.run(async (vscode, folder) => {
      const root = vscode.Uri.file(folder);
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, 'heard-*'));
      let heard = false;
      watcher.onDidCreate(() => {
        heard = true;
      });
      for (let at = 0; !heard && at < 100; at++) {
        const probe = vscode.Uri.joinPath(root, `heard-${at}`);
        await vscode.workspace.fs.writeFile(probe, new Uint8Array());
        await new Promise((resolve) => setTimeout(resolve, 200));
        await vscode.workspace.fs.delete(probe);
      }
      watcher.dispose();
      if (!heard) throw new Error('the window does not hear of changes on disk');
    }, this.path(''));
  }

  async isDirty(name: string): Promise<boolean> {
    return (await this.dirty()).includes(name);
  }

  /** Names of the files with unsaved text, sorted. */
  async dirty(): Promise<readonly string[]> {
    return await this.#companion.run((vscode) => {
      const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty);
      return unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri, false)).sort();
    });
  }

  /** Edits the buffer without saving, as another extension would. */
  async edit(name: string, find: string, replacement: string): Promise<void> {
    const done = await this.#companion.run(
      async (vscode, asked) => {
        const document = await vscode.workspace.openTextDocument(asked.path);
        const at = document.getText().indexOf(asked.find);
        if (at < 0) return false;
        const edit = new vscode.WorkspaceEdit();
        const range = new vscode.Range(document.positionAt(at), document.positionAt(at + asked.find.length));
        edit.replace(document.uri, range, asked.replacement);
        return await vscode.workspace.applyEdit(edit);
      },
      { path: this.path(name), find, replacement },
    );
    if (!done) throw new Error(`${name} does not hold ${JSON.stringify(find)}`);
  }

  /** The two texts that the diff editor in front compares; undefined when there is none. */
  async comparison(): Promise<readonly string[] | undefined> {
    const texts = await this.#companion.run(async (vscode) => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (!(input instanceof vscode.TabInputTextDiff)) return null;
      const sides = await Promise.all([input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)));
      return sides.map((document) => document.getText());
    });
    return texts ?? undefined;
  }

  /** Messages of the problems that the editor shows for a file, of every source. */
  async problems(name: string): Promise<readonly string[]> {
    return await this.#companion.run(
      (vscode, path) => vscode.languages.getDiagnostics(vscode.Uri.file(path)).map(({ message, source }) => `${source}: ${message}`),
      this.path(name),
    );
  }
}
