/** Answers the server's question whether a plan may be applied: yes to the very plan the person saw, and otherwise they are asked. */
import { l10n, window } from 'vscode';
import { approveMission, type MissionPlanView } from '../../server/protocol/messages.ts';
import { showPlan } from '../changes/showChanges.ts';
import type { Server } from '../server.ts';
import { samePlan } from './samePlan.ts';

/** Plans that were approved and whose mission did not ask yet. */
const expectedMax = 10;

export class Approvals {
  readonly #expected = new Map<string, MissionPlanView>();

  constructor(server: Server, folderOfLast: () => string) {
    server.onRequest(approveMission, async ({ folder, plan }) => {
      const seen = this.#expected.get(plan.missionId);
      this.#expected.delete(plan.missionId);
      if (seen && samePlan(seen, plan)) return true;
      const where = folder ?? folderOfLast();
      await showPlan(where, l10n.t('Plan'), plan);
      const apply = l10n.t('Apply');
      const text = seen
        ? l10n.t('The files changed since the plan was made, and with them the plan. Apply it as it is now?')
        : l10n.t('Apply this plan?');
      return (await window.showInformationMessage(text, apply, l10n.t('Leave It'))) === apply;
    });
  }

  /** The person said yes to this plan, which a mission will make again. */
  expect(missionId: string, plan: MissionPlanView): void {
    this.#expected.set(missionId, plan);
    for (const oldest of this.#expected.keys()) {
      if (this.#expected.size <= expectedMax) return;
      this.#expected.delete(oldest);
    }
  }
}
