import { describe, expect, it } from 'vitest';
import { GitHead } from '../../server/adapters/gitHead.ts';
import { TempFolder } from '../fakes/tempFolder.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];

describe('GitHead', () => {
  it('knows no head without a repository', () => {
    expect(new GitHead(new TempFolder().write('a.py').root).read()).toBeUndefined();
  });

  it('follows HEAD to a loose ref, also from a folder inside the repository', () => {
    const folder = new TempFolder()
      .write('.git/HEAD', 'ref: refs/heads/main\n')
      .write('.git/refs/heads/main', `${one}\n`)
      .write('src/pkg/a.py');
    expect(new GitHead(folder.at('src/pkg')).read()).toEqual({ ref: 'refs/heads/main', commit: one });
  });

  it('finds packed refs, and prefers the loose one', () => {
    const packed = `# pack-refs with: peeled fully-peeled sorted \n${two} refs/heads/main\n${three} refs/tags/v1\n^${one}\n`;
    const folder = new TempFolder().write('.git/HEAD', 'ref: refs/heads/main\n').write('.git/packed-refs', packed);
    expect(new GitHead(folder.root).read()).toEqual({ ref: 'refs/heads/main', commit: two });
    folder.write('.git/refs/heads/main', `${one}\n`);
    expect(new GitHead(folder.root).read()?.commit).toBe(one);
  });

  it('reads a detached head, and a branch without a commit', () => {
    const folder = new TempFolder().write('.git/HEAD', `${one}\n`);
    expect(new GitHead(folder.root).read()).toEqual({ ref: '', commit: one });
    folder.write('.git/HEAD', 'ref: refs/heads/new\n');
    expect(new GitHead(folder.root).read()).toEqual({ ref: 'refs/heads/new', commit: '' });
  });

  it("finds the head of a worktree, whose refs are the repository's", () => {
    const folder = new TempFolder()
      .write('main/.git/HEAD', `${one}\n`)
      .write('main/.git/refs/heads/side', `${two}\n`)
      .write('main/.git/worktrees/side/HEAD', 'ref: refs/heads/side\n')
      .write('main/.git/worktrees/side/commondir', '../..\n');
    folder.write('side/.git', `gitdir: ${folder.at('main/.git/worktrees/side')}\n`);
    expect(new GitHead(folder.at('side')).read()).toEqual({ ref: 'refs/heads/side', commit: two });
  });

  it('does not follow a ref out of the repository, nor one that leads back to itself', () => {
    const folder = new TempFolder().write('secret', `${one}\n`).write('.git/HEAD', 'ref: ../secret\n');
    expect(new GitHead(folder.root).read()?.commit).toBe('');
    folder.write('.git/HEAD', 'ref: refs/heads/a\n').write('.git/refs/heads/a', 'ref: refs/heads/a\n');
    expect(new GitHead(folder.root).read()?.commit).toBe('');
  });
});
