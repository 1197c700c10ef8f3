/** Which files were open as tabs before an edit. The editor opens what it changed and nobody saved; those tabs go away again. */
import { type Tab, TabInputText, Uri, window } from 'vscode';
import { openTexts } from '../mission/viewMemory.ts';

/** The editor opens a tab for an unsaved file a moment later than it changed; that is waited for once. */
const settleMs = 1_500;

export class TabMemory {
  #open: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  /** To be called right before an edit. */
  remember(): void {
    this.#open = new Set(openTexts());
  }

  /**
   * Closes tabs of these files that were not open before and hold nothing unsaved. The one in front is the person's, but
   * where nothing was open the editor put it there: then it is closed too, unless it is a passing look of theirs.
   */
  async closeOpened(uris: readonly string[]): Promise<void> {
    const before = this.#open;
    const edited = new Set(uris.map((uri) => Uri.parse(uri).toString()));
    const superfluous = (): readonly Tab[] =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input, isDirty, isActive, isPreview }) => {
          const uri = input instanceof TabInputText ? input.uri.toString() : undefined;
          return uri !== undefined && edited.has(uri) && !before.has(uri) && !isDirty && (!isActive || (before.size === 0 && !isPreview));
        });
    const close = async (): Promise<void> => {
      const tabs = superfluous();
      if (tabs.length > 0) await window.tabGroups.close(tabs, true);
    };
    await close();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void close().then(undefined, () => undefined), settleMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
