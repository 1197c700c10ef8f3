/** The newest missions of a folder as views, folded from the ledger and folded again only where something happened. */
import { isInPlace } from '../../../core/ledger/inPlace.ts';
import { type MissionStory, missionStory, missionStoryKinds } from '../../../core/ledger/missionStory.ts';
import type { SwarmEvent } from '../../../protocol/generated/events_pb.js';
import { asMissionId } from '../../../protocol/ids.ts';
import type { MissionView } from '../../../protocol/messages/missions.ts';
import type { Session } from '../../session.ts';

type SourceLedger = Pick<Session['ledger'], 'events' | 'writerMayLive' | 'onAppended'>;

/** Missions kept folded. */
const keptMax = 500;

interface Kept {
  readonly story: MissionStory;
  readonly inPlace: boolean;
  readonly paths: ReadonlySet<string>;
}

const shared = new WeakMap<Session, MissionViews>();

/** One per session, whoever asks. */
export function missionViewsOf(session: Session): MissionViews {
  let views = shared.get(session);
  if (views === undefined) {
    views = new MissionViews(session.ledger);
    shared.set(session, views);
  }
  return views;
}

export class MissionViews {
  readonly #ledger: SourceLedger;
  readonly #kept = new Map<string, Kept>();
  readonly #listeners: ((missionIds: ReadonlySet<string>) => void)[] = [];

  constructor(ledger: SourceLedger) {
    this.#ledger = ledger;
    ledger.onAppended((events) => this.#take(events));
  }

  /** After missions began, went on, ended, or were taken back. */
  onChanged(listener: (missionIds: ReadonlySet<string>) => void): void {
    this.#listeners.push(listener);
  }

  /** Newest first. */
  newest(limit: number): readonly MissionView[] {
    const opened = this.#ledger.events({ kinds: ['missionOpened'], newestFirst: true, limit: Math.min(limit, keptMax) });
    return [...opened].flatMap(({ missionId }) => this.#view(missionId) ?? []);
  }

  #view(missionId: string): MissionView | undefined {
    const kept = this.#kept.get(missionId) ?? this.#fold(missionId);
    if (kept === undefined) return undefined;
    const { writerId, appliedSequence, ...view } = kept.story;
    return { ...view, inPlace: kept.inPlace, running: view.state !== 'closed' && this.#ledger.writerMayLive(writerId) };
  }

  #fold(missionId: string): Kept | undefined {
    const story = missionStory(this.#ledger.events({ missionId: asMissionId(missionId), kinds: missionStoryKinds }));
    if (story === undefined) return undefined;
    const { files, appliedSequence } = story;
    const inPlace = appliedSequence !== undefined && isInPlace(this.#ledger, { sequence: appliedSequence, files });
    const kept = { story, inPlace, paths: new Set(files.map(({ path }) => path)) };
    this.#kept.set(missionId, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= keptMax) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  #take(events: readonly SwarmEvent[]): void {
    const changed = new Set<string>();
    for (const { missionId, payload } of events) {
      if (payload.case === undefined) continue;
      if (missionId !== '' && missionStoryKinds.includes(payload.case)) changed.add(missionId);
      // A file that changed may have been put back to how it was before some mission.
      if (payload.case !== 'stateChange') continue;
      for (const [id, { paths }] of this.#kept) if (paths.has(payload.value.path)) changed.add(id);
    }
    if (changed.size === 0) return;
    for (const id of changed) this.#kept.delete(id);
    for (const listener of this.#listeners) listener(changed);
  }
}
