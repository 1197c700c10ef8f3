import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffsOf, eventFacts } from '../../../server/core/ledger/detail/eventFacts.ts';
import { timelineLine } from '../../../server/core/ledger/timeline.ts';
import { toneOf } from '../../../server/core/ledger/tone.ts';
import type { EventKind, EventPayload } from '../../../server/core/ports/ledgerPort.ts';
import {
  AgentRole,
  ChangeAuthor,
  DecisionKind,
  FileAction,
  MessageKind,
  MissionKind,
  MissionOutcome,
  NoteKind,
  PersonAction,
  StateMedium,
  SwarmEventSchema,
} from '../../../server/protocol/generated/events_pb.js';
import type { TimelineTone } from '../../../server/protocol/messages/timeline.ts';
import { arbitraryDraft } from '../../adapters/ledger/arbitraryDraft.ts';
import { Recorded } from './recorded.ts';

const at = (path: string, startLine: number) => ({ path, startLine });
const file = { path: 'a.py', action: FileAction.MODIFY, baseHash: 'b', newHash: 'n' };

/** One event of each kind: its tone, and its facts as "label: text" with where each leads to. */
const kinds: readonly [EventPayload, TimelineTone, readonly string[]][] = [
  [
    {
      case: 'missionOpened',
      value: { kind: MissionKind.REFACTOR, instruction: 'rename a to b', brain: 'offline', cursor: at('a.py', 3), bounds: { filesMax: 5 } },
    },
    'plain',
    ['instruction: rename a to b', 'kind: refactor', 'pointed at: a.py:3 → a.py:3', 'brain: offline', 'files, at most: 5'],
  ],
  [
    {
      case: 'intentUnderstood',
      value: { operations: [{ operation: 'rename', summary: 'rename a', clause: 'rename a' }], ignoredWords: ['please'] },
    },
    'plain',
    ['operation: rename a (“rename a”)', 'without influence: please'],
  ],
  [
    { case: 'missionPlanned', value: { ticketIds: ['t1'], summary: 'locate', replan: 2 } },
    'plain',
    ['plan: locate', 'replanned: 2 times', 'ticket: t1'],
  ],
  [
    {
      case: 'missionClosed',
      value: {
        outcome: MissionOutcome.VETOED,
        summary: 'no',
        errorCode: 'veto-syntax',
        hint: 'look',
        changedPaths: ['a.py'],
        notes: [{ kind: NoteKind.ASSUMED, text: 'a is b', at: at('a.py', 4) }],
        candidates: [{ name: 'a', kind: 'function', suggestion: 'in a.py', at: at('a.py', 2) }],
      },
    },
    'veto',
    [
      'outcome: vetoed',
      'summary: no',
      'error: veto-syntax',
      'what to do: look',
      'changed: a.py → a.py:1',
      'assumed: a is b → a.py:4',
      'could be meant: a (function): “in a.py” → a.py:2',
    ],
  ],
  [
    {
      case: 'ticketPosted',
      value: { forRole: AgentRole.CODER, title: 'edit', writeSet: ['a.py'], dependsOn: ['t1'], needs: ['language:python'] },
    },
    'plain',
    ['title: edit', 'for a: coder', 'may write: a.py → a.py:1', 'waits for: t1', 'needs: language:python'],
  ],
  [
    { case: 'ticketBid', value: { score: 0.5, capability: 1 } },
    'quiet',
    ['score: 0.50', 'capability: 1.00', 'load: 0.00', 'locality: 0.00'],
  ],
  [{ case: 'ticketAwarded', value: { toAgentId: 'coder-1', score: 0.5, bids: 3 } }, 'quiet', ['to: coder-1', 'score: 0.50', 'bids: 3']],
  [{ case: 'ticketStarted', value: { attempt: 2 } }, 'quiet', ['attempt: 2']],
  [{ case: 'ticketFinished', value: { summary: 'done', references: 9, files: 1 } }, 'plain', ['summary: done', 'places: 9', 'files: 1']],
  [
    { case: 'ticketFailed', value: { reason: 'vetoed', errorCode: 'veto-syntax', attempt: 1, willRetry: true } },
    'warning',
    ['reason: vetoed', 'error: veto-syntax', 'attempt: 1', 'tries again: yes'],
  ],
  [
    { case: 'agentMessage', value: { kind: MessageKind.VETO, toAgentId: 'coder-1', text: 'no', at: at('r.py', 20) } },
    'veto',
    ['kind: veto', 'to: coder-1', 'message: no', 'place: r.py:20 → r.py:20'],
  ],
  [
    { case: 'brainSpoke', value: { brain: 'claude', task: 'edit', text: 'let me see', tokensOut: 3n } },
    'plain',
    ['words: let me see', 'brain: claude', 'task: edit', 'tokens out: 3'],
  ],
  [
    { case: 'brainSpoke', value: { brain: 'offline', task: 'edit', text: '2 edits' } },
    'quiet',
    ['words: 2 edits', 'brain: offline', 'task: edit'],
  ],
  [
    {
      case: 'decision',
      value: {
        trigger: 'locate',
        choice: 'a',
        rationale: 'the only one',
        rejected: [{ choice: 'b', whyNot: 'local' }],
        confidence: 0.9,
        about: [at('a.py', 3)],
        kind: DecisionKind.TARGET,
      },
    },
    'plain',
    [
      'choice: a',
      'rationale: the only one',
      'rejected: b: local',
      'confidence: 0.90',
      'about: which symbol',
      'trigger: locate',
      'place: a.py:3 → a.py:3',
    ],
  ],
  [
    {
      case: 'editsProposed',
      value: { attempt: 1, files: [{ path: 'a.py', newPath: 'b.py', edits: [{ newText: 'b', line: 3, reason: 'use', confidence: 1 }] }] },
    },
    'plain',
    ['attempt: 1', 'file renamed: a.py → b.py', 'edit: a.py:3 “b”: use (confidence 1.00) → a.py:3'],
  ],
  [
    {
      case: 'editsProposed',
      value: {
        files: [
          { path: 'c.py', baseHash: '', proposedHash: 'h', edits: [{ newText: 'x'.repeat(300), line: 1, reason: 'new', confidence: 1 }] },
          { path: 'd.py', baseHash: 'h', proposedHash: '' },
        ],
      },
    },
    'plain',
    ['new file: c.py', `edit: c.py:1 “${'x'.repeat(200)}…”: new (confidence 1.00) → c.py:1`, 'file deleted: d.py'],
  ],
  [
    {
      case: 'reflexJudged',
      value: {
        reflex: 'syntax',
        passed: false,
        filesChecked: 1,
        durationMs: 1.25,
        findings: [{ rule: 'syntax', text: 'open bracket', hint: 'close it', at: at('a.py', 3) }],
      },
    },
    'veto',
    ['reflex: syntax', 'verdict: vetoed', 'finding: syntax: open bracket (a.py:3). close it → a.py:3', 'files checked: 1', 'took: 1.3 ms'],
  ],
  [
    {
      case: 'physicsJudged',
      value: {
        server: 'pyright',
        passed: true,
        answered: true,
        checkedPaths: ['a.py'],
        diagnosticsBefore: 2,
        diagnosticsAfter: 1,
        durationMs: 300,
      },
    },
    'good',
    ['language server: pyright', 'verdict: passed', 'checked: a.py → a.py:1', 'errors: 2 before, 1 after', 'took: 300 ms'],
  ],
  [
    {
      case: 'criticJudged',
      value: { passed: true, expected: { files: ['a.py'], references: 4 }, found: { files: ['a.py'], references: 4 } },
    },
    'good',
    ['verdict: passed', 'expected: 4 places in 1 file', 'found: 4 places in 1 file'],
  ],
  [
    { case: 'violationFound', value: { expected: '4', found: '3', at: [at('a.py', 9)] } },
    'warning',
    ['expected: 4', 'found: 3', 'place: a.py:9 → a.py:9'],
  ],
  [{ case: 'leaseGranted', value: { paths: [{ path: 'a.py' }], ttlMs: 60_000 } }, 'quiet', ['file: a.py → a.py:1', 'lives for: 60000 ms']],
  [
    { case: 'leaseRefused', value: { path: 'a.py', holderMissionId: 'm2', reason: 'held' } },
    'warning',
    ['file: a.py → a.py:1', 'reason: held', 'held by mission: m2'],
  ],
  [{ case: 'leaseReleased', value: { paths: [{ path: 'a.py' }] } }, 'quiet', ['file: a.py → a.py:1']],
  [{ case: 'approvalAsked', value: { files: 2, edits: 5 } }, 'warning', ['files: 2', 'edits: 5']],
  [{ case: 'approvalGiven', value: { approved: false, how: 'asked' } }, 'person', ['approved: no', 'how: asked']],
  [{ case: 'changeSetIntended', value: { files: [file], summary: 'a is b' } }, 'plain', ['summary: a is b', 'file: a.py changed → a.py:1']],
  [
    { case: 'changeSetApplied', value: { files: [file], recovered: true } },
    'good',
    ['completed at a later start: yes', 'file: a.py changed → a.py:1'],
  ],
  [
    { case: 'changeSetPartlyTaken', value: { editsApplied: 2, editsPlanned: 3, leftOutPaths: ['a.py'] } },
    'warning',
    ['edits taken: 2 of 3', 'left out in: a.py → a.py:1'],
  ],
  [{ case: 'changeSetUndone', value: { files: [file], reason: 'a crash' } }, 'warning', ['reason: a crash', 'file: a.py changed → a.py:1']],
  [
    {
      case: 'stateChange',
      value: {
        path: 'a.py',
        previousHash: 'b',
        newHash: 'n',
        medium: StateMedium.BUFFER,
        author: ChangeAuthor.PERSON,
        reversible: true,
        action: PersonAction.UNDO,
        lines: [{ line: 3, before: ' a', after: ' b', confidence: 1 }],
      },
    },
    'person',
    [
      'file: a.py → a.py:1',
      'by: the person',
      'how: undone in the editor',
      'where: in an editor, not saved',
      'can be put back: yes',
      'line 3: a → b (confidence 1.00) → a.py:3',
    ],
  ],
  [
    { case: 'systemSignal', value: { status: 'busy', text: 'indexing', load: 0.5, memoryBytes: 9n } },
    'quiet',
    ['status: busy', 'message: indexing', 'load: 0.50', 'memory: 9 bytes'],
  ],
  [{ case: 'headSigned', value: { headSequence: 9n, headHash: new Uint8Array([1, 255]) } }, 'quiet', ['up to event: 9', 'hash: 01ff']],
  [{ case: 'headMoved', value: { previousCommit: 'a1', commit: 'b2', ref: 'main' } }, 'warning', ['from: a1', 'to: b2', 'branch: main']],
  [
    {
      case: 'rewindPlanned',
      value: {
        target: 'mission m',
        targetSequence: 4n,
        files: [file],
        keptPersonEdits: ['c.py'],
        conflicts: [{ text: 'overlaps', at: at('a.py', 2) }],
        unknownPaths: ['x.bin'],
        crossesHeadMove: true,
      },
    },
    'warning',
    [
      'target: mission m',
      'to the moment after event: 4',
      'file: a.py changed → a.py:1',
      'your edits kept in: c.py → c.py:1',
      'conflict: overlaps (a.py:2) → a.py:2',
      'not known: x.bin',
      'goes back across a change of branch: yes',
    ],
  ],
  [
    { case: 'boundReached', value: { bound: 'tokens', limit: 10n, reached: 11n } },
    'warning',
    ['bound: tokens', 'limit: 10', 'reached: 11'],
  ],
  [
    {
      case: 'modelAsked',
      value: {
        model: 'claude-sonnet-5-5',
        baseUrl: 'https://api',
        task: 'understand',
        bytes: 900n,
        paths: ['a.py'],
        turn: 1,
        contentHash: 'c',
      },
    },
    'plain',
    [
      'task: understand',
      'model: claude-sonnet-5-5',
      'sent to: https://api',
      'bytes: 900',
      'turn: 1',
      'with lines of: a.py → a.py:1',
      'request kept as: c',
    ],
  ],
  [
    {
      case: 'modelAnswered',
      value: {
        model: 'm',
        stopReason: 'end_turn',
        tokensIn: 5n,
        tokensOut: 6n,
        costUsd: 0.01,
        toolCalls: ['rename'],
        durationMs: 12,
        error: 'overloaded',
      },
    },
    'warning',
    [
      'error: overloaded',
      'model: m',
      'stopped by: end_turn',
      'tokens: 5 in, 6 out',
      'cost: 0.0100 US dollars',
      'tool call: rename',
      'took: 12 ms',
    ],
  ],
];

