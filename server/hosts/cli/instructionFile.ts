/** Reads an instruction from a file or from stdin: text, and no more of it than an instruction can have. */
import { closeSync, openSync, readSync } from 'node:fs';
import { err, ok, type Result } from '../../base/result.ts';
import { systemCode } from '../../base/systemError.ts';
import { type SwarmError, swarmError } from '../../protocol/errors.ts';

export const instructionFileBounds = {
  bytesMax: 1024 * 1024,
  chunkBytes: 64 * 1024,
  /** Pause before a stdin that has nothing yet is asked again. */
  retryMs: 10,
} as const;

/** `file`: "-" is stdin. A device that never ends is read to the bound, like everything else. */
export function readInstructionFile(file: string): Result<string, SwarmError> {
  const { bytesMax } = instructionFileBounds;
  try {
    const bytes = readAtMost(file, bytesMax + 1);
    if (bytes.length > bytesMax) {
      return err(
        swarmError('instruction-not-text', `The instruction file has more than ${bytesMax} bytes, which are the most that is read.`),
      );
    }
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (failure) {
    if (failure instanceof TypeError) return err(swarmError('instruction-not-text', `${file} is not UTF-8 text.`));
    if (systemCode(failure) === undefined) throw failure;
    const message = `The instruction file cannot be read: ${(failure as Error).message}`;
    return err(swarmError('usage', message, 'Give the path of a text file, or "-" for stdin.'));
  }
}

function readAtMost(file: string, bytesMax: number): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let left = bytesMax; left > 0; ) {
      const chunk = Buffer.alloc(Math.min(left, instructionFileBounds.chunkBytes));
      const length = readSome(descriptor, chunk);
      if (length === 0) break;
      chunks.push(chunk.subarray(0, length));
      left -= length;
    }
    return Buffer.concat(chunks);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function readSome(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (failure) {
      const code = systemCode(failure);
      if (code === 'EOF') return 0; // Windows says the end of a pipe so
      if (code !== 'EAGAIN') throw failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, instructionFileBounds.retryMs);
    }
  }
}
