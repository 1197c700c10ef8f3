/**
 * What files should be when everything agents and earlier rewinds did after a moment is taken back, and everything the
 * person did since is kept: their edits are made again, in order, on the files as they were at that moment, by three-way
 * merge. Edits made in a file that an agent had renamed go to the file under its old name. Pure over the ledger.
 */
import { ChangeAuthor } from '../../protocol/generated/events_pb.js';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { asWorkspacePath } from '../../protocol/ids.ts';
import { ABSENT, type FileVersion, sameVersion, versionOf } from '../changeSet/fileVersion.ts';
import type { ConflictRegion } from '../changeSet/mergeText.ts';
import { type Contents, mergeVersions } from '../changeSet/mergeVersions.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';

/** One change of a file after the moment. */
export interface Change {
  readonly sequence: number;
  readonly path: WorkspacePath;
  readonly from: FileVersion;
  readonly to: FileVersion;
  readonly byPerson: boolean; // or by version control, for them
}

/** A file from the moment on. */
export interface FileStory {
  readonly path: WorkspacePath;
  readonly atTarget: FileVersion;
  readonly now: FileVersion;
  readonly changes: readonly Change[]; // real ones, oldest first
}

export interface ReplayConflict {
  readonly path: WorkspacePath; // where the person's edit is
  readonly why: string;
  readonly regions: readonly ConflictRegion[];
}

export interface Replay {
  readonly wanted: ReadonlyMap<WorkspacePath, FileVersion>;
  readonly kept: readonly WorkspacePath[]; // where an edit of the person's is part of the result
  readonly conflicts: readonly ReplayConflict[];
  readonly missing: readonly WorkspacePath[]; // a content needed for merging is no longer in the ledger
}

export function storyOf(ledger: LedgerPort, path: WorkspacePath, afterSequence: number): FileStory {
  const history = ledger.fileHistory(path, afterSequence);
  const known = ledger.fileState(path, afterSequence);
  const atTarget = known === undefined ? firstKnown(ledger, history[0]?.sequence) : plain(known);
  const changes: Change[] = [];
  let from = atTarget;
  for (const state of history) {
    const to = plain(state);
    const byPerson = state.author === ChangeAuthor.PERSON || state.author === ChangeAuthor.VERSION_CONTROL;
    if (!sameVersion(from, to)) changes.push({ sequence: state.sequence, path, from, to, byPerson });
    from = to;
  }
  return { path, atTarget, now: from, changes };
}

function plain({ hash, mode }: FileVersion): FileVersion {
  return hash === undefined ? ABSENT : { hash, mode };
}

/** A file that became known later was, as far as anybody knows, then as it had been all along. */
function firstKnown(ledger: LedgerPort, sequence: number | undefined): FileVersion {
  const payload = sequence === undefined ? undefined : ledger.event(sequence)?.payload;
  if (payload?.case !== 'stateChange') return ABSENT;
  const { previousHash, previousMode, newHash, mode, baseline } = payload.value;
  return baseline ? versionOf(newHash, mode) : versionOf(previousHash, previousMode);
}

/** The path a file created by an agent had before, if that was a rename. */
export function renamedFromAt(ledger: LedgerPort, sequence: number): WorkspacePath | undefined {
  const payload = ledger.event(sequence)?.payload;
  if (payload?.case !== 'stateChange' || payload.value.renamedFrom === '') return undefined;
  return asWorkspacePath(payload.value.renamedFrom);
}

/** The stories of the paths, and what the files should be. Files no person touched simply go back. */
export function replay(ledger: LedgerPort, stories: ReadonlyMap<WorkspacePath, FileStory>, contents: Contents): Replay {
  const run = new Run(ledger, stories, contents);
  return run.finish();
}

