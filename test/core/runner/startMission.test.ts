import { expect, test } from 'vitest';
import { startMission } from '../../../server/core/runner/startMission.ts';
import { defaultBounds, type MissionPlan } from '../../../server/core/swarm/mission.ts';
import { SwarmFailure, swarmError } from '../../../server/protocol/errors.ts';
import { memoryWorld, request, shaText } from './memoryWorld.ts';
import { openGate, thinkOfWords, wordBrain } from './wordBrain.ts';

const files = {
  'shapes.py': 'def area(w, h):\n    return w * h\n',
  'report.py': '\uFEFFfrom shapes import area\n\nprint(area(1, 2))\n',
  'other.py': 'areas = 3\n',
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a mission from the instruction to the files, each event durable before what follows from it', async () => {
  const world = memoryWorld(files);
  const mission = startMission(request('rename area to surface'), world.ports, world.services);
  expect(world.ledger.kinds()[0]).toBe('missionOpened');
  const report = await mission.done;
  expect(report).toMatchObject({ outcome: 'done', summary: '3 edits in 2 files: rename area to surface.', error: undefined, notes: [] });
  expect(report.files.map(({ path, edits }) => `${path} ${edits}`)).toEqual(['report.py 2', 'shapes.py 1']);
  expect(Object.fromEntries(world.workspace.files)).toEqual({
    'shapes.py': 'def surface(w, h):\n    return w * h\n',
    'report.py': '\uFEFFfrom shapes import surface\n\nprint(surface(1, 2))\n',
    'other.py': 'areas = 3\n',
  });
  expect(world.ledger.drafts.at(-1)).toMatchObject({
    payload: { case: 'missionClosed' },
    durability: 'power',
    missionId: mission.missionId,
  });
  expect(world.leases.rows.size).toBe(0);
  expect(world.clock.pending).toBe(0);
});

test('every event but MissionOpened names a cause that is in the ledger before it', async () => {
  const world = memoryWorld(files);
  await startMission(request('rename area to surface; rename surface to extent'), world.ports, world.services).done;
  const known = new Set<string>();
  for (const [index, draft] of world.ledger.drafts.entries()) {
    if (index === 0) expect(draft.causationId).toBeUndefined();
    else expect(known).toContain(draft.causationId);
    known.add(draft.eventId!);
  }
  expect(known.size).toBe(world.ledger.drafts.length);
});

test('the change set says why each line is as it is', async () => {
  const world = memoryWorld(files);
  await startMission(request('rename area to surface; rename surface to extent'), world.ports, world.services).done;
  const [ready] = world.written;
  const report = ready?.files.find(({ path }) => path === 'report.py');
  expect(report?.baseHash).toBe(shaText(files['report.py']));
  expect(report?.lines).toEqual([
    { line: 1, oldLine: 1, reason: 'names area', confidence: 1, before: 'from shapes import area', after: 'from shapes import extent' },
    { line: 1, oldLine: 1, reason: 'names surface', confidence: 1, before: 'from shapes import area', after: 'from shapes import extent' },
    { line: 3, oldLine: 3, reason: 'names area', confidence: 1, before: 'print(area(1, 2))', after: 'print(extent(1, 2))' },
    { line: 3, oldLine: 3, reason: 'names surface', confidence: 1, before: 'print(area(1, 2))', after: 'print(extent(1, 2))' },
  ]);
});

test('a plan is shown with its texts, and nothing is written when it is declined', async () => {
  const plans: MissionPlan[] = [];
  const approve = async (plan: MissionPlan) => {
    plans.push(plan);
    return false;
  };
  const world = memoryWorld(files, { ports: { approve } });
  const report = await startMission(request('rename area to surface', { approval: 'ask' }), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'planned', error: { code: 'approval-needed' } });
  expect(plans[0]?.files.map(({ path, after }) => [path, after.includes('surface')])).toEqual([
    ['report.py', true],
    ['shapes.py', true],
  ]);
  expect(world.written).toEqual([]);
});

test('files come in and go, through all stages, and each stage sees them as they are by then', async () => {
  const world = memoryWorld({ ...files, 'lonely.py': 'area\n' });
  const instruction = 'gather area into areas/all.py; rename area to surface; gather def into definitions.py';
  const report = await startMission(request(instruction), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'done', error: undefined });
  expect(Object.fromEntries(world.workspace.files)).toEqual({
    'shapes.py': '    return w * h\n',
    'report.py': '\uFEFFfrom shapes import surface\n\nprint(surface(1, 2))\n',
    'other.py': 'areas = 3\n',
    'areas/all.py': 'surface\n',
    'definitions.py': 'def surface(w, h):\n',
  });
  expect(report.files.map(({ path, baseHash, newHash, mode }) => [path, baseHash === undefined, newHash === undefined, mode])).toEqual([
    ['areas/all.py', true, false, 0o644],
    ['definitions.py', true, false, 0o644],
    ['lonely.py', false, true, 0o644],
    ['report.py', false, false, undefined],
    ['shapes.py', false, false, undefined],
  ]);
  const [ready] = world.written;
  expect(ready?.files.find(({ path }) => path === 'definitions.py')).toMatchObject({
    baseHash: undefined,
    mode: 0o644,
    lines: [{ line: 1, oldLine: 1, reason: 'holds what is gathered', before: '', after: 'def surface(w, h):' }],
  });
});

