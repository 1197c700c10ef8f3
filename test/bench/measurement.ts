/** What is measured and how it is summed up: samples, percentiles, and a number beside a peer's number from the same run. */

/** One line of `bench/results.json`. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What else was measured in the same run, alternating with ours, for the same end. */
  readonly peer?: { readonly name: string; readonly value: number };
  /** `value` divided by the peer's value. */
  readonly ratio?: number;
  /** What DESIGN asks for, as a person reads it. Shown, never asserted. */
  readonly goal?: string;
}

/** The smallest sample that so many percent of all samples do not exceed (nearest rank). Throws on no samples. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(samples: readonly number[]): number {
  return (
    (percentile(samples, 50) +
      -percentile(
        samples.map((sample) => -sample),
        50,
      )) /
    2
  );
}

export function sum(samples: readonly number[]): number {
  return samples.reduce((total, sample) => total + sample, 0);
}

/** A measurement beside its peer. */
export function compared(
  measurement: Omit<Measurement, 'peer' | 'ratio'>,
  peer: { readonly name: string; readonly value: number } | undefined,
): Measurement {
  return peer === undefined ? measurement : { ...measurement, peer, ratio: measurement.value / peer.value };
}

/** Milliseconds that `work` takes. */
export function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Milliseconds until `work` is done. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs each of several works once per repetition, one after the other, so that a busy machine hits all alike. */
export async function alternating(
  repetitions: number,
  ...works: readonly ((repetition: number) => number | Promise<number>)[]
): Promise<readonly number[][]> {
  const samples: number[][] = works.map(() => []);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [at, work] of works.entries()) samples[at]!.push(await work(repetition));
  }
  return samples;
}
