/** What a seat would have to tell a new holder, beside the documents of its client: what was granted, and what is still awaited. */
import { configureBrain, trustGranted } from '../../../protocol/messages/documents.ts';
import { missionClosed, startMission } from '../../../protocol/messages/missions.ts';
import { awaitedMax } from './bounds.ts';
import { isAboutDocument } from './clientDocuments.ts';

export class SeatMemory {
  readonly #awaited = new Set<string>();
  readonly #closedEarly = new Set<string>();
  #brain: unknown;
  trusted = false;

  /** Whether the notification is about documents or trust: then it need not wait for a new holder, who is told the outcome. */
  note(method: string): boolean {
    if (method === trustGranted.method) this.trusted = true;
    return method === trustGranted.method || isAboutDocument(method);
  }

  /** `params` of a request that was granted, and what came back. */
  noteAnswer(method: string, params: unknown, result: unknown): void {
    if (method === configureBrain.method) this.#brain = params;
    if (method !== startMission.method) return;
    const { missionId } = (result ?? {}) as { readonly missionId?: string };
    if (missionId === undefined || this.#closedEarly.delete(missionId)) return;
    keepBounded(this.#awaited, missionId);
  }

  noteFromHost(method: string, params: unknown): void {
    if (method !== missionClosed.method) return;
    const { missionId } = (params as { readonly report?: { readonly missionId?: string } }).report ?? {};
    if (missionId !== undefined && !this.#awaited.delete(missionId)) keepBounded(this.#closedEarly, missionId);
  }

  /** Missions started from this seat of which no end was heard. */
  get awaits(): readonly string[] {
    return [...this.#awaited];
  }

  get brain(): unknown {
    return this.#brain;
  }
}

function keepBounded(set: Set<string>, value: string): void {
  set.add(value);
  if (set.size > awaitedMax) for (const oldest of set) return void set.delete(oldest);
}