test('a file that goes in one stage comes in again in a later one, as the file it was', async () => {
  const world = memoryWorld({ 'a.py': '\uFEFFarea\n', 'b.py': 'width\n' });
  const report = await startMission(request('gather area into c.py; gather width into a.py'), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'done', error: undefined });
  expect(Object.fromEntries(world.workspace.files)).toEqual({ 'a.py': 'width\n', 'c.py': 'area\n' });
  expect(report.files.map(({ path, baseHash, newHash }) => [path, baseHash === undefined, newHash === undefined])).toEqual([
    ['a.py', false, false],
    ['b.py', false, true],
    ['c.py', true, false],
  ]);
});

test('places that are already as they are to be are no places left over', async () => {
  const world = memoryWorld(files);
  const report = await startMission(request('rename area to area'), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'nothing-to-do', files: [], error: undefined });
  expect(world.written).toEqual([]);
});

test('a file that is there is not created, and one that comes meanwhile is not overwritten', async () => {
  const there = memoryWorld({ ...files, 'taken.py': 'mine = 1\n' });
  const refused = await startMission(request('gather area into taken.py'), there.ports, there.services).done;
  expect(refused).toMatchObject({ outcome: 'conflict', error: { code: 'veto-base-changed' } });
  expect(there.written).toEqual([]);

  const world = memoryWorld(files, {
    ports: {
      approve: async () => {
        world.workspace.files.set('late.py' as never, 'mine = 1\n');
        return true;
      },
    },
  });
  const report = await startMission(request('gather area into late.py', { approval: 'ask' }), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'conflict', error: { code: 'veto-base-changed' } });
  expect(world.workspace.text('late.py')).toBe('mine = 1\n');
  expect(world.written).toEqual([]);
});

test('an edit by the person while the mission thinks is seen, and the mission starts over on it', async () => {
  let thoughts = 0;
  const world = memoryWorld(files, {
    ports: {
      brain: wordBrain(openGate, {
        think: async (task, context) => {
          const answer = await thinkOfWords(task, context);
          if (task.kind === 'edit' && ++thoughts === 1)
            world.workspace.files.set('report.py' as never, 'import shapes\nshapes.area(3, 4)\n');
          return answer;
        },
      }),
    },
  });
  const report = await startMission(request('rename area to surface'), world.ports, world.services).done;
  expect(report.outcome).toBe('done');
  expect(world.workspace.text('report.py')).toBe('import shapes\nshapes.surface(3, 4)\n');
});

test('edits that do not fit their text never reach it', async () => {
  const brain = wordBrain(openGate, {
    think: async (task, context) => {
      const answer = await thinkOfWords(task, context);
      if (answer.kind !== 'edited') return answer;
      const overlapping = { start: 0, end: 9, newText: '', reason: 'wrong', confidence: 1 };
      return {
        ...answer,
        proposals: answer.proposals.map((each) => ({ ...each, edits: [...each.edits, overlapping, { ...overlapping, start: 5 }] })),
      };
    },
  });
  const world = memoryWorld(files, { ports: { brain } });
  const report = await startMission(request('rename area to surface'), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'vetoed', error: { code: 'veto-critic', message: 'report.py: two edits overlap.' } });
  expect(world.written).toEqual([]);
});

test('a stop is instant: a brain that never answers is aborted, and what it says later changes nothing', async () => {
  let heard: AbortSignal | undefined;
  let answer = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const brain = wordBrain(openGate, {
    think: async (task, context) => {
      if (task.kind === 'edit') {
        heard = context.signal;
        await late;
      }
      return thinkOfWords(task, context);
    },
  });
  const world = memoryWorld(files, { ports: { brain } });
  const mission = startMission(request('rename area to surface'), world.ports, world.services);
  while (!heard) await settled();
  expect(world.leases.rows.size).toBe(2);
  mission.cancel();
  expect([heard.aborted, world.leases.rows.size, world.ledger.kinds().at(-1)]).toEqual([true, 0, 'missionClosed']);
  const events = world.ledger.drafts.length;
  answer();
  await settled();
  mission.cancel();
  expect((await mission.done).outcome).toBe('cancelled');
  expect([world.ledger.drafts.length, world.written.length, world.clock.pending]).toEqual([events, 0, 0]);
});

