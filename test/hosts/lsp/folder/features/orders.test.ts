/** Operations that are ordered with their arguments instead of words: what comes of them, and what the ledger has. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AgentRole } from '../../../../../server/protocol/generated/events_pb.js';
import { FolderWindow } from '../folderWindow.ts';

const text = 'def parse_row(row):\n    return row\n\n\nparse_row(1)\n';
const target = { name: 'parse_row', cursor: { path: 'rows.py', line: 1, column: 5 } };
const rename = { operation: 'rename', arguments: { target, newName: 'read_row' } };

test('an order is carried out like words, said in words, and on record as the person’s own', async () => {
  const window = await FolderWindow.open({ 'rows.py': text });
  const report = await window.mission('', { operations: [rename], physics: false });
  expect([report.outcome, report.instruction, report.error]).toEqual(['done', 'Rename parse_row to read_row', undefined]);
  expect(readFileSync(window.disk.at('workspace/rows.py'), 'utf8')).toBe(text.replaceAll('parse_row', 'read_row'));
  const [opened] = [...window.session.ledger.events({ kinds: ['missionOpened'] })];
  expect(opened?.agentRole).toBe(AgentRole.PERSON);
  expect(opened?.payload.value).toMatchObject({
    instruction: 'Rename parse_row to read_row',
    brain: 'offline',
    ordered: [
      { operation: 'rename', argumentsJson: JSON.stringify(rename.arguments), summary: 'Rename parse_row to read_row', clause: '' },
    ],
  });
  expect(
    [...window.session.ledger.events({ kinds: ['brainSpoke'] })].map(({ payload }) => payload.case === 'brainSpoke' && payload.value.task),
  ).not.toContain('understand');
});

test('several are carried out one after the other', async () => {
  const window = await FolderWindow.open({ 'rows.py': text });
  const again = { operation: 'rename', arguments: { target: { name: 'read_row' }, newName: 'take_row' } };
  const report = await window.mission('', { operations: [rename, again], physics: false });
  expect([report.outcome, report.instruction]).toEqual(['done', 'Rename parse_row to read_row; then Rename read_row to take_row']);
  expect(readFileSync(window.disk.at('workspace/rows.py'), 'utf8')).toBe(text.replaceAll('parse_row', 'take_row'));
});

test('an order that cannot be one is refused at once', async () => {
  const window = await FolderWindow.open({ 'rows.py': text });
  await expect(window.mission('', { operations: [{ operation: 'fold', arguments: {} }] })).rejects.toMatchObject({
    data: { code: 'operation-unknown', message: 'There is no operation “fold”.' },
  });
  await expect(window.mission('', { operations: [{ operation: 'rename', arguments: { target } }] })).rejects.toMatchObject({
    data: { code: 'instruction-not-understood' },
  });
  expect([...window.session.ledger.events({ kinds: ['missionOpened'] })]).toEqual([]);
});
