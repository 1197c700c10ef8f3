/** Shows what comes with edits that wait in the Refactor Preview, and that it cannot list: files that come, go or move. */
import { commands, l10n, window } from 'vscode';
import type { ShownBesides } from '../../server/protocol/messages.ts';
import { showTexts } from './showChanges.ts';

/** Returns how to take it away again. */
export async function showBesides({ folder, files }: NonNullable<ShownBesides['swarm']>, label: string): Promise<() => Promise<void>> {
  const title = l10n.t('Files that come, go or move: {0}', label);
  await showTexts(folder, title, 'besides', files);
  // What is looked at in the preview would take its place.
  await commands.executeCommand('workbench.action.keepEditor');
  return async () => {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => tab.label.startsWith(title));
    if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  };
}
