import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FileDisk } from '../../../server/adapters/fileDisk/fileDisk.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { thrownCode } from '../../support/thrownCode.ts';

const at = asWorkspacePath;
const bytes = (text: string) => new TextEncoder().encode(text);

function diskWith(files: Readonly<Record<string, string>> = {}) {
  const folder = new TempFolder();
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  return { folder, disk: new FileDisk(folder.root) };
}

describe('FileDisk', () => {
  it('stages beside the target, and replaces it with exactly the bytes and the mode', () => {
    const { folder, disk } = diskWith({ 'pkg/a.py': 'old' });
    // No usual umask lets these bits through: they must be set, not asked for.
    disk.stage(at('pkg/a.py'), 'j', bytes('\uFEFFnew\r\n'), 0o777);
    expect(disk.read(at('pkg/a.py'))).toEqual(Buffer.from('old'));
    expect(folder.snapshot()).toHaveLength(3);
    disk.commit(at('pkg/a.py'), 'j');
    expect(folder.snapshot()).toEqual(['pkg/', 'pkg/a.py 777 "ï»¿new\\r\\n"']);
  });

  it('replaces a leftover of an earlier life, and removes one', () => {
    const { folder, disk } = diskWith({ 'a.py': 'old' });
    disk.stage(at('a.py'), 'j', bytes('one'), 0o644);
    disk.stage(at('a.py'), 'j', bytes('two'), 0o600);
    disk.commit(at('a.py'), 'j');
    disk.stage(at('a.py'), 'j', bytes('three'), 0o644);
    disk.unstage(at('a.py'), 'j');
    disk.unstage(at('not/there.py'), 'j');
    expect(folder.snapshot()).toEqual(['a.py 600 "two"']);
  });

  it('names the folders a new file needs, makes them, and takes them away when they are left empty', () => {
    const { folder, disk } = diskWith({ 'pkg/a.py': 'a' });
    const state = disk.stateOf(at('pkg/x/y/n.py'));
    expect(state).toEqual({ hash: undefined, mode: 0, missingFolders: ['pkg/x', 'pkg/x/y'] });
    disk.stage(at('pkg/x/y/n.py'), 'j', bytes('n'), 0o644);
    disk.commit(at('pkg/x/y/n.py'), 'j', true);
    disk.flushFolders([at('pkg/x/y/n.py')]);
    folder.write('pkg/x/mine.txt', 'm');
    disk.remove(at('pkg/x/y/n.py'), state.missingFolders);
    expect(folder.snapshot()).toEqual(['pkg/', 'pkg/a.py 644 "a"', 'pkg/x/', 'pkg/x/mine.txt 644 "m"']);
  });

  it('never replaces what appeared where a new file was to be', () => {
    const { folder, disk } = diskWith();
    disk.stage(at('n.py'), 'j', bytes('n'), 0o644);
    folder.write('n.py', 'mine');
    expect(thrownCode(() => disk.commit(at('n.py'), 'j', true))).toBe('veto-base-changed');
    disk.unstage(at('n.py'), 'j');
    expect(folder.snapshot()).toEqual(['n.py 644 "mine"']);
  });

  it('takes links, folders and pipes for nothing: they are not the file', () => {
    const { folder, disk } = diskWith({ 'real.py': 'r' });
    folder.link('link.py', 'real.py').link('dangling.py', 'nowhere').write('folder/x', 'x');
    for (const path of ['link.py', 'dangling.py', 'folder', 'real.py/below']) expect(disk.stateOf(at(path)).hash, path).toBeUndefined();
  });

  it.each([
    { how: 'in place', save: (path: string) => fs.writeFileSync(path, 'mine, longer') },
    {
      how: 'as a new file of the same length',
      save: (path: string) => {
        fs.writeFileSync(`${path}.new`, 'eve');
        fs.renameSync(`${path}.new`, path);
      },
    },
    { how: 'by deleting it', save: (path: string) => fs.rmSync(path) },
  ])('replaces and deletes nothing that was saved $how after it was looked at', ({ save }) => {
    for (const act of ['commit', 'remove'] as const) {
      const { folder, disk } = diskWith({ 'a.py': 'old' });
      const { stamp } = disk.stateOf(at('a.py'));
      disk.stage(at('a.py'), 'j', bytes('new'), 0o644);
      save(folder.at('a.py'));
      const there = fs.existsSync(folder.at('a.py')) ? fs.readFileSync(folder.at('a.py'), 'utf8') : undefined;
      expect(thrownCode(() => (act === 'commit' ? disk.commit(at('a.py'), 'j', false, stamp) : disk.remove(at('a.py'), [], stamp)))).toBe(
        'veto-base-changed',
      );
      expect(fs.existsSync(folder.at('a.py')) ? fs.readFileSync(folder.at('a.py'), 'utf8') : undefined).toBe(there);
    }
  });

  it('makes no folder and removes none behind a link', () => {
    const outside = new TempFolder();
    fs.mkdirSync(outside.at('empty'));
    const { folder, disk } = diskWith();
    folder.link('pkg', outside.root);
    expect(thrownCode(() => disk.stage(at('pkg/new/deep/a.py'), 'j', bytes('a'), 0o644))).toBe('veto-scope');
    disk.unstage(at('pkg/empty/a.py'), 'j', [at('pkg/empty')]);
    disk.remove(at('gone/a.py'), [at('pkg/empty')]);
    expect(outside.snapshot()).toEqual(['empty/']);
  });

  it('removes no leftover behind a link, where it cannot be its own', () => {
    const outside = new TempFolder();
    const { folder, disk } = diskWith();
    disk.stage(at('pkg/a.py'), 'j', bytes('a'), 0o644);
    fs.renameSync(folder.at('pkg'), outside.at('pkg'));
    folder.link('pkg', outside.at('pkg'));
    disk.unstage(at('pkg/a.py'), 'j');
    expect(outside.snapshot()).toHaveLength(2);
  });

  it("does not take a folder away that has taken the file's place", () => {
    const { folder, disk } = diskWith({ 'a.py/kept': 'kept' });
    expect(thrownCode(() => disk.remove(at('a.py')))).toBe('disk-refused');
    expect(folder.snapshot()).toContain('a.py/kept 644 "kept"');
  });

  it('writes nothing through a folder that has become a link', () => {
    const outside = new TempFolder().write('a.py', 'theirs');
    const { folder, disk } = diskWith({ 'pkg/a.py': 'a' });
    disk.stage(at('pkg/a.py'), 'j', bytes('new'), 0o644);
    fs.renameSync(folder.at('pkg'), folder.at('moved'));
    folder.link('pkg', outside.root);
    const acts = [
      () => disk.stage(at('pkg/a.py'), 'k', bytes('new'), 0o644),
      () => disk.stage(at('pkg/n.py'), 'k', bytes('new'), 0o644),
      () => disk.commit(at('pkg/a.py'), 'j'),
      () => disk.remove(at('pkg/a.py')),
      () => disk.setMode(at('pkg/a.py'), 0o600),
    ];
    for (const act of acts) expect(thrownCode(act)).toBe('veto-scope');
    expect(disk.stateOf(at('pkg/a.py')).hash).toBeUndefined();
    expect(outside.snapshot()).toEqual(['a.py 644 "theirs"']);
  });

  it('says that the disk refused when a folder is in the way', () => {
    const { folder, disk } = diskWith({ 'taken/x': 'x' });
    disk.stage(at('taken'), 'j', bytes('n'), 0o644);
    expect(thrownCode(() => disk.commit(at('taken'), 'j'))).toBe('disk-refused');
    expect(thrownCode(() => disk.stage(at('taken/x/below.py'), 'j', bytes('n'), 0o644))).toBe('disk-refused');
    disk.unstage(at('taken'), 'j');
    expect(folder.snapshot()).toEqual(['taken/', 'taken/x 644 "x"']);
  });

  it('changes permissions alone', () => {
    const { folder, disk } = diskWith({ 'a.py': 'a' });
    disk.setMode(at('a.py'), 0o444);
    expect(disk.stateOf(at('a.py')).mode).toBe(0o444);
    disk.stage(at('a.py'), 'j', bytes('b'), 0o444);
    disk.commit(at('a.py'), 'j');
    expect(folder.snapshot()).toEqual(['a.py 444 "b"']);
  });
});
