import { expect, test } from 'vitest';
import type { Script } from './playground.ts';
import { goodScript, located, locatedAnswer, Play, passed, reference, rewrite, twoFiles, vetoed } from './playground.ts';
import { transcript } from './transcript.ts';

const lines = (play: Play, ...kinds: string[]): string[] =>
  transcript(play.events.filter(({ payload }) => kinds.includes(payload.case))).map((line) => line.replace(/^e\d+( < e\d+)? /u, ''));

test('a vetoed coder tries again with the reason in hand', () => {
  const heard: (string | undefined)[] = [];
  const play = new Play({
    edit: (task) => {
      heard.push(task.veto);
      return { kind: 'edited', files: rewrite(task), faults: [] };
    },
    reflexes: (_files, nth) => (nth === 1 ? vetoed('syntax', 'veto-syntax', 'report.py would not parse.') : passed),
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(heard).toEqual([undefined, 'report.py would not parse.']);
  expect(lines(play, 'ticketStarted', 'ticketFailed', 'agentMessage').slice(2)).toEqual([
    'coder-1: ticketStarted T2 attempt 1',
    'reflex-syntax: agentMessage T2 VETO to coder-1: report.py would not parse.',
    'coder-1: ticketFailed T2 veto-syntax, again: report.py would not parse.',
    'coder-1: ticketStarted T2 attempt 2',
    'critic-1: ticketStarted T3 attempt 1',
  ]);
});

test('when the attempts are used up the mission is vetoed with the exact reason, and nothing is written', () => {
  const play = new Play({ reflexes: () => vetoed('bindings', 'veto-collision', '"surface" is taken.') }).start().run();
  expect(play.state.closing).toMatchObject({ outcome: 'vetoed', error: { code: 'veto-collision', message: '"surface" is taken.' } });
  expect(lines(play, 'ticketStarted').filter((line) => line.startsWith('coder'))).toHaveLength(3);
  expect(play.effects('writeChangeSet')).toEqual([]);
  expect(play.effects('releaseLeases')).toHaveLength(1);
});

test('a proposal outside the write set is vetoed without troubling the reflexes', () => {
  const play = new Play({
    edit: (task, attempt) => {
      const files = rewrite(task);
      return { kind: 'edited', files: attempt === 1 ? [...files, { ...files[0]!, path: 'other.py' as never }] : files, faults: [] };
    },
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(lines(play, 'ticketFailed')).toEqual(['coder-1: ticketFailed T2 veto-scope, again: other.py is not in the write set of T2.']);
});

test('a base that changed has everything located again on a fresh reading, within the bound on replans', () => {
  const stale = vetoed('base-hash', 'veto-base-changed', 'report.py changed since it was read.');
  const once = new Play({ reflexes: (_files, nth) => (nth === 1 ? stale : passed) }).start().run();
  expect(once.outcome).toBe('done');
  expect(once.effects('askBrain').map(({ task, view }) => `${task.kind} on reading ${view.snapshot}`)).toEqual([
    'understand on reading 1',
    'locate on reading 1',
    'edit on reading 1',
    'locate on reading 2',
    'edit on reading 2',
  ]);

  const always = new Play({ reflexes: () => stale }).start().run();
  expect(always.state.closing).toMatchObject({ outcome: 'conflict', error: { code: 'veto-base-changed' } });
  expect(always.state.replans).toBe(2);
});

test('a collision found by the scout vetoes before any coder is asked', () => {
  const collisions = [{ rule: 'collision', text: 'shapes.py has a "surface" already.', hint: 'Choose another.', at: undefined }];
  const play = new Play({ locate: () => locatedAnswer({ ...twoFiles, collisions }) }).start().run();
  expect(play.state.closing).toMatchObject({ outcome: 'vetoed', error: { code: 'veto-collision', hint: 'Choose another.' } });
  expect(play.effects('askBrain').map(({ task }) => task.kind)).toEqual(['understand', 'locate']);
  expect(play.effects('acquireLeases')).toEqual([]);
});

test('work left over is asked for again, and vetoed by the critic when it stays away', () => {
  const lazy: Script['edit'] = (task) => ({ kind: 'edited', files: rewrite(task).filter(({ path }) => path !== 'report.py'), faults: [] });
  const never = new Play({ edit: lazy }).start().run();
  expect(never.state.closing).toMatchObject({ outcome: 'vetoed', error: { code: 'veto-critic' } });
  expect(never.state.closing?.summary).toBe(
    'report.py line 3 should have been rewritten, and was not; report.py line 5 should have been rewritten, and was not.',
  );

  const atLast = new Play({ edit: (task, attempt) => (task.veto === undefined ? lazy(task, attempt) : goodScript.edit(task, attempt)) });
  atLast.start().run();
  expect(atLast.outcome).toBe('done');
  expect(atLast.state.replans).toBe(1);
});

test('a coder may not keep a declaration by whose new name its peers are rewritten', () => {
  const many = located([reference('a/shapes.py', 4, 'declaration'), ...Array.from({ length: 9 }, (_, i) => reference(`b/use${i}.py`, 20))]);
  const play = new Play({
    locate: () => locatedAnswer(many),
    edit: (task, attempt) => {
      const files = rewrite(task);
      return { kind: 'edited', files: attempt === 1 ? files.filter(({ path }) => path !== 'a/shapes.py') : files, faults: [] };
    },
  })
    .start()
    .run();
  expect(play.outcome).toBe('done');
  expect(lines(play, 'agentMessage').filter((line) => !line.includes('REPORT'))).toEqual([
    'coder-2: agentMessage T2 HAZARD to coder-1: b/use3.py line 3 uses shapes.area; do not break it.',
    'coder-2: agentMessage T2 HAZARD to coder-1: b/use4.py line 3 uses shapes.area; do not break it.',
    'coder-2: agentMessage T2 HAZARD to coder-1: b/use5.py line 3 uses shapes.area; do not break it.',
    'coder-3: agentMessage T2 HAZARD to coder-1: b/use7.py line 3 uses shapes.area; do not break it.',
    'coder-3: agentMessage T2 HAZARD to coder-1: b/use8.py line 3 uses shapes.area; do not break it.',
    'coder-2: agentMessage T2 VETO to coder-1: a/shapes.py line 1 still declares the old name, but b/use3.py will be rewritten to the new one.',
  ]);
});
