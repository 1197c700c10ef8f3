/** Temporary folders and processes of a test: what was made here is gone at the end, also when the run is broken off. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders = new Set<string>();
const groups = new Set<number>();

process.on('exit', () => {
  for (const group of groups) signalGroup(group, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function makeScratch(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `swarm-${purpose}-`));
  folders.add(folder);
  return folder;
}

export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  folders.delete(folder);
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Makes the folder hold these files and no others; whether anything had to be changed. */
export function replaceFiles(folder: string, files: Files): boolean {
  const wanted = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const superfluous = there.filter((name) => !wanted.has(name));
  const differing = [...wanted].filter(([name, content]) => !there.includes(name) || !readFileSync(join(folder, name)).equals(content));
  for (const name of superfluous) rmSync(join(folder, name));
  writeFiles(folder, Object.fromEntries(differing));
  return superfluous.length + differing.length > 0;
}

/** The child was started detached, so it leads a group of its own. */
export function watchGroup(child: ChildProcess): void {
  if (child.pid !== undefined) groups.add(child.pid);
}

/** Asks the whole group to end, and after a while makes it end. */
export async function endGroup(child: ChildProcess, patienceMs = 5_000): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalGroup(pid, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
  signalGroup(pid, 'SIGKILL'); // whom the leader left behind
  groups.delete(pid);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // nobody of it is left
  }
}
