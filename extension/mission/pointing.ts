/** What the person points at on purpose: a selection, or the place at which they opened a menu or the light bulb. */
import { l10n, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { RefactorCommand, StartMissionParams } from '../../server/protocol/messages.ts';

export interface Pointing {
  readonly document: TextDocument;
  readonly range: Range;
}

/** As the client's own commands, the light bulb and other extensions may call `swarm.refactor` and `swarm.plan`. */
export interface RefactorArguments extends Partial<RefactorCommand> {
  /** Start with this instruction without asking for words. */
  readonly run?: boolean;
}

/** A context menu hands over the document's Uri. undefined: nothing is pointed at, the words alone count. */
export async function pointingOf(given: RefactorArguments | Uri | undefined): Promise<Pointing | undefined> {
  const editor = window.activeTextEditor;
  if (given instanceof Uri) {
    return editor?.document.uri.toString() === given.toString() ? { document: editor.document, range: editor.selection } : undefined;
  }
  if (given?.range !== undefined) {
    const document = given.uri === undefined ? editor?.document : await workspace.openTextDocument(Uri.parse(given.uri));
    const { start, end } = given.range;
    return document && { document, range: new Range(start.line, start.character, end.line, end.character) };
  }
  if (editor === undefined || editor.selection.isEmpty || editor.document.uri.scheme !== 'file') return undefined;
  return { document: editor.document, range: editor.selection };
}

export function atOf({ document, range }: Pointing): NonNullable<StartMissionParams['at']> {
  const { start, end } = range;
  return {
    uri: document.uri.toString(),
    range: { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } },
  };
}

/** Characters of the pointed-at text that a title shows. */
const shownMax = 30;

export function pointingText({ document, range }: Pointing): string {
  const name = workspace.asRelativePath(document.uri, false);
  const word = range.isEmpty ? document.getWordRangeAtPosition(range.start) : range;
  const text = word ? (document.getText(word).trim().split('\n')[0] ?? '') : '';
  const place = l10n.t('{0} line {1}', name, range.start.line + 1);
  return text === '' ? place : `“${text.length > shownMax ? `${text.slice(0, shownMax)}…` : text}”, ${place}`;
}
