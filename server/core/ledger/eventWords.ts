/** Words for the ledger's enumerations, as people read them. */
import {
  AgentRole,
  ChangeAuthor,
  FileAction,
  MessageKind,
  MissionKind,
  MissionOutcome as OutcomeOnRecord,
} from '../../protocol/generated/events_pb.js';
import type { MissionOutcome } from '../swarm/mission.ts';

const roles: Readonly<Record<AgentRole, string>> = {
  [AgentRole.UNSPECIFIED]: 'somebody',
  [AgentRole.PERSON]: 'person',
  [AgentRole.SUPERVISOR]: 'supervisor',
  [AgentRole.SCOUT]: 'scout',
  [AgentRole.CODER]: 'coder',
  [AgentRole.CRITIC]: 'critic',
  [AgentRole.REFLEX]: 'reflex',
  [AgentRole.PHYSICS]: 'physics',
  [AgentRole.BOARD]: 'board',
  [AgentRole.OPERATOR]: 'operator',
};

const outcomes: Readonly<Record<OutcomeOnRecord, MissionOutcome | undefined>> = {
  [OutcomeOnRecord.UNSPECIFIED]: undefined,
  [OutcomeOnRecord.DONE]: 'done',
  [OutcomeOnRecord.PLANNED]: 'planned',
  [OutcomeOnRecord.NOT_UNDERSTOOD]: 'not-understood',
  [OutcomeOnRecord.AMBIGUOUS]: 'ambiguous',
  [OutcomeOnRecord.VETOED]: 'vetoed',
  [OutcomeOnRecord.CONFLICT]: 'conflict',
  [OutcomeOnRecord.BOUND_REACHED]: 'bound-reached',
  [OutcomeOnRecord.CANCELLED]: 'cancelled',
  [OutcomeOnRecord.FAILED]: 'failed',
  [OutcomeOnRecord.NOTHING_TO_DO]: 'nothing-to-do',
};

const missionKinds: Readonly<Record<MissionKind, string>> = {
  [MissionKind.UNSPECIFIED]: 'plain',
  [MissionKind.REFACTOR]: 'refactor',
  [MissionKind.REWIND]: 'rewind',
  [MissionKind.REDO]: 'redo',
};

const messageKinds: Readonly<Record<MessageKind, string>> = {
  [MessageKind.UNSPECIFIED]: 'message',
  [MessageKind.ORDER]: 'order',
  [MessageKind.REPORT]: 'report',
  [MessageKind.HAZARD]: 'hazard',
  [MessageKind.QUESTION]: 'question',
  [MessageKind.VETO]: 'veto',
};

const authors: Readonly<Record<ChangeAuthor, string>> = {
  [ChangeAuthor.UNSPECIFIED]: 'somebody',
  [ChangeAuthor.AGENT]: 'Swarm',
  [ChangeAuthor.PERSON]: 'the person',
  [ChangeAuthor.REWIND]: 'a rewind',
  [ChangeAuthor.VERSION_CONTROL]: 'version control',
};

const actions: Readonly<Record<FileAction, string>> = {
  [FileAction.UNSPECIFIED]: 'changed',
  [FileAction.MODIFY]: 'changed',
  [FileAction.CREATE]: 'created',
  [FileAction.DELETE]: 'deleted',
};

// A newer Swarm may have recorded a value this one does not know; the tables then have no word for it.
export const roleWord = (role: AgentRole): string => roles[role] ?? 'somebody';
export const outcomeOf = (outcome: OutcomeOnRecord): MissionOutcome | undefined => outcomes[outcome];
export const missionKindWord = (kind: MissionKind): string => missionKinds[kind] ?? 'plain';
export const messageKindWord = (kind: MessageKind): string => messageKinds[kind] ?? 'message';
export const authorWord = (author: ChangeAuthor): string => authors[author] ?? 'somebody';
export const actionWord = (action: FileAction): string => actions[action] ?? 'changed';

/** "1 file", "3 files". */
export function counted(count: number | bigint, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}

/** "a.py", "a.py and b.py", "a.py, b.py and 7 more". */
export function listed(names: readonly string[], shownMax = 3): string {
  const [only] = names;
  if (only === undefined) return 'nothing';
  if (names.length === 1) return only;
  if (names.length <= shownMax) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, shownMax - 1).join(', ')} and ${names.length - shownMax + 1} more`;
}

const TEXT_CHARACTERS_MAX = 200;

/** A text on one line, shortened, and without control characters: what is recorded must not steer a terminal. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length <= TEXT_CHARACTERS_MAX
    ? line
    : `${line
        .slice(0, TEXT_CHARACTERS_MAX - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** A line of a file as it can be printed: its spaces kept, other control characters shown as a box. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, (character) => (character === '\t' ? '\t' : '\u2423'));
}
