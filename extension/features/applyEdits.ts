/**
 * Applies the server's edits in the editor, shown first where it asks for that, and saves afterwards what was clean before.
 * The editor's own saving of refactored files is not used: it saves what the person had not.
 */
import { type CancellationToken, Disposable, l10n, workspace } from 'vscode';
import type { ApplyWorkspaceEditParams, ApplyWorkspaceEditResult } from 'vscode-languageserver-protocol';
import { filesMoved, request, type ShownBesides, saveDocuments } from '../../server/protocol/messages.ts';
import { showBesides } from '../changes/besides.ts';
import { DirtyMemory } from '../changes/dirtyMemory.ts';
import { followMoves } from '../changes/followMoves.ts';
import { RefactorPreview } from '../changes/refactorPreview.ts';
import { saveClean } from '../changes/saveClean.ts';
import { TabMemory } from '../changes/tabMemory.ts';
import { askForPreview, type EditorEdit, editorEdit } from '../changes/workspaceEdit.ts';
import type { Feature } from '../feature.ts';

type Params = ApplyWorkspaceEditParams & ShownBesides;
const applyWorkspaceEdit = request<Params, ApplyWorkspaceEditResult>('workspace/applyEdit');

export const applyEdits: Feature = ({ server, context }) => {
  const dirty = new DirtyMemory();
  const tabs = new TabMemory();
  const preview = new RefactorPreview(context.globalState);

  async function apply({ edit, label, swarm }: Params, token: CancellationToken): Promise<ApplyWorkspaceEditResult> {
    if (token.isCancellationRequested) return { applied: false, failureReason: l10n.t('Nothing was applied in the editor.') };
    const ours = editorEdit(edit);
    const stale = outdated(ours);
    if (stale !== undefined) return { applied: false, failureReason: l10n.t('“{0}” has changed since.', stale) };
    dirty.remember(urisAfter(ours), (uri) => isDirty(ours, uri));
    tabs.remember();
    const existing = ours.touched[0] ?? workspace.workspaceFolders?.[0]?.uri;
    const shown = ours.wantsPreview && existing !== undefined;
    if (shown) askForPreview(ours.edit, existing, label ?? l10n.t('Swarm'));
    // Without isRefactoring: with it, the editor would save every file it touches, the person's unsaved text included.
    const run = (): Thenable<boolean> => workspace.applyEdit(ours.edit);
    const hideBesides = shown && swarm !== undefined ? await showBesides(swarm, label ?? l10n.t('Swarm')) : undefined;
    const saving = workspace.onDidSaveTextDocument(({ uri }) => dirty.saved(uri.toString()));
    try {
      const applied = shown ? await preview.during(run, ours.labels.size, token) : await run();
      return applied ? { applied } : { applied, failureReason: l10n.t('Nothing was applied in the editor.') };
    } finally {
      saving.dispose();
      await hideBesides?.();
    }
  }

  return Disposable.from(
    server.onRequest(applyWorkspaceEdit, apply),
    server.onRequest(saveDocuments, async ({ uris }) => {
      const failed = await saveClean(uris, (uri) => dirty.wasClean(uri));
      await tabs.closeOpened(uris);
      return { failed };
    }),
    server.onNotification(filesMoved, (moved) => void followMoves(moved).then(undefined, () => undefined)), // a tab that does not follow is no harm
    server.onRunning((running) => running || preview.discard()),
    tabs,
  );
};

/** The name of a document that is no longer as the edit was made for; one without a version was made for the file as it is on disk. */
function outdated({ versions, touched }: EditorEdit): string | undefined {
  const unversioned = new Set(touched.map((uri) => uri.toString()).filter((uri) => !versions.has(uri)));
  const stale = workspace.textDocuments.find(({ uri, version, isDirty }) =>
    unversioned.has(uri.toString()) ? isDirty : (versions.get(uri.toString()) ?? version) !== version,
  );
  return stale && workspace.asRelativePath(stale.uri, false);
}

/** What the edit touches, as it is called when it is done. */
function urisAfter({ touched, renamed, created }: EditorEdit): readonly string[] {
  const after = new Map(renamed.map(([from, to]) => [from.toString(), to.toString()]));
  return [...touched.map((uri) => after.get(uri.toString()) ?? uri.toString()), ...created.map((uri) => uri.toString())];
}

function isDirty({ renamed }: EditorEdit, uri: string): boolean {
  const before = renamed.find(([, to]) => to.toString() === uri)?.[0].toString() ?? uri;
  return workspace.textDocuments.some((document) => document.isDirty && [uri, before].includes(document.uri.toString()));
}
