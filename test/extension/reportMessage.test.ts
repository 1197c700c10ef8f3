import { expect, test } from 'vitest';
import { reportMessage, suggestionsOf } from '../../extension/mission/reportMessage.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import type { MissionReportView } from '../../server/protocol/messages.ts';
import { english } from './english.ts';

const report: MissionReportView = {
  missionId: 'one',
  instruction: 'rename a to b',
  operations: [],
  files: [],
  notes: [],
  outcome: 'done',
  summary: 'Renamed a to b: 3 edits in 2 files.',
  error: undefined,
  candidates: [],
  changedPaths: [],
  partial: undefined,
  patch: '',
  wallMs: 1,
};
const said = (change: Partial<MissionReportView>) => reportMessage({ ...report, ...change }, english);

test('done: the summary, and a way back', () => {
  expect(said({})).toEqual({ severity: 'info', text: report.summary, actions: ['timeline', 'rewind'] });
});

test('two notes are told with their places, what was not checked first; more are counted, and what was assumed is no news', () => {
  const at = (path: string, line: number, endColumn: number) => ({ path, line, column: 1, endLine: line, endColumn, start: 0, end: 0 });
  const left = (text: string, place = at('a.md', 1, 1)) => ({ kind: 'not-rewritten' as const, text, at: place });
  const note = (text: string, kind: 'not-checked' | 'assumed' = 'not-checked') => ({ kind, text, at: undefined });
  expect(said({ notes: [left('mentions it')] }).text).toBe(`${report.summary} a.md: mentions it.`);
  expect(said({ notes: [left('it is prose', at('a.ts', 3, 4)), note('not judged')] }).text).toBe(
    `${report.summary} not judged. a.ts:3: it is prose.`,
  );
  expect(said({ notes: [left('x'), left('y'), note('z')] }).text).toBe(`${report.summary} z. a.md: x. 1 more in the timeline.`);
  expect(said({ notes: [note('“a” is the function', 'assumed')] }).text).toBe(report.summary);
});

test('of what was not checked, who and what is told; why is in the timeline', () => {
  const unchecked = (text: string) => ({ kind: 'not-checked' as const, text, at: undefined });
  const why = 'pyright is not installed beside Swarm, nor in the workspace, nor on PATH: see docs';
  expect(said({ notes: [unchecked(`pyright: nothing was checked: ${why}`)] }).text).toBe(`${report.summary} pyright: nothing was checked.`);
  expect(said({ notes: [unchecked('No language server knows the languages of these files.')] }).text).toBe(
    `${report.summary} No language server knows the languages of these files.`,
  );
});

test('a part that was taken: how much, and what breaks without the rest', () => {
  const partial = (...texts: string[]) => ({ editsApplied: 2, editsPlanned: 3, findings: texts.map((text) => ({ text, at: undefined })) });
  expect(said({ partial: partial() })).toEqual({ severity: 'info', text: '2 of 3 edits were applied.', actions: ['timeline', 'rewind'] });
  const unchecked = { kind: 'not-checked' as const, text: 'pyright: nothing was checked', at: undefined };
  expect(said({ partial: partial(), notes: [unchecked] }).text).toBe('2 of 3 edits were applied. pyright: nothing was checked.');
  expect(said({ partial: partial('a is not defined', 'b is', 'c is') })).toEqual({
    severity: 'warning',
    text: '2 of 3 edits were applied. Without the rest: a is not defined. b is. 1 more in the timeline.',
    actions: ['timeline', 'rewind'],
  });
});

test.each([
  ['vetoed', 'warning', ['timeline', 'edit']],
  ['conflict', 'warning', ['timeline', 'edit']],
  ['bound-reached', 'warning', ['timeline']],
  ['ambiguous', 'warning', ['edit', 'timeline']],
  ['not-understood', 'warning', ['edit', 'timeline']],
  ['failed', 'error', ['timeline', 'output']],
  ['cancelled', 'info', ['timeline']],
] as const)('%s: what happened, what to do about it, and where to look', (outcome, severity, actions) => {
  const error = swarmError('veto-collision', 'b is there already', 'Choose another name.');
  expect(said({ outcome, error })).toEqual({ severity, text: 'b is there already. Choose another name.', actions });
  expect(said({ outcome }).text).toBe(report.summary);
});

test('cut off: which, what became of it, and the same again', () => {
  const summary = 'The process ended in the middle of the mission; nothing of it is written.';
  const error = swarmError('interrupted', summary);
  const told = { severity: 'warning', actions: ['again', 'timeline'] };
  expect(said({ outcome: 'failed', summary, error })).toEqual({ ...told, text: `“rename a to b” was cut off. ${summary}` });
  expect(said({ outcome: 'failed', summary, error, instruction: '' })).toEqual({ ...told, text: summary });
  const written = 'The process ended before the mission was closed; its change set is written whole.';
  expect(said({ summary: written })).toEqual({ severity: 'info', text: written, actions: ['timeline', 'rewind'] });
});

test('a plan can be applied, a vetoed one still be looked at', () => {
  const file = { path: 'a', newPath: 'a', before: '', after: '', baseHash: '', newHash: '', edits: 1 };
  expect(said({ outcome: 'planned', files: [file] }).actions).toEqual(['apply', 'plan']);
  expect(said({ outcome: 'vetoed', files: [file] }).actions).toEqual(['timeline', 'plan', 'edit']);
});

test('suggestions: each once, none empty', () => {
  const candidate = (suggestion: string) => ({ name: 'a', kind: 'function', suggestion, at: undefined });
  expect(suggestionsOf({ ...report, candidates: [candidate('x'), candidate(''), candidate('x'), candidate('y')] })).toEqual(['x', 'y']);
});
