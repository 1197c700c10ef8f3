import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../server/base/hash.ts';
import { lineEnding, sameLines, showsFile } from '../../../server/core/documents/bufferText.ts';
import { SeenDocuments } from '../../../server/core/documents/seenDocuments.ts';
import { SeenFiles } from '../../../server/core/documents/seenFiles.ts';
import type { OpenDocument } from '../../../server/core/ports/documentsPort.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

const path = asWorkspacePath('a.txt');
const hash = (bytes: Uint8Array) => asContentHash(sha256Hex(bytes));

function seeing(onDisk: string | Uint8Array | undefined, ...buffers: (string | { readonly stale: string })[]) {
  const disk = new MemoryFiles();
  if (onDisk !== undefined) disk.edit(path, onDisk);
  const open = buffers.map((buffer, at): OpenDocument => {
    const [text, touched] = typeof buffer === 'string' ? [buffer, true] : [buffer.stale, false];
    return { path, text, version: 7, touched, holder: `window ${at + 1}` };
  });
  const seen = new SeenDocuments(
    {
      open: (asked) => (asked === path ? open : []),
      paths: () => [path],
      foundClean: () => undefined,
      onChanged: () => ({ dispose() {} }),
    },
    disk,
    hash,
  );
  return { seen, disk, files: new SeenFiles(disk, seen) };
}

describe('what a buffer shows', () => {
  test.each([
    ['a\r\nb\n', 'a\nb\n', true], // an editor gives it one kind of ending
    ['a\r\nb\n', 'a\r\nb\r\n', true],
    ['a\rb', 'a\nb', true],
    ['a\r\nb\r\n', 'a\nb\n', false], // somebody changed them all
    ['a\nb', 'a\nb', true],
    ['a\nb', 'a\nc', false],
  ])('of %j as %j is the file: %s', (file, buffer, is) => {
    expect(showsFile(buffer, file)).toBe(is);
    expect(sameLines(file, buffer)).toBe(is || file === 'a\r\nb\r\n');
  });

  test('ends its lines in one way, or in several', () => {
    expect(['a', 'a\n', 'a\r\n', 'a\r\nb\n', 'a\r'].map(lineEnding)).toEqual(['none', '\n', '\r\n', 'mixed', 'mixed']);
  });
});

describe('an open document', () => {
  test('that differs from the disk counts, with the hash it would have there, BOM and all', () => {
    const { seen, files } = seeing('\uFEFFold\n', 'new\n');
    const bytes = new TextEncoder().encode('\uFEFFnew\n');
    expect(seen.unsaved(path)).toMatchObject({ text: 'new\n', bom: true, hash: hash(bytes), holder: 'window 1' });
    expect(files.read(path)).toEqual(bytes);
    expect(files.stateOf(path)).toEqual({ hash: hash(bytes), mode: 0o644, bytes: bytes.length, unsaved: true });
  });

  test.each([
    ['says what the disk says', '\uFEFFa\r\nb\n', 'a\nb\n'],
    ['is older than the disk, and nobody typed in it', 'new\n', { stale: 'old\n' }],
    ['shows a file in another encoding', Uint8Array.of(0xff, 0xfe, 0x41), 'A'],
    ['shows a file that is gone', undefined, 'still here\n'],
  ])('does not count when it %s', (_, onDisk, buffer) => {
    const { seen, disk, files } = seeing(onDisk, buffer);
    expect(seen.unsaved(path)).toBeUndefined();
    expect(files.stateOf(path)).toEqual(disk.stateOf(path));
  });

  test('is one with an equal one elsewhere, wins over a clean one, and contradicts a different one', () => {
    expect(seeing('old', 'new', 'new').seen.unsaved(path)?.text).toBe('new');
    expect(seeing('old', 'old', 'new').seen.unsaved(path)).toMatchObject({ text: 'new', holder: 'window 2' });
    const { seen } = seeing('old', 'one', 'two');
    expect(() => seen.unsaved(path)).toThrow('a.txt has two different unsaved texts, in window 1 and in window 2.');
    expect(seen.allUnsaved()).toEqual([]);
  });

  test('is never written over', () => {
    const { files, disk } = seeing('old', 'new');
    expect(() => files.stage(path, 'journal', new Uint8Array(), 0o644)).toThrow('a.txt has unsaved edits in window 1.');
    expect(() => files.remove(path)).toThrow('unsaved');
    expect(disk.text(path)).toBe('old');
  });
});
