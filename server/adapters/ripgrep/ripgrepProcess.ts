/** One run of ripgrep: its output line by line, bounded, ended at once when it is no longer wanted. */
import { spawn } from 'node:child_process';

/** A line of output that is longer is cut off: a text without line ends. */
const lineBytesMax = 8 * 2 ** 20;
const errorUnitsMax = 2_000;

export interface RipgrepRun {
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly separator: number; // the byte that ends a line of output
  /** False: no more is wanted. */
  readonly take: (line: Buffer) => boolean;
}

/** 0: found; 1: nothing found; 2: something could not be searched, or the pattern is wrong; undefined: it was ended. */
export interface RipgrepEnd {
  readonly code: number | undefined;
  readonly complaint: string;
}

/** Throws what starting it throws, and an AbortError when stopped. */
export function runRipgrep({ executable, args, cwd, separator, take }: RipgrepRun, signal: AbortSignal): Promise<RipgrepEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let complaint = '';
    let wanted = true;
    let rest: Buffer[] = [];
    let restBytes = 0;
    const end = (): void => {
      wanted = false;
      child.kill('SIGKILL');
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const line = (bytes: Buffer): void => {
      if (!wanted) return;
      if (restBytes + bytes.length <= lineBytesMax && !take(restBytes === 0 ? bytes : Buffer.concat([...rest, bytes]))) end();
      rest = [];
      restBytes = 0;
    };
    child.stdout.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let at = chunk.indexOf(separator); at !== -1 && wanted; at = chunk.indexOf(separator, from)) {
        line(chunk.subarray(from, at));
        from = at + 1;
      }
      if (!wanted || from >= chunk.length) return;
      if (restBytes <= lineBytesMax) rest.push(chunk.subarray(from));
      restBytes += chunk.length - from;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(0, errorUnitsMax);
    });
    child.once('error', (error) => {
      signal.removeEventListener('abort', end);
      reject(error);
    });
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      if (wanted && restBytes > 0) line(Buffer.alloc(0));
      resolve({ code: wanted ? (code ?? undefined) : undefined, complaint: complaint.trim() });
    });
  });
}
