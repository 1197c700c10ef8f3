import { expect, test } from 'vitest';
import { granted, located, locatedAnswer, Play, reference, refused, twoFiles, understood } from './playground.ts';

const asked = (play: Play) => play.effects('askBrain').map(({ task }) => task.kind);
const counted = (play: Play, kind: string) => play.events.filter(({ payload }) => payload.case === kind).length;

test('a refused lease makes the coder wait, whatever the supervisor ordered', () => {
  const play = new Play({ leases: (effect, nth) => (nth <= 3 ? refused(effect) : granted(effect)) }).start();
  for (let i = 0; i < 100 && play.effects('acquireLeases').length < 3; i++) play.run(1);
  // The plan has been posted and ordered; nobody has begun to edit.
  expect(asked(play)).toEqual(['understand', 'locate']);
  expect(play.state.tickets.map(({ id, status }) => `${id} ${status}`)).toEqual(['T1 finished', 'T2 posted', 'T3 posted']);
  play.run();
  expect(play.outcome).toBe('done');
  expect(counted(play, 'leaseRefused')).toBe(3);
});

test('waiting for a lease is bounded, and the conflict names who holds it', () => {
  const play = new Play({ leases: refused }).start().run();
  expect(play.state.closing).toMatchObject({
    outcome: 'conflict',
    error: { code: 'conflict-lease', message: 'report.py is being changed by mission M-other; nothing was written.' },
  });
  expect(counted(play, 'leaseRefused')).toBe(12);
  expect(asked(play)).not.toContain('edit');
});

test('who must wait for more gives back what it has, and then asks for all of it at once', () => {
  const second = located([reference('zeta.py', 5, 'declaration')]);
  const play = new Play({
    understand: () => understood('rename area to surface', 'rename edge to rim'),
    locate: (stage) => locatedAnswer(stage === 0 ? twoFiles : second),
    leases: (effect, nth) => (nth === 2 ? refused(effect) : granted(effect, nth)),
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(play.effects('acquireLeases').map(({ paths }) => paths.join(' '))).toEqual([
    'report.py shapes.py',
    'zeta.py',
    'report.py shapes.py zeta.py',
  ]);
  expect(play.effects('releaseLeases').map(({ leases }) => leases.map(({ fencingToken }) => fencingToken))).toEqual([
    [1, 1],
    [3, 3, 3],
  ]);
});

test('leases are renewed while a coder thinks; one that was lost ends the mission before anything is written', () => {
  const play = new Play({ edit: () => 'never', renew: (nth) => nth < 3 }).start().run();
  expect(play.effects('renewLeases')).toHaveLength(3);
  expect(play.state.closing).toMatchObject({ outcome: 'conflict', error: { code: 'conflict-lease' } });
  expect(play.effects('writeChangeSet')).toEqual([]);
});

test('leases are asked for in path order, and cover the paths files move to', () => {
  const moving = located([reference('z.py', 3, 'declaration'), reference('b.py', 3)], {
    moves: [{ from: 'z.py' as never, to: 'a.py' as never }],
  });
  const play = new Play({ locate: () => locatedAnswer(moving) }).start().run();
  expect(play.effects('acquireLeases')[0]?.paths).toEqual(['a.py', 'b.py', 'z.py']);
  expect(play.effects('writeChangeSet')[0]?.changes.map(({ origin, path: to }) => `${origin} > ${to}`)).toEqual([
    'b.py > b.py',
    'z.py > a.py',
  ]);
});

test('a lease that cannot even be asked for ends the mission, and what was held before is given back', () => {
  const second = located([reference('zeta.py', 5, 'declaration')]);
  const play = new Play({
    understand: () => understood('rename area to surface', 'rename edge to rim'),
    locate: (stage) => locatedAnswer(stage === 0 ? twoFiles : second),
    leases: (effect, nth) => (nth === 1 ? granted(effect) : new Error('the ledger is gone')),
  })
    .start()
    .run();
  expect(play.outcome).toBe('failed');
  expect(play.effects('releaseLeases').map(({ leases }) => leases.map(({ path: held }) => held))).toEqual([['report.py', 'shapes.py']]);
});
