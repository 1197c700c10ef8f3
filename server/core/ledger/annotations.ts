/**
 * The decisions of Swarm that stand in a file as it is now, all lines at once: one pass over its recorded states, newest
 * first, with a line map between each two. For every single line it says what "why" says; it only says nothing of lines that
 * others made. Pure: the ledger's events and contents come in as functions.
 */
import { unreachable } from '../../base/assert.ts';
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { ChangeAuthor } from '../../protocol/generated/events_pb.js';
import { type StateChanges, type StepBack, stepsBack, type Version, versionsOf } from './historyWalk.ts';
import { linesOf, mapLinesOf } from './lineMap.ts';
import { type Moment, momentOf } from './why.ts';
import { type ChangeSetGist, changeSetGist, type SwarmReason, swarmReason } from './whyReason.ts';

export interface AnnotationSources {
  /** The StateChange events of a path, oldest first. */
  stateChanges: StateChanges;
  /** A content of the ledger as text without a BOM; undefined when it is not there, or no text. */
  text(hash: string): string | undefined;
  changeSet(changeSetId: string): ChangeSetGist;
  missionOpened(missionId: string): SwarmEvent | undefined;
}

/** A decision on a line, where it stands. */
export interface Standing {
  readonly line: number; // from 1
  readonly reason: SwarmReason;
  readonly restoredBy: Moment | undefined; // the rewind that put it back
  readonly baseHash: string; // of the file before and after the change set
  readonly newHash: string;
}

/** What stands in the newest recorded state of a file. Good until the next state of it is recorded. */
export interface RecordedStanding {
  readonly hash: string; // of that state
  readonly lines: readonly string[];
  readonly standing: readonly Standing[]; // by line
}

/** What is older or more is left without annotations; "why" still tells it. */
const annotationBounds = {
  versionsMax: 1_000,
  /** UTF-16 units of all texts that are compared for one file. */
  textUnitsMax: 64 * 2 ** 20,
  linesMax: 2_000,
} as const;

/** A file's text as it is now, without a BOM, and the hash of its bytes. */
export interface TextNow {
  readonly text: string;
  readonly hash: string;
}

/**
 * Undefined when the ledger does not know the file, knows it as gone, or no longer has its newest state, and it is not what
 * is there `now`.
 */
export function recordedStanding(path: string, now: TextNow, sources: AnnotationSources): RecordedStanding | undefined {
  const newest = versionsOf(path, sources.stateChanges).at(-1);
  if (newest === undefined) return undefined;
  const hash = newest.change.newHash;
  const text = hash === '' ? undefined : hash === now.hash ? now.text : sources.text(hash);
  return text === undefined ? undefined : new StandingWalk(path, hash, text, sources).walk();
}

/** The decisions as they stand in a text that grew out of the recorded state, by line. */
export function standingIn(recorded: RecordedStanding, { text, hash }: TextNow): readonly Standing[] {
  if (recorded.standing.length === 0 || recorded.hash === hash) return recorded.standing;
  const map = mapLinesOf(recorded.lines, linesOf(text));
  const lineNow = new Map<number, number>();
  for (let line = 1; line <= map.lines; line++) {
    const older = map.unchangedFrom(line);
    if (older !== undefined) lineNow.set(older, line);
  }
  return recorded.standing.flatMap((one) => {
    const line = lineNow.get(one.line);
    return line === undefined ? [] : [{ ...one, line }];
  });
}

class StandingWalk {
  readonly #path: string;
  readonly #hash: string;
  readonly #sources: AnnotationSources;
  readonly #newest: readonly string[];
  /** Lines of the newest state that are still followed, and where they are in `#text`. */
  #followed: { readonly newest: number; at: number }[];
  #text: readonly string[];
  #textUnits: number;
  #restoredBy: Moment | undefined;
  readonly #standing: Standing[] = [];

  constructor(path: string, hash: string, text: string, sources: AnnotationSources) {
    this.#path = path;
    this.#hash = hash;
    this.#sources = sources;
    this.#newest = linesOf(text);
    this.#text = this.#newest;
    this.#textUnits = text.length;
    this.#followed = this.#newest.map((_, index) => ({ newest: index + 1, at: index + 1 }));
  }

  walk(): RecordedStanding {
    for (const step of stepsBack(this.#path, this.#hash, this.#sources.stateChanges, annotationBounds.versionsMax)) {
      this.#step(step);
      if (this.#followed.length === 0) break;
    }
    const standing = this.#standing.sort((a, b) => a.line - b.line).slice(0, annotationBounds.linesMax);
    return { hash: this.#hash, lines: this.#newest, standing };
  }

  #step(step: StepBack): void {
    switch (step.kind) {
      case 'recorded':
        if (step.version.change.author === ChangeAuthor.AGENT) this.#swarmChanged(step.version, step.previousHash);
        else this.#goOn(step.previousHash);
        return;
      case 'unrecorded':
        this.#goOn(step.previousHash);
        return;
      case 'restored':
        if (step.by.change.author === ChangeAuthor.REWIND) this.#restoredBy ??= momentOf(step.by);
        return;
      default:
        unreachable(step);
    }
  }

  /** Lines that stood before go on; what others changed is not Swarm's. Answers with the lines that go no further. */
  #goOn(previousHash: string): readonly { readonly newest: number; readonly at: number }[] {
    const text = previousHash === '' ? undefined : this.#sources.text(previousHash);
    this.#textUnits += text?.length ?? 0;
    if (text === undefined || this.#textUnits > annotationBounds.textUnitsMax) {
      const ended = this.#followed;
      this.#followed = [];
      // Where nothing was before, all is new; where it is only no longer known, nobody can tell.
      return previousHash === '' ? ended : [];
    }
    const before = linesOf(text);
    const map = mapLinesOf(before, this.#text);
    this.#text = before;
    const ended: { readonly newest: number; readonly at: number }[] = [];
    this.#followed = this.#followed.filter((line) => {
      const older = map.unchangedFrom(line.at);
      if (older === undefined) ended.push(line);
      else line.at = older;
      return older !== undefined;
    });
    return ended;
  }

  #swarmChanged(version: Version, previousHash: string): void {
    const notes = new Map(version.change.lines.toReversed().map((note) => [note.line, note]));
    const after = this.#text;
    const noted = this.#followed.filter(({ at }) => notes.has(at));
    if (noted.length > 0) this.#followed = this.#followed.filter(({ at }) => !notes.has(at));
    const touched = [...noted, ...this.#goOn(previousHash)];
    if (touched.length === 0) return;
    const { event, change } = version;
    const changeSet = event.changeSetId ? this.#sources.changeSet(event.changeSetId) : changeSetGist([]);
    const mission = event.missionId ? this.#sources.missionOpened(event.missionId) : undefined;
    for (const { newest, at } of touched) {
      const note = notes.get(at);
      const line = note?.after || (after[at - 1] ?? '');
      this.#standing.push({
        line: newest,
        reason: swarmReason({ event, change, note, line: at, after: line, changeSet, mission }),
        restoredBy: this.#restoredBy,
        baseHash: previousHash,
        newHash: change.newHash,
      });
    }
  }
}
