/** How change sets and the files they touch are put into words for the ledger. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  AgentRole,
  ChangeAuthor,
  FileAction,
  type FileChangeSchema,
  type LineNote,
  StateMedium,
} from '../../protocol/generated/events_pb.js';
import type { AgentId, ChangeSetId, EventId, MissionId, TicketId, WorkspacePath } from '../../protocol/ids.ts';
import type { EventDraft } from '../ports/ledgerPort.ts';
import type { FileVersion } from './fileVersion.ts';

/** Who writes a change set, and for what. */
export interface ChangeSetAuthor {
  readonly role: AgentRole;
  readonly agentId?: AgentId | undefined;
  readonly ticketId?: TicketId | undefined;
  readonly parentMissionId?: MissionId | undefined;
  readonly causationId?: EventId | undefined;
}

export type Envelope = Omit<EventDraft, 'payload'> & { readonly changeSetId: ChangeSetId };
export type FileChangeInit = MessageInitShape<typeof FileChangeSchema>;
export type LineNoteInit = Pick<LineNote, 'line' | 'oldLine' | 'reason' | 'confidence' | 'before' | 'after'>;

/** One path of a change set, as it is recorded. */
export interface RecordedChange {
  readonly path: WorkspacePath;
  readonly before: FileVersion;
  readonly after: FileVersion;
  readonly renamedFrom: WorkspacePath | undefined;
  readonly createdFolders: readonly WorkspacePath[];
  readonly fencingToken: number;
}

export function fileChange(change: RecordedChange): FileChangeInit {
  const { before, after } = change;
  return {
    path: change.path,
    action: before.hash === undefined ? FileAction.CREATE : after.hash === undefined ? FileAction.DELETE : FileAction.MODIFY,
    baseHash: before.hash ?? '',
    newHash: after.hash ?? '',
    baseMode: before.mode,
    newMode: after.mode,
    renamedFrom: change.renamedFrom ?? '',
    fencingToken: BigInt(change.fencingToken),
    createdFolders: [...change.createdFolders],
  };
}

export interface StateChangeWords {
  readonly path: WorkspacePath;
  readonly from: FileVersion;
  readonly to: FileVersion;
  readonly author: ChangeAuthor;
  readonly reversible?: boolean; // default: yes, the ledger holds what was there
  readonly baseline?: boolean;
  readonly renamedFrom?: WorkspacePath | undefined;
  readonly lines?: readonly LineNoteInit[];
}

export function stateChange(envelope: Omit<EventDraft, 'payload'>, words: StateChangeWords): EventDraft {
  return {
    ...envelope,
    payload: {
      case: 'stateChange',
      value: {
        path: words.path,
        previousHash: words.from.hash ?? '',
        newHash: words.to.hash ?? '',
        previousMode: words.from.mode,
        mode: words.to.mode,
        medium: StateMedium.DISK,
        reversible: words.reversible ?? true,
        author: words.author,
        baseline: words.baseline ?? false,
        renamedFrom: words.renamedFrom ?? '',
        lines: [...(words.lines ?? [])],
      },
    },
  };
}

/** The operator found that somebody else changed the file. */
export function outsideChange(
  path: WorkspacePath,
  from: FileVersion,
  to: FileVersion,
  author: ChangeAuthor = ChangeAuthor.PERSON,
  reversible = true,
): EventDraft {
  return stateChange({ role: AgentRole.OPERATOR }, { path, from, to, author, reversible });
}

/** The file becomes known; nothing changed. */
export function baseline(path: WorkspacePath, version: FileVersion, missionId: MissionId | undefined): EventDraft {
  return stateChange(
    { role: AgentRole.OPERATOR, missionId },
    { path, from: version, to: version, author: ChangeAuthor.PERSON, baseline: true },
  );
}
