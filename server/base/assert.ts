/** Assertions state what must hold; a failing one is a bug in Swarm, never bad input. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new AssertionFailed(`this must hold: ${what}`);
}

/** For the end of an exhaustive `switch`: compiles only when every case has been handled. */
export function unreachable(value: never): never {
  throw new AssertionFailed(`unexpected case: ${JSON.stringify(value)}`);
}

/** The value, which must be there. */
export function defined<T>(value: T | undefined | null, what: string): T {
  assert(value !== undefined && value !== null, `${what} is present`);
  return value;
}
