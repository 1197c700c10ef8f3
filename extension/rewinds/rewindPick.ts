/** Choosing a moment by keyboard: the history as a quick pick that also takes words, with what going there would change. */
import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { history, type MomentKind, type MomentView, type RewindReportView, rewind } from '../../server/protocol/messages.ts';
import type { Editor } from '../feature.ts';

const bounds = {
  momentsShown: 500,
  /** Before a highlighted moment is looked at, so that running through the list asks nothing. */
  restMs: 250,
} as const;

const icons: Readonly<Record<MomentKind, string>> = {
  start: 'debug-start',
  mission: 'wand',
  save: 'save',
  undo: 'discard',
  rewind: 'history',
  redo: 'redo',
  'head-moved': 'git-commit',
};

interface MomentItem extends QuickPickItem {
  readonly target: string;
}

/** The target as the server takes it; undefined when the person left. Rejects with ServerRefusal. */
export async function pickMoment({ server }: Editor, folder: string | undefined): Promise<string | undefined> {
  const where = folder === undefined ? {} : { folder };
  const pick = window.createQuickPick<MomentItem>();
  let looking = new AbortController();
  let rest: NodeJS.Timeout | undefined;
  const look = async (target: string, signal: AbortSignal): Promise<void> => {
    const report = await server.request(rewind, { target, preview: true, ...where }, signal).catch(() => undefined);
    // What stands in the way of one that was refused is said when it is chosen.
    if (report !== undefined && !signal.aborted) pick.title = titleOf(report);
  };
  pick.title = l10n.t('Rewind');
  pick.placeholder = l10n.t('Choose a moment, or say one: “10 minutes ago”, “yesterday”, “#12”');
  pick.matchOnDetail = true;
  pick.busy = true;
  pick.onDidChangeActive(([item]) => {
    looking.abort();
    clearTimeout(rest);
    looking = new AbortController();
    const { signal } = looking;
    pick.title = l10n.t('Rewind');
    if (item !== undefined) rest = setTimeout(() => void look(item.target, signal), bounds.restMs);
  });
  const chosen = new Promise<string | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.target ?? (pick.value.trim() || undefined)));
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  try {
    const { moments } = await server.request(history, { limit: bounds.momentsShown, ...where });
    const known = [...moments].reverse().map(itemOf);
    // What the person says is an item of its own, so that no moment is chosen in its stead.
    const offer = (): void => {
      const said = pick.value.trim();
      const own = { label: l10n.t('Rewind to “{0}”', said), target: said, alwaysShow: true, iconPath: new ThemeIcon('search') };
      pick.items = said === '' ? known : [...known, own];
    };
    pick.onDidChangeValue(offer);
    offer();
    pick.busy = false;
    return await chosen;
  } finally {
    looking.abort();
    clearTimeout(rest);
    pick.dispose();
  }
}

function titleOf({ error, summary, files }: RewindReportView): string {
  if (error !== undefined) return summary;
  if (files.length === 0) return l10n.t('Rewind: nothing would change');
  return files.length === 1 ? l10n.t('Rewind: 1 file would change') : l10n.t('Rewind: {0} files would change', files.length);
}

function itemOf({ sequence, kind, label, wallMs, files, current }: MomentView): MomentItem {
  const when = new Date(wallMs).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
  return {
    label,
    description: current ? l10n.t('now') : '',
    detail: files === 0 ? when : files === 1 ? l10n.t('{0}, 1 file', when) : l10n.t('{0}, {1} files', when, files),
    iconPath: new ThemeIcon(icons[kind]),
    target: `#${sequence}`,
  };
}
