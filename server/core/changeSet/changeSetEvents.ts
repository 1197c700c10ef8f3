/** How change sets and the files they touch are put into words for the ledger. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  AgentRole,
  ChangeAuthor,
  FileAction,
  type FileChangeSchema,
  type LineNote,
  PersonAction,
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
export type LineNoteInit = Pick<LineNote, 'line' | 'oldLine' | 'reason' | 'confidence' | 'before' | 'after'> &
  Partial<Pick<LineNote, 'lineCount'>>;

/** One path of a change set, as it is recorded. */
export interface RecordedChange {
  readonly path: WorkspacePath;
  readonly before: FileVersion;
  readonly after: FileVersion;
  readonly renamedFrom: WorkspacePath | undefined;
  readonly createdFolders: readonly WorkspacePath[];
  readonly fencingToken: number;
  readonly inEditor?: boolean;
  readonly unsaved?: boolean;
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
    inEditor: change.inEditor ?? false,
    unsaved: change.unsaved ?? false,
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
  readonly unsaved?: boolean; // the new content is in an editor's buffer only
  readonly action?: PersonAction;
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
        medium: words.unsaved === true ? StateMedium.BUFFER : StateMedium.DISK,
        reversible: words.reversible ?? true,
        author: words.author,
        baseline: words.baseline ?? false,
        renamedFrom: words.renamedFrom ?? '',
        lines: [...(words.lines ?? [])],
        action: words.action ?? PersonAction.UNSPECIFIED,
      },
    },
  };
}

/** The operator found that somebody else changed the file. */
export function outsideChange(
  path: WorkspacePath,
  from: FileVersion,
  to: FileVersion,
  more: Pick<StateChangeWords, 'reversible' | 'unsaved' | 'action'> & { readonly author?: ChangeAuthor } = {},
): EventDraft {
  return stateChange({ role: AgentRole.OPERATOR }, { path, from, to, author: ChangeAuthor.PERSON, ...more });
}

/** The file becomes known; nothing changed. */
export function baseline(path: WorkspacePath, version: FileVersion, missionId: MissionId | undefined, unsaved = false): EventDraft {
  return stateChange(
    { role: AgentRole.OPERATOR, missionId },
    { path, from: version, to: version, author: ChangeAuthor.PERSON, baseline: true, unsaved },
  );
}
