import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Flushing } from '../../../server/adapters/fileDisk/flushing.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

let flushing = new Flushing();

afterEach(() => {
  flushing.dispose();
  flushing = new Flushing();
});

/** Each is told of as soon as it is written, as one that stages does. */
function written(count: number): string[] {
  const folder = new TempFolder();
  return Array.from({ length: count }, (_, at) => {
    const file = join(folder.root, `${at}.txt`);
    writeFileSync(file, String(at));
    flushing.add(file);
    return file;
  });
}

describe('flushing files', () => {
  it.each([0, 1, 95, 96, 500])('%i of them', (count) => {
    expect(flushing.finish(written(count))).toBeUndefined();
  });

  it('those it was not told of before', () => {
    const files = written(200);
    const other = new Flushing();
    expect(other.finish(files)).toBeUndefined();
    expect(other.has(files[0] as string)).toBe(false);
  });

  it.each([3, 300])('of %i, tells what failed for the one that is gone', (count) => {
    const files = written(count);
    const last = files.at(-1) as string;
    rmSync(last);
    expect(() => flushing.finish(files)).toThrow(/ENOENT/);
  });

  it('does not ask for those that are gone and not asked for', () => {
    const files = written(300);
    for (const file of files.slice(0, 150)) rmSync(file);
    expect(flushing.finish(files.slice(150))).toBeUndefined();
  });

  it('flushes anew what was written anew', () => {
    const files = written(300);
    flushing.finish(files);
    const first = files[0] as string;
    flushing.add(first);
    expect(flushing.finish(files)).toBeUndefined();
    flushing.add(first);
    rmSync(first);
    expect(() => flushing.finish(files)).toThrow(/ENOENT.*\b0\.txt/);
  });

  it('may be asked again', () => {
    const files = written(300);
    flushing.finish(files);
    expect(flushing.finish(files)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('tells what the system says of one that cannot be flushed, however often it is asked', () => {
    flushing.add('/dev/null');
    const files = ['/dev/null', ...written(300)];
    expect(() => flushing.finish(files)).toThrow(/EINVAL/);
    expect(() => flushing.finish(files)).toThrow(/EINVAL/);
  });

  it.runIf(process.getuid?.() !== 0)('tells of one that may not be opened', () => {
    const files = written(200);
    const last = files.at(-1) as string;
    chmodSync(last, 0o000);
    expect(() => flushing.finish(files)).toThrow(/EACCES/);
  });
});