test('a stop that comes while the last events are appended still comes before the first byte', async () => {
  const world = memoryWorld(files);
  let cancel = (): void => undefined;
  const append = world.ports.ledger.append.bind(world.ports.ledger);
  const ledger = {
    ...world.ports.ledger,
    append: (drafts: Parameters<typeof append>[0], durability: Parameters<typeof append>[1]) => {
      const events = append(drafts, durability);
      if (drafts.some(({ payload }) => payload.case === 'approvalGiven')) cancel();
      return events;
    },
  };
  const mission = startMission(request('rename area to surface'), { ...world.ports, ledger }, world.services);
  cancel = mission.cancel;
  expect((await mission.done).outcome).toBe('cancelled');
  expect([world.written.length, world.leases.rows.size]).toEqual([0, 0]);
});

test('a brain that never answers ends at the bound on time', async () => {
  const brain = wordBrain(openGate, { think: () => new Promise(() => undefined) });
  const world = memoryWorld(files, { ports: { brain } });
  const mission = startMission(request('rename', { bounds: { ...defaultBounds, durationMsMax: 5_000 } }), world.ports, world.services);
  await settled();
  expect(world.clock.next()).toBe(true);
  expect(await mission.done).toMatchObject({ outcome: 'bound-reached', wallMs: 5_000 });
});

test('tokens are counted over all thoughts, and the words of a brain are events', async () => {
  const brain = wordBrain(openGate, {
    think: async (task, context) => {
      context.speak(`about to ${task.kind}`);
      if (!context.budget.spend(40, 10)) return { kind: 'failed', error: { code: 'bound-reached', message: 'No tokens left.', hint: '' } };
      return thinkOfWords(task, context);
    },
  });
  const world = memoryWorld(files, { ports: { brain } });
  const bounds = { ...defaultBounds, tokensMax: 120 };
  const report = await startMission(request('rename area to surface', { bounds }), world.ports, world.services).done;
  expect(report).toMatchObject({ outcome: 'bound-reached', error: { code: 'bound-reached' } });
  const spoken = world.ledger.drafts.flatMap(({ payload }) =>
    payload.case === 'brainSpoke' ? [`${payload.value.text}${payload.value.tokensIn}`] : [],
  );
  expect(spoken).toEqual(['about to understand0', '40', 'about to locate0', '40', 'about to edit0', '40']);
});

test('a ledger that cannot be written stops everything: nothing is done that is not recorded', async () => {
  const failure = new SwarmFailure(swarmError('disk-full', 'The disk is full.'));
  for (const kind of ['missionOpened', 'leaseGranted', 'editsProposed', 'approvalGiven', 'missionClosed']) {
    const world = memoryWorld(files);
    world.ledger.failing = (drafts) => (drafts.some(({ payload }) => payload.case === kind) ? failure : undefined);
    const report = await startMission(request('rename area to surface'), world.ports, world.services).done;
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'disk-full' } });
    expect([world.leases.rows.size, world.clock.pending], kind).toEqual([0, 0]);
    expect(world.written.length).toBe(kind === 'missionClosed' ? 1 : 0);
  }
});

test('services and ports that throw are answered for: the promise never rejects', async () => {
  const boom = (): never => {
    throw new Error('boom');
  };
  const worlds = [
    memoryWorld(files, { services: { openSnapshot: boom } }),
    memoryWorld(files, { services: { runReflexes: async () => boom() } }),
    memoryWorld(files, { services: { applyChangeSet: boom } }),
    memoryWorld(files, { ports: { approve: boom } }),
    memoryWorld(files, { ports: { brain: { name: 'broken', think: boom } } }),
  ];
  for (const world of worlds) {
    const report = await startMission(request('rename area to surface', { approval: 'ask' }), world.ports, world.services).done;
    expect(report).toMatchObject({ outcome: 'failed', error: { code: 'internal', message: 'boom' } });
    expect([world.leases.rows.size, world.clock.pending, world.ledger.kinds().at(-1)]).toEqual([0, 0, 'missionClosed']);
  }
  const unsigned = memoryWorld(files, { services: { signHead: boom } });
  const report = await startMission(request('rename area to surface'), unsigned.ports, unsigned.services).done;
  expect([report.outcome, report.notes.map(({ text }) => text)]).toEqual(['done', ["The ledger's head could not be signed: boom"]]);
});

test('when only the end cannot be recorded, whoever reads the error learns that the files are changed', async () => {
  const world = memoryWorld(files);
  world.ledger.failing = (drafts) =>
    world.written.length > 0 && drafts.some(({ payload }) => payload.case === 'leaseReleased' || payload.case === 'missionClosed')
      ? new SwarmFailure(swarmError('disk-full', 'The disk is full.'))
      : undefined;
  const report = await startMission(request('rename area to surface'), world.ports, world.services).done;
  expect(world.workspace.text('shapes.py')).toContain('surface');
  expect(report).toMatchObject({ outcome: 'failed', error: { code: 'disk-full', message: expect.stringMatching(/had been written/) } });
});
