import type * as fs from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileDisk } from '../../../server/adapters/fileDisk/fileDisk.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { thrownCode } from '../../support/thrownCode.ts';

/** The system call that fails next, and how. Tests run as root may write anywhere, so refusals are played. */
const failing = vi.hoisted(() => ({ call: '', code: '' }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const guarded = <K extends 'fsyncSync' | 'openSync' | 'renameSync' | 'linkSync' | 'mkdirSync'>(call: K) =>
    ((...args: Parameters<(typeof real)[K]>) => {
      if (failing.call === call) throw Object.assign(new Error(failing.code), { code: failing.code });
      return (real[call] as (...all: unknown[]) => unknown)(...args);
    }) as (typeof real)[K];
  return {
    ...real,
    fsyncSync: guarded('fsyncSync'),
    openSync: guarded('openSync'),
    renameSync: guarded('renameSync'),
    linkSync: guarded('linkSync'),
    mkdirSync: guarded('mkdirSync'),
  };
});

beforeEach(() => {
  failing.call = '';
});

const path = asWorkspacePath('a.py');
const bytes = new TextEncoder().encode('new');

describe('FileDisk on a disk that fails', () => {
  it('says so when a folder for a new file cannot be made', () => {
    const folder = new TempFolder().write('a.py', 'old');
    Object.assign(failing, { call: 'mkdirSync', code: 'EPERM' });
    expect(thrownCode(() => new FileDisk(folder.root).stage(asWorkspacePath('new/a.py'), 'j', bytes, 0o644))).toBe('disk-refused');
    expect(folder.snapshot()).toEqual(['a.py 644 "old"']);
  });

  it.each([
    ['openSync', 'ENOSPC', 'disk-full'],
    ['openSync', 'EROFS', 'disk-refused'],
    ['openSync', 'EACCES', 'disk-refused'],
  ])('when %s says %s, staging says %s and leaves nothing behind', (call, code, expected) => {
    const folder = new TempFolder().write('a.py', 'old');
    const disk = new FileDisk(folder.root);
    Object.assign(failing, { call, code });
    expect(thrownCode(() => disk.stage(path, 'j', bytes, 0o644))).toBe(expected);
    expect(folder.snapshot()).toEqual(['a.py 644 "old"']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'disk-refused'],
  ])('when flushing says %s, so does it, and what was staged can be taken away', (code, expected) => {
    const folder = new TempFolder().write('a.py', 'old');
    const disk = new FileDisk(folder.root);
    disk.stage(path, 'j', bytes, 0o644);
    Object.assign(failing, { call: 'fsyncSync', code });
    expect(thrownCode(() => disk.flushStaged([path], 'j'))).toBe(expected);
    disk.unstage(path, 'j');
    expect(folder.snapshot()).toEqual(['a.py 644 "old"']);
  });

  it('flushes as it writes what it could not open again', () => {
    const folder = new TempFolder().write('a.py', 'old');
    const disk = new FileDisk(folder.root);
    Object.assign(failing, { call: 'fsyncSync', code: 'EIO' });
    expect(thrownCode(() => disk.stage(path, 'j', bytes, 0o200))).toBe('disk-refused');
    expect(folder.snapshot()).toEqual(['a.py 644 "old"']);
  });

  it('leaves the target as it was when it cannot be replaced', () => {
    const folder = new TempFolder().write('a.py', 'old');
    const disk = new FileDisk(folder.root);
    disk.stage(path, 'j', bytes, 0o644);
    Object.assign(failing, { call: 'renameSync', code: 'EACCES' });
    expect(thrownCode(() => disk.commit(path, 'j'))).toBe('disk-refused');
    disk.unstage(path, 'j');
    expect(folder.snapshot()).toEqual(['a.py 644 "old"']);
  });

  it('creates a file also where there are no hard links', () => {
    const folder = new TempFolder().write('b.py', 'b');
    const disk = new FileDisk(folder.root);
    disk.stage(path, 'j', bytes, 0o644);
    Object.assign(failing, { call: 'linkSync', code: 'EPERM' });
    disk.commit(path, 'j', true);
    expect(folder.snapshot()).toEqual(['a.py 644 "new"', 'b.py 644 "b"']);
  });

  it('says so when a file is there and cannot be read', () => {
    const folder = new TempFolder().write('a.py', 'old');
    const disk = new FileDisk(folder.root);
    Object.assign(failing, { call: 'openSync', code: 'EACCES' });
    expect(thrownCode(() => disk.stateOf(path))).toBe('disk-refused');
  });
});
