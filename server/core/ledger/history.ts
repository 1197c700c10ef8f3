/**
 * The moments of a ledger that a person may want to go back to: the start, each change set of a mission, their own saves
 * and undos, rewinds, redos, moves of the repository's head. A fold: it is given events in order and keeps what it needs.
 */

import { ChangeAuthor, type FileChange, MissionKind, PersonAction, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import type { MomentKind, MomentView } from '../../protocol/messages/rewinds.ts';
import type { EventFilter } from '../ports/ledgerPort.ts';
import { nameOf } from '../terrain/workspacePaths.ts';
import { counted, listed, oneLine } from './eventWords.ts';
import { KnownStates, type StateMark, sameMark } from './knownStates.ts';

const historyBounds = {
  /** Older ones are forgotten; a rewind to them by number, time or id still works. */
  momentsMax: 100_000,
  /** Missions whose instruction is remembered for change sets to come. */
  missionsMax: 20_000,
  /** Paths named with a moment. */
  pathsPerMomentMax: 50,
  /** Saves of one writer within this time are one moment: “save all”, a formatter, a build. */
  togetherMs: 2_000,
} as const;

/** The only events this fold looks at: ask the ledger for no others. */
export const historyFilter: Pick<EventFilter, 'kinds' | 'authors'> = {
  kinds: ['missionOpened', 'rewindPlanned', 'changeSetApplied', 'headMoved', 'stateChange'],
  authors: [ChangeAuthor.PERSON, ChangeAuthor.VERSION_CONTROL],
};

interface Moment {
  sequence: number;
  readonly eventId: string;
  wallMs: number;
  readonly firstMs: number;
  readonly writerId: string;
  readonly kind: MomentKind;
  readonly missionId: string;
  readonly paths: Set<string>;
  readonly did: Deed;
  readonly words: string; // of which the label is made, for those that do not name their files
  /** Right after it. */
  mark: StateMark;
}

/** What the person did, where that says more than the kind of moment. */
type Deed = 'saved' | 'edited' | 'undid' | 'redid' | '';

interface MissionWords {
  readonly openedSequence: number;
  readonly kind: MissionKind;
  readonly instruction: string;
  /** Whose state it goes back to, for a rewind or a redo. */
  target: string | undefined;
}

export class HistoryFold {
  readonly #states = new KnownStates();
  readonly #moments: Moment[] = [];
  readonly #missions = new Map<string, MissionWords>();
  #forgotten = 0;
  #sequence = 0;

  /** Of the newest event taken; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Of moments, the forgotten ones too. */
  get total(): number {
    return this.#moments.length + this.#forgotten;
  }

  /** Everything up to this event was looked at, whatever kind it had. */
  caughtUp(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence);
  }

  /** Events come in order, each once; those of other kinds change nothing. */
  add(event: SwarmEvent): void {
    this.#sequence = Number(event.sequence);
    const { payload, missionId } = event;
    switch (payload.case) {
      case 'missionOpened': {
        const { kind, instruction } = payload.value;
        this.#missions.set(missionId, { openedSequence: this.#sequence, kind, instruction: oneLine(instruction), target: undefined });
        const [oldest] = this.#missions.keys();
        if (oldest !== undefined && this.#missions.size > historyBounds.missionsMax) this.#missions.delete(oldest);
        return;
      }
      case 'rewindPlanned': {
        const mission = this.#missions.get(missionId);
        if (mission !== undefined) mission.target = this.#wordsAt(Number(payload.value.targetSequence));
        return;
      }
      case 'changeSetApplied':
        this.#applied(event, payload.value.files);
        return;
      case 'headMoved': {
        const { previousCommit, commit, ref } = payload.value;
        // The first look at the head is not a move.
        if (previousCommit !== '') this.#push(event, 'head-moved', '', headWords(commit, ref));
        return;
      }
      case 'stateChange':
        this.#changed(event, payload.value);
        return;
      default:
        return;
    }
  }

  /** The newest `limit` moments at or before a sequence, oldest first. */
  moments(limit: number, beforeSequence = Number.MAX_SAFE_INTEGER): readonly MomentView[] {
    const end = this.#countUntil(beforeSequence);
    const now = this.#states.mark();
    return this.#moments.slice(Math.max(0, end - limit), end).map((moment) => ({
      sequence: moment.sequence,
      eventId: moment.eventId,
      wallMs: moment.wallMs,
      kind: moment.kind,
      label: labelOf(moment),
      missionId: moment.missionId,
      paths: [...moment.paths].slice(0, historyBounds.pathsPerMomentMax),
      files: moment.paths.size,
      current: sameMark(moment.mark, now),
    }));
  }

  #applied(event: SwarmEvent, files: readonly FileChange[]): void {
    const mission = this.#missions.get(event.missionId);
    // Its state changes come before it.
    this.#begin(event, (mission?.openedSequence ?? 1) - 1);
    const [kind, words] = missionWords(mission);
    const moment = this.#push(event, kind, event.missionId, words);
    for (const { path, baseHash, baseMode, newHash, newMode } of files) {
      moment.paths.add(path);
      this.#states.change(path, { hash: baseHash, mode: baseMode }, { hash: newHash, mode: newMode });
    }
    moment.mark = this.#states.mark();
  }

  #changed(event: SwarmEvent, change: Extract<SwarmEvent['payload'], { case: 'stateChange' }>['value']): void {
    const { path, author, action, baseline } = change;
    // What agents and rewinds did is said by their change set as a whole.
    if (author !== ChangeAuthor.PERSON && author !== ChangeAuthor.VERSION_CONTROL) return;
    this.#begin(event, Number(event.sequence) - (baseline ? 0 : 1));
    const after = { hash: change.newHash, mode: change.mode };
    const before = baseline ? after : { hash: change.previousHash, mode: change.previousMode };
    // A baseline, or a file saved as it was.
    if (!this.#states.change(path, before, after)) return;
    const did = author === ChangeAuthor.VERSION_CONTROL ? '' : deedOf(action);
    const [kind, words] = kindOfChange(did);
    const last = this.#moments.at(-1);
    const moment = last !== undefined && goTogether(last, event, kind, did) ? last : this.#push(event, kind, '', words, did);
    moment.sequence = Number(event.sequence);
    moment.wallMs = Number(event.wallTimeMs);
    moment.paths.add(path);
    moment.mark = this.#states.mark();
  }

  /** The first event that speaks of a file is preceded by the start. */
  #begin(event: SwarmEvent, sequence: number): void {
    if (this.#moments.length > 0 || this.#forgotten > 0) return;
    const start = this.#push(event, 'start', '', 'Before the first change');
    start.sequence = sequence;
  }

  #push(event: SwarmEvent, kind: MomentKind, missionId: string, words: string, did: Deed = ''): Moment {
    const { eventId, writerId } = event;
    const wallMs = Number(event.wallTimeMs);
    const sequence = Number(event.sequence);
    const mark = this.#states.mark();
    const moment: Moment = { sequence, eventId, wallMs, firstMs: wallMs, writerId, kind, missionId, paths: new Set(), did, words, mark };
    this.#moments.push(moment);
    if (this.#moments.length > historyBounds.momentsMax) {
      // Many at a time: shifting one by one would move the rest each time.
      const many = Math.ceil(historyBounds.momentsMax / 10);
      this.#moments.splice(0, many);
      this.#forgotten += many;
    }
    return moment;
  }

  /** What the files were like at a sequence, in words. Of a rewind: what that went back to, so that words do not nest. */
  #wordsAt(sequence: number): string | undefined {
    const moment = this.#moments[this.#countUntil(sequence) - 1] ?? this.#moments[0];
    if (moment === undefined) return undefined;
    const rewound = moment.kind === 'rewind' || (moment.kind === 'redo' && moment.did === '');
    const target = rewound ? this.#missions.get(moment.missionId)?.target : undefined;
    return target ?? labelOf(moment);
  }

  /** Moments at or before a sequence. */
  #countUntil(sequence: number): number {
    let low = 0;
    let high = this.#moments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#moments[middle]?.sequence ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function goTogether(last: Moment, event: SwarmEvent, kind: MomentKind, did: Deed): boolean {
  const close = Number(event.wallTimeMs) - last.firstMs <= historyBounds.togetherMs;
  if (last.kind !== kind || last.writerId !== event.writerId || last.missionId !== '' || last.did !== did) return false;
  // What a checkout changed is found in one look, however long that takes.
  return kind === 'head-moved' || close;
}

