/** Wishes that code goes elsewhere, in many words: moves, splits and merges, and what each comes to. */
import { describe, expect, it } from 'vitest';
import { allArguments, cursor, onlyArguments } from './read.ts';

const toReader = { targets: [{ name: 'parse_row' }], to: 'reader.py' };

describe('a move', () => {
  it.each([
    'move parse_row to reader.py',
    'Move `parse_row` to `reader.py`.',
    'relocate parse_row to reader.py',
    'put parse_row into reader.py',
    'transfer parse_row over to reader.py',
    'parse_row -> reader.py',
    'parse_row should live in reader.py',
    'parse_row should be moved to reader.py',
    'parse_row belongs in reader.py',
    'parse_row goes into reader.py',
    'I would like parse_row to be moved to reader.py',
    'extract parse_row into reader.py',
    'pull parse_row out into reader.py',
    'Could you please move parse_row to reader.py, and update all imports?',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual(toReader);
  });

  it.each([
    ['move f and g to c.py', { targets: [{ name: 'f' }, { name: 'g' }], to: 'c.py' }],
    ['move Reader, Writer and Row to models.py', { targets: [{ name: 'Reader' }, { name: 'Writer' }, { name: 'Row' }], to: 'models.py' }],
    ['put f and g into a new module dates', { targets: [{ name: 'f' }, { name: 'g' }], to: 'dates', newModule: true }],
    ['create a module called dates and move parse_date there', { targets: [{ name: 'parse_date' }], to: 'dates', newModule: true }],
    ['move the class Reader out of io.py into its own file', { targets: [{ name: 'Reader', kind: 'class', pathHint: 'io.py' }] }],
    ['give Reader its own file', { targets: [{ name: 'Reader' }] }],
    ['move parse_row to where Reader is', { targets: [{ name: 'parse_row' }], with: { name: 'Reader' } }],
    ['move parse_row to the same file as Reader', { targets: [{ name: 'parse_row' }], with: { name: 'Reader' } }],
    [
      'move all functions starting with parse_ from utils to parsing',
      { targets: [{ name: '', selector: 'function name:parse_* in:utils' }], to: 'parsing' },
    ],
    [
      'move all classes from models.py to entities.py except Base',
      { targets: [{ name: '', selector: 'class in:models.py not name:Base' }], to: 'entities.py' },
    ],
    ['move f to b.py, keep it importable from the old module', { targets: [{ name: 'f' }], to: 'b.py', keepOld: true }],
    ['move f to b.py and leave a re-export in the old module', { targets: [{ name: 'f' }], to: 'b.py', keepOld: true }],
  ])('%s', (instruction, args) => {
    expect(onlyArguments(instruction)).toEqual(args);
  });

  it('of what is at the cursor', () => {
    expect(onlyArguments('move this to reader.py', cursor)).toEqual({ targets: [{ name: '', cursor }], to: 'reader.py' });
  });

  it('goes on in the next clause and the next sentence', () => {
    const both = [
      { targets: [{ name: 'f' }], to: 'a.py' },
      { targets: [{ name: 'g' }], to: 'b.py' },
    ];
    expect(allArguments('move f to a.py and g to b.py')).toEqual(both);
    expect(allArguments('Move f to a.py. Then move g there too.')).toEqual([both[0], { targets: [{ name: 'g' }], to: 'a.py' }]);
  });
});

describe('a split', () => {
  const dates = { to: 'dates.py', targets: [{ name: 'parse_date' }, { name: 'format_date' }] };
  const texts = { to: 'texts.py', targets: [{ name: 'strip_all' }] };
  const module = { name: 'utils.py', kind: 'module' };

  it.each([
    'split utils.py into dates.py and texts.py: dates gets parse_date and format_date, texts gets strip_all',
    'split utils.py into dates.py and texts.py: dates.py gets parse_date, format_date, texts.py gets strip_all',
    'Split utils.py: parse_date and format_date go to dates.py, strip_all goes to texts.py.',
    'divide utils.py into dates.py (parse_date, format_date) and texts.py (strip_all)',
    'break up utils.py: parse_date and format_date to dates.py, strip_all to texts.py',
    'split up utils.py so that parse_date and format_date go to dates.py, strip_all goes to texts.py',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual({ module, parts: [dates, texts] });
  });

  it.each([
    ['split models.py into one file per class', { module: { name: 'models.py', kind: 'module' }, each: 'class' }],
    ['split models.py by class', { module: { name: 'models.py', kind: 'module' }, each: 'class' }],
    [
      'split utils.py: parse_date and format_date go to dates.py, the rest to misc.py',
      { module: { name: 'utils.py', kind: 'module' }, parts: [dates], rest: 'misc.py' },
    ],
    [
      'split utils.py: parse_date and format_date go to dates.py, the rest stays',
      { module: { name: 'utils.py', kind: 'module' }, parts: [dates] },
    ],
  ])('%s', (instruction, args) => {
    expect(onlyArguments(instruction)).toEqual(args);
  });
});

describe('a merge', () => {
  const args = { modules: [{ name: 'a.py', kind: 'module' }], into: { name: 'b.py', kind: 'module' } };

  it.each([
    'merge a.py into b.py',
    'merge a.py into b.py and delete it',
    'merge a.py into b.py, then remove a.py',
    'fold a.py into b.py',
    'inline a.py into b.py',
    'absorb a.py into b.py',
    'consolidate a.py into b.py',
    'combine a.py and b.py into b.py',
    'a.py should be merged into b.py',
    'let b.py absorb a.py',
  ])('%s', (instruction) => {
    expect(onlyArguments(instruction)).toEqual(args);
  });
});
