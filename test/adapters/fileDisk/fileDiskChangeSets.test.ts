/** Change sets, kills and rewinds on a real disk: what the cores were shown to do in memory holds on files. */
import { describe, expect, it } from 'vitest';
import { FileDisk } from '../../../server/adapters/fileDisk/fileDisk.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { type Change, FileWorld, Killed, killAt } from '../../fakes/fileWorld.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const changes: Readonly<Record<string, Change>> = {
  'crlf.py': '\uFEFFone\r\nTWO\r\nno end',
  'tool.sh': '#!/bin/sh\necho new\n',
  'gone.bin': undefined,
  'new/deep/n.py': 'n\n',
  'new/moved.py': { movedFrom: 'pkg/old.py', text: 'moved\n' },
  'Case.py': { movedFrom: 'case.py', text: 'c\n' },
};

function worldOnDisk() {
  const folder = new TempFolder()
    .write('crlf.py', '\uFEFFone\r\ntwo\r\nno end')
    .write('tool.sh', '#!/bin/sh\necho old\n', 0o755)
    .write('gone.bin', Buffer.from([0, 255, 10, 13]), 0o600)
    .write('pkg/old.py', 'old\n', 0o664)
    .write('case.py', 'c\n')
    .write('bystander.py', 'b\n')
    .link('pkg/link.py', '../bystander.py');
  return { folder, world: new FileWorld(new FileDisk(folder.root)) };
}

describe('change sets on a real disk', () => {
  it('are put back by a rewind to the last byte, mode, link and folder, and redone', async () => {
    const { folder, world } = worldOnDisk();
    const before = folder.snapshot();
    const session = world.start();
    expect(session.mission('change', changes).ok).toBe(true);
    const after = folder.snapshot();
    expect(after).toContain('new/moved.py 664 "moved\\n"');
    const workspace = Workspace.open(folder.root);
    Object.assign(session.ports, { workspace });
    expect((await session.rewind('start')).error).toBeUndefined();
    expect(folder.snapshot()).toEqual(before);
    expect((await session.redo()).error).toBeUndefined();
    expect(folder.snapshot()).toEqual(after);
  });

  it('are wholly there or not at all after a kill at any step, with nothing beside them', () => {
    for (let step = 0; ; step++) {
      const { folder, world } = worldOnDisk();
      const before = folder.snapshot();
      const twin = worldOnDisk();
      twin.world.start().mission('change', changes);
      const after = twin.folder.snapshot();
      try {
        world.start(killAt(step)).mission('change', changes);
        return;
      } catch (failure) {
        if (!(failure instanceof Killed)) throw failure;
      }
      world.restart();
      expect([before, after], `killed at step ${step}`).toContainEqual(folder.snapshot());
    }
  });

  it('give way to a save that comes between the last check and the write, and take back what they had written', () => {
    const { folder } = worldOnDisk();
    const disk = new FileDisk(folder.root);
    const saving = new Proxy(disk, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (name === 'commit' && given[0] === 'tool.sh') folder.write('tool.sh', 'mine\n', 0o755);
          return Reflect.apply(value, target, given) as unknown;
        };
      },
    });
    const session = new FileWorld(saving).start();
    const applied = session.mission('change', { 'crlf.py': 'changed\n', 'tool.sh': 'new\n' });
    expect(applied).toMatchObject({ ok: false, error: { code: 'veto-base-changed' } });
    expect(folder.snapshot()).toEqual(worldOnDisk().folder.write('tool.sh', 'mine\n', 0o755).snapshot());
  });

  it('refuses to rewind over a file made read-only since', async () => {
    const { folder, world } = worldOnDisk();
    const session = world.start();
    session.mission('change', { 'tool.sh': 'new\n', 'bystander.py': 'B\n' });
    Object.assign(session.ports, { workspace: Workspace.open(folder.root) });
    folder.write('bystander.py', 'B\n', 0o444);
    const tree = folder.snapshot();
    expect(await session.rewind('start')).toMatchObject({ outcome: 'vetoed', error: { code: 'veto-read-only' } });
    expect(folder.snapshot()).toEqual(tree);
  });
});
