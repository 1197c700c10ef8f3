import { describe, expect, it } from 'vitest';
import type { RewindReport } from '../../../server/core/rewind/rewindReport.ts';
import { SwarmFailure, swarmError } from '../../../server/protocol/errors.ts';
import { ChangeAuthor, MissionKind } from '../../../server/protocol/generated/events_pb.js';
import { asMissionId, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { FileWorld, Killed, killAt } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

function worldWith(files: Readonly<Record<string, string>>) {
  const disk = new MemoryFiles();
  for (const [path, text] of Object.entries(files)) disk.edit(path, text);
  const world = new FileWorld(disk);
  return { disk, world, session: world.start() };
}

const text = (...lines: string[]) => `${lines.join('\n')}\n`;
const brief = ({ outcome, files }: RewindReport) => [outcome, ...files.map(({ action, path }) => `${action} ${path}`)];

describe('rewind', () => {
  it('puts every byte, mode and folder back: edits, creations, deletions, renames', async () => {
    const { disk, session } = worldWith({ 'a.py': 'a\r\nno end', 'gone.py': 'g', 'old.py': 'o' });
    disk.chmod('gone.py', 0o750);
    const before = disk.snapshot();
    session.mission('one', { 'a.py': 'A', 'gone.py': undefined, 'x/y/new.py': 'n', 'x/moved.py': { movedFrom: 'old.py', text: 'O' } });
    session.mission('two', { 'x/y/new.py': 'nn', 'a.py': 'AA' });
    const after = disk.snapshot();
    const report = await session.rewind('start');
    expect(brief(report)).toEqual(['done', 'modify a.py', 'create gone.py', 'create old.py', 'delete x/moved.py', 'delete x/y/new.py']);
    expect(report.files.find(({ path }) => path === 'old.py')?.renamedFrom).toBe('x/moved.py');
    expect(disk.snapshot()).toEqual(before);
    expect((await session.redo()).outcome).toBe('done');
    expect(disk.snapshot()).toEqual(after);
  });

  it('goes to just before a mission by its id, to just after an event by its number or id, to a time', async () => {
    const { disk, session, world } = worldWith({ 'a.py': '0' });
    const first = session.mission('one', { 'a.py': '1' });
    const second = session.mission('two', { 'a.py': '2' });
    const third = session.mission('three', { 'a.py': '3' });
    const applied = (missionId: string) =>
      [...session.ports.ledger.events({ missionId: asMissionId(missionId), kinds: ['changeSetApplied'] })][0]!;
    const twoSecondsAgo = new Date(world.clock.wallMs() - 2_000).toISOString();
    const targets: [string, string][] = [
      [third.missionId, '2'],
      [second.missionId.slice(0, 18), '1'],
      [`#${applied(second.missionId).sequence}`, '2'],
      [applied(first.missionId).eventId, '1'],
      ['#0', '0'],
      [twoSecondsAgo, '1'],
    ];
    for (const [target, expected] of targets) {
      expect((await session.rewind(target)).error, target).toBeUndefined();
      expect(disk.text('a.py'), target).toBe(expected);
    }
  });

  it.each(['#99', '0198aaaabbbb', 'someday'])('finds nothing at %j, and records nothing', async (target) => {
    const { session } = worldWith({ 'a.py': '0' });
    session.mission('one', { 'a.py': '1' });
    const { sequence } = session.ports.ledger.head();
    expect(await session.rewind(target)).toMatchObject({ outcome: 'not-understood', error: { code: 'target-not-found' } });
    expect(session.ports.ledger.head().sequence).toBe(sequence);
  });

  it("keeps the person's own edits, merged, and their new lines in a file an agent had renamed", async () => {
    const { disk, session } = worldWith({ 'a.py': text('one', 'two', 'three', 'four', 'five'), 'old.py': text('x', 'y', 'z', 'w') });
    session.mission('change', {
      'a.py': text('ONE', 'two', 'three', 'four', 'five'),
      'new.py': { movedFrom: 'old.py', text: text('X', 'y', 'z', 'w') },
    });
    disk.edit('a.py', text('ONE', 'two', 'three', 'four', 'five', 'mine'));
    disk.edit('new.py', text('X', 'y', 'z', 'w', 'mine too'));
    const report = await session.rewind('start');
    expect(report).toMatchObject({ outcome: 'done', keptPersonEdits: ['a.py', 'old.py'] });
    expect(disk.snapshot()).toEqual(['a.py 644 "one\\ntwo\\nthree\\nfour\\nfive\\nmine\\n"', 'old.py 644 "x\\ny\\nz\\nw\\nmine too\\n"']);
    disk.edit('old.py', text('x', 'y', 'z', 'w', 'mine too', 'and this'));
    expect((await session.redo()).outcome).toBe('done');
    expect(disk.text('new.py')).toBe(text('X', 'y', 'z', 'w', 'mine too', 'and this'));
    expect(disk.paths()).toEqual(['a.py', 'new.py']);
  });

  it('finds an edit made before the last mission, and takes back around it', async () => {
    const { disk, session } = worldWith({ 'a.py': text('1', '2', '3', '4', '5', '6', '7') });
    session.mission('one', { 'a.py': text('one', '2', '3', '4', '5', '6', '7') });
    disk.edit('a.py', text('one', '2', '3', 'mine', '5', '6', '7'));
    session.mission('two', { 'a.py': text('one', '2', '3', 'mine', '5', '6', 'seven') });
    await session.rewind('start');
    expect(disk.text('a.py')).toBe(text('1', '2', '3', 'mine', '5', '6', '7'));
  });

  it('reports a conflict with its lines, and changes nothing at all', async () => {
    const { disk, session } = worldWith({ 'a.py': text('one', 'two', 'three'), 'b.py': 'b' });
    session.mission('change', { 'a.py': text('one', 'TWO', 'three'), 'b.py': 'B', 'new.py': 'n' });
    disk.edit('a.py', text('one', 'TWO or so', 'three'));
    const before = disk.snapshot();
    const report = await session.rewind('start');
    expect(report).toMatchObject({
      outcome: 'conflict',
      error: { code: 'conflict-person' },
      conflicts: [{ path: 'a.py', regions: [{ theirsLine: 2, ours: 'two\n', base: 'TWO\n', theirs: 'TWO or so\n' }] }],
    });
    expect(disk.snapshot()).toEqual(before);
    expect([...session.ports.ledger.events({ kinds: ['rewindPlanned', 'missionClosed'], missionId: report.missionId! })]).toHaveLength(2);
  });

  it.each([
    ['an edit in a file the agent created', (disk: MemoryFiles) => disk.edit('new.py', 'n and mine')],
    ['a new file where the agent deleted one', (disk: MemoryFiles) => disk.edit('gone.py', 'mine')],
    ['an edit of what is not text', (disk: MemoryFiles) => disk.edit('a.bin', Uint8Array.of(9, 0, 9))],
  ])('never loses %s', async (_, edit) => {
    const { disk, session } = worldWith({ 'gone.py': 'g', 'a.bin': '\0\u0001' });
    session.mission('change', { 'new.py': 'n', 'gone.py': undefined, 'a.bin': Uint8Array.of(0, 7) });
    edit(disk);
    const before = disk.snapshot();
    expect(await session.rewind('start')).toMatchObject({ outcome: 'conflict', error: { code: 'conflict-person' } });
    expect(disk.snapshot()).toEqual(before);
  });

  it('puts contents back that are not text', async () => {
    const { disk, session } = worldWith({});
    disk.edit('a.bin', Uint8Array.of(0xff, 0, 0xfe));
    session.mission('change', { 'a.bin': Uint8Array.of(1, 0) });
    await session.rewind('start');
    expect(session.ports.files.read(asWorkspacePath('a.bin'))).toEqual(Uint8Array.of(0xff, 0, 0xfe));
  });

  it('keeps a file the person deleted deleted', async () => {
    const { disk, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    session.mission('change', { 'a.py': 'A', 'b.py': 'B' });
    disk.edit('a.py', undefined);
    expect(brief(await session.rewind('start'))).toEqual(['done', 'modify b.py']);
    expect(disk.paths()).toEqual(['b.py']);
  });

  it('shows a preview with both texts, and writes nothing', async () => {
    const { disk, session } = worldWith({ 'a.py': 'a\n' });
    session.mission('change', { 'a.py': 'A\n', 'n.py': 'n\n' });
    const before = disk.snapshot();
    const { sequence } = session.ports.ledger.head();
    expect(await session.rewind('start', true)).toMatchObject({
      outcome: 'planned',
      missionId: undefined,
      takesBack: [{ kind: 'refactor', instruction: 'change' }],
      files: [
        { path: 'a.py', action: 'modify', before: 'A\n', after: 'a\n' },
        { path: 'n.py', action: 'delete', before: 'n\n', after: undefined },
      ],
    });
    expect([disk.snapshot(), session.ports.ledger.head().sequence]).toEqual([before, sequence]);
  });

  it('says so when there is nothing to put back', async () => {
    const { disk, session } = worldWith({ 'a.py': 'a' });
    session.mission('change', { 'a.py': 'A' });
    const { sequence } = session.ports.ledger.head();
    disk.edit('a.py', 'AA');
    expect(await session.rewind(`#${sequence}`)).toMatchObject({ outcome: 'nothing-to-do', error: undefined });
    expect(disk.text('a.py')).toBe('AA');
  });

  it('names a file whose content the ledger no longer holds, and puts nothing back', async () => {
    const { disk, world, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
    session.mission('change', { 'a.py': 'A', 'b.py': 'B' });
    world.store.contents.delete(session.ports.hash(new TextEncoder().encode('a')));
    expect(await session.rewind('start')).toMatchObject({
      outcome: 'conflict',
      error: { code: 'content-missing' },
      unknown: [{ path: 'a.py' }],
    });
    expect(disk.text('b.py')).toBe('B');
  });

  it('waits for nobody: files another mission holds are a conflict', async () => {
    const { disk, world, session } = worldWith({ 'a.py': 'a' });
    session.mission('change', { 'a.py': 'A' });
    world.start().ports.leases.acquire(asMissionId('other'), [asWorkspacePath('a.py')], 60_000);
    expect(await session.rewind('start')).toMatchObject({ outcome: 'conflict', error: { code: 'conflict-lease' } });
    expect(disk.text('a.py')).toBe('A');
  });

  it('gives its leases back also when the ledger fails it half way', async () => {
    const { world, session } = worldWith({ 'a.py': 'a' });
    session.mission('change', { 'a.py': 'A' });
    const { ledger } = session.ports;
    const append = ledger.append.bind(ledger);
    ledger.append = (drafts, ...rest) => {
      if (drafts.some(({ payload }) => payload.case === 'leaseGranted')) throw new SwarmFailure(swarmError('disk-full', 'full'));
      return append(drafts, ...rest);
    };
    expect(await session.rewind('start')).toMatchObject({ outcome: 'failed', error: { code: 'disk-full' } });
    expect(world.leaseTable.holder(asWorkspacePath('a.py'))).toBeUndefined();
  });

  it('warns when the repository moved to another commit since, and keeps what that changed', async () => {
    const { disk, world, session } = worldWith({ 'a.py': text('1', '2', '3', '4') });
    let commit = 'a'.repeat(40);
    world.head = { read: () => ({ ref: '', commit }) };
    session.mission('change', { 'a.py': text('one', '2', '3', '4') });
    await session.rewind('start', true);
    commit = 'b'.repeat(40);
    disk.edit('a.py', text('one', '2', '3', 'four'));
    const report = await session.rewind('start');
    expect(report.warnings).toHaveLength(1);
    expect(disk.text('a.py')).toBe(text('1', '2', '3', 'four'));
    expect(session.ports.ledger.fileHistory(asWorkspacePath('a.py'), 0).map(({ author }) => author)).toContain(
      ChangeAuthor.VERSION_CONTROL,
    );
  });

  it('is whole after a kill at any of its steps', async () => {
    for (let step = 0; ; step++) {
      const { disk, world, session } = worldWith({ 'a.py': 'a', 'b.py': 'b' });
      const before = disk.snapshot();
      session.mission('change', { 'a.py': 'A', 'b.py': undefined, 'f/n.py': 'n' });
      const after = disk.snapshot();
      const faults = killAt(step);
      const death = await world
        .start(faults)
        .rewind('start')
        .then(
          () => undefined,
          (failure: unknown) => failure,
        );
      if (death === undefined) break;
      expect(death).toBeInstanceOf(Killed);
      const next = world.restart();
      expect([before, after], `killed at step ${step}`).toContainEqual(disk.snapshot());
      await next.rewind('start');
      expect(disk.snapshot(), `rewound after step ${step}`).toEqual(before);
      await next.redo();
      expect(disk.snapshot(), `redone after step ${step}`).toEqual(after);
    }
  });
});

describe('redo', () => {
  it('takes rewinds back one after the other, and can be rewound itself', async () => {
    const { disk, session } = worldWith({ 'a.py': '0' });
    for (const n of ['1', '2', '3']) session.mission(n, { 'a.py': n });
    const missions = [...session.ports.ledger.events({ kinds: ['missionOpened'] })].map(({ missionId }) => missionId);
    await session.rewind(missions[2]!);
    await session.rewind(missions[1]!);
    expect(disk.text('a.py')).toBe('1');
    const redone = await session.redo();
    expect(disk.text('a.py')).toBe('2');
    await session.redo();
    expect(disk.text('a.py')).toBe('3');
    expect(await session.redo()).toMatchObject({ outcome: 'not-understood', error: { code: 'target-not-found' } });
    await session.rewind(redone.missionId!);
    expect(disk.text('a.py')).toBe('1');
    await session.redo();
    expect(disk.text('a.py')).toBe('3');
    const kinds = [...session.ports.ledger.events({ kinds: ['missionOpened'] })].map(
      ({ payload }) => payload.case === 'missionOpened' && payload.value.kind,
    );
    expect(kinds.slice(3)).toEqual([
      MissionKind.REWIND,
      MissionKind.REWIND,
      MissionKind.REDO,
      MissionKind.REDO,
      MissionKind.REWIND,
      MissionKind.REDO,
    ]);
  });

  it('warns of missions since the rewind that it takes back too', async () => {
    const { disk, session } = worldWith({ 'a.py': '0' });
    session.mission('first', { 'a.py': '1' });
    await session.rewind('start');
    session.mission('second', { 'a.py': '2' });
    const report = await session.redo();
    expect(disk.text('a.py')).toBe('1');
    expect(report.warnings.join()).toContain('“second”');
  });

  it('does not count a rewind that was refused', async () => {
    const { disk, session } = worldWith({ 'a.py': '0' });
    session.mission('first', { 'a.py': '1' });
    disk.edit('a.py', 'mine');
    expect((await session.rewind('start')).outcome).toBe('conflict');
    expect(await session.redo()).toMatchObject({ outcome: 'not-understood' });
  });
});
