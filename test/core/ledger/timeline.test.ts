import { create } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeline, timelineLine } from '../../../server/core/ledger/timeline.ts';
import type { EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import {
  AgentRole,
  ChangeAuthor,
  FileAction,
  MessageKind,
  MissionKind,
  MissionOutcome,
  SwarmEventSchema,
} from '../../../server/protocol/generated/events_pb.js';
import { arbitraryDraft } from '../../adapters/ledger/arbitraryDraft.ts';
import { Recorded } from './recorded.ts';

const at = (path: string, startLine: number) => ({ path, startLine });
const lease = (path: string) => ({ path, fencingToken: 7n });

/** One event of each kind, and the line it becomes. */
const lines: [EventPayload, string][] = [
  [
    {
      case: 'missionOpened',
      value: { kind: MissionKind.REFACTOR, instruction: 'rename a\n to b', brain: 'offline', cursor: at('a.py', 3) },
    },
    'opens a refactor mission: rename a to b (brain: offline) a.py:3',
  ],
  [
    { case: 'intentUnderstood', value: { operations: [{ operation: 'rename', summary: 'rename a to b' }], ignoredWords: ['please'] } },
    'understands: rename a to b; without influence: please',
  ],
  [{ case: 'missionPlanned', value: { ticketIds: ['1', '2'], summary: 'locate, edit' } }, 'plans 2 tickets: locate, edit'],
  [
    {
      case: 'missionClosed',
      value: { outcome: MissionOutcome.VETOED, errorCode: 'veto-collision', summary: 'b is taken', candidates: [{ at: at('a.py', 2) }] },
    },
    'closes the mission, vetoed [veto-collision]: b is taken a.py:2',
  ],
  [
    { case: 'ticketPosted', value: { title: 'edit', writeSet: ['a.py', 'b.py', 'c.py', 'd.py'], dependsOn: ['1'] } },
    'posts a ticket: edit (writes a.py, b.py and 2 more), after 1 other',
  ],
  [{ case: 'ticketBid', value: { score: 0.5 } }, 'bids 0.50 for the ticket'],
  [{ case: 'ticketAwarded', value: { toAgentId: 'coder-1', bids: 3 } }, 'awards the ticket to coder-1 (best of 3 bids)'],
  [{ case: 'ticketStarted', value: { attempt: 2 } }, 'starts the ticket, attempt 2'],
  [{ case: 'ticketFinished', value: { references: 9, files: 1 } }, 'finishes the ticket: 9 places in 1 file'],
  [
    { case: 'ticketFailed', value: { reason: 'vetoed', errorCode: 'veto-syntax', willRetry: true } },
    'fails the ticket [veto-syntax]: vetoed (tries again)',
  ],
  [
    { case: 'agentMessage', value: { kind: MessageKind.HAZARD, toAgentId: 'coder-2', text: 'line 20 calls this', at: at('r.py', 20) } },
    'hazard to coder-2: line 20 calls this r.py:20',
  ],
  [{ case: 'brainSpoke', value: { brain: 'claude', text: 'let me see' } }, 'claude: let me see'],
  [
    {
      case: 'decision',
      value: { choice: 'rename it', rationale: 'it resolves', rejected: [{ choice: 'leave it' }], confidence: 0.9, about: [at('a.py', 5)] },
    },
    'decides: rename it; rather than: leave it; because: it resolves (confidence 0.90) a.py:5',
  ],
  [
    {
      case: 'editsProposed',
      value: {
        files: [
          { path: 'a.py', newPath: 'b.py', edits: [{ line: 1 }, { line: 4 }, { line: 4 }] },
          { path: 'c.py', baseHash: '', proposedHash: 'h', edits: [{ line: 1 }] },
          { path: 'd.py', baseHash: 'h', proposedHash: '', edits: [{ line: 1 }] },
        ],
      },
    },
    'proposes 5 edits in a.py → b.py, c.py (new) and d.py (deleted) a.py:1 a.py:4 c.py:1 d.py:1',
  ],
  [
    {
      case: 'reflexJudged',
      value: { reflex: 'syntax', passed: false, filesChecked: 2, findings: [{ text: 'an error', at: at('a.py', 8) }] },
    },
    'reflex syntax VETOES 2 files: an error a.py:8',
  ],
  [
    {
      case: 'physicsJudged',
      value: {
        server: 'pyright 1.1',
        answered: true,
        passed: true,
        checkedPaths: ['a.py'],
        uncheckedPaths: ['b.py'],
        uncheckedReason: 'too many',
      },
    },
    'pyright 1.1 passes 1 file; 1 file not checked: too many',
  ],
  [{ case: 'criticJudged', value: { passed: true } }, 'finds what was expected'],
  [
    { case: 'violationFound', value: { expected: '3 places', found: '2', at: [at('a.py', 1)] } },
    'finds a violation: expected 3 places, found 2 a.py:1',
  ],
  [{ case: 'leaseGranted', value: { paths: [lease('a.py'), lease('b.py')] } }, 'leases a.py and b.py'],
  [{ case: 'leaseRefused', value: { path: 'a.py', holderMissionId: 'm2' } }, 'refuses the lease of a.py, held by mission m2 a.py:1'],
  [{ case: 'leaseReleased', value: { paths: [lease('a.py')] } }, 'releases a.py'],
  [{ case: 'approvalAsked', value: { files: 1, edits: 2 } }, 'asks to approve 2 edits in 1 file'],
  [{ case: 'approvalGiven', value: { approved: true, how: '--yes' } }, 'approves the plan (--yes)'],
  [
    {
      case: 'changeSetIntended',
      value: {
        files: [
          { path: 'a.py', action: FileAction.MODIFY },
          { path: 'b.py', action: FileAction.CREATE },
        ],
      },
    },
    'is about to write: a.py changed and b.py created a.py:1 b.py:1',
  ],
  [
    { case: 'changeSetApplied', value: { files: [{ path: 'a.py', action: FileAction.DELETE }], recovered: true } },
    'has written: a.py deleted (completed at a later start) a.py:1',
  ],
  [{ case: 'changeSetUndone', value: { reason: 'base changed' } }, 'has undone: nothing: base changed'],
  [
    { case: 'stateChange', value: { path: 'a.py', previousHash: 'x', newHash: 'y', author: ChangeAuthor.AGENT, lines: [{ line: 4 }] } },
    'a.py changed by Swarm (1 line) a.py:4',
  ],
  [{ case: 'systemSignal', value: { status: 'ready' } }, 'signals ready'],
  [{ case: 'headSigned', value: { headSequence: 12n } }, 'signs the ledger up to event 12'],
  [
    { case: 'headMoved', value: { previousCommit: '', commit: '0123456789abcdef', ref: 'main' } },
    'sees HEAD move to main: nothing → 0123456789',
  ],
  [{ case: 'rewindPlanned', value: { target: 'before mission 3', files: [{}, {}] } }, 'plans to rewind to before mission 3: 2 files'],
  [{ case: 'boundReached', value: { bound: 'tickets', limit: 500n, reached: 501n } }, 'reaches the bound tickets: 501 of 500'],
  [
    { case: 'modelAsked', value: { model: 'claude', baseUrl: 'https://api', task: 'understand', bytes: 900n, paths: ['a.py'], turn: 2 } },
    'sends 900 bytes to claude at https://api, with lines of a.py: understand (turn 2)',
  ],
  [
    { case: 'modelAnswered', value: { model: 'claude', stopReason: 'tool_use', tokensIn: 5n, tokensOut: 6n, toolCalls: ['rename'] } },
    'claude answers (5 tokens in, 6 out, tool_use); calls rename',
  ],
  [
    { case: 'changeSetPartlyTaken', value: { editsApplied: 2, editsPlanned: 3, leftOutPaths: ['a.py'] } },
    'takes 2 of 3 edits; something is left out in a.py',
  ],
];

describe('the timeline', () => {
  test('has one readable line for each kind of event, with the places it points to', () => {
    const recorded = new Recorded();
    for (const [payload] of lines) recorded.add(payload, { role: AgentRole.CODER });
    const found = [...timeline(recorded.events)].map(({ text, jumps }) =>
      [text, ...jumps.map((jump) => `${jump.path}:${jump.line}`)].join(' '),
    );
    expect(found).toEqual(lines.map(([, line]) => line));
    const kinds = SwarmEventSchema.oneofs.flatMap((oneof) => oneof.fields).map((field) => field.localName);
    expect(recorded.events.map((event) => event.payload.case)).toEqual(kinds);
  });

  test('says who, when and for which work', () => {
    const recorded = new Recorded();
    const ids = { agentId: 'coder-2', missionId: 'm', ticketId: 't', changeSetId: 'c' };
    recorded.add({ case: 'ticketStarted', value: { attempt: 1 } }, { role: AgentRole.CODER, ...ids });
    recorded.add({ case: 'approvalGiven', value: { approved: false } }, { role: AgentRole.PERSON });
    const { agentId: who, ...rest } = ids;
    expect([...timeline(recorded.events)]).toEqual([
      {
        sequence: 1,
        eventId: 'event-1',
        wallMs: 1_000,
        kind: 'ticketStarted',
        who,
        role: 'coder',
        ...rest,
        text: 'starts the ticket',
        jumps: [],
        detail: true,
      },
      expect.objectContaining({ sequence: 2, wallMs: 2_000, who: 'person', text: 'declines the plan', detail: false }),
    ]);
  });

  test('has a line for an event of a newer version', () => {
    expect(timelineLine(create(SwarmEventSchema, { agentRole: 77 as AgentRole }))).toMatchObject({
      kind: 'unknown',
      who: 'somebody',
      text: 'something this version of Swarm has no words for',
    });
  });

  test('is one line long and points to real places, whatever is recorded', () => {
    fc.assert(
      fc.property(arbitraryDraft, ({ payload }) => {
        const { text, jumps } = timelineLine(new Recorded().add(payload));
        expect([text.trim() !== '', /[\r\n]/.test(text)]).toEqual([true, false]);
        expect(jumps.every((jump) => jump.path !== '' && jump.line >= 1)).toBe(true);
      }),
    );
  });
});
