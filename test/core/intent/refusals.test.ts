/** What must not be understood as a rename, and what is said instead. Nothing that limits or changes the request is passed over. */
import { describe, expect, it } from 'vitest';
import { instructionLengthMax, readInstruction } from '../../../server/core/intent/readInstruction.ts';
import type { ErrorCode } from '../../../server/protocol/errors.ts';

function refusal(instruction: string): { readonly code: ErrorCode; readonly message: string; readonly hint: string } | undefined {
  const { result } = readInstruction(instruction, undefined);
  return result.ok ? undefined : result.error;
}

const limits = 'limits, exceptions and conditions are not available yet';
const only = 'a rename changes every use of one thing';
const negation = 'it says what must not happen';
const question = 'it is a question';
const statement = 'it states what is or was done';
const operation = 'that operation is not available yet';
const byRule = 'a new name given by a rule or a description is not available yet';
const unclear = 'only one of them a change of name';
const oneByOne = 'each thing to rename has to be named, with its new name';
const noName = 'the new name is missing';
const moving = 'moving is not available yet';

/** Words that carry meaning: the message names exactly them, and the part that was understood. */
const withUnderstoodPart: readonly (readonly [string, string, string])[] = [
  ['rename foo to bar but keep bar as it is', 'but keep bar as it is', only],
  ['rename foo to bar but keep foo as it is in tests', 'but keep foo as it is in tests', 'limits'],
  ['rename foo to bar but keep the old name in tests', 'but keep the old name in tests', 'limits'],
  ['rename foo to bar but keep it in utils.py', 'but keep it in utils.py', 'limits'],
  ['rename foo to bar and keep the tests green', 'keep the tests green', 'limits'],
  ['rename foo to bar for all users', 'for all users', 'not understood'],
  ['rename foo to bar except in tests', 'except in tests', only],
  ['rename foo to bar, but not in tests', 'but not in tests', only],
  ['rename foo to bar only in the cli package', 'only in the cli package', limits],
  ['rename foo to bar just in a.py', 'just in a.py', limits],
  ['rename foo to bar in python', 'in python', limits],
  ['rename foo to bar unless it is exported', 'unless it is exported', limits],
  ['rename foo to bar if it is unused', 'if it is unused', limits],
  ['rename foo to bar when it is called with two arguments', 'when it is called with two arguments', limits],
  ['rename foo to bar, but leave the tests alone', 'but leave the tests alone', only],
  ['rename foo to bar instead of baz', 'instead of baz', limits],
  ['rename foo to bar without updating imports', 'without updating imports', negation],
  ['rename foo to bar or baz', 'or baz', 'it leaves a choice open'],
  ['rename foo to bar and inline baz', 'inline baz', operation],
  ['rename foo to bar, then sort the imports', 'sort the imports', operation],
  ['rename foo to bar and add a test', 'add a test', operation],
  ['rename foo to bar temporarily', 'temporarily', 'not understood'],
  ['rename foo to bar for now', 'for now', 'not understood'],
  ['rename foo to bar in one file', 'in one file', 'not understood'],
  ['rename foo to bar in all python files', 'in all python files', 'not understood'],
  ['rename foo to bar for each caller', 'for each caller', 'not understood'],
  ['rename foo to bar for Reader', 'for Reader', 'it says where, but not what should change there'],
  ['rename foo to bar, and baz', 'baz', 'not understood'],
  ['rename foo to bar as discussed', 'as discussed', 'not understood'],
  ['rename foo to bar by tomorrow', 'by tomorrow', 'not understood'],
  ['rename foo to bar with a deprecation warning', 'with a deprecation warning', 'not understood'],
  ['rename foo to bar, updating nothing', 'updating nothing', 'not understood'],
  ['rename foo to bar baz', 'baz', 'not understood'],
  ['rename foo to bar. Qwertz uiop.', 'Qwertz uiop', 'not understood'],
];

