/**
 * Why a line is as it is: walks the recorded history of its file backwards, following the line through every change, to
 * the change that made it. Pure: the ledger's events and contents come in as functions.
 */
import { unreachable } from '../../base/assert.ts';
import { ChangeAuthor, type StateChange, type SwarmEvent } from '../../protocol/generated/events_pb.js';
import { type StepBack, stepsBack, type Version, type WalkEnd } from './historyWalk.ts';
import { type LineMap, linesOf, mapLines } from './lineMap.ts';
import { changeSetGist, noteOn, type SwarmReason, swarmReason } from './whyReason.ts';

export interface WhyQuestion {
  readonly path: string;
  readonly line: number; // from 1, in `currentText`
  readonly currentText: string; // as it is now, without a BOM
  readonly currentHash: string; // of its bytes
}

export interface WhySources {
  /** The StateChange events of a path, oldest first. */
  stateChanges(path: string): Iterable<SwarmEvent>;
  /** A content of the ledger as text without a BOM; undefined when it is not there, or no text. */
  text(hash: string): string | undefined;
  /** All events of a change set, oldest first. */
  changeSet(changeSetId: string): Iterable<SwarmEvent>;
  missionOpened(missionId: string): SwarmEvent | undefined;
}

export type WhyAnswer =
  | { readonly kind: 'swarm'; readonly reason: SwarmReason; readonly restoredBy: Moment | undefined }
  /** Changed by the person, or by something outside Swarm: recorded when it happened, or found only now. `earlier`: what Swarm had done to the line before. */
  | { readonly kind: 'person'; readonly recorded: Moment | undefined; readonly earlier: SwarmReason | undefined }
  | { readonly kind: 'version-control'; readonly recorded: Moment; readonly earlier: SwarmReason | undefined }
  /** Merged together by a rewind, so that it stands in no earlier state. */
  | { readonly kind: 'rewind'; readonly recorded: Moment; readonly earlier: SwarmReason | undefined }
  | { readonly kind: 'not-swarm'; readonly knownSince: Moment }
  | { readonly kind: 'unknown-file' }
  | { readonly kind: 'no-such-line'; readonly lines: number }
  | { readonly kind: 'cannot-tell'; readonly text: string };

export interface Moment {
  readonly sequence: number;
  readonly wallMs: number;
  readonly missionId: string; // empty when it was no mission's
}

/** Recorded states that are walked; a line older than that is not explained. */
const VERSIONS_WALKED_MAX = 10_000;

type Outside = Extract<WhyAnswer, { kind: 'person' | 'version-control' | 'rewind' }>;

export function why(question: WhyQuestion, sources: WhySources): WhyAnswer {
  const lines = linesOf(question.currentText).length;
  if (question.line < 1 || question.line > lines) return { kind: 'no-such-line', lines };
  return new LineWalk(question, sources).answer();
}

class LineWalk {
  readonly #question: WhyQuestion;
  readonly #sources: WhySources;
  /** Where the line is in `#text`, the text of the state that is looked at. */
  #line: number;
  #text: string;
  /** Newest change by others than Swarm; the walk goes on to see whether Swarm had been there before. */
  #outside: Outside | undefined;
  #restoredBy: Moment | undefined;

  constructor(question: WhyQuestion, sources: WhySources) {
    this.#question = question;
    this.#sources = sources;
    this.#line = question.line;
    this.#text = question.currentText;
  }

  answer(): WhyAnswer {
    const { path, currentHash } = this.#question;
    const steps = stepsBack(path, currentHash, this.#sources.stateChanges, VERSIONS_WALKED_MAX);
    for (;;) {
      const step = steps.next();
      const ended = step.done ? this.#endOf(step.value) : this.#step(step.value);
      if (ended) return ended;
    }
  }

  #step(step: StepBack): WhyAnswer | undefined {
    switch (step.kind) {
      case 'recorded':
        return this.#recorded(step.version, step.previousHash);
      case 'unrecorded':
        return this.#unrecorded(step.previousHash);
      case 'restored':
        if (step.by.change.author === ChangeAuthor.REWIND) this.#restoredBy ??= momentOf(step.by);
        return undefined;
      default:
        return unreachable(step);
    }
  }

