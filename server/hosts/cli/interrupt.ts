/** Ctrl+C: the first stops the work cleanly and at once, a second ends the process whatever it does. */

import type { Disposable } from '../../base/disposable.ts';
import { ExitCode } from '../../protocol/errors.ts';

/** Calls `stop` on the first SIGINT, SIGTERM or SIGHUP. */
export function onInterrupt(stop: () => void): Disposable {
  let asked = false;
  const listener = (): void => {
    if (asked) process.exit(ExitCode.cancelled);
    asked = true;
    stop();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listener);
  return {
    dispose: () => {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
