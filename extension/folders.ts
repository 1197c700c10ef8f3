/** Which workspace folder is meant: that of the document at hand, the only one, or the one the person picks. */
import { l10n, type Uri, window, workspace } from 'vscode';

/** As the server knows it: the URI the client opened the folder by. undefined: the person picked none, or there is none. */
export async function chooseFolder(near?: Uri): Promise<string | undefined> {
  const uri = near ?? window.activeTextEditor?.document.uri;
  const around = uri && workspace.getWorkspaceFolder(uri);
  if (around) return around.uri.toString();
  const folders = foldersOnDisk();
  if (folders.length === 0) {
    void window.showWarningMessage(l10n.t('Swarm works on a folder on disk. Open one first.'));
    return undefined;
  }
  if (folders.length === 1) return folders[0];
  const picked = await window.showWorkspaceFolderPick({ placeHolder: l10n.t('In which folder?') });
  return picked?.uri.toString();
}

/** Folders the server can work in, in the order of the workspace. */
export function foldersOnDisk(): readonly string[] {
  return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.toString());
}

export function folderName(folder: string): string {
  return workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder)?.name ?? folder;
}
