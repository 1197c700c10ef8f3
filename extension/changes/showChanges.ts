/** Shows what changes in several files, or in one, in the editor's own diff editors. */
import { commands, l10n, type Uri } from 'vscode';
import type { BesideView, MissionPlanView } from '../../server/protocol/messages.ts';
import { contentUri } from '../contents.ts';
import { uriIn } from '../server.ts';
import { keepPlan } from './planTexts.ts';

export interface ChangedFile {
  readonly path: string;
  readonly baseHash: string; // empty: not there before
  readonly newHash: string; // empty: not there afterwards
}

type Triple = readonly [label: Uri, before: Uri | undefined, after: Uri | undefined];

export async function showPlan(folder: string, title: string, { missionId, files }: MissionPlanView): Promise<void> {
  const texts = files.map(({ path, newPath, before, after, baseHash, newHash }) => ({
    path,
    newPath,
    ...(baseHash === '' ? {} : { before }),
    ...(newHash === '' ? {} : { after }),
  }));
  await showTexts(folder, title, missionId, texts);
}

/** `key`: what was shown under it before can no longer be opened anew. */
export async function showTexts(folder: string, title: string, key: string, files: readonly BesideView[]): Promise<void> {
  const uriOf = keepPlan(
    key,
    files.flatMap(({ path, newPath, before, after }) => [
      ...(before === undefined ? [] : [{ side: 'before' as const, path, text: before }]),
      ...(after === undefined ? [] : [{ side: 'after' as const, path: newPath, text: after }]),
    ]),
  );
  await showAll(
    title,
    files.map(({ path, newPath, before, after }) => [
      uriIn(folder, newPath),
      before === undefined ? undefined : uriOf('before', path),
      after === undefined ? undefined : uriOf('after', newPath),
    ]),
  );
}

/** What was really written, from the ledger's contents. */
export async function showChangedFiles(folder: string, title: string, files: readonly ChangedFile[]): Promise<void> {
  await showAll(
    title,
    files.map(({ path, baseHash, newHash }) => [uriIn(folder, path), sideOf(folder, path, baseHash), sideOf(folder, path, newHash)]),
  );
}

export async function showChangedFile(folder: string, file: ChangedFile): Promise<void> {
  const { path, baseHash, newHash } = file;
  const [before, after] = [contentUri(folder, path, baseHash), contentUri(folder, path, newHash)];
  if (baseHash === '') await commands.executeCommand('vscode.open', after);
  else if (newHash === '') await commands.executeCommand('vscode.open', before);
  else await commands.executeCommand('vscode.diff', before, after, l10n.t('{0} (before and after)', path));
}

function sideOf(folder: string, path: string, hash: string): Uri | undefined {
  return hash === '' ? undefined : contentUri(folder, path, hash);
}

async function showAll(title: string, files: readonly Triple[]): Promise<void> {
  await commands.executeCommand('vscode.changes', title, files);
}
