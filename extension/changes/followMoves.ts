/** Tabs follow files that moved, and close where files went. What is unsaved is left where it is. */
import { type Tab, TabInputText, Uri, window } from 'vscode';
import type { FilesMoved } from '../../server/protocol/messages.ts';

export async function followMoves({ moves, gone }: FilesMoved): Promise<void> {
  const now = new Map(moves.map(({ from, to }) => [Uri.parse(from).toString(), Uri.parse(to)]));
  const away = new Set(gone.map((uri) => Uri.parse(uri).toString()));
  const active = window.activeTextEditor?.document.uri.toString();
  const shown = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ isDirty }) => !isDirty);
  for (const tab of shown) {
    const from = uriOf(tab);
    const to = from === undefined ? undefined : now.get(from);
    if (to === undefined) continue;
    const preserveFocus = from !== active;
    // Behind another tab it would come to the front; there it is enough that the old one goes.
    if (tab.isActive) await window.showTextDocument(to, { viewColumn: tab.group.viewColumn, preview: tab.isPreview, preserveFocus });
  }
  const stale = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => !tab.isDirty && isStale(uriOf(tab), now, away));
  if (stale.length > 0) await window.tabGroups.close(stale, true);
}

function isStale(uri: string | undefined, now: ReadonlyMap<string, Uri>, away: ReadonlySet<string>): boolean {
  return uri !== undefined && (now.has(uri) || away.has(uri));
}

function uriOf({ input }: Tab): string | undefined {
  return input instanceof TabInputText ? input.uri.toString() : undefined;
}
