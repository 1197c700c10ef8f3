/** Tabs follow files that moved, and close where files went. What is unsaved is left where it is. */
import { type Tab, TabInputText, Uri, type ViewColumn, window } from 'vscode';
import type { FilesMoved } from '../../server/protocol/messages.ts';

export async function followMoves({ moves, gone }: FilesMoved): Promise<void> {
  const now = new Map(moves.map(({ from, to }) => [Uri.parse(from).toString(), Uri.parse(to)]));
  const away = new Set(gone.map((uri) => Uri.parse(uri).toString()));
  const concerned = (tab: Tab): boolean => !tab.isDirty && (now.has(uriOf(tab)) || away.has(uriOf(tab)));
  const before = new Map<ViewColumn, string>(); // what each group shows
  for (const { activeTab, viewColumn } of window.tabGroups.all) if (activeTab) before.set(viewColumn, uriOf(activeTab));
  const behind = new Set<ViewColumn>();
  for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(concerned)) {
    const to = now.get(uriOf(tab));
    if (to === undefined) continue;
    const { viewColumn } = tab.group;
    await window.showTextDocument(to, { viewColumn, preview: tab.isPreview, preserveFocus: true });
    if (!tab.isActive) behind.add(viewColumn);
  }
  for (const viewColumn of behind) await showAgain(viewColumn, before.get(viewColumn) ?? '', now);
  const stale = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(concerned);
  if (stale.length > 0) await window.tabGroups.close(stale, true);
}

/** What came to the front goes behind again: it was not looked at. */
async function showAgain(viewColumn: ViewColumn, uri: string, now: ReadonlyMap<string, Uri>): Promise<void> {
  if (uri === '') return;
  await window.showTextDocument(now.get(uri) ?? Uri.parse(uri), { viewColumn, preserveFocus: true });
}

/** Empty: it shows no text, or several. */
function uriOf({ input }: Tab): string {
  return input instanceof TabInputText ? input.uri.toString() : '';
}