function kindOfChange(did: Deed): readonly [MomentKind, string] {
  switch (did) {
    case '':
      return ['head-moved', 'The repository moved'];
    case 'undid':
      return ['undo', ''];
    case 'redid':
      return ['redo', ''];
    case 'saved':
    case 'edited':
      return ['save', ''];
  }
}

function deedOf(action: PersonAction): Deed {
  switch (action) {
    case PersonAction.SAVE:
      return 'saved';
    case PersonAction.UNDO:
      return 'undid';
    case PersonAction.REDO:
      return 'redid';
    default:
      return 'edited'; // found changed, by whatever means
  }
}

function missionWords(mission: MissionWords | undefined): readonly [MomentKind, string] {
  const { kind, instruction = '', target } = mission ?? {};
  const goesBack = target !== undefined && /^(?:rewind|redo)\b/.test(instruction);
  switch (kind) {
    case MissionKind.REWIND:
      return ['rewind', goesBack ? `Rewound to: ${target}` : instruction || 'Rewound'];
    case MissionKind.REDO:
      return ['redo', goesBack ? `Redone, back to: ${target}` : 'Redone'];
    default:
      return ['mission', instruction || 'A mission'];
  }
}

function headWords(commit: string, ref: string): string {
  const branch = ref.replace(/^refs\/heads\//, '');
  return oneLine(`The repository moved to ${commit.slice(0, 8)}${branch === '' ? '' : ` (${branch})`}`);
}

function labelOf({ did, words, paths }: Moment): string {
  const files = paths.size > 3 ? counted(paths.size, 'file') : listed([...paths].map(nameOf));
  switch (did) {
    case 'saved':
      return oneLine(`You saved ${files}`);
    case 'edited':
      return oneLine(`You edited ${files}`);
    case 'undid':
      return oneLine(`You undid changes in ${files}`);
    case 'redid':
      return oneLine(`You made changes again in ${files}`);
    case '':
      return words;
  }
}
