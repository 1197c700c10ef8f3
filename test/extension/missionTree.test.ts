import { expect, test } from 'vitest';
import { missionNode } from '../../extension/missions/missionTree.ts';
import type { MissionView, TicketView } from '../../server/protocol/messages.ts';
import { english } from './english.ts';

const ticket: TicketView = {
  ticketId: 't1',
  title: 'Rename a in rows.py',
  role: 'coder',
  agentId: 'coder-1',
  state: 'finished',
  attempt: 1,
  reason: '',
  files: ['lib/rows.py'],
};
const mission: MissionView = {
  missionId: 'm1',
  kind: 'refactor',
  instruction: 'rename a to b',
  state: 'closed',
  outcome: 'done',
  summary: 'Renamed a to b.',
  openedMs: 1,
  closedMs: 2,
  sequence: 1,
  closedSequence: 9,
  running: false,
  changeSetId: 'c1',
  inPlace: true,
  tickets: [ticket],
  files: [{ path: 'lib/rows.py', action: 'modify', baseHash: 'x', newHash: 'y' }],
};
const node = (change: Partial<MissionView> = {}) => missionNode('file:///w', { ...mission, ...change }, english);
const shown = (change: Partial<MissionView>) => {
  const { description, icon, context } = node(change);
  return [description, icon.name, context];
};

test('a mission with its tickets and files', () => {
  const { label, description, tooltip, spoken, icon, context, children } = node();
  expect({ label, description, tooltip, spoken, icon, context }).toEqual({
    label: 'rename a to b',
    description: 'done · 1 file',
    tooltip: 'rename a to b\ndone\nRenamed a to b.',
    spoken: 'rename a to b, done',
    icon: { name: 'pass', color: 'testing.iconPassed' },
    context: 'mission diff rewindable',
  });
  expect(children.map((child) => [child.kind, child.label, child.description, child.context, child.spoken])).toEqual([
    ['ticket', 'Rename a in rows.py', 'coder-1', 'ticket', 'Rename a in rows.py, coder-1, finished'],
    ['file', 'rows.py', 'lib', 'file diff there', 'lib/rows.py, changed'],
  ]);
});

test('what all tickets say alike after their colon is left to the mission', () => {
  const labels = (...titles: readonly string[]) =>
    node({ tickets: titles.map((title) => ({ ...ticket, ticketId: title, title })), files: [] }).children.map(({ label }) => label);
  expect(labels('Locate: Rename a to b', 'Change 2 files: Rename a to b')).toEqual(['Locate', 'Change 2 files']);
  expect(labels('Locate: Rename a to b', 'Locate: Rename c to d')).toEqual(['Locate: Rename a to b', 'Locate: Rename c to d']);
});

test('the state of a mission in words, icon and what can be done', () => {
  const open = { state: 'working', outcome: undefined, files: [], changeSetId: undefined, inPlace: false } as const;
  const closed = { files: [], changeSetId: undefined, inPlace: false } as const;
  expect(shown({ inPlace: false })).toEqual(['taken back · 1 file', 'discard', 'mission diff']);
  expect(shown({ ...open, running: true })).toEqual(['working', 'sync~spin', 'mission running']);
  expect(shown({ ...open, running: true, state: 'waiting' })).toEqual(['waiting for you', 'bell-dot', 'mission running']);
  expect(shown(open)).toEqual(['cut off', 'debug-disconnect', 'mission again']);
  expect(shown({ ...closed, outcome: 'vetoed' })).toEqual(['vetoed', 'circle-slash', 'mission again']);
  expect(shown({ ...closed, outcome: undefined })).toEqual(['ended', 'circle-outline', 'mission']);
});

test('a rewind without words of its own is called what it is', () => {
  expect(node({ kind: 'rewind', instruction: '' }).label).toBe('Rewind');
});

test('a ticket that failed says why, and one that is tried again how often', () => {
  const failed = { ...ticket, state: 'failed' as const, attempt: 2, reason: 'The syntax would break.' };
  const [child] = node({ tickets: [failed] }).children;
  expect([child?.description, child?.tooltip]).toEqual([
    'coder-1 · attempt 2',
    'Rename a in rows.py\ncoder-1 · failed · attempt 2\nThe syntax would break.\nlib/rows.py',
  ]);
});

test('a deleted file can be compared, not opened; of very many files the rest is counted', () => {
  const files = Array.from({ length: 203 }, (_, index) => ({
    path: `f${index}.py`,
    action: 'delete' as const,
    baseHash: 'x',
    newHash: '',
  }));
  const children = node({ files, tickets: [] }).children;
  expect(children[0]?.context).toBe('file diff');
  expect([children.length, children.at(-1)?.label]).toEqual([201, '… and 3 more files']);
  expect(new Set(children.map(({ id }) => id)).size).toBe(201);
});

test('what came to nothing can be asked for again', () => {
  const again = (change: Partial<MissionView>) => node({ changeSetId: undefined, files: [], ...change }).context.includes('again');
  for (const outcome of ['cancelled', 'failed', 'conflict', 'vetoed', 'bound-reached'] as const) expect(again({ outcome })).toBe(true);
  for (const outcome of ['done', 'planned', 'not-understood', 'ambiguous', 'nothing-to-do'] as const)
    expect(again({ outcome })).toBe(false);
  expect(again({ state: 'working', outcome: undefined })).toBe(true); // its process died
  expect(again({ state: 'working', outcome: undefined, running: true })).toBe(false);
  expect(again({ outcome: 'failed', files: mission.files })).toBe(false);
  expect(again({ outcome: 'failed', instruction: '' })).toBe(false);
  expect(again({ outcome: 'failed', kind: 'rewind' })).toBe(false);
});
