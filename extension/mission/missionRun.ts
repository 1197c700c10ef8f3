/** One mission from its start to its report, with a progress notification that can stop it. */
import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
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

export class MissionRuns {
  readonly #server: Server;
  readonly #reports = new Reports();

  constructor(server: Server) {
    this.#server = server;
    server.onNotification(missionClosed, ({ report }) => this.#reports.take(report));
    server.onRunning((running) => running || this.#reports.serverWent());
  }

  /** undefined: the server went away before the report came. Rejects with ServerRefusal when it did not start. */
  async run(params: StartMissionParams, onStarted: (missionId: string) => void = () => undefined): Promise<MissionReportView | undefined> {
    const instruction = plainMessage(params.instruction);
    const title = params.planOnly === true ? l10n.t('Swarm plans: {0}', instruction) : l10n.t('Swarm: {0}', instruction);
    return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
      const { missionId } = await this.#server.request(startMission, params);
      onStarted(missionId);
      const telling = this.#server.onNotification(statusChanged, ({ folder, status }) => {
        if (folder === params.folder) progress.report({ message: stateWords(status) });
      });
      const stopping = this.#stopWith(token, missionId, params.folder);
      try {
        return await this.#reports.of(missionId);
      } finally {
        telling.dispose();
        stopping.dispose();
      }
    });
  }

  #stopWith(token: CancellationToken, missionId: string, folder: string | undefined) {
    const stop = (): void => {
      const params = folder === undefined ? { missionId } : { missionId, folder };
      // What goes wrong here shows in the report: the mission goes on, or the server is gone.
      this.#server.request(stopMission, params).catch(() => undefined);
    };
    if (token.isCancellationRequested) stop();
    return token.onCancellationRequested(stop);
  }
}

function stateWords(status: StatusView): string {
  return status.state === 'waiting' ? l10n.t('waits for you') : plainMessage(status.text);
}