const wordsOf = (payload: EventPayload): readonly string[] =>
  eventFacts(new Recorded().add(payload)).map(({ label, text, jump }) => `${label}: ${text}${jump ? ` → ${jump.path}:${jump.line}` : ''}`);

describe('an event in full', () => {
  test.each(kinds.map(([payload, tone, facts]) => [payload.case, payload, tone, facts] as const))('%s', (_, payload, tone, facts) => {
    const event = new Recorded().add(payload);
    expect(wordsOf(payload)).toEqual(facts);
    expect(toneOf(event, timelineLine(event))).toBe(tone);
  });

  test('every kind there is stands above', () => {
    const all = SwarmEventSchema.oneofs.flatMap(({ fields }) => fields.map(({ localName }) => localName as EventKind));
    expect([...new Set(kinds.map(([{ case: kind }]) => kind))].sort()).toEqual(all.sort());
  });

  test('whatever an event holds, each fact has a label and words, and there is a bounded number of them', () => {
    fc.assert(
      fc.property(arbitraryDraft, ({ payload }) => {
        for (const { label, text } of eventFacts(new Recorded().add(payload))) expect([label, text]).not.toContain('');
      }),
    );
    const many = { case: 'changeSetIntended' as const, value: { files: Array.from({ length: 1_000 }, () => file) } };
    expect(wordsOf(many).at(-1)).toBe('file: and 900 more');
  });

  test('files are compared where both contents are known by hash', () => {
    const diffs = (payload: EventPayload) => diffsOf(new Recorded().add(payload));
    expect(diffs({ case: 'changeSetApplied', value: { files: [file] } })).toEqual([{ path: 'a.py', baseHash: 'b', newHash: 'n' }]);
    expect(diffs({ case: 'stateChange', value: { path: 'a.py', previousHash: '', newHash: 'n' } })).toEqual([
      { path: 'a.py', baseHash: '', newHash: 'n' },
    ]);
    expect(diffs({ case: 'stateChange', value: { path: 'a.py', newHash: 'n', baseline: true } })).toEqual([]);
    expect(diffs({ case: 'ticketStarted', value: {} })).toEqual([]);
  });
});
