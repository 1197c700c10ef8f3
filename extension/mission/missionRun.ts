/** One mission from its start to its report, with a progress notification that can stop it. */
import { l10n } from 'vscode';
import {
  type MissionReportView,
  missionClosed,
  missionReport,
  type StartMissionParams,
  type StatusView,
  type StopMissionParams,
  startMission,
  statusChanged,
  stopMission,
} from '../../server/protocol/messages.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Server } from '../server.ts';
import { Reports } from './reports.ts';
import { WorkingMessage } from './workingMessage.ts';

/** A server that died is given so long to come back. */
const backWithinMs = 60_000;

export class MissionRuns {
  readonly #server: Server;
  readonly #reports = new Reports();

  constructor(server: Server) {
    this.#server = server;
    server.onNotification(missionClosed, ({ report }) => this.#reports.take(report));
    server.onRunning((running) => running || this.#reports.serverWent());
  }

  /** `words`: what it is about. undefined: the server went away before the report came, and did not come back. Rejects with ServerRefusal when it did not start. */
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
      if (started !== undefined) this.#stop(inFolder(params, started));
    });
    const telling = this.#server.onNotification(statusChanged, ({ folder, status }) => {
      if (folder !== params.folder) return;
      if (status.state !== 'waiting') message.tell(workWords(status));
      else if (status.missionId === started) message.hide();
    });
    try {
      const { missionId } = await this.#server.request(startMission, params);
      started = missionId;
      if (stopped) this.#stop(inFolder(params, missionId));
      onStarted(missionId);
      return await this.#reports.until(missionId, {
        back: () => this.#back(),
        ask: async () => (await this.#server.request(missionReport, inFolder(params, missionId))).report,
      });
    } finally {
      telling.dispose();
      message.dispose();
    }
  }

  #stop(params: StopMissionParams): void {
    // What goes wrong here shows in the report: the mission goes on, or the server is gone.
    this.#server.request(stopMission, params).catch(() => undefined);
  }

  #back(): Promise<boolean> {
    return new Promise((resolve) => {
      const tooLate = setTimeout(() => done(false), backWithinMs);
      const listening = this.#server.onRunning((running) => running && setImmediate(done, true)); // not before this is known
      function done(back: boolean): void {
        clearTimeout(tooLate);
        listening.dispose();
        resolve(back);
      }
    });
  }
}

function inFolder({ folder }: StartMissionParams, missionId: string) {
  return folder === undefined ? { missionId } : { missionId, folder };
}

/** The title says what the mission is about; how far it is, is enough here. */
function workWords({ ticketsDone, ticketsTotal, text }: StatusView): string {
  return ticketsTotal === 0 ? text : l10n.t('{0} of {1} tickets done', ticketsDone, ticketsTotal);
}
