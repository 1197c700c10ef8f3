/** What the editor says of a decision. */
import { expect, test } from 'vitest';
import { changeAndFacts, hoverLinks, rewindDetail, textBehindLine, whyMessage } from '../../../extension/annotations/annotationText.ts';
import type { AnnotationView, RewindReportView } from '../../../server/protocol/messages.ts';

const t = (message: string, ...args: readonly (string | number | boolean)[]) =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));

const annotation: AnnotationView = {
  line: 3,
  missionId: 'm',
  changeSetId: "set('1')",
  sequence: 44,
  eventId: 'e',
  who: 'coder-1',
  summary: 'coder-1: parse_row is now read_row',
  reason: 'a call',
  decision: '',
  rejected: [],
  confidence: 1,
  checks: [],
  instruction: 'rename',
  before: 'parse_row()',
  after: 'read_row()',
  wallMs: 1_000_000,
  baseHash: 'aa',
  newHash: 'bb',
  restoredBy: undefined,
};

test('behind the line: who did what, and how long ago', () => {
  expect(textBehindLine(annotation, 1_120_000, 'en')).toBe('coder-1: parse_row is now read_row · 2 minutes ago');
});

test('each link names its command with all it needs, and nothing in a path or id ends it early', () => {
  const links = hoverLinks(annotation, 'file:///w', 'a (1)/b"c.py', t);
  const found = [...links.matchAll(/\[\$\((\w+)\) ([^\]]+)\]\(command:([\w.]+)\?([^\s")]+) "([^"]+)"\)/g)];
  expect(links.split('&nbsp;&nbsp;·&nbsp;&nbsp;')).toEqual(found.map(([whole]) => whole));
  const target = { folder: 'file:///w', path: 'a (1)/b"c.py', changeSetId: "set('1')", baseHash: 'aa', newHash: 'bb' };
  expect(found.map(([, icon, title, command, query]) => [icon, title, command, JSON.parse(decodeURIComponent(query ?? ''))])).toEqual([
    ['diff', 'Before and After', 'swarm.decision.showDiff', [target]],
    ['discard', 'Rewind Change Set…', 'swarm.decision.rewind', [target]],
    ['history', 'Open in Timeline', 'swarm.showTimeline', [{ folder: 'file:///w', sequence: 44 }]],
  ]);
});

test('a message is one paragraph of whole sentences, and no longer than one reads', () => {
  expect(whyMessage('It was changed.\nMission m: "rename"\n\n  Reason: a call\n')).toBe(
    'It was changed. Mission m: "rename" Reason: a call.',
  );
  expect(whyMessage('word '.repeat(1_000))).toMatch(/^(word )+word…$/);
});

test('before a rewind: what would happen to which file, what is kept, what collides', () => {
  const report = {
    files: [
      { path: 'a.py', action: 'modify' },
      { path: 'b.py', action: 'create' },
      { path: 'c.py', action: 'delete' },
    ],
    keptPersonEdits: ['a.py'],
    conflicts: [{ path: 'd.py', why: 'both sides changed the same lines', at: undefined }],
    warnings: ['It crosses a change of branch.'],
  } as unknown as RewindReportView;
  expect(rewindDetail(report, t)).toBe(
    'a.py: changes\nb.py: comes back\nc.py: is removed\n\nYour own edits since are kept in a.py.\n\n' +
      'd.py: both sides changed the same lines\n\nIt crosses a change of branch.',
  );
  const many = { ...report, files: Array.from({ length: 20 }, (_, i) => ({ ...report.files[0]!, path: `${i}.py` })) };
  expect(rewindDetail(many, t)).toContain('\nand 5 more\n');
});

test('what can be done stands between the change and the reasons', () => {
  const change = '**Swarm** · coder-1\n\n```diff\n+ - **a**\n```';
  expect(changeAndFacts(`${change}\n\n- **Why:** a call\n- **Passed:** scope`)).toEqual([change, '- **Why:** a call\n- **Passed:** scope']);
  expect(changeAndFacts(change)).toEqual([change, '']);
});
