/** One mission from its start to its report, with a progress notification that can stop it. */
import { l10n } from 'vscode';
import {
  type MissionReportView,
  missionClosed,
  type StartMissionParams,
  type StatusView,
  startMission,
  statusChanged,
  stopMission,
} from '../../server/protocol/messages.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Server } from '../server.ts';
import { Reports } from './reports.ts';
import { WorkingMessage } from './workingMessage.ts';

export class MissionRuns {
  readonly #server: Server;
  readonly #reports = new Reports();

  constructor(server: Server) {
    this.#server = server;
    server.onNotification(missionClosed, ({ report }) => this.#reports.take(report));
    server.onRunning((running) => running || this.#reports.serverWent());
  }

  /** `words`: what it is about. undefined: the server went away before the report came. Rejects with ServerRefusal when it did not start. */
  async run(
    params: StartMissionParams,
    words: string,
    onStarted: (missionId: string) => void = () => undefined,
  ): Promise<MissionReportView | undefined> {
    const about = plainMessage(words);
    const title = params.planOnly === true ? l10n.t('Swarm plans: {0}', about) : l10n.t('Swarm: {0}', about);
    let started: string | undefined;
    let stopped = false;
    const message = new WorkingMessage(title, () => {
      stopped = true;
      if (started !== undefined) this.#stop(started, params.folder);
    });
    const telling = this.#server.onNotification(statusChanged, ({ folder, status }) => {
      if (folder !== params.folder) return;
      if (status.state !== 'waiting') message.tell(workWords(status));
      else if (status.missionId === started) message.hide();
    });
    try {
      const { missionId } = await this.#server.request(startMission, params);
      started = missionId;
      if (stopped) this.#stop(missionId, params.folder);
      onStarted(missionId);
      return await this.#reports.of(missionId);
    } finally {
      telling.dispose();
      message.dispose();
    }
  }

  #stop(missionId: string, folder: string | undefined): void {
    const params = folder === undefined ? { missionId } : { missionId, folder };
    // What goes wrong here shows in the report: the mission goes on, or the server is gone.
    this.#server.request(stopMission, params).catch(() => undefined);
  }
}

/** The title says what the mission is about; how far it is, is enough here. */
function workWords({ ticketsDone, ticketsTotal, text }: StatusView): string {
  return ticketsTotal === 0 ? text : l10n.t('{0} of {1} tickets done', ticketsDone, ticketsTotal);
}
