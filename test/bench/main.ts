/**
 * `npm run bench`: measures the subjects one after the other, prints a table and writes `bench/results.json`. Nothing is
 * asserted: numbers depend on the machine, which is why peers are measured in the same run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readBenchRequest } from './commandLine.ts';
import type { Measurement } from './measurement.ts';
import type { Scale } from './subject.ts';
import type { SubjectMessage } from './subjectProcess.ts';
import { subjects } from './subjects.ts';
import { tableOf } from './table.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const resultsFile = join(root, 'bench/results.json');
/** After an interrupt, what a subject started has so long to leave by itself. */
const leaveMs = 5_000;

/** The subject that runs now, as the leader of a process group: whatever it starts can be ended with it. */
let running: ChildProcess | undefined;
let interrupted = false;

function signalGroup(signal: NodeJS.Signals | 0): boolean {
  if (running?.pid === undefined) return false;
  try {
    if (process.platform === 'win32') return running.kill(signal);
    return process.kill(-running.pid, signal);
  } catch {
    return false; // all of them are gone
  }
}

async function endSubject(): Promise<void> {
  signalGroup('SIGINT');
  for (let waitedMs = 0; waitedMs < leaveMs && signalGroup(0); waitedMs += 50) await sleep(50);
  signalGroup('SIGKILL');
}

/** Resolves with whether the subject came to its end. */
function runSubject(name: string, scale: Scale, scratch: string, take: (measured: Measurement) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const child = fork(join(here, 'subjectProcess.ts'), [name, scale, scratch], {
      cwd: root,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // What a process leaves in the temporary folder when it is killed goes with the scratch folder.
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    });
    running = child;
    child.on('message', (message) => take((message as SubjectMessage).measured));
    child.on('close', (code) => {
      running = undefined;
      resolve(code === 0);
    });
  });
}

function load(): string {
  return `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')}`;
}

async function measureAll(names: readonly string[], scale: Scale, scratch: string): Promise<boolean> {
  const measured: Measurement[] = [];
  const failed: string[] = [];
  for (const { name, about } of subjects.filter((subject) => names.includes(subject.name))) {
    console.log(`\n━━ ${name}: ${about} (${load()})`);
    const own = join(scratch, name);
    mkdirSync(own);
    const rows: Measurement[] = [];
    const finished = await runSubject(name, scale, own, (row) => rows.push(row));
    if (interrupted) return false;
    rmSync(own, { recursive: true, force: true });
    if (rows.length > 0) console.log(tableOf(rows));
    if (!finished) failed.push(name);
    measured.push(...rows.map((row) => ({ ...row, name: `${name}: ${row.name}` })));
  }
  mkdirSync(dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(measured, null, 2)}\n`);
  console.log(`\n${measured.length} measurements are in ${resultsFile} (${load()}).`);
  if (failed.length > 0) console.error(`Not measured to the end: ${failed.join(', ')}.`);
  return failed.length === 0;
}

async function bench(names: readonly string[], scale: Scale): Promise<number> {
  const seconds = subjects.filter(({ name }) => names.includes(name)).reduce((total, subject) => total + subject.seconds[scale], 0);
  const howLong = seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  console.log(`Measuring ${names.join(', ')}: about ${howLong} on a quiet machine.`);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}, ${load()}`,
  );
  if (loadavg()[0]! > availableParallelism() / 2) console.log('This machine is busy: trust the ratios more than the numbers.');
  const scratch = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-bench-')));
  const interrupt = () => {
    interrupted = true;
    void endSubject();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  try {
    const finished = await measureAll(names, scale, scratch);
    if (!interrupted) return finished ? 0 : 1;
    console.error('\nStopped; nothing was written.');
    return 130;
  } finally {
    // A process that was killed a moment ago may still hold the folder.
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

const request = readBenchRequest(
  process.argv.slice(2),
  subjects.map(({ name }) => name),
);
if (typeof request === 'string') {
  console.error(request);
  process.exitCode = 2;
} else if (!existsSync(join(root, 'dist/cli.js'))) {
  console.error('dist/cli.js is missing: run this as "npm run bench", which builds it first.');
  process.exitCode = 2;
} else process.exitCode = await bench(request.names, request.scale);
