import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { instructionFileBounds, readInstructionFile } from '../../server/hosts/cli/instructionFile.ts';

function fileWith(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'swarm-instruction-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'instruction'), content);
  return join(folder, 'instruction');
}

const codeOf = (file: string) => {
  const read = readInstructionFile(file);
  return read.ok ? read.value.length : read.error.code;
};

test('an instruction is text within its bound', () => {
  const { bytesMax } = instructionFileBounds;
  expect(readInstructionFile(fileWith('rename a to é\n'))).toEqual({ ok: true, value: 'rename a to é\n' });
  expect(codeOf(fileWith('x'.repeat(bytesMax)))).toBe(bytesMax);
  expect(codeOf(fileWith('x'.repeat(bytesMax + 1)))).toBe('instruction-not-text');
  expect(codeOf(fileWith(Uint8Array.of(0xff, 0xfe)))).toBe('instruction-not-text');
  expect([codeOf(tmpdir()), codeOf(join(tmpdir(), 'no', 'such'))]).toEqual(['usage', 'usage']);
});

test.skipIf(!existsSync('/dev/zero'))('a device without end is read to the bound and no further', () => {
  expect(codeOf('/dev/zero')).toBe('instruction-not-text');
});
