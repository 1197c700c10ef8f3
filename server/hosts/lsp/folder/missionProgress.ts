/** A mission's progress where its starter's client shows such: what happens, in the words of the timeline, and a way to stop it. */
import type { Disposable } from '../../../base/disposable.ts';
import { sentenceOf } from '../../../core/ledger/eventSentence.ts';
import type { SwarmEvent } from '../../../protocol/generated/events_pb.js';
import type { FolderContext } from './folderContext.ts';
import type { Peer } from './peer.ts';

const progressBounds = {
  /** Between two messages of one mission. */
  pauseMs: 200,
  textMax: 120,
} as const;

interface Shown {
  readonly peer: Peer;
  readonly created: Promise<boolean>;
  latest: string;
  pause: Disposable | undefined;
}

export class MissionProgress implements Disposable {
  readonly #context: FolderContext;
  readonly #shown = new Map<string, Shown>();
  readonly #listening: Disposable;

  /** The mission's id is the token: whoever cancels it stops the mission. */
  constructor(context: FolderContext, stop: (missionId: string) => void) {
    this.#context = context;
    this.#listening = context.session.ledger.onAppended((events) => this.#heard(events));
    context.onNotification('window/workDoneProgress/cancel', (params) => {
      const { token } = (params ?? {}) as { readonly token?: unknown };
      if (typeof token === 'string' && this.#shown.has(token)) stop(token);
    });
  }

  begin(missionId: string, peer: Peer, instruction: string): void {
    if (peer.abilities.progress !== true || peer.abilities.ownProgress === true) return;
    const created = peer.connection.sendRequest('window/workDoneProgress/create', { token: missionId }).then(
      () => true,
      () => false,
    );
    const shown: Shown = { peer, created, latest: '', pause: undefined };
    this.#shown.set(missionId, shown);
    this.#send(shown, missionId, { kind: 'begin', title: 'Swarm', message: short(instruction), cancellable: true });
  }

  end(missionId: string, summary: string): void {
    const shown = this.#shown.get(missionId);
    if (shown === undefined) return;
    this.#shown.delete(missionId);
    shown.pause?.dispose();
    this.#send(shown, missionId, { kind: 'end', message: short(summary) });
  }

  dispose(): void {
    this.#listening.dispose();
    for (const { pause } of this.#shown.values()) pause?.dispose();
    this.#shown.clear();
  }

  #heard(events: readonly SwarmEvent[]): void {
    if (this.#shown.size === 0) return;
    for (const event of events) {
      const shown = this.#shown.get(event.missionId);
      if (shown === undefined) continue;
      shown.latest = short(`${event.agentId === '' ? 'swarm' : event.agentId}: ${sentenceOf(event)}`);
      shown.pause ??= this.#context.session.ports.clock.after(progressBounds.pauseMs, () => {
        shown.pause = undefined;
        this.#send(shown, event.missionId, { kind: 'report', message: shown.latest });
      });
    }
  }

  #send({ created, peer }: Shown, token: string, value: object): void {
    void created
      .then((there) => (there ? peer.connection.sendNotification('$/progress', { token, value }) : undefined))
      .catch(() => undefined);
  }
}

function short(text: string): string {
  return text.length <= progressBounds.textMax ? text : `${text.slice(0, progressBounds.textMax - 1)}…`;
}
