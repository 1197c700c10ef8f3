/** The rewind view, and going back from the palette: “Rewind…”, “Redo”. What a rewind does is the server's to know. */
import { commands, Disposable, l10n, type Uri, window, workspace } from 'vscode';
import {
  history,
  historyChanged,
  type RewindFileView,
  type RewindReportView,
  rewind as rewindRequest,
} from '../../server/protocol/messages.ts';
import {
  isRewindDifference,
  openRewindDifference,
  pageHistory,
  pageHistoryChanged,
  pageMomentsMax,
  previewRewind,
  type RewindView,
  restoreMoment,
  showTarget,
} from '../../server/protocol/pages/rewind.ts';
import { rewindWords } from '../../server/protocol/pages/rewindWords.ts';
import { registerCommand, sentences, showFailure } from '../commands.ts';
import { contentUri, holdContent } from '../contents.ts';
import type { Editor, Feature } from '../feature.ts';
import { chooseFolder } from '../folders.ts';
import { PageView } from '../pages/pageView.ts';
import { plainMessage } from '../plainMessage.ts';
import { pickMoment } from '../rewinds/rewindPick.ts';
import { rewindView } from '../rewinds/rewindView.ts';
import { uriIn } from '../server.ts';

/** Of a moment in the list. */
const pathsPerMomentMax = 3;

/** What “Rewind…” may be given by other commands: where to, and in which folder. */
interface RewindArguments {
  readonly target?: unknown;
  readonly folder?: unknown;
}

export const rewind: Feature = (editor): Disposable => {
  const { server } = editor;
  const panel = new PageView(editor, { viewId: 'swarm.rewind', name: 'rewind', title: l10n.t('Rewind'), strings: rewindWords });
  const previews = new Previews(editor);
  panel.answers
    .answer(pageHistory, async ({ folder }, signal) => {
      const { moments, total } = await server.request(history, { ...inFolder(folder), limit: pageMomentsMax }, signal);
      const slim = moments.map((moment) => ({ ...moment, paths: moment.paths.slice(0, pathsPerMomentMax) }));
      return { moments: slim, total, trusted: workspace.isTrusted };
    })
    .answer(previewRewind, ({ folder, target }, signal) => previews.preview(folder, target, signal))
    .answer(restoreMoment, ({ folder, target }) => goThere(editor, folder, target))
    .listen(openRewindDifference, isRewindDifference, ({ path }) => void previews.showDifference(path).catch(showFailure));
  return Disposable.from(
    panel,
    server.onNotification(historyChanged, (params) => panel.notify(pageHistoryChanged, params)),
    workspace.onDidGrantWorkspaceTrust(() => panel.notify(pageHistoryChanged, {})),
    registerCommand('swarm.rewind', async (given?: RewindArguments) => {
      const folder = typeof given?.folder === 'string' ? given.folder : await chooseFolder();
      if (folder === undefined) return;
      const asked = typeof given?.target === 'string' ? given.target : undefined;
      const target = asked ?? (await pickMoment(editor, folder));
      if (target !== undefined) await panel.show(showTarget, { target, folder });
    }),
    registerCommand('swarm.redo', async () => {
      const folder = await chooseFolder();
      if (folder !== undefined) tell(await goThere(editor, folder, 'redo'));
    }),
  );
};

/** What was looked at last, so that its differences can be opened. */
class Previews {
  readonly #editor: Editor;
  #last: { readonly folder: string | undefined; readonly report: RewindReportView } | undefined;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  async preview(folder: string | undefined, target: string, signal: AbortSignal): Promise<RewindView> {
    const report = await this.#editor.server.request(rewindRequest, { target, preview: true, ...inFolder(folder) }, signal);
    if (!signal.aborted) this.#last = { folder, report };
    return rewindView(target, report);
  }

  async showDifference(path: string): Promise<void> {
    const file = this.#last?.report.files.find((one) => one.path === path);
    const folder = this.#last?.folder ?? workspace.workspaceFolders?.[0]?.uri.toString();
    if (file === undefined || folder === undefined) return;
    await commands.executeCommand('vscode.diff', ...sidesOf(folder, file), l10n.t('{0} (now ↔ then)', path), { preview: true });
  }
}

/** The file itself as it is now, so that it can be edited there, and what it would be. */
function sidesOf(folder: string, { path, action, newHash, after }: RewindFileView): readonly [Uri, Uri] {
  // What merging made is in the ledger only once it was written.
  if (after !== undefined && newHash !== '') holdContent(newHash, after.replace(/^\uFEFF/, ''));
  const now = action === 'create' ? contentUri(folder, path, '') : uriIn(folder, path);
  return [now, contentUri(folder, path, newHash)];
}

async function goThere({ server }: Editor, folder: string | undefined, target: string): Promise<RewindView> {
  const title = target === 'redo' ? l10n.t('Taking the last rewind back…') : l10n.t('Rewinding…');
  const asked = (): Promise<RewindReportView> => server.request(rewindRequest, { target, ...inFolder(folder) });
  return rewindView(target, await window.withProgress({ location: { viewId: 'swarm.rewind' }, title }, asked));
}

/** Not waited for: a message stays as long as the person likes. */
function tell({ outcome, summary, error }: RewindView): void {
  if (outcome === 'done' || outcome === 'nothing-to-do') void window.showInformationMessage(plainMessage(summary));
  else void window.showWarningMessage(plainMessage(error === undefined ? summary : sentences({ ...error, message: summary })));
}

function inFolder(folder: string | undefined): { readonly folder?: string } {
  return folder === undefined ? {} : { folder };
}