const whole: readonly (readonly [string, string])[] = [
  // another operation
  ['inline foo', operation],
  ['extract a function from parse_row', operation],
  ['inline parse_row', operation],
  ['make foo private', operation],
  ['write a function that renames foo to bar', operation],
  ['explain why foo should be called bar', operation],
  ['undo the rename of foo to bar', 'swarm rewind'],
  ['revert foo to bar', 'swarm rewind'],
  // not for sure a change of name
  ['replace foo with bar', unclear],
  ['replace foo by bar everywhere', unclear],
  ['use bar instead of foo', unclear],
  ['change foo to bar', unclear],
  ['turn foo into bar', unclear],
  ['foo should be bar', unclear],
  // negations
  ['do not rename foo to bar', negation],
  ["don't rename foo to bar", negation],
  ['never rename foo to bar', negation],
  ["please don't rename foo to bar", negation],
  ['avoid renaming foo to bar', negation],
  ['stop calling foo bar', negation],
  ['foo should not be called bar', negation],
  ['foo must not be renamed to bar', negation],
  ["I don't want foo to be called bar", negation],
  // questions and statements
  ['what does rename do', question],
  ['how do I rename foo to bar?', question],
  ['did you rename foo to bar?', question],
  ['is foo called bar?', question],
  ['should we rename foo to bar?', question],
  ['can I rename foo to bar?', question],
  ['I renamed foo to bar', statement],
  ['we already renamed foo to bar', statement],
  ['foo was renamed to bar', statement],
  ['foo has been renamed to bar', statement],
  ['foo is called bar', statement],
  ['maybe rename foo to bar', 'it leaves a choice open'],
  ['only rename foo to bar in a.py', limits],
  ['if foo is unused rename it to bar', limits],
  // the new name is missing, or no name
  ['rename foo', noName],
  ['rename foo to', noName],
  ['please rename it', noName],
  ['rename', 'what to rename, and to what, is missing'],
  ['rename foo to something better', byRule],
  ['rename foo to a more descriptive name', byRule],
  ["rename foo to 'two words'", '“two words” is more than one word'],
  ["rename 'two words' to foo", '“two words” is more than one word'],
  // several things
  ['rename foo and bar to baz', 'cannot all get the one name baz'],
  ['rename either foo or bar to baz', oneByOne],
  ['rename all methods starting with get_ to fetch_', oneByOne],
  ['rename every function outside a class', oneByOne],
  ['rename everything called foo to bar', oneByOne],
  ['rename them to bar', oneByOne],
  ['rename two functions', oneByOne],
  ['rename the third parameter of f to y', 'a thing has to be named, not counted'],
  // would be a move, or another thing
  ['rename utils.dates.parse to utils.times.parse', moving],
  ['rename a.b.C to x.D', moving],
  ['rename foo to a.py::bar', moving],
  ['rename foo to src/bar.py', 'moving foo there is not available yet'],
  ['rename next_row to Reader.read_row', moving],
  ['rename utils/dates.py to utils/dates.ts', 'the extension .ts is not a rename'],
  ['rename function foo to class bar', 'into a class is not a rename'],
  ['rename foo in a.py to bar in b.py', 'cannot be both in a.py and in b.py'],
  ['in a.py rename f in b.py to g', 'cannot be both in b.py and in a.py'],
  ['rename foo at a.py:3 to bar', 'a line but no column'],
  // nothing to hold on to
  ['rename this to foo', 'there is no cursor'],
  ['rename it to foo', 'there is no cursor'],
  ['rename the function at the cursor to foo', 'there is no cursor'],
  ['rename the class to Kind', 'what “the class” stands for was not named'],
  ['rename the type of foo to bar', 'what “the type” stands for was not named'],
  ['rename f in this file to g', '“this file” needs a cursor'],
  ['do the same for Reader', 'nothing before it'],
  ['rename f to g and do the same for h', 'it is not clear what h would take the place of'],
  ['in utils/dates.py', 'it says where, but not what should change there'],
  ['There is a function called foo in a.py.', 'does not say what should change'],
  ['rename class A to B. Rename it to C.', 'the same was asked for B just before'],
  // stray quotes
  ['rename `foo to bar', 'the quote ` is never closed'],
  ["rename 'foo to bar", "the quote ' is never closed"],
  ['rename foo to “bar', 'the quote “ is never closed'],
];

const unintelligible: readonly string[] = [
  'foo',
  'foo bar',
  'parse_row read_row',
  'call foo',
  'call foo with bar',
  'asdf qwer zxcv',
  'lorem ipsum dolor sit amet',
  'mv parse_row read_row',
  's/parse_row/read_row/',
  'to bar',
  '→ bar',
  'Benenne foo in bar um',
  'renombrar foo a bar',
  'renommer foo en bar',
  'переименуй foo в bar',
  '将 foo 重命名为 bar',
  'foo を bar に変更してください',
];

const empty: readonly string[] = [
  '',
  ' ',
  '\n\t \r\n',
  '...',
  '- ',
  'please',
  'thank you!',
  'update all callers',
  'Hi Swarm, could you please',
  '🙏',
];

describe('what is refused', () => {
  it.each(withUnderstoodPart)('%s', (instruction, words, why) => {
    const error = refusal(instruction);
    expect(error).toMatchObject({ code: 'instruction-not-understood' });
    expect(error?.message).toContain(`“${words}”`);
    expect(error?.message).toContain(why);
    expect(error?.message).toContain('Understood: rename foo to bar.');
    expect(error?.message).toContain('Nothing was changed.');
    expect(error?.hint).toContain('To have just that done, say: “rename foo to bar”');
  });

  it.each(whole)('%s', (instruction, why) => {
    const error = refusal(instruction);
    expect(error).toMatchObject({ code: 'instruction-not-understood' });
    expect(error?.message).toContain(why);
  });

  it.each(unintelligible)('%s', (instruction) => {
    const error = refusal(instruction);
    expect(error?.message).toMatch(/ is not understood\. Swarm reads instructions in English\. Nothing was changed\.$/);
    expect(error?.hint).toContain('For example: “rename parse_row to read_row”');
  });

  it.each(empty)('%j is empty', (instruction) => {
    expect(refusal(instruction)?.code).toBe('instruction-empty');
  });

  it.each(['rename \u0000 to x', 'rename a\u0007 to b', '\u001b[31mrename a to b', 'rename \ud800 to x'])(
    '%j is not text',
    (instruction) => {
      expect(refusal(instruction)?.code).toBe('instruction-not-text');
    },
  );

  it('says how long an instruction may be', () => {
    expect(refusal('x'.repeat(instructionLengthMax + 1))).toMatchObject({
      code: 'instruction-not-text',
      message: expect.stringContaining('20000'),
    });
    expect(refusal(`rename foo to bar${' '.repeat(instructionLengthMax - 17)}`)).toBeUndefined();
  });

  it('gives up on what is too tangled, and says so', () => {
    expect(refusal('( '.repeat(9_000))?.message).toContain('too long or too tangled');
  });

  it('names the nearest that can be asked for', () => {
    expect(refusal('replace foo with bar')?.hint).toContain('“rename foo to bar”');
    expect(refusal('rename a.b.C to x.D')?.hint).toContain('“rename a.b.C to D”');
  });
});
