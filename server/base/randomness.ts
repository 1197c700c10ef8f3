/** Randomness is injected, so that a run can be repeated from its seed. */
import { randomBytes } from 'node:crypto';

export interface Randomness {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
}

export const systemRandomness: Randomness = { bytes: (count) => randomBytes(count) };

/** A repeatable generator (mulberry32) for tests and simulation. Not for secrets. */
export class SeededRandomness implements Randomness {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }
}
