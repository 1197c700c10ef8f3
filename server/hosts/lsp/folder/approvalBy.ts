/** Asking whoever started a mission whether its plan may be carried out. */
import type { MissionPorts } from '../../../core/ports/missionPorts.ts';
import { approveMission } from '../../../protocol/messages/missions.ts';
import { cancelWith } from '../../cancellation.ts';
import { planView, type TextOf } from '../reportView.ts';
import type { Peer } from './peer.ts';

/** A peer that went away, or cannot be asked, has not agreed. */
export function approvalBy(peer: Peer, folder: string, textOf: TextOf): MissionPorts['approve'] {
  return async (plan, signal) => {
    if (peer.abilities.approve !== true) return false;
    const cancel = cancelWith(signal);
    const stopped = new Promise<boolean>((resolve) => cancel.token.onCancellationRequested(() => resolve(false)));
    try {
      const asked = peer.request(approveMission, { plan: planView(plan, textOf), folder }, cancel.token);
      return (await Promise.race([asked, stopped])) === true;
    } catch {
      return false;
    } finally {
      cancel.dispose();
    }
  };
}
