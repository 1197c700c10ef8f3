/** What must hold for every instruction: names come back as they were written, nothing throws, the work has a bound. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUnits } from '../../../server/core/intent/meaning/unitLattice.ts';
import { grammar } from '../../../server/core/intent/phrases/phraseBook.ts';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { tokenise } from '../../../server/core/intent/words/tokenise.ts';
import { cursor, onlyArguments } from './read.ts';

/** Names no grammar could mistake for English: at least one underscore, digit or inner capital. */
const name = fc
  .tuple(
    fc.constantFrom('_', '$', 'a', 'Z', 'ü', 'x_', 'get'),
    fc.stringMatching(/^[a-z0-9]{0,6}$/),
    fc.constantFrom('_v', 'Row', '9', '_', 'X2'),
  )
  .map((parts) => parts.join(''));
/** Any identifier at all, "to" and "class" included; only quotes make it unmistakable. */
const anyName = fc.oneof(
  name,
  fc.constantFrom('to', 'of', 'in', 'class', 'name', 'rename', 'it', 'this', 'please', 'and', 'not', 'but', 'everywhere', 'a'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,9}$/),
);

const templates: readonly string[] = [
  'rename OLD to NEW',
  'Please rename OLD to NEW.',
  'could you rename OLD into NEW, please?',
  'OLD -> NEW',
  'OLD → NEW',
  'rename OLD => NEW',
  'OLD should be called NEW',
  'OLD must be renamed to NEW!',
  'call OLD NEW instead',
  'from now on call OLD NEW',
  'change the name of OLD to NEW',
  'give OLD the name NEW',
  'use NEW as the name of OLD',
  'use NEW instead of OLD as the name',
  "I'd like OLD renamed to NEW",
  'I want OLD to be called NEW everywhere',
  'rename OLD to NEW and update all callers',
  'OLD is a bad name. Rename it to NEW.',
];
const quotes: readonly (readonly [string, string])[] = [
  ['`', '`'],
  ["'", "'"],
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
];

function fill(template: string, old: string, fresh: string): string {
  return template.replace(/OLD|NEW/g, (slot) => (slot === 'OLD' ? old : fresh));
}

describe('every instruction', () => {
  it('gives names back as they were written, in every template', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), name, name, (template, old, fresh) => {
        expect(onlyArguments(fill(template, old, fresh))).toEqual({ target: { name: old }, newName: fresh });
      }),
      { numRuns: 150 },
    );
  });

  it('gives quoted names back even when they are English words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.constantFrom(...quotes), anyName, anyName, (template, [open, close], old, fresh) => {
        const instruction = fill(template, `${open}${old}${close}`, `${open}${fresh}${close}`);
        expect(onlyArguments(instruction)).toEqual({ target: { name: old }, newName: fresh });
      }),
      { numRuns: 150 },
    );
  });

  it('is understood again from its own summary', () => {
    const things = [
      'OLD',
      'the function OLD',
      'OLD of class C1',
      'the parameter OLD of C1.m_1',
      'OLD in a/b.py',
      'the method OLD of C1 in a/b.py',
      'this',
      'this class',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...things), name, name, (thing, old, fresh) => {
        const { result } = readInstruction(`rename ${thing.replace('OLD', old)} to ${fresh}`, cursor);
        const operation = result.ok ? result.value.operations[0] : undefined;
        expect(onlyArguments(operation?.summary ?? '', cursor)).toEqual(JSON.parse(JSON.stringify(operation?.arguments)));
      }),
    );
  });

  it('is read without throwing, whatever it is, and comes to operations or to a refusal that says why', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'rename',
        'to',
        'the',
        'of',
        'in',
        'call',
        'f',
        'g',
        'a.py',
        '`',
        "'s",
        '->',
        ',',
        '.',
        '\n',
        '- ',
        '(',
        ')',
        'this',
        'it',
        'and',
        'class',
        'but',
        'name',
        ':',
      ),
      { maxLength: 25 },
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      pieces.map((words) => words.join(' ')),
      pieces.map((words) => words.join('')),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (instruction, withCursor) => {
        const { result } = readInstruction(instruction, withCursor ? cursor : undefined);
        if (result.ok) expect(result.value.operations.length).toBeGreaterThan(0);
        else expect(result.error.message).not.toBe('');
      }),
      { numRuns: 250 },
    );
  });

  it('is read the same every time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), anyName, anyName, (template, old, fresh) => {
        const instruction = fill(template, old, fresh);
        expect(readInstruction(instruction, cursor)).toEqual(readInstruction(instruction, cursor));
      }),
      { numRuns: 50 },
    );
  });

  it('costs work in proportion to its length', () => {
    const itemsOf = (text: string) => readUnits(text, tokenise(text), grammar()).items;
    for (const unit of ['rename f to g and ', 'the class of ', 'in x ', "x's ", 'name ', '( ']) {
      const once = itemsOf(unit.repeat(40));
      expect(itemsOf(unit.repeat(160)) / once, unit).toBeLessThan(4.6);
    }
  });
});
