/** Waits for the reports of missions: they come as notifications, some before the one who started the mission asks for them. */
import type { MissionReportView } from '../../server/protocol/messages.ts';

/** Reports kept for those who ask late. */
const keptMax = 20;

type Waiting = (report: MissionReportView | undefined) => void;

export class Reports {
  readonly #kept = new Map<string, MissionReportView>();
  readonly #waiting = new Map<string, Waiting>();

  take(report: MissionReportView): void {
    const waiting = this.#waiting.get(report.missionId);
    if (waiting) {
      this.#waiting.delete(report.missionId);
      waiting(report);
      return;
    }
    this.#kept.set(report.missionId, report);
    for (const missionId of this.#kept.keys()) {
      if (this.#kept.size <= keptMax) return;
      this.#kept.delete(missionId);
    }
  }

  /** undefined: the server went away; what came of the mission is settled from the ledger when it is back. */
  of(missionId: string): Promise<MissionReportView | undefined> {
    const kept = this.#kept.get(missionId);
    this.#kept.delete(missionId);
    if (kept) return Promise.resolve(kept);
    return new Promise((resolve) => this.#waiting.set(missionId, resolve));
  }

  serverWent(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of all) waiting(undefined);
  }
}
