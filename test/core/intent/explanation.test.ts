/** What `--explain` has to show: every clause, what it came to, what was assumed, what was passed over, what was not understood. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';

describe('the reading of an instruction', () => {
  it('accounts for every clause of one that was understood', () => {
    const instruction =
      'Hello! In utils/dates.py, please rename f to g and the parameter limit of next_row to max_rows, and update all callers. Thanks!';
    expect(readInstruction(instruction, undefined).clauses).toEqual([
      { words: 'Hello', understoodAs: undefined, assumptions: [], ignoredWords: ['Hello'], problem: undefined },
      {
        words: 'In utils/dates.py, please rename f to g',
        understoodAs: 'rename, target f in utils/dates.py, to g',
        assumptions: [],
        ignoredWords: ['please'],
        problem: undefined,
      },
      {
        words: 'the parameter limit of next_row to max_rows',
        understoodAs: 'rename, target limit (parameter) of next_row in utils/dates.py, to max_rows',
        assumptions: ['“next_row” is read as what it belongs to, a class or function'],
        ignoredWords: [],
        problem: undefined,
      },
      {
        words: 'and update all callers',
        understoodAs: undefined,
        assumptions: [],
        ignoredWords: ['and update all callers'],
        problem: undefined,
      },
      { words: 'Thanks', understoodAs: undefined, assumptions: [], ignoredWords: ['Thanks'], problem: undefined },
    ]);
  });

  it('shows what was understood of one that was refused, and what was not', () => {
    const { clauses, result } = readInstruction(
      'There is a function f in a.py. Rename it to g, but keep the old name as an alias. Xyzzy!',
      undefined,
    );
    expect(result.ok).toBe(false);
    expect(clauses.map(({ words, understoodAs, problem }) => [words, understoodAs ?? problem])).toEqual([
      ['There is a function f in a.py', 'names f (function) in a.py'],
      ['Rename it to g', 'rename, target f (function) in a.py, to g, keeping the old name as an alias'],
      ['but keep the old name as an alias', 'keeps the old name as an alias'],
      ['Xyzzy', 'not understood'],
    ]);
  });

  it('is surer of plain words than of assumed ones', () => {
    const confidence = (instruction: string) => {
      const { result } = readInstruction(instruction, undefined);
      return result.ok ? result.value.confidence : 0;
    };
    expect(confidence('rename parse_row to read_row')).toBe(1);
    expect(confidence('rename to to of')).toBeLessThan(confidence('rename f in utils to g'));
  });
});
