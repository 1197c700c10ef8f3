import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flushFiles } from '../../../server/adapters/fileDisk/flushFiles.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

function written(count: number): string[] {
  const folder = new TempFolder();
  return Array.from({ length: count }, (_, at) => {
    const file = join(folder.root, `${at}.txt`);
    writeFileSync(file, String(at));
    return file;
  });
}

describe('flushing files', () => {
  it.each([0, 1, 95, 96, 500])('%i of them', (count) => {
    expect(flushFiles(written(count))).toBeUndefined();
  });

  it.each([3, 300])('of %i, tells what failed for the one that is gone', (count) => {
    const files = written(count);
    rmSync(files[2] as string);
    expect(() => flushFiles(files)).toThrow(/ENOENT.*2\.txt/);
  });

  it.runIf(process.getuid?.() !== 0)('tells of one that may not be opened', () => {
    const files = written(200);
    chmodSync(files[100] as string, 0o000);
    expect(() => flushFiles(files)).toThrow(/EACCES/);
  });
});
