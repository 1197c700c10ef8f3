/** Drafts of many missions as a ledger would hold them, for showing and measuring the timeline: each a rename, some vetoed. */
import type { EventDraft, EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import {
  AgentRole,
  ChangeAuthor,
  DecisionKind,
  FileAction,
  MessageKind,
  MissionKind,
  MissionOutcome,
} from '../../../server/protocol/generated/events_pb.js';
import { asAgentId, asChangeSetId, asEventId, asMissionId, asTicketId } from '../../../server/protocol/ids.ts';

const verbs = ['parse', 'read', 'load', 'fetch', 'build', 'render', 'merge', 'count'];
const nouns = ['row', 'table', 'report', 'invoice', 'customer', 'session', 'token', 'range'];

/** About 22 events. */
export function missionDrafts(number: number): readonly EventDraft[] {
  const missionId = asMissionId(`mission-${String(number).padStart(8, '0')}`);
  const changeSetId = asChangeSetId(`change-set-${number}`);
  const old = `${verbs[number % 8]}_${nouns[(number >> 3) % 8]}`;
  const name = `${verbs[(number + 3) % 8]}_${nouns[(number >> 3) % 8]}_${number}`;
  const path = `src/${nouns[number % 8]}s/${verbs[(number >> 2) % 8]}_${nouns[(number >> 5) % 8]}.py`;
  const vetoed = number % 7 === 3;
  const hash = (salt: number): string => (number * 10 + salt).toString(16).padStart(64, '0');
  let last = '';
  let count = 0;
  const draft = (role: AgentRole, agent: string, payload: EventPayload, ticket = ''): EventDraft => {
    const causationId = last;
    last = `${missionId}-${count}`;
    count += 1;
    return {
      payload,
      role,
      missionId,
      eventId: asEventId(last),
      changeSetId,
      ...(causationId === '' ? {} : { causationId: asEventId(causationId) }),
      ...(agent === '' ? {} : { agentId: asAgentId(agent) }),
      ...(ticket === '' ? {} : { ticketId: asTicketId(`${missionId}-${ticket}`) }),
    };
  };
  const at = { path, start: 120, end: 132, startLine: 14 + (number % 200), startColumn: 5, endLine: 14, endColumn: 17 };
  const file = { path, action: FileAction.MODIFY, baseHash: hash(1), newHash: hash(2), baseMode: 0o644, newMode: 0o644 };
  const coder = `coder-${1 + (number % 3)}`;
  const { PERSON, SUPERVISOR, SCOUT, CODER, CRITIC, REFLEX, PHYSICS, BOARD, OPERATOR } = AgentRole;
  return [
    draft(PERSON, '', {
      case: 'missionOpened',
      value: { kind: MissionKind.REFACTOR, instruction: `rename \`${old}\` to \`${name}\``, brain: 'offline' },
    }),
    draft(SUPERVISOR, 'supervisor-1', {
      case: 'intentUnderstood',
      value: { operations: [{ operation: 'rename', summary: `rename ${old} to ${name}`, clause: `rename ${old}` }] },
    }),
    draft(SUPERVISOR, 'supervisor-1', { case: 'missionPlanned', value: { ticketIds: ['1', '2'], summary: 'locate, change, judge' } }),
    draft(SUPERVISOR, 'supervisor-1', { case: 'ticketPosted', value: { forRole: SCOUT, title: `locate ${old}` } }, 'locate'),
    draft(SCOUT, 'scout-1', { case: 'ticketBid', value: { score: 0.91, capability: 1, locality: 0.4 } }, 'locate'),
    draft(BOARD, '', { case: 'ticketAwarded', value: { toAgentId: 'scout-1', score: 0.91, bids: 2 } }, 'locate'),
    draft(SCOUT, 'scout-1', { case: 'ticketStarted', value: { attempt: 1 } }, 'locate'),
    draft(
      SCOUT,
      'scout-1',
      {
        case: 'decision',
        value: {
          trigger: 'locate',
          choice: `“${old}” means the function in ${path}`,
          rationale: 'it is the only symbol of that name',
          rejected: [{ choice: `the variable ${old}`, whyNot: 'it is local' }],
          confidence: 0.97,
          about: [at],
          kind: DecisionKind.TARGET,
        },
      },
      'locate',
    ),
    draft(SCOUT, 'scout-1', { case: 'ticketFinished', value: { summary: 'located', references: 4, files: 1 } }, 'locate'),
    draft(BOARD, '', { case: 'leaseGranted', value: { paths: [{ path, fencingToken: 1n }], ttlMs: 60_000 } }, 'edit'),
    draft(
      CODER,
      coder,
      { case: 'agentMessage', value: { toAgentId: 'critic-1', kind: MessageKind.HAZARD, text: `${path} line 20 calls ${old}`, at } },
      'edit',
    ),
    draft(
      CODER,
      coder,
      {
        case: 'editsProposed',
        value: {
          attempt: 1,
          files: [
            {
              path,
              baseHash: hash(1),
              proposedHash: hash(2),
              edits: [
                { start: 120, end: 132, newText: name, line: at.startLine, newLine: at.startLine, reason: 'the definition', confidence: 1 },
              ],
            },
          ],
        },
      },
      'edit',
    ),
    draft(
      REFLEX,
      'reflex-scope',
      { case: 'reflexJudged', value: { reflex: 'scope', passed: true, filesChecked: 1, durationMs: 0.2 } },
      'edit',
    ),
    draft(
      REFLEX,
      'reflex-syntax',
      {
        case: 'reflexJudged',
        value: {
          reflex: 'syntax',
          passed: !vetoed,
          filesChecked: 1,
          durationMs: 1.4,
          findings: vetoed ? [{ rule: 'syntax', text: 'a bracket is not closed', at }] : [],
        },
      },
      'edit',
    ),
    draft(
      PHYSICS,
      'physics',
      { case: 'physicsJudged', value: { server: 'pyright 1.1.414', passed: true, answered: true, checkedPaths: [path], durationMs: 310 } },
      'edit',
    ),
    draft(CRITIC, 'critic-1', {
      case: 'criticJudged',
      value: { passed: !vetoed, expected: { files: [path], references: 4 }, found: { files: [path], references: 4 } },
    }),
    ...(vetoed
      ? []
      : [
          draft(PERSON, '', { case: 'approvalGiven', value: { approved: true, how: '--yes' } }),
          draft(OPERATOR, '', { case: 'changeSetIntended', value: { files: [file], summary: `${old} is now ${name}` } }),
          draft(OPERATOR, '', {
            case: 'stateChange',
            value: {
              path,
              previousHash: hash(1),
              newHash: hash(2),
              mode: 0o644,
              reversible: true,
              author: ChangeAuthor.AGENT,
              lines: [
                {
                  line: at.startLine,
                  oldLine: at.startLine,
                  reason: 'the definition',
                  confidence: 1,
                  before: `def ${old}(text):`,
                  after: `def ${name}(text):`,
                },
              ],
            },
          }),
          draft(OPERATOR, '', { case: 'changeSetApplied', value: { files: [file] } }),
        ]),
    draft(SUPERVISOR, 'supervisor-1', {
      case: 'missionClosed',
      value: vetoed
        ? { outcome: MissionOutcome.VETOED, summary: 'The edit would break the syntax; nothing was written.', errorCode: 'veto-syntax' }
        : { outcome: MissionOutcome.DONE, summary: `renamed ${old} to ${name} in 4 places`, changedPaths: [path], edits: 4 },
    }),
    ...(number % 5 === 0
      ? [
          draft(PERSON, '', {
            case: 'stateChange',
            value: { path, previousHash: hash(2), newHash: hash(3), mode: 0o644, reversible: true, author: ChangeAuthor.PERSON },
          }),
        ]
      : []),
  ];
}

/** Words of a model, as it thinks. */
export function spokenDraft(mission: number, text: string): EventDraft {
  return {
    role: AgentRole.CODER,
    agentId: asAgentId('coder-1'),
    missionId: asMissionId(`mission-${String(mission).padStart(8, '0')}`),
    payload: { case: 'brainSpoke', value: { brain: 'claude', task: 'edit', text } },
  };
}
