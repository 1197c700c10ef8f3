/** What a test file begins with: one editor for all its tests, a folder of its own for each, and evidence when one fails. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { Editor } from './editor.ts';
import type { EditorServerOptions } from './editorServer.ts';
import type { EditorWindow } from './editorWindow.ts';
import { outputFolder } from './installation.ts';
import { type Files, makeScratch, removeScratch, writeFiles } from './scratch.ts';

export interface Suite {
  /** Makes a folder with these files, for this test alone. */
  folder(files: Files): string;
  /** Opens a window with a new folder that holds these files, or with a folder that is there. */
  open(filesOrFolder: Files | string, options?: { readonly settled?: boolean }): Promise<EditorWindow>;
  /**
   * One window for several tests of the file, as a person goes on in theirs: each that calls finds these files and nothing open, and
   * what went before in the history. After a test that failed it is another window.
   */
  shared(files: Files): () => Promise<EditorWindow>;
  readonly editor: Editor;
}

/** To be called once, at the top of a test file. */
export function useEditor(options: EditorServerOptions = {}): Suite {
  let editor: Editor | undefined;
  const folders: string[] = [];
  const kept = new Map<EditorWindow, string>();

  const running = (): Editor => {
    if (editor === undefined) throw new Error('the editor runs in tests only');
    return editor;
  };

  beforeAll(async () => {
    editor = await Editor.start(options);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await keepEvidence(task.file.name, task.name, running());
      folders.push(...kept.values());
      kept.clear();
    }
    await running().closeWindows([...kept.keys()]);
    for (const folder of folders.splice(0)) removeScratch(folder);
  });

  afterAll(async () => {
    await editor?.dispose();
    for (const folder of kept.values()) removeScratch(folder);
  });

  const folder = (files: Files): string => {
    const made = makeScratch('workspace');
    folders.push(made);
    writeFiles(made, files);
    return made;
  };

  const open: Suite['open'] = async (given, windowOptions) =>
    await running().open(typeof given === 'string' ? given : folder(given), windowOptions);

  return {
    folder,
    open,
    shared: (files) => {
      let window: EditorWindow | undefined;
      return async () => {
        if (window !== undefined && kept.has(window)) {
          await window.startOver(files);
          return window;
        }
        window = await open(files);
        kept.set(window, window.folder);
        folders.splice(folders.indexOf(window.folder), 1);
        return window;
      };
    },
    get editor() {
      return running();
    },
  };
}

/** Screenshots of all windows, and every log, below `dist/e2e/failed/`. */
async function keepEvidence(file: string, test: string, editor: Editor): Promise<void> {
  const name = `${file} ${test}`.replaceAll(/[^\w.-]+/g, '-').slice(0, 120);
  const folder = join(outputFolder, 'failed', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, window] of editor.windows.entries()) {
    await window.screenshot(join('failed', name, `window-${index + 1}`)).catch(() => undefined);
    writeFileSync(join(folder, `window-${index + 1}.errors.txt`), window.pageErrors.join('\n\n'));
  }
  writeFileSync(join(folder, 'code-server.txt'), editor.server.output);
  if (existsSync(editor.server.logsFolder)) cpSync(editor.server.logsFolder, join(folder, 'logs'), { recursive: true });
  console.log(`evidence: ${folder}`);
}
