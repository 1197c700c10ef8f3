/** Drives the built command line as its own process, the way a person or a script does. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '../../..');
export const cliPath = join(projectRoot, 'dist/cli.js');

export interface ShellRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary workspace with a state folder of its own beside it. Dispose of it at the end of the test. */
export class Shell {
  readonly base: string;
  readonly workspace: string;
  readonly state: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.base = mkdtempSync(join(tmpdir(), 'swarm-whole-'));
    this.workspace = join(this.base, 'workspace');
    this.state = join(this.base, 'state');
    mkdirSync(this.workspace);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  path(name: string): string {
    return join(this.workspace, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** Copies a folder of an installed package into the workspace. */
  copyPackage(source: string, into: string): void {
    const from = join(projectRoot, 'node_modules', source);
    if (!existsSync(from)) throw new Error(`${source} is not installed; the test needs its sources`);
    mkdirSync(dirname(this.path(into)), { recursive: true });
    cpSync(from, this.path(into), { recursive: true });
  }

  #environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    // No test asks a real model, whatever key the machine has.
    return { ...process.env, ANTHROPIC_API_KEY: '', NO_COLOR: '1', SWARM_STATE_DIR: this.state, ...extra };
  }

  #arguments(args: readonly string[]): string[] {
    return [cliPath, ...args, ...(args.includes('--workspace') ? [] : ['--workspace', this.workspace])];
  }

  /** Runs `swarm …` to its end. */
  run(args: readonly string[], options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {}): ShellRun {
    const run = spawnSync(process.execPath, this.#arguments(args), {
      encoding: 'utf8',
      input: options.input ?? '',
      env: this.#environment(options.env ?? {}),
      maxBuffer: 1024 * 1024 * 1024,
      timeout: 300_000,
    });
    if (run.error) throw run.error;
    return { status: run.status, signal: run.signal, stdout: run.stdout, stderr: run.stderr };
  }

  /** Runs `swarm … --json` and reads its document. */
  json<T>(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { readonly status: number | null; readonly document: T; readonly stderr: string } {
    const run = this.run([...args, '--json'], { env });
    try {
      return { status: run.status, document: JSON.parse(run.stdout) as T, stderr: run.stderr };
    } catch {
      throw new Error(
        `no JSON from swarm ${args.join(' ')} (exit ${run.status}):\n${run.stdout.slice(0, 2_000)}\n${run.stderr.slice(0, 4_000)}`,
      );
    }
  }

  /** Runs `swarm …` with its events in a file. */
  redirected(args: readonly string[], eventsFile: string): ShellRun {
    const descriptor = openSync(eventsFile, 'w');
    try {
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, this.#arguments(args), {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', descriptor],
        env: this.#environment({}),
      });
      return { status, signal, stdout, stderr };
    } finally {
      closeSync(descriptor);
    }
  }

  /** Starts `swarm …` and lets it run. */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): { readonly child: ChildProcess; readonly done: Promise<ShellRun> } {
    const child = spawn(process.execPath, this.#arguments(args), { stdio: ['ignore', 'pipe', 'pipe'], env: this.#environment(env) });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const done = new Promise<ShellRun>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
    });
    return { child, done };
  }

  dispose(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}
