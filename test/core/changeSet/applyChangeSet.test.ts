import { describe, expect, it } from 'vitest';
import { applyChangeSet } from '../../../server/core/changeSet/applyChangeSet.ts';
import type { ReadyChangeSet } from '../../../server/core/changeSet/changeSet.ts';
import { recoverChangeSets } from '../../../server/core/changeSet/recoverChangeSets.ts';
import { changeSetBounds } from '../../../server/core/changeSet/verifyBase.ts';
import type { FaultPort } from '../../../server/core/ports/faultPort.ts';
import { SwarmFailure, swarmError } from '../../../server/protocol/errors.ts';
import { AgentRole, ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asMissionId, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { FileWorld, type Session } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

const missionId = asMissionId('mission');

function worldWith(files: Readonly<Record<string, string>>, ignoresCase = false) {
  const disk = new MemoryFiles({ ignoresCase });
  for (const [path, text] of Object.entries(files)) disk.edit(path, text);
  const world = new FileWorld(disk);
  return { world, disk, session: world.start() };
}

function changeSetOf(session: Session, changes: Parameters<Session['ready']>[0]): ReadyChangeSet {
  const files = session.ready(changes);
  const answer = session.ports.leases.acquire(
    missionId,
    files.map(({ path }) => path),
    60_000,
  );
  if (!answer.granted) throw new Error('no lease');
  return { changeSetId: asChangeSetId('set'), missionId, summary: 'test', files, leases: answer.leases, author: 'agent' };
}

const apply = (session: Session, changeSet: ReadyChangeSet) => applyChangeSet(session.ports, changeSet, { role: AgentRole.CODER });
const kinds = (session: Session) => [...session.ports.ledger.events({})].map(({ payload }) => payload.case);

describe('applyChangeSet', () => {
  it('writes, creates, deletes and renames, and records each before and after', () => {
    const { disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b', 'old.py': 'o' });
    disk.chmod('a.py', 0o755);
    const result = apply(
      session,
      changeSetOf(session, { 'a.py': 'A', 'b.py': undefined, 'new/c.py': 'c', 'pkg/new.py': { movedFrom: 'old.py', text: 'O' } }),
    );
    expect(result.ok).toBe(true);
    expect(disk.snapshot()).toEqual(['a.py 755 "A"', 'new/', 'new/c.py 644 "c"', 'pkg/', 'pkg/new.py 644 "O"']);
    expect(kinds(session)).toEqual([
      ...Array(3).fill('stateChange'), // baselines
      'changeSetIntended',
      ...Array(5).fill('stateChange'),
      'changeSetApplied',
    ]);
    const states = session.ports.ledger.fileStates().map(({ path, hash, author }) => [path, hash !== undefined, author]);
    expect(states).toEqual([
      ['a.py', true, ChangeAuthor.AGENT],
      ['b.py', false, ChangeAuthor.AGENT],
      ['new/c.py', true, ChangeAuthor.AGENT],
      ['old.py', false, ChangeAuthor.AGENT],
      ['pkg/new.py', true, ChangeAuthor.AGENT],
    ]);
    expect(session.ports.ledger.unfinishedChangeSets()).toEqual([]);
  });

  it.each([
    ['the content changed', (disk: MemoryFiles) => disk.edit('a.py', 'mine'), 'veto-base-changed'],
    ['the file went away', (disk: MemoryFiles) => disk.edit('a.py', undefined), 'veto-base-changed'],
    ['the permissions changed', (disk: MemoryFiles) => disk.chmod('a.py', 0o600), 'veto-base-changed'],
    ['a new path is taken', (disk: MemoryFiles) => disk.edit('b.py', 'mine'), 'conflict-case'],
  ])('writes and records nothing when %s since the edits were made', (_, meanwhile, code) => {
    const { disk, session } = worldWith({ 'a.py': 'a' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'b.py': 'b' });
    meanwhile(disk);
    const before = disk.snapshot();
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code } });
    expect([disk.snapshot(), kinds(session)]).toEqual([before, []]);
  });

  it.each([
    ['is missing for one path', (set: ReadyChangeSet) => ({ ...set, leases: [] })],
    [
      'has an older fencing token',
      (set: ReadyChangeSet) => ({ ...set, leases: set.leases.map((lease) => ({ ...lease, fencingToken: lease.fencingToken - 1 })) }),
    ],
  ])('refuses when a lease %s', (_, spoil) => {
    const { disk, session } = worldWith({ 'a.py': 'a' });
    expect(apply(session, spoil(changeSetOf(session, { 'a.py': 'A' })))).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
    expect(disk.text('a.py')).toBe('a');
  });

  it('takes everything back when a person saves between check and write, and keeps what they saved', () => {
    const { disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'new/c.py': 'c', 'b.py': 'B' });
    disk.beforeWrite = (operation, path) => {
      if (operation === 'commit' && path === 'new/c.py') disk.edit('b.py', 'mine');
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'veto-base-changed' } });
    expect(disk.snapshot()).toEqual(['a.py 644 "a"', 'b.py 644 "mine"']);
    expect(kinds(session).at(-1)).toBe('changeSetUndone');
    expect(session.ports.ledger.unfinishedChangeSets()).toEqual([]);
  });

  it.each(['stage', 'commit'] as const)('leaves nothing behind when the disk fails at the second %s', (failing) => {
    const { disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'b.py': 'B', 'x/y/z.py': 'z' });
    let count = 0;
    disk.beforeWrite = (operation) => {
      if (operation === failing && ++count === 2) throw new SwarmFailure(swarmError('disk-full', 'The disk is full.'));
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(disk.snapshot()).toEqual(['a.py 644 "a"', 'b.py 644 "b"']);
    expect(kinds(session).at(-1)).toBe('changeSetUndone');
  });

  it('takes everything back when a lease runs out while the files are staged', () => {
    const { world, disk, session } = worldWith({ 'a.py': 'a' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'new/n.py': 'n' });
    disk.beforeWrite = (operation) => {
      if (operation === 'stage') world.clock.advance(changeSetBounds.writingLeaseMs);
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
    expect([disk.snapshot(), kinds(session).at(-1)]).toEqual([['a.py 644 "a"'], 'changeSetUndone']);
  });

  it('writes for longer than its leases lived, since no heartbeat comes meanwhile', () => {
    const { world, disk, session } = worldWith({ 'a.py': 'a' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'n.py': 'n' });
    disk.beforeWrite = () => world.clock.advance(50_000);
    expect(apply(session, changeSet).ok).toBe(true);
  });

  it('takes everything back when it sleeps between two files until its leases ran out', () => {
    const { world, disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'b.py': 'B' });
    let slept = false;
    disk.beforeWrite = (operation) => {
      if (operation === 'commit' && !slept) world.clock.advance(changeSetBounds.writingLeaseMs);
      if (operation === 'commit') slept = true;
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
    expect([disk.snapshot(), kinds(session).at(-1)]).toEqual([['a.py 644 "a"', 'b.py 644 "b"'], 'changeSetUndone']);
  });

  it('leaves it at what another process made of the change set, which had thought this one dead', () => {
    const { world, disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b', 'c.py': 'c' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'b.py': 'B', 'c.py': 'C' });
    const stopped: FaultPort = {
      reach(point) {
        if (point !== 'committed-one') return;
        world.kill(session);
        recoverChangeSets(world.start().ports, () => false);
      },
    };
    const late = applyChangeSet({ ...session.ports, faults: stopped }, changeSet, { role: AgentRole.CODER });
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
    const ends = kinds(session).filter((kind) => kind === 'changeSetApplied' || kind === 'changeSetUndone');
    expect(ends).toEqual(['changeSetUndone']);
    const { ledger, files } = session.ports;
    for (const { path, hash } of ledger.fileStates()) expect(files.stateOf(path).hash).toBe(hash);
    expect(disk.paths()).toEqual(['a.py', 'b.py', 'c.py']);
  });

  it('is not intended when its leases went to somebody else while its contents were stored', () => {
    const { world, session } = worldWith({ 'a.py': 'a' });
    const changeSet = changeSetOf(session, { 'a.py': 'A' });
    const { putContent } = session.ports.ledger;
    session.ports.ledger.putContent = (bytes) => {
      world.clock.advance(changeSetBounds.writingLeaseMs);
      return putContent.call(session.ports.ledger, bytes);
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
    expect(kinds(session)).toEqual([]);
  });

  it('has a renamed file somewhere at every moment', () => {
    const { disk, session } = worldWith({ 'old.py': 'o' });
    const changeSet = changeSetOf(session, { 'new.py': { movedFrom: 'old.py', text: 'o' } });
    const seen: string[] = [];
    disk.beforeWrite = (operation) => {
      if (operation !== 'stage')
        seen.push(
          disk
            .paths()
            .filter((path) => !path.startsWith('.'))
            .join(),
        );
    };
    expect(apply(session, changeSet).ok).toBe(true);
    expect(seen).toEqual(['old.py', 'new.py,old.py']);
  });

  it('takes everything back when the ledger cannot record the end, and leaves the saying so to recovery', () => {
    const { world, disk, session } = worldWith({ 'a.py': 'a' });
    const changeSet = changeSetOf(session, { 'a.py': 'A' });
    disk.beforeWrite = (operation) => {
      if (operation === 'commit') world.store.appendFailure = new SwarmFailure(swarmError('disk-full', 'No room for the ledger.'));
    };
    expect(apply(session, changeSet)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(disk.snapshot()).toEqual(['a.py 644 "a"']);
    world.store.appendFailure = undefined;
    expect(world.restart().ports.ledger.unfinishedChangeSets()).toEqual([]);
    expect(disk.snapshot()).toEqual(['a.py 644 "a"']);
  });

  it("records a save that came right after the write as the person's, on top of its own", () => {
    const { disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    const changeSet = changeSetOf(session, { 'a.py': 'A', 'b.py': 'B' });
    disk.beforeWrite = (operation, path) => {
      if (operation === 'commit' && path === 'b.py') disk.edit('a.py', 'mine');
    };
    expect(apply(session, changeSet).ok).toBe(true);
    const history = session.ports.ledger.fileHistory(asWorkspacePath('a.py'), 0).map(({ author }) => author);
    expect(history).toEqual([ChangeAuthor.PERSON, ChangeAuthor.AGENT, ChangeAuthor.PERSON]);
    expect(disk.text('a.py')).toBe('mine');
  });

  it('tells the ledger what others did to a known file before touching it', () => {
    const { disk, session } = worldWith({ 'a.py': 'a' });
    session.mission('one', { 'a.py': 'A' });
    disk.edit('a.py', 'A\nmine\n');
    session.mission('two', { 'a.py': 'A!\nmine\n' });
    const history = session.ports.ledger.fileHistory(asWorkspacePath('a.py'), 0).map(({ author }) => author);
    expect(history).toEqual([ChangeAuthor.PERSON, ChangeAuthor.AGENT, ChangeAuthor.PERSON, ChangeAuthor.AGENT]);
  });

  it('refuses files of an interrupted change set that nobody has settled yet', () => {
    const { world, session } = worldWith({ 'a.py': 'a' });
    session.ports.ledger.append(
      [
        {
          payload: { case: 'changeSetIntended', value: { files: [{ path: 'a.py' }] } },
          role: AgentRole.CODER,
          changeSetId: asChangeSetId('interrupted'),
        },
      ],
      'power',
    );
    const other = world.start();
    expect(apply(other, changeSetOf(other, { 'a.py': 'A' }))).toMatchObject({ ok: false, error: { code: 'conflict-lease' } });
  });

  describe('on a disk that ignores case', () => {
    it('renames a file in letter case only', () => {
      const { disk, session } = worldWith({ 'pkg/Foo.py': 'x' }, true);
      expect(session.mission('rename', { 'pkg/foo.py': { movedFrom: 'pkg/Foo.py', text: 'y' } }).ok).toBe(true);
      expect(disk.snapshot()).toEqual(['pkg/', 'pkg/foo.py 644 "y"']);
    });

    it('does not overwrite another file whose name differs only in case', () => {
      const { disk, session } = worldWith({ 'Foo.py': 'x', 'bar.py': 'b' }, true);
      expect(session.mission('rename', { 'foo.py': { movedFrom: 'bar.py', text: 'b' } })).toMatchObject({
        ok: false,
        error: { code: 'conflict-case' },
      });
      expect(disk.snapshot()).toEqual(['Foo.py 644 "x"', 'bar.py 644 "b"']);
    });
  });

  it('renames in letter case only on a disk that minds case', () => {
    const { disk, session } = worldWith({ 'Foo.py': 'x' });
    expect(session.mission('rename', { 'foo.py': { movedFrom: 'Foo.py', text: 'x' } }).ok).toBe(true);
    expect(disk.snapshot()).toEqual(['foo.py 644 "x"']);
  });
});
