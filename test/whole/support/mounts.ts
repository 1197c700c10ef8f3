/** Small, full and read-only disks for tests, where the system lets this process mount them (Linux, as root). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mounted: string[] = [];

function mount(...args: string[]): void {
  const run = spawnSync('mount', args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`mount ${args.join(' ')}: ${run.error?.message ?? run.stderr}`);
}

/** `size` as tmpfs takes it ("96k"). */
export function mountSmallDisk(folder: string, size: string): void {
  mkdirSync(folder, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  mounted.push(folder);
}

export function resizeSmallDisk(folder: string, size: string): void {
  mount('-o', `remount,size=${size}`, folder);
}

/** Makes what is in the folder read-only for everybody, root included, until `unmount`. */
export function mountReadOnly(folder: string): void {
  mount('--bind', folder, folder);
  mounted.push(folder);
  mount('-o', 'remount,ro,bind', folder);
}

export function unmount(folder: string): void {
  const at = mounted.lastIndexOf(folder);
  if (at === -1) return;
  mounted.splice(at, 1);
  spawnSync('umount', [folder]);
}

export function unmountAll(): void {
  for (const folder of mounted.toReversed()) unmount(folder);
}

/** Why nothing can be mounted here, or undefined when it can. */
export function whyNoMounts(): string | undefined {
  if (process.platform !== 'linux') return 'mounting is only tried on Linux';
  const folder = mkdtempSync(join(tmpdir(), 'swarm-mount-'));
  try {
    mountSmallDisk(folder, '16k');
    return undefined;
  } catch (failure) {
    return `this process may not mount a small disk (${failure instanceof Error ? failure.message.trim() : String(failure)})`;
  } finally {
    unmount(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