class Run {
  readonly #ledger: LedgerPort;
  readonly #stories: ReadonlyMap<WorkspacePath, FileStory>;
  readonly #contents: Contents;
  readonly #wanted = new Map<WorkspacePath, FileVersion>();
  /** For a path that an agent renamed a file to: the path whose content at the moment it stems from. */
  readonly #origin = new Map<WorkspacePath, WorkspacePath>();
  /** The person's edits not yet made again, as one: consecutive ones may undo each other. */
  readonly #pending = new Map<WorkspacePath, { readonly from: FileVersion; readonly to: FileVersion }>();
  readonly #kept = new Set<WorkspacePath>();
  readonly #conflicts = new Map<WorkspacePath, ReplayConflict>();
  readonly #missing = new Set<WorkspacePath>();

  constructor(ledger: LedgerPort, stories: ReadonlyMap<WorkspacePath, FileStory>, contents: Contents) {
    this.#ledger = ledger;
    this.#stories = stories;
    this.#contents = contents;
    for (const [path, { atTarget }] of stories) this.#wanted.set(path, atTarget);
  }

  finish(): Replay {
    for (const change of this.#relevantChanges()) {
      if (change.byPerson) this.#remember(change);
      else this.#passOver(change);
    }
    for (const path of [...this.#pending.keys()]) this.#makeAgain(path);
    return {
      wanted: this.#wanted,
      kept: [...this.#kept].sort(),
      conflicts: [...this.#conflicts.values()],
      missing: [...this.#missing].sort(),
    };
  }

  /** Changes of files the person touched, and of files those were renamed from, in the order they happened. */
  #relevantChanges(): Change[] {
    const queue = [...this.#stories.values()].filter(({ changes }) => changes.some(({ byPerson }) => byPerson));
    const seen = new Set(queue.map(({ path }) => path));
    const relevant: Change[] = [];
    for (let story = queue.pop(); story !== undefined; story = queue.pop()) {
      relevant.push(...story.changes);
      for (const change of story.changes) {
        const from = this.#renamedFrom(change);
        const source = from === undefined || seen.has(from) ? undefined : this.#stories.get(from);
        if (source === undefined) continue;
        seen.add(source.path);
        queue.push(source);
      }
    }
    return relevant.sort((a, b) => a.sequence - b.sequence);
  }

  #renamedFrom({ byPerson, from, to, sequence }: Change): WorkspacePath | undefined {
    const creation = !byPerson && from.hash === undefined && to.hash !== undefined;
    return creation ? renamedFromAt(this.#ledger, sequence) : undefined;
  }

  #remember({ path, from, to }: Change): void {
    this.#pending.set(path, { from: this.#pending.get(path)?.from ?? from, to });
  }

  /** An agent's change is not made again; but it ends a run of the person's edits, and may carry the file elsewhere. */
  #passOver(change: Change): void {
    this.#makeAgain(change.path);
    const source = this.#renamedFrom(change);
    if (source !== undefined) {
      // The deletion of the source comes next, and with it the person's edits made there.
      this.#origin.set(change.path, this.#origin.get(source) ?? source);
    } else if (change.from.hash === undefined || change.to.hash === undefined) {
      // Created anew or deleted (a rename's creation comes before its deletion): what is written there next stands for itself.
      this.#origin.delete(change.path);
    }
  }

  #makeAgain(path: WorkspacePath): void {
    const edit = this.#pending.get(path);
    this.#pending.delete(path);
    if (edit === undefined || sameVersion(edit.from, edit.to)) return;
    const home = this.#origin.get(path) ?? path;
    const ours = this.#wanted.get(home) ?? ABSENT;
    if (edit.from.hash !== undefined && edit.to.hash === undefined) {
      // The person deleted the file. Nothing of an agent's is left in it, so there is nothing to take back.
      this.#wanted.set(home, ABSENT);
      this.#kept.add(path);
      return;
    }
    const merged = mergeVersions(ours, edit.from, edit.to, this.#contents);
    switch (merged.kind) {
      case 'merged':
        this.#wanted.set(home, merged.version);
        if (!sameVersion(merged.version, ours)) this.#kept.add(home);
        return;
      case 'conflict':
        if (!this.#conflicts.has(path)) this.#conflicts.set(path, { path, why: merged.why, regions: merged.regions });
        return;
      case 'missing':
        this.#missing.add(path);
        return;
    }
  }
}
