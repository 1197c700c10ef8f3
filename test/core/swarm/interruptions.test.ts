import { expect, test } from 'vitest';
import { defaultBounds } from '../../../server/core/swarm/mission.ts';
import { swarmError } from '../../../server/protocol/errors.ts';
import type { Script } from './playground.ts';
import { located, locatedAnswer, Play, passed, physics, reference, rewrite, understood, vetoed } from './playground.ts';

const bounds = (more: Partial<typeof defaultBounds>) => ({ bounds: { ...defaultBounds, ...more } });
const reached = (play: Play) => play.events.flatMap(({ payload }) => (payload.case === 'boundReached' ? [payload.value.bound] : []));
const wrote = (play: Play) => play.effects('writeChangeSet').length;

const many = located([
  reference('shapes.py', 4, 'declaration'),
  ...Array.from({ length: 9 }, (_, i) => reference(`use${i}.py`, 20)),
  reference('late.ts', 5),
]);

/** Missions that between them pass through every phase. */
const missions: readonly { readonly name: string; readonly script: Partial<Script>; readonly asks?: boolean; readonly ends?: string }[] = [
  { name: 'plain', script: {} },
  { name: 'approved', script: {}, asks: true },
  {
    name: 'many coders, a veto and a hazard',
    script: { locate: () => locatedAnswer(many), reflexes: (_f, nth) => (nth === 2 ? vetoed('syntax', 'veto-syntax', 'no') : passed) },
  },
  {
    name: 'explored and planned again, on two stages',
    script: {
      understand: () => understood('rename area to surface', 'rename edge to rim'),
      locate: (stage) => locatedAnswer(stage === 0 ? many : located([reference('late.py', 5)])),
      explore: (task) =>
        locatedAnswer(
          task.request.summary.startsWith('rename area')
            ? {
                ...task.located,
                references: [...many.references, reference('missed.py', 3)],
                writeSet: [...many.writeSet, 'missed.py' as never],
              }
            : task.located,
        ),
      physics: (_e, nth) => [
        physics(
          nth === 1 ? { passed: false, newDiagnostics: [{ rule: 'r', text: 'broken', path: 'missed.py' as never, start: 3, end: 4 }] } : {},
        ),
      ],
    },
  },
  { name: 'base changed', script: { reflexes: (_f, nth) => (nth === 1 ? vetoed('base-hash', 'veto-base-changed', 'changed') : passed) } },
  {
    name: 'refused leases',
    ends: 'conflict',
    script: {
      leases: ({ paths, ttlMs }) =>
        paths.length > 5
          ? { granted: true, leases: [], ttlMs }
          : { granted: false, path: paths[0]!, holderMissionId: 'M', holderWriterId: 'W', reason: '' },
    },
  },
];

for (const { name, script, asks, ends = 'done' } of missions) {
  test(`a stop after any input ends cleanly: ${name}`, () => {
    const whole = new Play(script).start(asks ? { approval: 'ask' } : {}).run();
    expect(whole.outcome).toBe(ends);
    for (let stop = 1; stop <= whole.inputs.length; stop++) {
      const play = new Play(script);
      play.start(asks ? { approval: 'ask' } : {}).run(stop - 1);
      const writing = play.state.phase === 'writing';
      const closing = play.state.phase === 'releasing' || play.state.phase === 'closed';
      const before = play.performed.length;
      play.feed({ kind: 'cancelRequested', atMs: 1_000_000 });
      // What was aborted may still answer: nobody waits for it.
      const aborted = new Set<string>(play.effects('abortCalls').flatMap(({ callIds }) => callIds));
      for (const late of whole.inputs.slice(stop)) if ('callId' in late && aborted.has(late.callId)) play.feed(late);
      play.run();
      expect(play.state.phase, `stopped after input ${stop}`).toBe('closed');
      if (writing) expect(play.outcome).toBe('done');
      else if (!closing) expect(play.outcome).toBe('cancelled');
      expect(play.state.leases.held).toEqual([]);
      expect(play.performed.slice(before).filter(({ kind }) => kind === 'writeChangeSet' || kind === 'askBrain')).toEqual([]);
      expect(play.events.filter(({ payload }) => payload.case === 'missionClosed')).toHaveLength(1);
      expect(leasesLeft(play), `leases after a stop at ${stop}`).toBe(0);
    }
  });
}

/** Leases that the board granted, heard of or not, and that were never given back. */
function leasesLeft(play: Play): number {
  const paths = new Set<string>();
  for (const input of play.inputs) {
    if (input.kind === 'leasesAnswered' && input.answer.granted) for (const { path } of input.answer.leases) paths.add(path);
    if (input.kind === 'leasesReleased') for (const { path } of input.leases) paths.delete(path);
  }
  return paths.size;
}

test('the same inputs lead to the same mission, and its state can be cloned at any moment', () => {
  for (const { script, asks } of missions) {
    const first = new Play(script).start(asks ? { approval: 'ask' } : {}).run();
    const second = new Play(script);
    for (const input of first.inputs) {
      second.feed(structuredClone(input));
      expect(structuredClone(second.state)).toEqual(second.state);
    }
    expect(second.state).toEqual(first.state);
    expect(second.events).toEqual(first.events);
    expect(second.performed).toEqual(first.performed);
  }
});

test('every event but the first follows from one before it', () => {
  for (const { script } of missions) {
    const { events } = new Play(script).start().run();
    const known = new Set<string>();
    for (const [index, { ref, cause }] of events.entries()) {
      if (index > 0) expect(known).toContain(cause);
      known.add(ref);
    }
    expect(events[0]?.cause).toBeUndefined();
  }
});

