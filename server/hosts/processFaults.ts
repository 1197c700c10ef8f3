/**
 * A fault port that ends the process the way a kill does, at the n-th reach of a named step, or stops it there until it is
 * told to go on. For tests of crash safety.
 */
import type { FaultPoint, FaultPort } from '../core/ports/faultPort.ts';
import { noFaults } from '../core/ports/faultPort.ts';

/** `description` is "step:n", e.g. "committed-one:2", or "step:n:stop"; undefined means no faults. */
export function processFaults(description: string | undefined): FaultPort {
  if (description === undefined) return noFaults;
  const [step = '', times = '1', how = 'kill'] = description.split(':');
  let left = Number(times);
  return {
    reach(point: FaultPoint): void {
      if (point !== step) return;
      left -= 1;
      if (left === 0) process.kill(process.pid, how === 'stop' ? 'SIGSTOP' : 'SIGKILL');
    },
  };
}
