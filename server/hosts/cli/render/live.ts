/** Events on the terminal as they happen: a line each when asked for, else one status line that redraws itself. */

import type { Disposable } from '../../../base/disposable.ts';
import type { TimelineLine } from '../../../core/ledger/timeline.ts';
import type { SwarmEvent } from '../../../protocol/generated/events_pb.js';
import type { Output } from '../output.ts';
import { forTerminal } from '../terminalText.ts';
import { cutTo } from './width.ts';

export interface LiveView extends Disposable {
  show(events: readonly SwarmEvent[]): void;
  /** Takes the status line away, so that something else can be written. */
  clear(): void;
}

export interface LiveOptions {
  readonly verbose: boolean;
  readonly entryOf: (event: SwarmEvent) => TimelineLine;
}

const silent: LiveView = { show: () => undefined, clear: () => undefined, dispose: () => undefined };

export function createLiveView(output: Output, options: LiveOptions): LiveView {
  if (options.verbose) {
    const { dim, cyan } = output.errorColors;
    return {
      ...silent,
      show(events) {
        for (const event of events) {
          const entry = options.entryOf(event);
          output.say(`${dim(String(event.sequence).padStart(5))} ${cyan(entry.who.padEnd(12))} ${entry.text}`);
        }
      },
    };
  }
  if (!output.liveErrors || output.json) return silent;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\x1b[2K');
    shown = false;
  };
  return {
    show(events) {
      const last = events.at(-1);
      if (!last) return;
      const entry = options.entryOf(last);
      const line = cutTo(forTerminal(`${entry.who}: ${entry.text}`), output.errorColumns - 1);
      clear();
      process.stderr.write(output.errorColors.dim(line));
      shown = true;
    },
    clear,
    dispose: clear,
  };
}
