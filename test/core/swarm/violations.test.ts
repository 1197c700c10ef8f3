import { expect, test } from 'vitest';
import type { Located } from '../../../server/core/operation/operation.ts';
import type { PhysicsVerdict } from '../../../server/core/ports/physicsPort.ts';
import { located, locatedAnswer, Play, path, physics, reference, rewrite, twoFiles, understood } from './playground.ts';

const broken = (file: string, start: number): PhysicsVerdict =>
  physics({
    passed: false,
    newDiagnostics: [{ rule: 'undefined', text: '"area" is not defined', path: path(file), start, end: start + 4 }],
  });

const withMissed: Located = located([...twoFiles.references, reference('missed.py', 7)]);
const kinds = (play: Play) => play.events.map(({ payload }) => payload.case);

test('a violation sends a scout to explore; what it finds is planned again, and only that', () => {
  const play = new Play({
    physics: (_effect, nth) => [nth === 1 ? broken('missed.py', 7) : physics()],
    explore: () => locatedAnswer(withMissed),
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(play.effects('askBrain').map(({ task }) => (task.kind === 'edit' ? `edit ${task.paths.join(', ')}` : task.kind))).toEqual([
    'understand',
    'locate',
    'edit report.py, shapes.py',
    'explore',
    'edit missed.py',
  ]);
  expect(kinds(play).filter((kind) => kind === 'violationFound' || kind === 'missionPlanned')).toEqual([
    'missionPlanned',
    'missionPlanned',
    'violationFound',
    'missionPlanned',
    'missionPlanned',
  ]);
  expect(play.effects('acquireLeases').map(({ paths }) => paths)).toEqual([['report.py', 'shapes.py'], ['missed.py']]);
  expect(play.effects('writeChangeSet')[0]?.changes.map(({ origin }) => origin)).toEqual(['missed.py', 'report.py', 'shapes.py']);
});

test('the scout is shown the surprise where it stands in what the stage started from', () => {
  const seen: unknown[] = [];
  const play = new Play({
    physics: () => [broken('report.py', 46)], // after "area" → "surface" at 20 everything stands 3 further on
    explore: (task) => {
      seen.push(task.surprises);
      return locatedAnswer(task.located);
    },
  });
  play.start().run();
  expect(seen).toEqual([[{ path: 'report.py', start: 40, end: 44, text: 'report.py: "area" is not defined' }]]);
});

test('when exploring finds nothing more, physics has the last word', () => {
  const play = new Play({ physics: () => [broken('report.py', 60)] }).start().run();
  expect(play.state.closing).toMatchObject({
    outcome: 'vetoed',
    error: { code: 'veto-physics', message: 'report.py: "area" is not defined' },
  });
  expect(play.effects('writeChangeSet')).toEqual([]);
});

test('replans are bounded: always finding more stops the mission cleanly', () => {
  let found = twoFiles;
  const play = new Play({
    physics: () => [broken('report.py', 60)],
    explore: () => {
      found = located([...found.references, reference(`missed${found.references.length}.py`, 7)]);
      return locatedAnswer(found);
    },
  })
    .start()
    .run();
  expect(play.state.closing).toMatchObject({ outcome: 'bound-reached', error: { code: 'bound-reached' } });
  expect(kinds(play)).toContain('boundReached');
  expect(play.state.leases.held).toEqual([]);
});

test('no language server: recorded as not judged, said in a note, and no veto', () => {
  const unanswered = physics({ answered: false, passed: false, uncheckedReason: 'pyright is not installed' });
  const silent = new Play({ physics: () => [unanswered] }).start().run();
  expect(silent.outcome).toBe('done');
  expect(silent.state.notes).toEqual([
    { kind: 'not-checked', text: 'pyright: nothing was checked: pyright is not installed', at: undefined },
  ]);
  const judged = silent.events.flatMap(({ payload }) => (payload.case === 'criticJudged' ? [payload.value] : []));
  expect(judged).toMatchObject([{ passed: true, found: { noNewDiagnostics: false } }]);

  const crashed = new Play({ physics: () => new Error('the server died') }).start().run();
  expect(crashed.outcome).toBe('done');
  expect(crashed.state.notes[0]?.text).toBe('physics: nothing was checked: the server died');
});

test('stages: a later one sees what the earlier led to, waits for its critic, and physics judges the whole once', () => {
  const second = located([reference('shapes.py', 10, 'declaration'), reference('late.py', 5)]);
  const play = new Play({
    understand: () => understood('rename area to surface', 'rename edge to rim'),
    locate: (stage) => locatedAnswer(stage === 0 ? twoFiles : second),
    edit: (task) => {
      const base = (file: string) =>
        task.request.summary.startsWith('rename edge') && file === 'shapes.py' ? `${file}@0+rename area to surface` : `${file}@0`;
      return { kind: 'edited', files: rewrite(task, base), faults: [] };
    },
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(
    play.effects('askBrain').map(({ task, view }) => `${task.kind} over ${view.changes.map(({ path: at }) => at).join(', ')}`),
  ).toEqual(['understand over ', 'locate over ', 'edit over ', 'locate over report.py, shapes.py', 'edit over report.py, shapes.py']);
  expect(play.effects('runPhysics')).toHaveLength(1);
  expect(play.effects('writeChangeSet')[0]?.changes.map(({ origin, baseHash, hash }) => [origin, baseHash, hash])).toEqual([
    ['late.py', 'late.py@0', 'late.py@0+rename edge to rim'],
    ['report.py', 'report.py@0', 'report.py@0+rename area to surface'],
    ['shapes.py', 'shapes.py@0', 'shapes.py@0+rename area to surface+rename edge to rim'],
  ]);
});

test('stages: what a later one cannot explain is explored in the one before, and both are done again', () => {
  const second = located([reference('late.py', 5)]);
  const explored: string[] = [];
  const play = new Play({
    understand: () => understood('rename area to surface', 'rename edge to rim'),
    locate: (stage) => locatedAnswer(stage === 0 ? twoFiles : second),
    physics: (_effect, nth) => [nth === 1 ? broken('missed.py', 7) : physics()],
    explore: (task) => {
      explored.push(task.request.summary);
      return locatedAnswer(task.request.summary.startsWith('rename edge') ? task.located : withMissed);
    },
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(explored).toEqual(['rename edge to rim', 'rename area to surface']);
  expect(play.effects('writeChangeSet')[0]?.changes.map(({ origin }) => origin)).toEqual([
    'late.py',
    'missed.py',
    'report.py',
    'shapes.py',
  ]);
});
