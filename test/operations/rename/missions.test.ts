/** Whole missions with the real engine: the runner, the reader of instructions, the offline brain and the reflexes of syntax. */
import { describe, expect, it } from 'vitest';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import type { MissionPorts } from '../../../server/core/ports/missionPorts.ts';
import { startMission } from '../../../server/core/runner/startMission.ts';
import type { MissionPlan, MissionReport } from '../../../server/core/swarm/mission.ts';
import { offlineBrain } from '../../../server/operations/offlineBrain.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { goodPhysics, memoryWorld, request } from '../../core/runner/memoryWorld.ts';
import { openGate } from '../../core/runner/wordBrain.ts';
import { memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

async function mission(
  fixture: string,
  instruction: string,
  more: {
    readonly physics?: MissionPorts['physics'];
    readonly approval?: 'ask' | 'given';
    readonly approve?: (plan: MissionPlan) => boolean;
  } = {},
): Promise<{ readonly report: MissionReport; readonly after: Readonly<Record<string, string>> }> {
  const { files } = readFixture(fixture);
  const syntax = await sharedSyntax();
  const world = memoryWorld(Object.fromEntries(files), {
    ports: {
      brain: offlineBrain(readInstruction, createOperations(rules)),
      ...(more.physics && { physics: more.physics }),
      ...(more.approve && { approve: async (plan: MissionPlan) => more.approve?.(plan) ?? false }),
    },
    services: {
      openSnapshot() {
        const snapshot = new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() });
        return { facts: (overlay) => new MissionFacts(snapshot, overlay) };
      },
    },
  });
  const report = await startMission(request(instruction, { approval: more.approval ?? 'given' }), world.ports, world.services).done;
  return { report, after: Object.fromEntries(world.workspace.files) };
}

const twoClasses = `//- m.py
class A:
    def x(self, p): ...
class C:
    def x(self, p): ...
A().x(p=1)
C().x(p=2)
`;

describe('old names that are kept', () => {
  it('keeps those of several renames in one file, with one import for both', async () => {
    const { report, after } = await mission(
      `//- m.py
def f(a):
    return a


def h(a):
    return f(a)


class A:
    def x(self): ...
`,
      'rename f to g and h to i, then rename A to B and its method x to y. Keep the old names as deprecated aliases.',
    );
    expect(report.error).toBeUndefined();
    expect(after['m.py']).toBe(`import warnings


def g(a):
    return a


def f(*args, **kwargs):
    """Deprecated: use g instead."""
    warnings.warn("f is deprecated, use g instead", DeprecationWarning, stacklevel=2)
    return g(*args, **kwargs)


def i(a):
    return g(a)


def h(*args, **kwargs):
    """Deprecated: use i instead."""
    warnings.warn("h is deprecated, use i instead", DeprecationWarning, stacklevel=2)
    return i(*args, **kwargs)


class B:
    def y(self): ...

    def x(self, *args, **kwargs):
        """Deprecated: use y instead."""
        warnings.warn(
            "x is deprecated, use y instead", DeprecationWarning, stacklevel=2
        )
        return self.y(*args, **kwargs)


A = B  # Deprecated: use B instead.
`);
  });

  it('says why one cannot be kept, and changes nothing', async () => {
    const text = '//- m.py\ndef f(a): ...\n';
    const { report, after } = await mission(text, 'rename the parameter a of f to b, keeping the old name as an alias');
    expect(report.error?.code).toBe('old-name-not-kept');
    expect(after['m.py']).toBe('def f(a): ...\n');
  });
});

describe('clauses that follow each other', () => {
  it.each([
    ['rename class A to B and its method x to y', 'B', 'y', 'p'],
    ['rename class A to B and rename the method x of A to y', 'B', 'y', 'p'],
    ['rename class A to B, then rename A.x to y', 'B', 'y', 'p'],
    ['rename class A to B, then rename the method x of class B to y', 'B', 'y', 'p'],
    ['rename the method A.x to y, then rename class A to B', 'B', 'y', 'p'],
    ['rename the method A.x to y, then rename the parameter p of A.x to q', 'A', 'y', 'q'],
  ])('%s', async (instruction, name, method, parameter) => {
    const { report, after } = await mission(twoClasses, instruction);
    expect(report.error).toBeUndefined();
    expect(after['m.py']).toBe(`class ${name}:
    def ${method}(self, ${parameter}): ...
class C:
    def x(self, p): ...
${name}().${method}(${parameter}=1)
C().x(p=2)
`);
  });

  it('follows a module that moved to where it is now', async () => {
    const { report, after } = await mission(
      `//- pkg/__init__.py
//- pkg/helpers.py
def run(): ...
//- other.py
def run(): ...
`,
      'rename the module pkg/helpers.py to tools, then in pkg/helpers.py rename run to start',
    );
    expect(report.error).toBeUndefined();
    expect(after).toEqual({ 'pkg/__init__.py': '', 'pkg/tools.py': 'def start(): ...\n', 'other.py': 'def run(): ...\n' });
  });
});

describe('receivers that nobody can tell', () => {
  const undecided = `//- m.py
class Job:
    def launch(self): ...
class Rocket:
    def launch(self): ...
def f(thing):
    thing.launch()
Job().launch()
`;

  it('are not settled by consent given beforehand', async () => {
    const { report, after } = await mission(undecided, 'rename Job.launch to begin');
    expect(report).toMatchObject({
      outcome: 'ambiguous',
      error: { code: 'symbol-ambiguous' },
      candidates: [{ name: 'thing.launch()', place: { path: 'm.py', start: 101, end: 107 } }],
    });
    expect(after['m.py']).toBe(readFixture(undecided).files.get('m.py'));
  });

  it('are shown to a person, whose approval lets the rest be written', async () => {
    let shown: readonly string[] = [];
    const approve = (plan: MissionPlan): boolean => {
      shown = plan.notes.map(({ text }) => text);
      return true;
    };
    const { report, after } = await mission(undecided, 'rename Job.launch to begin', { approval: 'ask', approve });
    expect(report.outcome).toBe('done');
    expect(shown.some((text) => text.endsWith('thing.launch()'))).toBe(true);
    expect(after['m.py']).toContain('    thing.launch()\nJob().begin()');
  });
});

it('names the types that match without saying so, when physics vetoes', async () => {
  const good = goodPhysics(openGate);
  const place = { path: asWorkspacePath('rx.ts'), start: 120, end: 124 };
  const physics: MissionPorts['physics'] = {
    ...good,
    check: async (...call) =>
      (await good.check(...call)).map((verdict) => ({
        ...verdict,
        passed: false,
        newDiagnostics: [
          {
            path: place.path,
            line: 7,
            column: 1,
            start: place.start,
            end: place.end,
            rule: '2345',
            severity: 'error',
            text: 'Not assignable.',
          },
        ],
      })) as Awaited<ReturnType<typeof good.check>>,
  };
  const { report } = await mission(
    `//- rx.ts
interface Observer { next(value: number): void }
class Subject { next(value: number): void {} }
function subscribe(to: Observer): void { to.next(1); }
subscribe(new Subject());
`,
    'rename Observer.next to push',
    { physics },
  );
  expect(report.error?.code).toBe('veto-physics');
  expect(report.error?.hint).toContain('Subject.next (rx.ts:2)');
});
