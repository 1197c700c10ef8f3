/** Remembers which document was shown and where in it, to come back to it after the person looked around. */
import { TabInputText, type TextEditor, TextEditorRevealType, window } from 'vscode';

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
    if (place.visible) back.revealRange(place.visible, TextEditorRevealType.AtTop);
  };
}

function placeOf({ document, selection, viewColumn, visibleRanges }: TextEditor) {
  return { document, selection, viewColumn: viewColumn ?? 1, visible: visibleRanges[0] };
}

export function openTexts(): readonly string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri.toString()] : []));
}
