/** Every instruction of the file means what the file says: at least four hundred, over the operations that can be asked for in words. */
import { describe, expect, it } from 'vitest';
import { operationPhrases } from '../../server/core/intent/phrases/phraseBook.ts';
import { readInstruction } from '../../server/core/intent/readInstruction.ts';
import { createOperations } from '../../server/operations/registry.ts';
import { rules } from '../support/sharedSyntax.ts';
import { intentInShort } from './intentInShort.ts';
import { readInstructions } from './readInstructions.ts';

const instructions = readInstructions();
const operations = createOperations(rules);

describe('test/instructions/instructions.txt', () => {
  it('has enough of them, no two alike, and some for each of many operations', () => {
    expect(instructions.length).toBeGreaterThanOrEqual(400);
    expect(new Set(instructions.map(({ instruction }) => instruction)).size).toBe(instructions.length);
    const asked = new Set(instructions.flatMap(({ intents }) => intents.map((intent) => intent.split(' ')[0])));
    expect(asked.size).toBeGreaterThanOrEqual(17);
    expect([...asked].filter((name) => !operationPhrases.some(({ operation }) => operation === name))).toEqual([]);
  });

  it.each(instructions)('$section: $instruction', ({ instruction, intents, refusal }) => {
    const { result } = readInstruction(instruction, undefined);
    if (refusal !== undefined) {
      expect(result.ok ? result.value.operations.map(intentInShort) : result.error.message).toContain(refusal);
      return;
    }
    expect(result.ok ? result.value.operations.map(intentInShort) : result.error.message).toEqual(intents);
    if (!result.ok) return;
    // What words come to is what the operation takes, and what it says of itself is understood again.
    for (const { operation, arguments: given } of result.value.operations) {
      const known = operations.get(operation);
      const isExpanded = JSON.stringify(given).includes('"selector"') && !('targets' in (given as object));
      if (!isExpanded) expect(known?.parseArguments(JSON.parse(JSON.stringify(given))).ok, operation).toBe(true);
    }
  });
});
