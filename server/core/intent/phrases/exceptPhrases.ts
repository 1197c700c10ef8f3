/** What is left out of what was said: "except main", "but not the tests", "other than X and Y", "leave Y alone". */
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, type Condition, captured, type Except, type PhraseValue, type Thing } from './phraseValue.ts';
import { several } from './selectionPhrases.ts';

const intro =
  '(except | excepting | excluding | barring | minus | save | besides | except for | but not | and not | other than | apart from | aside from | with the exception of | leaving out | not counting | not including | ignoring | skipping | without touching | without moving | all but | but without | not)';
const ones =
  '(one | ones | those | these | that | everything | anything | things | stuff | names | functions | classes | methods | constants | any | whatever | what | code | the ones | the one | those ones | all those)';
const testWords =
  '(tests|test | unit tests | test files | test code | test functions | test modules | test suite | test cases | test folder | test directory)';

function except(c: Captures<PhraseValue>): Except | undefined {
  const things = allCaptured(c, 'exceptItem', 'thing');
  return things.length === 0 ? undefined : { kind: 'except', things };
}

function having(conditions: readonly Condition[]): Thing {
  return several({ kinds: undefined, conditions });
}

const isTest: Condition = { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'test' } };

export const exceptRules: readonly PhraseRule[] = [
  rule(
    'exceptItem',
    phrase('<thing>', (c) => captured(c, 'thing', 'thing')),
    phrase('<coreSelection>', (c) => captured(c, 'coreSelection', 'thing')),
    phrase(`[all|any] [of] [the|our|my|their|its] ${testWords}`, () => having([isTest])),
    phrase(`[the] ${ones} <condition> <condition>*`, (c) => having(allCaptured(c, 'condition', 'condition'))),
    ...phrases(
      ['[the|all|any] <choosing> <choosing>* [one|ones|functions|methods|classes|names|stuff|things]'],
      (c) => having(allCaptured(c, 'choosing', 'condition')),
      1,
    ),
    phrase('<condition> <condition>*', (c) => having(allCaptured(c, 'condition', 'condition')), 1),
  ),
  // A selection without an exception of its own, so that none contains itself.
  rule(
    'coreSelection',
    phrase('[the | all | all the | any | every] <choosing>* <manyKinds> <condition>*', (c) => {
      const kinds = captured(c, 'manyKinds', 'kinds');
      const conditions = [...allCaptured(c, 'choosing', 'condition'), ...allCaptured(c, 'condition', 'condition')];
      return kinds && several({ kinds: kinds.of, conditions: [...kinds.conditions, ...conditions] });
    }),
  ),
  rule(
    'moreExcept',
    phrase('(, | and | or | nor | , and | , or | and not | , not | and also) [also] <exceptItem>', (c) =>
      captured(c, 'exceptItem', 'thing'),
    ),
  ),
  rule('exceptions', phrase('<exceptItem> <moreExcept:exceptItem>**', except)),
  rule(
    'exceptPart',
    ...phrases([`[,] [but] ${intro} [for] [of] <exceptions>`, `\\( [but] ${intro} [for] <exceptions> \\)`], (c) =>
      captured(c, 'exceptions', 'except'),
    ),
    phrase('[,] but <exceptions>', (c) => captured(c, 'exceptions', 'except'), 1),
  ),
  // Said as a clause of its own.
  rule(
    'except',
    phrase('<exceptPart>', (c) => captured(c, 'exceptPart', 'except')),
    ...phrases(
      [
        '[but|and|only|just|please] (leave|keep|leaving|keeping) [out] <exceptions> (alone | untouched | unchanged | there | out | intact | as is | as it is | as they are | where it is | where they are | in place | the way it is | the way they are | behind)',
        '[but|and|please] (leave|leaving) out <exceptions>',
        "[but|and|please] (don't|skip|ignore|omit|exclude|avoid | do not | never) [touch|touching|change|changing|move|moving|rename|include|including|modify|edit|alter] <exceptions>",
        '[but|and] <exceptions> (stay | stays | remain | remains | should stay | must stay | should remain | should not be touched | must not be touched | shall stay | can stay) [put | there | unchanged | untouched | alone | where it is | where they are | as is | as it is | as they are | in place]',
      ],
      (c) => captured(c, 'exceptions', 'except'),
      2,
    ),
    phrase('but|and (keep|spare|keeping|sparing) <exceptions>', (c) => captured(c, 'exceptions', 'except'), 8),
  ),
];
