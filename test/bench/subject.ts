/** What a subject of the bench is, and what it is given. */
import type { Measurement } from './measurement.ts';

/** How much is measured: `quick` for a first look, `large` for the sizes of the goals. */
export type Scale = 'quick' | 'default' | 'large';

export interface Bench {
  readonly scale: Scale;
  /** A folder of its own, removed afterwards whatever happens. */
  readonly scratch: string;
  report(measurement: Measurement): void;
  /** Says what takes a while now. */
  say(text: string): void;
}

export type Subject = (bench: Bench) => Promise<void> | void;
