/** The status bar item, and the context keys that say whether something runs. */
import { commands, Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { folderInfo, type StatusView, statusChanged } from '../../server/protocol/messages.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';
import { foldersOnDisk } from '../folders.ts';
import { mostUrgent, statusText } from '../missions/statusText.ts';

export const statusBar: Feature = ({ server, log }) => {
  const item = window.createStatusBarItem('swarm.status', StatusBarAlignment.Left, 40);
  const byFolder = new Map<string, StatusView>();
  item.name = 'Swarm';
  item.command = 'swarm.showState';

  const show = (): void => {
    const status = mostUrgent([...byFolder.values()]);
    const { text, tooltip, spoken, tone } = statusText(status, server.running, l10n.t);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: spoken, role: 'button' };
    item.backgroundColor = tone === 'warning' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    const working = status?.state === 'working' || status?.state === 'waiting';
    void commands.executeCommand('setContext', 'swarm.working', server.running && working);
    if (foldersOnDisk().length > 0) item.show();
    else item.hide();
  };
  const ask = async (folder: string): Promise<void> => {
    const { status, warnings } = await server.request(folderInfo, { folder });
    for (const warning of warnings) log.warn(warning);
    byFolder.set(folder, status);
    show();
  };
  const onRunning = (running: boolean): void => {
    byFolder.clear();
    show();
    if (!running) return;
    for (const folder of foldersOnDisk()) ask(folder).catch((failure: unknown) => log.warn(`${folder}: ${String(failure)}`));
  };
  show();
  return Disposable.from(
    item,
    server.onRunning(onRunning),
    server.onNotification(statusChanged, ({ folder, status }) => {
      byFolder.set(folder ?? '', status);
      show();
    }),
    registerCommand('swarm.showState', async () => {
      const state = mostUrgent([...byFolder.values()])?.state;
      if (!server.running) return commands.executeCommand('swarm.showOutput');
      if (state === 'waiting') return commands.executeCommand('refactorPreview.focus');
      return commands.executeCommand(state === 'idle' || state === undefined ? 'swarm.missions.focus' : 'swarm.showTimeline');
    }),
  );
};
