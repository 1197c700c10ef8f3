/** Which names are near enough to one that does not exist to be meant by it. */
import { describe, expect, it } from 'vitest';
import { nearMisses } from '../../../server/operations/grounding/nearMiss.ts';

const names = ['parse_row', 'parse_rows', 'parse_all', 'Reader', 'reader', 'category', 'Boxes', 'id', 'ids', 'synchronise_tables'];

describe('near misses', () => {
  it.each([
    ['parseRow', 'parse_row'], // another case style
    ['PARSE_ALL', 'parse_all'],
    ['parserow', 'parse_row'], // underscores left out
    ['categories', 'category'], // number
    ['box', 'Boxes'],
    ['parse_lal', 'parse_all'], // letters swapped
    ['prse_all', 'parse_all'], // a letter left out
    ['parse_alll', 'parse_all'],
    ['synchronize_table', 'synchronise_tables'], // two slips, in a long name only
    ['READER', 'Reader reader'], // nobody can tell
    ['parse_rw', 'parse_row'],
    ['load', ''],
    ['ix', ''], // too short for slips
  ])('%s: %s', (said, meant) => {
    expect(nearMisses(said, names).join(' ')).toBe(meant);
  });
});
