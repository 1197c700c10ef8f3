/** Carries a pure step to its end: calls it, fetches the facts it asks for, and calls it again. */
import { type SwarmError, swarmError } from '../../protocol/errors.ts';
import type { FactSource } from '../brain/brain.ts';
import { type FactRequest, type Facts, factKey, type Step } from './facts.ts';

/** Rounds of asking and fetching. Each follows one more import or question to a server, so real code needs a dozen. */
const ROUNDS_MAX = 100;

export type StepOutcome<T, E> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: E }
  | { readonly kind: 'failed'; readonly error: SwarmError };

/** `msLeft`: milliseconds that may still be spent; asked before every round. A step that asks again for what it was given is a bug. */
export async function untilDone<T, E>(
  source: FactSource,
  signal: AbortSignal,
  msLeft: () => number,
  step: (facts: Facts) => Step<T, E>,
): Promise<StepOutcome<T, E>> {
  const given = new Set<string>();
  for (let round = 0; round < ROUNDS_MAX; round++) {
    signal.throwIfAborted();
    if (msLeft() <= 0) return { kind: 'failed', error: swarmError('bound-reached', 'The time for this mission is used up.') };
    const result = step(source.facts);
    switch (result.kind) {
      case 'done':
        return result;
      case 'refused':
        return { kind: 'refused', refusal: result.error };
      case 'need': {
        const fresh = freshRequests(result.requests, given);
        if (fresh.length === 0) return { kind: 'failed', error: swarmError('internal', 'A step asked again for facts it had been given.') };
        await source.fetch(fresh, signal);
        break;
      }
    }
  }
  return { kind: 'failed', error: swarmError('bound-reached', `A step asked for facts more than ${ROUNDS_MAX} times.`) };
}

function freshRequests(requests: readonly FactRequest[], given: Set<string>): readonly FactRequest[] {
  const fresh = requests.filter((request) => !given.has(factKey(request)));
  for (const request of fresh) given.add(factKey(request));
  return fresh;
}
