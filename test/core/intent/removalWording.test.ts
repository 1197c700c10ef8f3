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

describe('imports from the source', () => {
  it.each([
    ['stop importing parse_row via app/__init__.py', 'importFromSource {"targets":[{"name":"parse_row"}]}'],
    [
      'do not import parse_row from src/index.ts and remove the re-export',
      'importFromSource {"targets":[{"name":"parse_row"}],"removeRelay":true}',
    ],
    ['never import Page through src/index.ts', 'importFromSource {"targets":[{"name":"Page"}]}'],
    ['import clean from where it is defined', 'importFromSource {"targets":[{"name":"clean"}]}'],
    ['import clean from its defining module', 'importFromSource {"targets":[{"name":"clean"}]}'],
    [
      'import clean and load from the defining module in src/views',
      'importFromSource {"targets":[{"name":"clean"},{"name":"load"}],"within":"src/views"}',
    ],
    ['import everything from the defining modules', 'importFromSource {}'],
    ['import everything in src from where it is defined', 'importFromSource {"within":"src"}'],
    ['stop importing through app/__init__.py', 'importFromSource {"targets":[{"name":"app/__init__.py","kind":"module"}]}'],
    ['bypass the barrel src/index.ts', 'importFromSource {"targets":[{"name":"src/index.ts","kind":"module"}]}'],
    ['use direct imports in src/views', 'importFromSource {"within":"src/views"}'],
    ['replace barrel imports with direct imports', 'importFromSource {}'],
    [
      'importers of src/index.ts should import from the defining modules',
      'importFromSource {"targets":[{"name":"src/index.ts","kind":"module"}]}',
    ],
    ['make all importers import clean directly from its source', 'importFromSource {"targets":[{"name":"clean"}]}'],
    ['clean should be imported from the module that defines it', 'importFromSource {"targets":[{"name":"clean"}]}'],
    ['import clean directly instead of through app/utils.py', 'importFromSource {"targets":[{"name":"clean"}]}'],
    [
      'Please change the imports of clean to its defining module, and remove the unused re-exports.',
      'importFromSource {"targets":[{"name":"clean"}],"removeRelay":true}',
    ],
    ['in src/views, import everything directly', 'importFromSource {"within":"src/views"}'],
  ])('%s', (instruction, expected) => {
    expect(calls(instruction)).toBe(expected);
  });
});

describe('duplicates', () => {
  it.each([
    [
      'replace the duplicate clean in b.py by an import from a.py',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'replace the copy of clean in b.py with an import from a.py',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    ['b.py has its own copy of clean; use the one in a.py', 'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}'],
    ['deduplicate clean, keep the one in a.py', 'replaceDuplicate {"target":{"name":"clean"},"keep":"a.py"}'],
    ['dedupe clean', 'replaceDuplicate {"target":{"name":"clean"}}'],
    [
      'clean in b.py is the same as the one in a.py, import that instead',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'import clean from a.py in b.py instead of defining it again',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'b.py should import clean from a.py instead of having its own',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'remove the duplicate of clean in b.py and import it from a.py',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'delete clean in b.py and use the one from a.py instead',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
    [
      'Could you please replace the duplicated function `clean` in utils/b.py with the one from utils/a.py?',
      'replaceDuplicate {"target":{"name":"clean","kind":"function","pathHint":"utils/b.py"},"keep":"utils/a.py"}',
    ],
    ['replace clean in b.py by an import from a.py', 'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}'],
    [
      'b.py has its own copy of clean. Import the one from a.py instead.',
      'replaceDuplicate {"target":{"name":"clean","pathHint":"b.py"},"keep":"a.py"}',
    ],
  ])('%s', (instruction, expected) => {
    expect(calls(instruction)).toBe(expected);
  });
});
