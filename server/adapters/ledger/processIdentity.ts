/** Which process holds a lease, and whether that very process still lives. A pid alone may have been given away again. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  /** Machine, boot and pid namespace, as far as they can be told, by spaces: pids are comparable only within one of these. */
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system tells it; empty where it does not. */
  readonly start: string;
}

export type Liveness = 'alive' | 'dead' | 'unknown';

export function ownProcess(): ProcessIdentity {
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  const machineId = attempt(() => readFileSync('/etc/machine-id', 'utf8').trim());
  const machine = [hostname(), machineId].filter((part) => part !== undefined && part !== '').join('/');
  return {
    host: [machine, boot, namespace].filter((part) => part !== undefined).join(' '),
    pid: process.pid,
    start: processStat(process.pid)?.start ?? '',
  };
}

export function livenessOf(other: ProcessIdentity, own: ProcessIdentity): Liveness {
  if (other.host !== own.host) return isOfEarlierBoot(other, own) ? 'dead' : 'unknown';
  if (other.pid === own.pid) return other.start === own.start ? 'alive' : 'dead';
  try {
    process.kill(other.pid, 0);
  } catch (failure) {
    // EPERM: it is there, and somebody else's.
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EPERM')) return 'dead';
  }
  const stat = processStat(other.pid);
  if (stat === undefined) return other.start === '' ? 'alive' : 'unknown';
  return stat.start === other.start && !stat.ended ? 'alive' : 'dead';
}

/** The same machine, started anew since: after a power failure nothing waits for a heartbeat that cannot come. */
function isOfEarlierBoot(other: ProcessIdentity, own: ProcessIdentity): boolean {
  const [machine, boot] = other.host.split(' ');
  const [ownMachine, ownBoot] = own.host.split(' ');
  return machine === ownMachine && boot !== undefined && ownBoot !== undefined && boot !== ownBoot;
}

/** Linux: state and start of a process out of /proc/PID/stat (proc(5), fields 3 and 22). */
function processStat(pid: number): { readonly start: string; readonly ended: boolean } | undefined {
  return attempt(() => {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return start === undefined ? undefined : { start, ended: state === 'Z' || state === 'X' };
  });
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // not Linux, or not ours to see
  }
}
