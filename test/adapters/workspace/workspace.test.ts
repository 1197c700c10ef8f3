import * as fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWorkspaceBounds } from '../../../server/adapters/workspace/bounds.ts';
import { Workspace } from '../../../server/adapters/workspace/workspace.ts';
import { encodeText } from '../../../server/core/ports/workspacePort.ts';
import { SwarmFailure } from '../../../server/protocol/errors.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const never = new AbortController().signal;
const at = asWorkspacePath;

describe('list', () => {
  it('honours nested .gitignore files, .swarmignore and the defaults, and says what it left out', async () => {
    const folder = new TempFolder()
      .write('.gitignore', 'build/\n*.log\n!keep.log\n/only-here.txt\n')
      .write('.swarmignore', 'legacy/\n')
      .write('src/.gitignore', 'local.py\n!debug.log\n');
    const listed = ['a.py', 'keep.log', 'src/a.py', 'src/debug.log', 'src/only-here.txt', 'src/build.py', 'src/Node_Modules.ts'];
    const hidden = [
      'build/a.py',
      'x.log',
      'only-here.txt',
      'src/local.py',
      'legacy/a.py',
      'node_modules/m/index.js',
      'src/__pycache__/a.pyc',
      '.git/HEAD',
      'env/pyvenv.cfg',
      'env/lib/a.py',
      '.env',
    ];
    for (const path of [...listed, ...hidden]) folder.write(path);
    const { paths, leftOut } = await Workspace.open(folder.root).list(never);
    expect(paths).toEqual([
      '.gitignore',
      '.swarmignore',
      'a.py',
      'keep.log',
      'src/.gitignore',
      'src/Node_Modules.ts',
      'src/a.py',
      'src/build.py',
      'src/debug.log',
      'src/only-here.txt',
    ]);
    expect(leftOut.toSorted()).toEqual([
      '.git: version control',
      '1 file: ignored by src/.gitignore',
      '1 file: on the deny list (keys, environments)',
      '2 files: ignored by .gitignore',
      'build: ignored by .gitignore',
      'env: a Python environment',
      'legacy: ignored by .swarmignore',
      'node_modules: ignored by default',
      'src/__pycache__: ignored by default',
    ]);
  });

  it('lets .swarmignore bring back what git and the defaults leave out, with all that is inside', async () => {
    const folder = new TempFolder().write('.gitignore', 'vendor/\n').write('.swarmignore', '!vendor/\n!node_modules/\n');
    folder.write('vendor/lib/a.py').write('node_modules/m/index.js');
    const { paths } = await Workspace.open(folder.root).list(never);
    expect(paths.filter((path) => !path.startsWith('.'))).toEqual(['node_modules/m/index.js', 'vendor/lib/a.py']);
  });

  it('obeys the repository around the workspace folder', async () => {
    const folder = new TempFolder().write('.git/info/exclude', 'private.py\n').write('.gitignore', '/app/out/\n*.tmp\n');
    for (const path of ['app/a.py', 'app/private.py', 'app/out/b.py', 'app/x.tmp', 'other/c.py']) folder.write(path);
    expect((await Workspace.open(folder.at('app')).list(never)).paths).toEqual(['a.py']);
    expect((await Workspace.open(folder.at('app/out')).list(never)).paths, 'opened itself, an ignored folder is shown').toEqual(['b.py']);
  });

  it('follows no links, in circles or out of the folder', async () => {
    const outside = new TempFolder().write('secret.py');
    const folder = new TempFolder()
      .write('a/a.py')
      .link('a/loop', '..')
      .link('out', outside.root)
      .link('a/out.py', outside.at('secret.py'));
    const { paths, leftOut } = await Workspace.open(folder.root).list(never);
    expect(paths).toEqual(['a/a.py']);
    expect(leftOut).toEqual(['3 files: links, which are not followed']);
  });

  it('ends at its bound, says so, and stops when told to', async () => {
    const folder = new TempFolder();
    for (let n = 0; n < 5; n++) folder.write(`f${n}.py`);
    const workspace = Workspace.open(folder.root, { bounds: { ...defaultWorkspaceBounds, listedFilesMax: 3 } });
    const { paths, leftOut } = await workspace.list(never);
    expect([paths.length, leftOut]).toEqual([3, ['everything beyond 3 files: too many']]);
    await expect(workspace.list(AbortSignal.abort())).rejects.toThrow(SwarmFailure);
  });

  it('lists nothing in an empty folder, and refuses one that is not there', async () => {
    const folder = new TempFolder().write('file');
    fs.rmSync(folder.at('file'));
    expect(await Workspace.open(folder.root).list(never)).toEqual({ paths: [], leftOut: [] });
    expect(() => Workspace.open(folder.at('nowhere'))).toThrow(SwarmFailure);
  });
});