  /** One recorded change: the answer if it ends here, else the line is followed to the state before. */
  #recorded(version: Version, previousHash: string): WhyAnswer | undefined {
    const { change } = version;
    const isSwarm = change.author === ChangeAuthor.AGENT;
    const note = isSwarm ? noteOn(change, this.#line) : undefined;
    if (note) return this.#swarm(version, note);
    const before = previousHash === '' ? '' : this.#sources.text(previousHash);
    if (before === undefined) return this.#lost(previousHash);
    const map = mapLines(before, this.#text);
    if (previousHash !== '' && this.#follow(map, before)) return undefined;
    if (isSwarm) return this.#swarm(version, undefined);
    this.#outside ??= outsideOf(version);
    return this.#goOnBehind(map, before, previousHash);
  }

  /** A change nobody recorded lies between a recorded state and the text at hand. */
  #unrecorded(recordedHash: string): WhyAnswer | undefined {
    const before = recordedHash === '' ? '' : this.#sources.text(recordedHash);
    if (before === undefined) return this.#lost(recordedHash);
    const map = mapLines(before, this.#text);
    if (recordedHash !== '' && this.#follow(map, before)) return undefined;
    this.#outside ??= { kind: 'person', recorded: undefined, earlier: undefined };
    return this.#goOnBehind(map, before, recordedHash);
  }

  /** Follows an unchanged line to the older text. */
  #follow(map: LineMap, before: string): boolean {
    const line = map.unchangedFrom(this.#line);
    if (line === undefined) return false;
    this.#line = line;
    this.#text = before;
    return true;
  }

  /** Others changed the line: what it replaced may have been Swarm's. */
  #goOnBehind(map: LineMap, before: string, previousHash: string): WhyAnswer | undefined {
    const line = previousHash === '' ? undefined : map.replaces(this.#line);
    if (line === undefined) return this.#outside;
    this.#line = line;
    this.#text = before;
    return undefined;
  }

  #swarm({ event, change }: Version, note: StateChange['lines'][number] | undefined): WhyAnswer {
    const changeSet = changeSetGist(event.changeSetId ? this.#sources.changeSet(event.changeSetId) : []);
    const mission = event.missionId ? this.#sources.missionOpened(event.missionId) : undefined;
    const after = (note?.line === this.#line && note.after) || (linesOf(this.#text)[this.#line - 1] ?? '');
    const reason = swarmReason({ event, change, note, line: this.#line, after, changeSet, mission });
    return this.#outside ? { ...this.#outside, earlier: reason } : { kind: 'swarm', reason, restoredBy: this.#restoredBy };
  }

  #lost(hash: string): WhyAnswer {
    return this.#outside ?? { kind: 'cannot-tell', text: `A state of the file on the way is no longer stored (${hash}).` };
  }

  #endOf(end: WalkEnd): WhyAnswer {
    switch (end.kind) {
      case 'unknown-file':
        return end;
      case 'became-known':
        return this.#outside ?? { kind: 'not-swarm', knownSince: momentOf(end.oldest) };
      case 'too-long':
        return { kind: 'cannot-tell', text: `The line is older than the ${end.versionsMax} newest recorded states of the file.` };
      default:
        return unreachable(end);
    }
  }
}

function outsideOf(version: Version): Outside {
  const recorded = momentOf(version);
  if (version.change.author === ChangeAuthor.VERSION_CONTROL) return { kind: 'version-control', recorded, earlier: undefined };
  if (version.change.author === ChangeAuthor.REWIND) return { kind: 'rewind', recorded, earlier: undefined };
  return { kind: 'person', recorded, earlier: undefined };
}

export function momentOf({ event }: Version): Moment {
  return { sequence: Number(event.sequence), wallMs: Number(event.wallTimeMs), missionId: event.missionId };
}
