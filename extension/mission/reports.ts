/** Waits for the reports of missions: they come as notifications, some before the one who started the mission asks for them. */
import type { MissionReportView } from '../../server/protocol/messages.ts';

/** Reports kept for those who ask late. */
const keptMax = 20;

/** Questions about one mission, after as many deaths of the server. */
const asksMax = 3;

/** Who can tell what became of a mission whose server went away. */
export interface ReportSource {
  /** Resolves with whether the server came back. */
  back(): Promise<boolean>;
  /** null: the mission still runs. Rejects when nobody knows. */
  ask(missionId: string): Promise<MissionReportView | null>;
}

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

  /** Also across a death of the server: once it is back it is asked. undefined: it did not come back, or does not know. */
  async until(missionId: string, source: ReportSource): Promise<MissionReportView | undefined> {
    let report = await this.of(missionId);
    for (let asks = 0; report === undefined && asks < asksMax && (await source.back()); asks += 1) {
      const answer = await source.ask(missionId).catch(() => undefined);
      if (answer === undefined) return undefined;
      report = answer ?? (await this.of(missionId));
    }
    return report;
  }

  serverWent(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of all) waiting(undefined);
  }
}
