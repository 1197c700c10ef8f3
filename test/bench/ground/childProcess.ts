/** Runs a program to its end and says how long it took and how much memory its process tree took at most. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const cli = join(projectRoot, 'dist/cli.js');
const memorySampleMs = 50;
/** Unit of the times in /proc, the same on every Linux that Node runs on. */
const clockTickMs = 10;

export interface ProcessRun {
  readonly ms: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Largest sum of the resident sizes of the process and all its descendants; undefined where the system does not say. */
  readonly peakBytes: number | undefined;
  /** Processor time of the process itself, all its threads, up to the last sample: what others on the machine hardly change. */
  readonly cpuMs: number | undefined;
}

function descendants(pid: number): number[] {
  const found = [pid];
  for (let at = 0; at < found.length; at++) {
    try {
      const tasks = `/proc/${found[at]}/task`;
      for (const task of readdirSync(tasks)) {
        for (const child of readFileSync(`${tasks}/${task}/children`, 'utf8').split(' '))
          if (child.trim() !== '') found.push(Number(child));
      }
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Of a process and all its threads; 0 where the system does not say. */
export function processorMs(pid: number): number {
  try {
    // The second field is the program's name in brackets, which may hold blanks; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * clockTickMs;
  } catch {
    return 0;
  }
}

/** `sampled`: also watch memory and processor time, which costs a little time. */
export function runProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>>; readonly sampled?: boolean } = {},
): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, NO_COLOR: '1', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid } = child;
    let peak = 0;
    let cpuMs = 0;
    let stdout = '';
    let stderr = '';
    const sampler =
      options.sampled === true && process.platform === 'linux' && pid !== undefined
        ? setInterval(() => {
            cpuMs = Math.max(cpuMs, processorMs(pid));
            peak = Math.max(
              peak,
              descendants(pid).reduce((total, each) => total + residentBytes(each), 0),
            );
          }, memorySampleMs)
        : undefined;
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', (failure) => {
      clearInterval(sampler);
      reject(failure);
    });
    child.on('close', (status) => {
      clearInterval(sampler);
      resolve({ ms: performance.now() - started, status, stdout, stderr, peakBytes: peak || undefined, cpuMs: cpuMs || undefined });
    });
  });
}

/** Runs `swarm …` of the build. Throws when it does not end with exit code 0: a failure is not to be measured. */
export async function runSwarm(args: readonly string[], state: string, sampled = false): Promise<ProcessRun> {
  const run = await runProcess(process.execPath, [cli, ...args], { environment: { SWARM_STATE_DIR: state }, sampled });
  if (run.status !== 0) {
    throw new Error(`swarm ${args.join(' ')} ended with ${run.status}:\n${run.stdout.slice(-2_000)}\n${run.stderr.slice(-2_000)}`);
  }
  return run;
}
