/** The newest missions with their tickets and files, and word when any of them changed. */
import { listMissions, missionsChanged } from '../../../../protocol/messages/missions.ts';
import type { FolderFeature } from '../folderContext.ts';
import { missionViewsOf } from '../missionViews.ts';
import { Throttle } from '../throttle.ts';

const bounds = { limitDefault: 50, limitMax: 500, pauseMs: 250 } as const;

export const missionList: FolderFeature = ({ session, uri, notifyAll, onClose }, answer) => {
  const views = missionViewsOf(session);
  const changed = new Set<string>();
  const telling = new Throttle(session.ports.clock, bounds.pauseMs, () => {
    const missionIds = [...changed];
    changed.clear();
    notifyAll(missionsChanged, { folder: uri, missionIds });
  });
  views.onChanged((missionIds) => {
    for (const id of missionIds) changed.add(id);
    telling.ask();
  });
  answer(listMissions, ({ limit = bounds.limitDefault }) => ({
    missions: views.newest(Math.max(1, Math.min(Math.trunc(limit) || bounds.limitDefault, bounds.limitMax))),
  }));
  onClose(() => telling.dispose());
};
