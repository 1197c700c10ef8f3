/** The state of the folder as a whole, told as it changes and when asked. */
import { folderStatus } from '../../../../core/ledger/folderStatus.ts';
import { type FolderInfo, folderInfo, statusChanged } from '../../../../protocol/messages/workspace.ts';
import type { FolderFeature } from '../folderContext.ts';
import { missionViewsOf } from '../missionViews.ts';
import { Throttle } from '../throttle.ts';

const bounds = {
  /** Missions looked at: more than can run at a time. */
  missions: 20,
  pauseMs: 200,
} as const;

export const status: FolderFeature = ({ session, uri, notifyAll, onClose }, answer) => {
  const { ledger } = session;
  const views = missionViewsOf(session);
  // A veto of an earlier day is history, and no state.
  const openedAt = ledger.head().sequence;
  const now = () => folderStatus(views.newest(bounds.missions), openedAt);
  let told = '';
  const telling = new Throttle(session.ports.clock, bounds.pauseMs, () => {
    const current = now();
    const text = JSON.stringify(current);
    if (text === told) return;
    told = text;
    notifyAll(statusChanged, { folder: uri, status: current });
  });
  views.onChanged(() => telling.ask());
  answer(folderInfo, (): FolderInfo => {
    const { workspaceRoot, databasePath, events, databaseBytes, warnings } = ledger.info();
    return {
      root: workspaceRoot,
      ledgerPath: databasePath,
      events,
      ledgerBytes: databaseBytes,
      holder: 'this server',
      warnings,
      status: now(),
      languageServers: session.languageServers(),
    };
  });
  onClose(() => telling.dispose());
};
