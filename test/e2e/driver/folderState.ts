/** A folder as it is right now, to be compared at once: every file on disk byte for byte, and every buffer of a window. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { EditorWindow } from './editorWindow.ts';

export interface FolderState {
  readonly disk: Readonly<Record<string, string>>;
  /** Buffers that hold unsaved text. */
  readonly unsaved: Readonly<Record<string, string>>;
  /** Names of the other buffers that nevertheless are not what is on disk. */
  readonly apart: readonly string[];
  /** Tabs that are marked as unsaved, by the names of their files. */
  readonly marked: readonly string[];
}

async function folderState(window: EditorWindow): Promise<FolderState> {
  const buffers = await window.documents.buffers();
  const disk = filesOf(window.folder);
  const dirty = Object.keys(buffers).filter((name) => buffers[name]?.dirty);
  const clean = Object.keys(buffers).filter((name) => !buffers[name]?.dirty);
  const tabs = await window.text.tabs();
  // The editor keeps the text of a file that is gone for a while after its tab was closed, and shows it to nobody.
  const shown = new Set(await window.documents.shown());
  return {
    disk,
    unsaved: Object.fromEntries(dirty.map((name) => [name, buffers[name]?.text ?? ''])),
    apart: clean.filter(
      (name) => (disk[name] !== undefined || shown.has(name)) && buffers[name]?.text !== disk[name]?.replace(/^\uFEFF/, ''),
    ),
    marked: tabs
      .filter((tab) => tab.endsWith(' ●'))
      .map((tab) => tab.slice(0, -2))
      .sort(),
  };
}

/**
 * Waits until the files on disk are these and no others, the buffers with unsaved text these and no others, every other
 * buffer what is on disk, and the marks of the tabs accordingly.
 */
export async function expectFolder(
  window: EditorWindow,
  disk: Readonly<Record<string, string>>,
  unsaved: Readonly<Record<string, string>> = {},
): Promise<void> {
  const marked = Object.keys(unsaved)
    .map((name) => name.replace(/^.*\//, ''))
    .sort();
  await expect.poll(() => folderState(window)).toEqual({ disk, unsaved, apart: [], marked });
}

/** As text where the bytes are one in UTF-8, a byte order mark included; in hexadecimal otherwise. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    names.sort().map((name) => {
      const bytes = readFileSync(join(folder, name));
      const text = bytes.toString('utf8');
      return [name, Buffer.from(text, 'utf8').equals(bytes) ? text : bytes.toString('hex')];
    }),
  );
}
