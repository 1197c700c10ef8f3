/** Every example is one that the engine understands, and no word of it is without influence. */
import { expect, test } from 'vitest';
import { exampleInstructions } from '../../../extension/mission/exampleInstructions.ts';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { rules } from '../../support/sharedSyntax.ts';

test.each(exampleInstructions)('%s', (instruction) => {
  const { result } = readInstruction(instruction, undefined);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.ignoredWords).toEqual([]);
  for (const { operation, arguments: given } of result.value.operations) {
    expect(createOperations(rules).get(operation)?.parseArguments(given)).toMatchObject({ ok: true });
  }
});
