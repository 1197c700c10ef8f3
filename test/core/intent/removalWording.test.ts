/** Wishes to delete, to replace duplicates and to import from the source, in many words: what each comes to. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';

/** "operation {arguments}; …", or the refusal. */
function calls(instruction: string): string {
  const { result } = readInstruction(instruction, undefined);
  if (!result.ok) return result.error.message;
  return result.value.operations.map(({ operation, arguments: args }) => `${operation} ${JSON.stringify(args)}`).join('; ');
}

describe('deletions', () => {
  it.each([
    ['delete old_total', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['remove old_total from utils.py', 'safeDelete {"targets":[{"name":"old_total","pathHint":"utils.py"}]}'],
    [
      'safely delete the class Legacy in app/models.py',
      'safeDelete {"targets":[{"name":"Legacy","kind":"class","pathHint":"app/models.py"}]}',
    ],
    ['safe delete old_total', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['get rid of the function old_total', 'safeDelete {"targets":[{"name":"old_total","kind":"function"}]}'],
    ['drop Reader.skip', 'safeDelete {"targets":[{"name":"Reader.skip"}]}'],
    ['erase f in a.py', 'safeDelete {"targets":[{"name":"f","pathHint":"a.py"}]}'],
    ['old_total is dead code, remove it', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['`old_total` is never called; please remove it', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['nobody uses old_total, please delete it', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['Remove the class Legacy; nothing uses it.', 'safeDelete {"targets":[{"name":"Legacy","kind":"class"}]}'],
    [
      'Delete the function old_total in utils.py. It is not used anywhere.',
      'safeDelete {"targets":[{"name":"old_total","kind":"function","pathHint":"utils.py"}]}',
    ],
    ['the method Reader.old can go', 'safeDelete {"targets":[{"name":"Reader.old","kind":"method"}]}'],
    ['old_total should be deleted', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['we no longer need old_total', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['I would like old_total gone', 'safeDelete {"targets":[{"name":"old_total"}]}'],
    ['delete f if it is unused', 'safeDelete {"targets":[{"name":"f"}]}'],
    ['remove the unused function old_total', 'safeDelete {"targets":[{"name":"old_total","kind":"function"}]}'],
    ['delete the module app/old.py', 'safeDelete {"targets":[{"name":"app/old.py","kind":"module"}]}'],
    ['delete old_total with its tests', 'safeDelete {"targets":[{"name":"old_total"}],"withTests":true}'],
    ['Get rid of Legacy and its tests.', 'safeDelete {"targets":[{"name":"Legacy"}],"withTests":true}'],
    ['Please delete f and g, including their tests.', 'safeDelete {"targets":[{"name":"f"},{"name":"g"}],"withTests":true}'],
    ['delete everything unused in utils.py', 'safeDelete {"targets":[{"name":"","selector":"unused in:utils.py"}]}'],
    ['delete whatever is unused in app/models.py', 'safeDelete {"targets":[{"name":"","selector":"unused in:app/models.py"}]}'],
    ['prune dead functions in utils', 'safeDelete {"targets":[{"name":"","selector":"function unused in:utils"}]}'],
    [
      'Delete all unused functions in utils.py except main.',
      'safeDelete {"targets":[{"name":"","selector":"function unused in:utils.py not name:main"}]}',
    ],
    [
      'First delete old_total. Then rename f to g.',
      'safeDelete {"targets":[{"name":"old_total"}]}; rename {"target":{"name":"f"},"newName":"g"}',
    ],
  ])('%s', (instruction, expected) => {
    expect(calls(instruction)).toBe(expected);
  });
});
