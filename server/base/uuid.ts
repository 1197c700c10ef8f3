/** Time-ordered identifiers: UUID version 7 of RFC 9562. */
import type { Clock } from './clock.ts';
import type { Randomness } from './randomness.ts';

/** Makes UUIDv7 strings that sort in the order they were made, also within one millisecond. */
export class UuidSource {
  readonly #clock: Clock;
  readonly #randomness: Randomness;
  #lastMs = 0;
  #counter = 0;

  constructor(clock: Clock, randomness: Randomness) {
    this.#clock = clock;
    this.#randomness = randomness;
  }

  next(): string {
    const nowMs = Math.max(this.#clock.wallMs(), this.#lastMs);
    const random = this.#randomness.bytes(10);
    // rand_a (12 bits) counts within a millisecond; an overflow borrows the next millisecond.
    if (nowMs === this.#lastMs) this.#counter += 1;
    else this.#counter = (((random[8] ?? 0) & 0x07) << 8) | (random[9] ?? 0);
    this.#lastMs = nowMs;
    if (this.#counter > 0xfff) {
      this.#lastMs += 1;
      this.#counter = 0;
    }
    const time = this.#lastMs.toString(16).padStart(12, '0');
    const tail = Array.from(random.subarray(0, 8), (byte, i) => (i === 0 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join(
      '',
    );
    const counter = this.#counter.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  }
}
