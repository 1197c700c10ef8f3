/** The code of the failure from the catalogue that something throws; undefined when it throws none. Other failures go on. */
import { SwarmFailure } from '../../server/protocol/errors.ts';

export function thrownCode(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (failure) {
    if (failure instanceof SwarmFailure) return failure.error.code;
    throw failure;
  }
}