describe('containing', () => {
  it('counts a word in text files, whatever their encoding of the rest, and names giants, and skips binaries and the denied', async () => {
    const folder = new TempFolder()
      .write('a.py', 'foo(foo, barfoo)\n')
      .write('none.py', 'fo o')
      .write('latin.py', Buffer.from('caf\xe9 foo', 'latin1'))
      .write('umlaut.py', 'größe größe')
      .write('image.bin', Buffer.from('foo\0foo'))
      .write('.env', 'foo')
      .write('large.py', `foo${' '.repeat(95)}foo${' '.repeat(98)}foofoo`)
      .write('giant.py', `foo${' '.repeat(1_000)}`);
    const bounds = { ...defaultWorkspaceBounds, textFileBytesMax: 100, searchedFileBytesMax: 1_000 };
    const workspace = Workspace.open(folder.root, { bounds });
    expect(await workspace.containing('foo', never)).toEqual([
      { path: 'a.py', count: 3 },
      { path: 'large.py', count: 4 },
      { path: 'latin.py', count: 1 },
    ]);
    expect(await workspace.containing('größe', never)).toEqual([{ path: 'umlaut.py', count: 2 }]);
    expect(await workspace.containing('', never)).toEqual([]);
    const pieces = fc.tuple(fc.stringMatching(/^[ab]{0,60}$/), fc.stringMatching(/^[ab]{1,5}$/), fc.integer({ min: 5, max: 20 }));
    await fc.assert(
      fc.asyncProperty(pieces, async ([text, word, textFileBytesMax]) => {
        folder.write('large.py', text);
        const mentions = await Workspace.open(folder.root, { bounds: { ...bounds, textFileBytesMax } }).containing(word, never);
        const count = text.split(word).length - 1;
        expect(mentions.filter(({ path }) => path === 'large.py')).toEqual(count > 0 ? [{ path: 'large.py', count }] : []);
      }),
      { numRuns: 60 },
    );
    await expect(workspace.containing('foo', AbortSignal.abort())).rejects.toThrow(SwarmFailure);
  });
});

describe('read', () => {
  it('gives text without its BOM, and enough to write exactly the same bytes again', async () => {
    const folder = new TempFolder().write('a.py', '\uFEFFx = "ü"\r\n', 0o750);
    const read = await Workspace.open(folder.root).read(at('a.py'));
    expect(read).toMatchObject({ state: 'text', text: 'x = "ü"\r\n', bom: true, bytes: 13, mode: 0o750, writable: true });
    if (read.state === 'text') expect(Buffer.from(encodeText(read.text, read.bom))).toEqual(fs.readFileSync(folder.at('a.py')));
  });

  it('says why a file cannot be edited as text', async () => {
    const outside = new TempFolder().write('secret.py');
    const folder = new TempFolder()
      .write('bin', Buffer.from('a\0b'))
      .write('latin.py', Buffer.from([0x63, 0xe9]))
      .write('big.py', 'x'.repeat(101))
      .write('.env', 'KEY=1')
      .write('folder/x')
      .link('out.py', outside.at('secret.py'))
      .link('outdir', outside.root)
      .link('dangling.py', 'nowhere');
    const workspace = Workspace.open(folder.root, { bounds: { ...defaultWorkspaceBounds, textFileBytesMax: 100 } });
    const why = async (path: string) => {
      const read = await workspace.read(at(path));
      return read.state === 'unreadable' ? read.why : read.state;
    };
    const paths = ['bin', 'latin.py', 'big.py', '.env', 'folder', 'out.py', 'outdir/secret.py', 'dangling.py', 'gone.py', 'bin/below'];
    expect(await Promise.all(paths.map(why))).toEqual([
      'binary',
      'notUtf8',
      'tooLarge',
      'denied',
      'notAFile',
      'outsideWorkspace',
      'outsideWorkspace',
      'outsideWorkspace',
      'missing',
      'missing',
    ]);
  });

  it('tells a read-only file', async () => {
    const folder = new TempFolder().write('a.py', 'a', 0o444);
    expect(await Workspace.open(folder.root).read(at('a.py'))).toMatchObject({ state: 'text', writable: false, mode: 0o444 });
  });
});

