/**
 * Finds by hash what changed in known files while Swarm did not look, and records it with its content, so that nothing
 * the person did is ever lost. A moved head tells a checkout from their own edits.
 */
import { SwarmFailure } from '../../protocol/errors.ts';
import { AgentRole, ChangeAuthor, StateMedium } from '../../protocol/generated/events_pb.js';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FilePort } from '../ports/filePort.ts';
import type { HeadPort } from '../ports/headPort.ts';
import type { EventDraft, FileState, LedgerPort } from '../ports/ledgerPort.ts';
import { deniedBecause } from '../reflex/denyList.ts';
import { outsideChange } from './changeSetEvents.ts';
import { ABSENT, diskState, type FileVersion, sameVersion } from './fileVersion.ts';

const recordingBounds = {
  /** A larger file is recorded by its hash alone, and named. */
  contentBytesMax: 16 * 2 ** 20,
  eventsPerAppendMax: 1_000,
} as const;

export interface OutsideEdits {
  readonly changed: readonly WorkspacePath[];
  readonly headMoved: boolean;
  readonly withoutContent: readonly WorkspacePath[]; // changed, and too large to keep
  readonly unreadable: readonly { readonly path: WorkspacePath; readonly why: string }[];
}

export interface RecordingPorts {
  readonly ledger: LedgerPort;
  readonly files: FilePort;
  readonly head?: HeadPort | undefined;
}

/**
 * Looks at `paths`, or at every known file when none are given or the head has moved. Paths the ledger does not know
 * are passed over, and so are those of an interrupted change set, which recovery settles. `editorsToCome`: nor is a file
 * looked at that was last seen unsaved in an editor, which may still hold it and has not told yet.
 */
export function recordOutsideEdits(ports: RecordingPorts, paths?: readonly WorkspacePath[], editorsToCome = false): OutsideEdits {
  const { ledger } = ports;
  const seenSequence = ledger.head().sequence;
  const moved = movedHead(ports);
  const headMoved = moved !== undefined && moved.previous !== '';
  const author = headMoved ? ChangeAuthor.VERSION_CONTROL : ChangeAuthor.PERSON;
  const unsettled = new Set(ledger.unfinishedChangeSets().flatMap(({ files }) => files.map(({ path }) => path)));
  const known: readonly FileState[] =
    paths === undefined || headMoved
      ? ledger.fileStates()
      : ledger.atOneMoment(() => paths.flatMap((path) => ledger.fileState(path) ?? []));
  const tooLarge = new Set<WorkspacePath>();
  const unreadable: { path: WorkspacePath; why: string }[] = [];
  const findings: Finding[] = moved === undefined ? [] : [{ path: undefined, draft: moved.draft }];
  for (const state of known) {
    const { path } = state;
    if (unsettled.has(path) || deniedBecause(path) !== undefined) continue;
    const was: FileVersion = state.hash === undefined ? ABSENT : { hash: state.hash, mode: state.mode };
    try {
      const now = look(ports, path, was);
      if (sameVersion(was, now.version) || (editorsToCome && lastSeenUnsaved(ledger, path))) continue;
      if (!now.stored) tooLarge.add(path);
      const reversible = was.hash === undefined || ledger.hasContent(was.hash);
      findings.push({ path, draft: outsideChange(path, was, now.version, { author, reversible, unsaved: now.unsaved }) });
    } catch (failure) {
      if (!(failure instanceof SwarmFailure)) throw failure;
      unreadable.push({ path, why: failure.error.message });
    }
  }
  const changed: WorkspacePath[] = [];
  for (let at = 0; at < findings.length; at += recordingBounds.eventsPerAppendMax) {
    changed.push(...record(ledger, findings.slice(at, at + recordingBounds.eventsPerAppendMax), seenSequence));
  }
  return { changed, headMoved, withoutContent: changed.filter((path) => tooLarge.has(path)), unreadable };
}

/** Whether the newest that is recorded of the file stood in an editor's buffer only. */
export function lastSeenUnsaved(ledger: LedgerPort, path: WorkspacePath): boolean {
  for (const { payload } of ledger.events({ path, kinds: ['stateChange'], newestFirst: true, limit: 1 })) {
    if (payload.case === 'stateChange') return payload.value.medium === StateMedium.BUFFER;
  }
  return false;
}

/** What was found about a file, or, without a path, about the head. */
interface Finding {
  readonly path: WorkspacePath | undefined;
  readonly draft: EventDraft;
}

/**
 * Appends the findings that still are news. A file that another process has spoken of since the look began is left out:
 * what was seen there may be that process's own writing, and it is not the person's.
 */
function record(ledger: LedgerPort, findings: readonly Finding[], seenSequence: number): readonly WorkspacePath[] {
  const stillNews = ({ path }: Finding, overtaken: Overtaken): boolean =>
    path === undefined ? !overtaken.head : !overtaken.paths.has(path);
  for (let rest = findings; ; ) {
    const before = overtakenSince(ledger, seenSequence);
    rest = rest.filter((finding) => stillNews(finding, before));
    if (rest.length === 0) return [];
    const atLast = (): boolean => {
      const now = overtakenSince(ledger, seenSequence);
      return rest.every((finding) => stillNews(finding, now));
    };
    const drafts = rest.map(({ draft }) => draft);
    if (ledger.append(drafts, 'process', atLast).length > 0) return rest.flatMap(({ path }) => path ?? []);
  }
}

interface Overtaken {
  readonly paths: ReadonlySet<string>;
  readonly head: boolean;
}

function overtakenSince(ledger: LedgerPort, sequence: number): Overtaken {
  const paths = new Set<string>(ledger.pathsChangedAfter(sequence));
  let head = false;
  for (const { payload } of ledger.events({ afterSequence: sequence, kinds: ['changeSetIntended', 'headMoved'] })) {
    if (payload.case === 'headMoved') head = true;
    else if (payload.case === 'changeSetIntended') for (const { path } of payload.value.files) paths.add(path);
  }
  return { paths, head };
}

/** What is there now, its content stored if it is not what the ledger thought. */
function look({ files, ledger }: RecordingPorts, path: WorkspacePath, was: FileVersion): Look {
  const state = diskState(files, path);
  const unsaved = state.unsaved === true;
  if (state.hash === undefined) return { version: ABSENT, stored: true, unsaved };
  const version = { hash: state.hash, mode: state.mode };
  if (state.hash === was.hash) return { version, stored: true, unsaved };
  if ((state.bytes ?? 0) > recordingBounds.contentBytesMax) return { version, stored: false, unsaved };
  const bytes = files.read(path);
  if (bytes === undefined) return { version: ABSENT, stored: true, unsaved };
  return { version: { hash: ledger.putContent(bytes), mode: state.mode }, stored: true, unsaved };
}

interface Look {
  readonly version: FileVersion;
  readonly stored: boolean;
  readonly unsaved: boolean; // in an editor's buffer only
}

/** The move since the head was last seen; seeing it for the first time is recorded with an empty previous commit. */
function movedHead({ ledger, head }: RecordingPorts): { readonly previous: string; readonly draft: EventDraft } | undefined {
  const now = head?.read();
  if (now === undefined || now.commit === '') return undefined;
  let previous = '';
  for (const { payload } of ledger.events({ kinds: ['headMoved'], newestFirst: true, limit: 1 })) {
    if (payload.case === 'headMoved') previous = payload.value.commit;
  }
  if (previous === now.commit) return undefined;
  const value = { previousCommit: previous, commit: now.commit, ref: now.ref };
  return { previous, draft: { role: AgentRole.OPERATOR, payload: { case: 'headMoved', value } } };
}
