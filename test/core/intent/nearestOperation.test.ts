/** What is offered instead of what Swarm cannot do: the operation that is asked for in the nearest words. */
import { describe, expect, it } from 'vitest';
import { nearestOperation } from '../../../server/core/intent/nearestOperation.ts';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';

describe('the nearest operation', () => {
  it.each([
    ['give f a nicer identifier', 'rename'],
    ['pull the method out into a free function', 'methodToFunction'],
    ['xyzzy', undefined],
    ['constructor valueOf', undefined], // words that every object of JavaScript has
  ])('%s: %s', (words, operation) => {
    expect(nearestOperation(words)?.operation).toBe(operation);
  });

  it('is told with the refusal, which changes nothing', () => {
    const { result } = readInstruction('extract the method area of Shape into a helper', undefined);
    expect(result.ok ? '' : `${result.error.message} ${result.error.hint}`).toMatch(
      /not available yet\. Nothing was changed\. The nearest that can be asked for is \w+: “.+”\. Swarm can do: /,
    );
  });
});
