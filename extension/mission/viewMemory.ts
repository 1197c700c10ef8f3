/** Remembers which document was shown and where in it, to come back to it after the person looked around. */
import { commands, TabInputText, type TextEditor, TextEditorRevealType, window } from 'vscode';

/** How long an editor may take to tell that it has scrolled. */
const scrollMsMax = 500;

/** Returns how to come back. Tabs that were opened meanwhile, and are not worked in, are closed. */
export function rememberView(): () => Promise<void> {
  const editor = window.activeTextEditor;
  const place = editor && placeOf(editor);
  const open = new Set(openTexts());
  return async () => {
    const opened = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter((tab) => tab.input instanceof TabInputText && !open.has(tab.input.uri.toString()) && tab.isPreview && !tab.isDirty);
    if (opened.length > 0) await window.tabGroups.close(opened, true);
    if (place === undefined) return;
    const back = await window.showTextDocument(place.document, { viewColumn: place.viewColumn, selection: place.selection });
    if (place.visible) await scrollTo(back, place.visible.start.line);
  };
}

/** Puts the line at the top. Revealing it there leaves room above for sticky lines; the rest of the way is scrolled. */
async function scrollTo(editor: TextEditor, line: number): Promise<void> {
  const top = () => editor.visibleRanges[0]?.start.line ?? line;
  if (top() === line) return;
  editor.revealRange(editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range, TextEditorRevealType.AtTop);
  await scrolled(editor);
  const missing = line - top();
  if (missing === 0 || window.activeTextEditor !== editor) return;
  await commands.executeCommand('editorScroll', { to: missing > 0 ? 'down' : 'up', by: 'line', value: Math.abs(missing) });
}

/** The editor has told where it is after scrolling, or had nothing to scroll. */
function scrolled(editor: TextEditor): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(limit);
      listening.dispose();
      resolve();
    };
    const limit = setTimeout(done, scrollMsMax);
    const listening = window.onDidChangeTextEditorVisibleRanges((change) => {
      if (change.textEditor === editor) done();
    });
  });
}

function placeOf({ document, selection, viewColumn, visibleRanges }: TextEditor) {
  return { document, selection, viewColumn: viewColumn ?? 1, visible: visibleRanges[0] };
}

export function openTexts(): readonly string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : []));
}
