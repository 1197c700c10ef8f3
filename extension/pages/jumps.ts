/** Where a page can send the person: to a line of a file, or to a comparison of two contents of the ledger. */
import { commands, Range, Uri, window, workspace } from 'vscode';
import type { OpenDiffParams, OpenPlaceParams } from '../../server/protocol/pages/page.ts';
import { contentUri } from '../contents.ts';
import { uriIn } from '../server.ts';
import { isConfined } from './confined.ts';

export async function showPlace({ folder, path, line }: OpenPlaceParams): Promise<void> {
  const chosen = folder ?? firstFolder();
  const known = workspace.workspaceFolders?.some(({ uri }) => uri.toString() === Uri.parse(chosen).toString()) ?? false;
  if (!known || !isConfined(path)) throw new Error(`“${path}” is not in a folder of this workspace.`);
  const document = await workspace.openTextDocument(uriIn(chosen, path));
  const at = document.lineAt(Math.min(Math.max(0, line - 1), document.lineCount - 1)).range.start;
  await window.showTextDocument(document, { selection: new Range(at, at), preview: true });
}

export async function showDiff({ folder, path, baseHash, newHash, title }: OpenDiffParams): Promise<void> {
  const chosen = folder ?? firstFolder();
  await commands.executeCommand('vscode.diff', contentUri(chosen, path, baseHash), contentUri(chosen, path, newHash), title, {
    preview: true,
  });
}

function firstFolder(): string {
  return (workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/')).toString();
}