describe('identify', () => {
  it('gives every spelling of a file one identity', () => {
    const folder = new TempFolder().write('pkg/a.py').write('pkg/sub/b.py').link('alias', 'pkg').link('c.py', 'pkg/a.py');
    const workspace = Workspace.open(folder.root, { cwd: folder.at('pkg/sub') });
    const spellings = [
      'pkg/a.py',
      './pkg/a.py',
      'pkg//a.py',
      'pkg\\a.py',
      '.\\pkg\\sub\\..\\a.py',
      folder.at('pkg/a.py'),
      'alias/a.py',
      'c.py',
      '../a.py',
      `${folder.root}/pkg/sub/../a.py`,
    ];
    for (const said of spellings) expect(workspace.identify(said), said).toEqual({ ok: true, value: 'pkg/a.py' });
    expect(workspace.identify('b.py')).toEqual({ ok: true, value: 'pkg/sub/b.py' });
    expect(workspace.identify('alias/new/n.py')).toEqual({ ok: true, value: 'pkg/new/n.py' });
    expect(workspace.identify('new\\n.py')).toEqual({ ok: true, value: 'new/n.py' });
  });

  it('compares the workspace by its real path', () => {
    const folder = new TempFolder().write('real/a.py').link('linked', 'real');
    const workspace = Workspace.open(folder.at('linked'));
    expect(workspace.root).toBe(folder.at('real'));
    expect(workspace.identify(folder.at('linked/a.py'))).toEqual({ ok: true, value: 'a.py' });
  });

  it.each(['../x.py', '/etc/passwd', 'out/x.py', 'out', 'dangling.py', 'circle/x.py', 'C:\\x.py'])(
    'refuses %s, which is not inside',
    (said) => {
      const outside = new TempFolder().write('x.py');
      const folder = new TempFolder().write('in.py').link('out', outside.root).link('dangling.py', '../nowhere').link('circle', 'circle');
      expect(Workspace.open(folder.root).identify(said)).toMatchObject({ ok: false, error: { code: 'veto-scope' } });
    },
  );

  it.each(['', ' ', '.', 'a\0b'])('refuses %j, which names no file', (said) => {
    expect(Workspace.open(new TempFolder().write('a').root).identify(said)).toMatchObject({ ok: false, error: { code: 'usage' } });
  });
});

describe('mayWrite', () => {
  it('allows files inside, there or new', async () => {
    const workspace = Workspace.open(new TempFolder().write('pkg/a.py').root);
    for (const path of ['pkg/a.py', 'pkg/new.py', 'new/folder/n.py'])
      expect(await workspace.mayWrite(at(path)), path).toEqual({ ok: true, value: true });
  });

  it('refuses what is outside, behind a link, denied, read-only, or no file', async () => {
    const outside = new TempFolder().write('x.py');
    const folder = new TempFolder()
      .write('pkg/a.py')
      .write('locked.py', 'l', 0o444)
      .write('.env')
      .link('out', outside.root)
      .link('out.py', outside.at('x.py'))
      .link('alias.py', 'pkg/a.py')
      .link('dangling.py', '../nowhere.py');
    const workspace = Workspace.open(folder.root);
    const code = async (path: string) => {
      const answer = await workspace.mayWrite(at(path));
      return answer.ok ? 'allowed' : answer.error.code;
    };
    const scope = [
      'out/x.py',
      'out/new.py',
      'out.py',
      'alias.py',
      'dangling.py',
      '.env',
      'new/.git/hooks/run',
      'pkg',
      '../x.py',
      'new/id_rsa',
      'pkg/a.py/below.py',
      'pkg/a.py/folder/n.py',
    ];
    expect(await Promise.all(scope.map(code))).toEqual(scope.map(() => 'veto-scope'));
    expect(await code('locked.py')).toBe('veto-read-only');
  });
});
