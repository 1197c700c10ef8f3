/** Whether the caller opened file descriptor 3, where it wants the events. */
import { fstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

export const eventDescriptor = 3;

/**
 * Whether the caller handed descriptor 3 over for writing. Node itself may use that number for its own pipes and polls, so
 * on Linux the kernel is asked: a pipe of which this process holds both ends is its own. Elsewhere only files are taken.
 */
export function isHandedOver(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    if (process.platform !== 'linux') return stat.isFile();
    const target = readlinkSync(`/proc/self/fd/${descriptor}`);
    if (target.startsWith('anon_inode:')) return false;
    const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0', 8);
    if ((flags & 0o3) === 0) return false; // open for reading only
    if (stat.isFile() || stat.isCharacterDevice()) return true;
    const twins = readdirSync('/proc/self/fd').filter((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`) === target;
      } catch {
        return false; // closed while we looked
      }
    });
    return (stat.isFIFO() || stat.isSocket()) && twins.length === 1;
  } catch {
    return false; // not open
  }
}
