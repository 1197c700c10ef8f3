import { describe, expect, it } from 'vitest';
import { recoverChangeSets } from '../../../server/core/changeSet/recoverChangeSets.ts';
import type { FaultPoint } from '../../../server/core/ports/faultPort.ts';
import { AgentRole, ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { type Change, FileWorld, Killed, killAt } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

const before = { 'a.py': 'one\ntwo\nthree\nfour\n', 'b.py': 'b\n', 'pkg/old.py': 'old\n' };
const changes: Readonly<Record<string, Change>> = {
  'a.py': 'one\nTWO\nthree\nfour\n',
  'b.py': undefined,
  'new/deep/c.py': 'c\n',
  'pkg/new.py': { movedFrom: 'pkg/old.py', text: 'new\n' },
};
const beforeTree = ['a.py 644 "one\\ntwo\\nthree\\nfour\\n"', 'b.py 644 "b\\n"', 'pkg/', 'pkg/old.py 644 "old\\n"'];
const afterTree = [
  'a.py 644 "one\\nTWO\\nthree\\nfour\\n"',
  'new/',
  'new/deep/',
  'new/deep/c.py 644 "c\\n"',
  'pkg/',
  'pkg/new.py 644 "new\\n"',
];

/** A mission killed the `nth` time it reaches one of the points. */
function killed(
  nth: number,
  points?: readonly FaultPoint[],
  ignoresCase = false,
  what = changes,
  files: Readonly<Record<string, string>> = before,
) {
  const disk = new MemoryFiles({ ignoresCase });
  for (const [path, text] of Object.entries(files)) disk.edit(path, text);
  const world = new FileWorld(disk);
  const faults = killAt(nth, points);
  let died = false;
  try {
    world.start(faults).mission('rename', what);
  } catch (failure) {
    if (!(failure instanceof Killed)) throw failure;
    died = true;
  }
  return { world, disk, died };
}

const said = (world: FileWorld) => [...world.store.events].map(({ payload }) => payload);

describe('recoverChangeSets', () => {
  it('leaves every file wholly before or wholly after, whatever step the process died at, and nothing beside', () => {
    const ends = new Set<string>();
    let step = 0;
    for (; ; step++) {
      const { world, disk, died } = killed(step);
      if (!died) break;
      const { ports } = world.restart();
      expect([beforeTree, afterTree], `killed at step ${step}`).toContainEqual(disk.snapshot());
      expect(ports.ledger.unfinishedChangeSets()).toEqual([]);
      for (const { path, hash } of ports.ledger.fileStates()) expect(ports.files.stateOf(path).hash, `${path} at step ${step}`).toBe(hash);
      ends.add(JSON.stringify(disk.snapshot()));
    }
    expect(step).toBeGreaterThan(10);
    expect(ends.size).toBe(2);
  });

  it('comes to a whole end also when it is killed itself, again and again', () => {
    for (let first = 0; ; first++) {
      const { world, disk, died } = killed(first, ['committed-one']);
      if (!died) break;
      let deaths = 0;
      for (let ended = false; !ended; ) {
        try {
          world.restart(killAt(0, deaths < 20 ? ['recovery-one', 'recovered'] : []));
          ended = true;
        } catch (failure) {
          if (!(failure instanceof Killed)) throw failure;
          deaths++;
          ended = world.store.open('observer').unfinishedChangeSets().length === 0;
        }
      }
      expect([beforeTree, afterTree], `killed first at commit ${first}`).toContainEqual(disk.snapshot());
    }
  });

  it('leaves a living process alone', () => {
    const { world, disk } = killed(1, ['committed-one']);
    const half = disk.snapshot();
    expect(recoverChangeSets(world.start().ports, () => true)).toEqual({ recovered: [], left: [] });
    expect(disk.snapshot()).toEqual(half);
  });

  it('leaves alone what another process is settling', () => {
    const { world } = killed(1, ['committed-one']);
    world.leaseTable.kill('writer-1');
    const [unfinished] = world.store.open('observer').unfinishedChangeSets();
    world.start().ports.leases.acquire(unfinished!.missionId!, [asWorkspacePath('a.py')], 60_000);
    const { left } = recoverChangeSets(world.start().ports, (writerId) => writerId !== 'writer-1');
    expect(left).toHaveLength(1);
  });

  it('says what it decided and why, and who changed what', () => {
    const { world } = killed(0, ['committed-all']);
    world.restart();
    const payloads = said(world);
    expect(payloads.at(-1)).toMatchObject({ case: 'decision', value: { choice: 'completed', confidence: 1 } });
    expect(payloads.at(-2)).toMatchObject({ case: 'changeSetApplied', value: { recovered: true } });
    const authors = payloads.flatMap((payload) =>
      payload.case === 'stateChange' && !payload.value.baseline ? [payload.value.author] : [],
    );
    expect(authors).toEqual(Array(5).fill(ChangeAuthor.AGENT));
  });

  it('tells again what was done to which line, from the proposal', () => {
    const disk = new MemoryFiles();
    disk.edit('a.py', 'x = 1\n');
    const world = new FileWorld(disk);
    const session = world.start(killAt(0, ['committed-all']));
    expect(() => session.mission('rename', { 'a.py': 'y = 1\n' })).toThrow(Killed);
    const [unfinished] = session.ports.ledger.unfinishedChangeSets();
    const { baseHash, newHash } = unfinished!.files[0]!;
    const edits = [{ start: 0, end: 1, newText: 'y', line: 1, newLine: 1, reason: 'renamed', confidence: 1 }];
    session.ports.ledger.append(
      [
        {
          payload: { case: 'editsProposed', value: { files: [{ path: 'a.py', baseHash, proposedHash: newHash, edits }] } },
          role: AgentRole.CODER,
          changeSetId: unfinished!.changeSetId,
        },
      ],
      'process',
    );
    world.restart();
    const lines = said(world).flatMap((payload) => (payload.case === 'stateChange' ? payload.value.lines : []));
    expect(lines).toMatchObject([{ line: 1, oldLine: 1, reason: 'renamed', before: 'x = 1', after: 'y = 1' }]);
  });

  describe('with edits the person made after the crash', () => {
    it('completes what was written, and keeps the edit on top', () => {
      const { world, disk } = killed(0, ['committed-all']);
      disk.edit('a.py', 'one\nTWO\nthree\nfour\nmine\n');
      const { ports } = world.restart();
      expect(disk.text('a.py')).toBe('one\nTWO\nthree\nfour\nmine\n');
      expect(disk.paths()).toEqual(['a.py', 'new/deep/c.py', 'pkg/new.py']);
      const authors = ports.ledger.fileHistory(asWorkspacePath('a.py'), 0).map(({ author }) => author);
      expect(authors).toEqual([ChangeAuthor.PERSON, ChangeAuthor.AGENT, ChangeAuthor.PERSON]);
    });

    it('undoes what was not written, and keeps the edit', () => {
      const { world, disk } = killed(0, ['intended']);
      disk.edit('a.py', 'one\ntwo\nthree\nfour\nmine\n');
      world.restart();
      expect(disk.snapshot()).toEqual([beforeTree[0]!.replace('four\\n', 'four\\nmine\\n'), ...beforeTree.slice(1)]);
    });

    it('merges it into whichever side the rest goes to', () => {
      // Written: a.py and one more. The edit of a.py stands on the new text; the change set is brought to one side.
      for (let commits = 0; commits < 5; commits++) {
        const { world, disk } = killed(commits, ['committed-one']);
        disk.edit('a.py', `${disk.text('a.py')}mine\n`);
        world.restart();
        const merged = disk.snapshot().map((line) => line.replace('mine\\n', ''));
        expect([beforeTree, afterTree], `after ${commits + 1} commits`).toContainEqual(merged);
        expect(disk.text('a.py')).toMatch(/four\nmine\n$/);
      }
    });

    it('keeps a file as it is, and names it, when the edits cannot be told apart', () => {
      const { world, disk } = killed(0, ['committed-one']);
      disk.edit('a.py', 'something else altogether\n');
      world.leaseTable.kill('writer-1');
      const { recovered } = recoverChangeSets(world.start().ports, () => false);
      expect(recovered).toMatchObject([{ outcome: 'undone', unresolved: [{ path: 'a.py' }] }]);
      expect(disk.text('a.py')).toBe('something else altogether\n');
      expect(disk.paths()).toEqual(['a.py', 'b.py', 'pkg/old.py']);
    });

    it('keeps a file they deleted deleted', () => {
      const { world, disk } = killed(2, ['committed-one']);
      disk.edit('a.py', undefined);
      world.restart();
      expect(disk.text('a.py')).toBeUndefined();
    });
  });

  it('settles a rename in letter case only on a disk that ignores case, at every step', () => {
    const what = { 'foo.py': { movedFrom: 'Foo.py', text: 'new\n' } };
    for (let step = 0; ; step++) {
      const { world, disk, died } = killed(step, undefined, true, what, { 'Foo.py': 'old\n' });
      if (!died) break;
      world.restart();
      expect([['Foo.py 644 "old\\n"'], ['foo.py 644 "new\\n"']], `killed at step ${step}`).toContainEqual(disk.snapshot());
    }
  });
});
