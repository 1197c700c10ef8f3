import { describe, expect, it } from 'vitest';
import { recordOutsideEdits } from '../../../server/core/changeSet/recordOutsideEdits.ts';
import { ChangeAuthor } from '../../../server/protocol/generated/events_pb.js';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { FileWorld, killAt } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

function knownWorld() {
  const disk = new MemoryFiles();
  for (const path of ['a.py', 'b.py', 'c.py', 'unknown.py']) disk.edit(path, `${path}\n`);
  const world = new FileWorld(disk);
  const session = world.start();
  session.mission('make known', { 'a.py': 'A\n', 'b.py': 'B\n', 'c.py': 'C\n' });
  return { disk, world, session };
}

describe('recordOutsideEdits', () => {
  it('records what changed in known files, deletions and permissions too, with the contents', () => {
    const { disk, session } = knownWorld();
    disk.edit('a.py', 'mine\n');
    disk.edit('b.py', undefined);
    disk.chmod('c.py', 0o755);
    disk.edit('unknown.py', 'mine too\n');
    expect(recordOutsideEdits(session.ports)).toMatchObject({ changed: ['a.py', 'b.py', 'c.py'], headMoved: false });
    const { ledger } = session.ports;
    const now = ledger
      .fileStates()
      .map(({ path, hash, mode, author }) => [path, hash && new TextDecoder().decode(ledger.content(hash)), mode, author]);
    expect(now).toEqual([
      ['a.py', 'mine\n', 0o644, ChangeAuthor.PERSON],
      ['b.py', undefined, 0, ChangeAuthor.PERSON],
      ['c.py', 'C\n', 0o755, ChangeAuthor.PERSON],
    ]);
    expect(recordOutsideEdits(session.ports).changed).toEqual([]);
  });

  it('looks at the paths given only', () => {
    const { disk, session } = knownWorld();
    disk.edit('a.py', 'mine\n');
    disk.edit('b.py', 'mine\n');
    expect(recordOutsideEdits(session.ports, [asWorkspacePath('b.py'), asWorkspacePath('unknown.py')]).changed).toEqual(['b.py']);
  });

  it('takes a moved head for what it is, and looks at every known file then', () => {
    const { disk, world, session } = knownWorld();
    let commit = '1'.repeat(40);
    world.head = { read: () => ({ ref: 'refs/heads/main', commit }) };
    expect(recordOutsideEdits(session.ports)).toMatchObject({ headMoved: false });
    commit = '2'.repeat(40);
    disk.edit('a.py', 'from the other commit\n');
    expect(recordOutsideEdits(session.ports, [])).toMatchObject({ changed: ['a.py'], headMoved: true });
    expect(session.ports.ledger.fileState(asWorkspacePath('a.py'))?.author).toBe(ChangeAuthor.VERSION_CONTROL);
    const moves = [...session.ports.ledger.events({ kinds: ['headMoved'] })].map(({ payload }) => payload.value);
    expect(moves).toMatchObject([
      { previousCommit: '', commit: '1'.repeat(40) },
      { previousCommit: '1'.repeat(40), commit: '2'.repeat(40), ref: 'refs/heads/main' },
    ]);
  });

  it('leaves the files of an interrupted change set to recovery', () => {
    const { world, session } = knownWorld();
    expect(() => world.start(killAt(0, ['committed-one'])).mission('killed', { 'a.py': 'AA\n' })).toThrow();
    expect(recordOutsideEdits(session.ports).changed).toEqual([]);
  });

  it('keeps the hash alone of what is too large, and says so', () => {
    const { disk, session } = knownWorld();
    disk.edit('a.py', new Uint8Array(16 * 2 ** 20 + 1));
    expect(recordOutsideEdits(session.ports)).toMatchObject({ changed: ['a.py'], withoutContent: ['a.py'] });
    const state = session.ports.ledger.fileState(asWorkspacePath('a.py'));
    expect(session.ports.ledger.hasContent(state?.hash ?? asContentHash(''))).toBe(false);
  });
});
