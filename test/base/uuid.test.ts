import { describe, expect, it } from 'vitest';
import type { Clock } from '../../server/base/clock.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import { UuidSource } from '../../server/base/uuid.ts';

function clockAt(times: readonly number[]): Clock {
  let next = 0;
  return { wallMs: () => times[Math.min(next++, times.length - 1)]!, monotonicMs: () => 0, after: () => ({ dispose: () => undefined }) };
}

describe('UUIDv7', () => {
  it('has the version, the variant and the time of RFC 9562', () => {
    const id = new UuidSource(clockAt([0x0123456789ab]), new SeededRandomness(1)).next();
    expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts in the order of making, within one millisecond, beyond its counter, and when the clock goes back', () => {
    const standing = new UuidSource(clockAt([1_000]), new SeededRandomness(2));
    const jumping = new UuidSource(clockAt([5_000, 4_000, 6_000, 1]), new SeededRandomness(3));
    for (const [source, count] of [
      [standing, 10_000],
      [jumping, 50],
    ] as const) {
      const ids = Array.from({ length: count }, () => source.next());
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(count);
    }
  });
});
