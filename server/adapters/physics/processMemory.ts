/** How much memory a process and what it started take: a server may be a script that starts the real one. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of almost every kernel; where one has larger pages the sum is too small, and the bound is reached later. */
const PAGE_BYTES = 4_096;
/** Fields of /proc/PID/stat, counted behind the name, which may hold blanks and brackets. */
const GROUP = 2;
const RESIDENT_PAGES = 21;

/** Resident size in bytes of a process group; 0 where the system does not say. */
export function groupMemoryBytes(group: number): number {
  let pages = 0;
  for (const name of entriesOf('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    if (Number(fields[GROUP]) === group) pages += Number(fields[RESIDENT_PAGES] ?? 0);
  }
  return pages * PAGE_BYTES;
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty for a process that is gone. */
function statOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