test('bounds stop a mission cleanly, and the ledger says which one', () => {
  const tickets = new Play({ locate: () => locatedAnswer(many) }).start(bounds({ ticketsMax: 3 })).run();
  const files = new Play({ locate: () => locatedAnswer(many) }).start(bounds({ filesMax: 10 })).run();
  const depth = new Play().start({ depth: 4 });
  const duration = new Play({ edit: () => 'never' }).start(bounds({ durationMsMax: 25_000 })).run();
  const tokens = new Play();
  tokens.start(bounds({ tokensMax: 10 }));
  tokens.feed({ kind: 'brainAnswered', callId: 'c1', answer: understood('rename'), tokensIn: 8, tokensOut: 3, atMs: 5 });
  tokens.run();
  for (const [play, bound] of [
    [tickets, 'tickets'],
    [files, 'files'],
    [depth, 'depth'],
    [duration, 'duration_ms'],
    [tokens, 'tokens'],
  ] as const) {
    expect(play.state.closing).toMatchObject({ outcome: 'bound-reached', error: { code: 'bound-reached' } });
    expect([reached(play), play.state.phase, wrote(play), leasesLeft(play)]).toEqual([[bound], 'closed', 0, 0]);
  }
});

test('a plan takes no lease and writes nothing; a declined one neither', () => {
  const planned = new Play().start({ planOnly: true }).run();
  expect([planned.outcome, planned.state.closing?.error, planned.effects('acquireLeases').length, wrote(planned)]).toEqual([
    'planned',
    undefined,
    0,
    0,
  ]);
  expect(planned.effects('closeMission')[0]?.changes.map(({ origin }) => origin)).toEqual(['report.py', 'shapes.py']);

  const declined = new Play({ approve: () => false }).start({ approval: 'ask' }).run();
  expect([declined.outcome, wrote(declined), leasesLeft(declined)]).toEqual(['planned', 0, 0]);
  expect(declined.effects('closeMission')[0]?.closing.error?.code).toBe('approval-needed');
});

test('a brain that throws breaks its ticket, which is tried again; one that always throws ends the mission as failed', () => {
  const once = new Play({
    edit: (task, attempt) => (attempt === 1 ? new Error('boom') : { kind: 'edited', files: rewrite(task), faults: [] }),
  });
  expect(once.start().run().outcome).toBe('done');
  const always = new Play({ edit: () => new Error('boom') }).start().run();
  expect([always.outcome, always.state.closing?.error?.code, leasesLeft(always)]).toEqual(['failed', 'internal', 0]);
  const lost = new Play({ locate: () => new Error('boom') }).start().run();
  expect(lost.outcome).toBe('failed');
});

test('what is refused or cannot be thought ends as its code says', () => {
  const refuse = (code: Parameters<typeof swarmError>[0]) =>
    ({ kind: 'refused', refusal: { error: swarmError(code, 'No.'), candidates: [] } }) as const;
  const outcomes = (
    [
      'symbol-not-found',
      'symbol-ambiguous',
      'name-illegal',
      'instruction-not-understood',
      'veto-read-only',
      'veto-unreadable',
      'internal',
    ] as const
  ).map((code) => new Play({ locate: () => refuse(code) }).start().run().outcome);
  expect(outcomes).toEqual(['not-understood', 'ambiguous', 'not-understood', 'not-understood', 'vetoed', 'vetoed', 'failed']);
  const spent = new Play({ locate: () => ({ kind: 'failed', error: swarmError('bound-reached', 'Asked too often.') }) }).start().run();
  // A bound of the brain's own is none of the request's, and is not recorded as one.
  expect([spent.outcome, reached(spent), spent.state.closing?.error?.message]).toEqual(['bound-reached', [], 'Asked too often.']);
});

test('a brain that has no time left ends at the bound on time, not on tokens', () => {
  const late = new Play().start(bounds({ durationMsMax: 1_500 }));
  const error = swarmError('bound-reached', 'The time is used up.');
  late.feed({ kind: 'brainAnswered', callId: 'c1', answer: { kind: 'failed', error }, tokensIn: 0, tokensOut: 0, atMs: 1_501 });
  late.run();
  expect(reached(late)).toEqual(['duration_ms']);
  expect(late.state.closing?.error).toEqual({
    code: 'bound-reached',
    message: 'The bound on time (1.5 s) was reached; nothing was written.',
    hint: 'Give it more time with --time-limit SECONDS, or ask for less at once.',
  });
});

test('a change set that could not be written is reported with the reason, and leases are given back', () => {
  const play = new Play({ write: () => swarmError('veto-base-changed', 'report.py changed.') }).start().run();
  expect([play.outcome, play.state.closing?.error?.code, leasesLeft(play)]).toEqual(['conflict', 'veto-base-changed', 0]);
});

test('nothing to change is neither done nor failed', () => {
  const play = new Play({ locate: () => locatedAnswer(located([])) }).start().run();
  expect([play.outcome, wrote(play)]).toEqual(['nothing-to-do', 0]);
});

test('a handler that breaks ends the mission from where it was', () => {
  const play = new Play().start().run(3);
  play.feed({ kind: 'brokeDown', text: 'this must hold: something', atMs: 50 });
  play.run();
  expect([play.outcome, play.state.closing?.error?.code, leasesLeft(play)]).toEqual(['failed', 'internal', 0]);
});
