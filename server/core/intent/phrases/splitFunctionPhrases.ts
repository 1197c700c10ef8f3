/** How people ask for a function that returns several values to become several functions: into which, and what each of them gives. */

import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Captures } from '../grammar/grammar.ts';
import { splitFunctionMeaning } from '../meaning/splitFunctionMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type NewName, type PhraseValue, type Thing } from './phraseValue.ts';
import { askOf, want } from './shapeWords.ts';

const split =
  '(split|divide|separate|decompose|dissect|break | break up | split up | divide up | break apart | take apart | pull apart | break down | cut up | factor)';
const number = '(two|2|three|3|four|4|several|separate)';
const functions = '(functions|methods|helpers | plain functions | separate functions | smaller functions | single-value functions)';
const called = '(called|named | : | , | - | , called|named | namely | , namely | by the names of | with the names)';
const into = '(into|in|to|as)';
const each =
  '(value|result|thing | returned value | return value | value it returns | thing it returns | result it returns | of its values | of its results | of them)';
const returns = '(returns|gives|does | gives back | hands back)';
const many = '(two|2|three|3|both|several|multiple | too many | more than one)';
const things = '(things|values|results | different things | different values | things at once | values at once)';
const turnInto =
  '(make|create|write|build|get | give me | have | turn it into | turn that into | split it into | break it into | split it up into | i want | i need | we want | should be | it should be | make that | make it)';

/** What is surely a module or a class is for other operations. */
function isFunction({ thingKind, named, selection }: Thing): boolean {
  if (
    selection !== undefined ||
    (thingKind !== undefined && thingKind !== 'function' && thingKind !== 'method' && thingKind !== 'property')
  )
    return false;
  if (named === undefined) return true;
  return !named.likeAWord && named.name.form !== 'path' && deepLanguageOfPath(named.name.text) === undefined;
}

function ask(c: Captures<PhraseValue>): Ask | undefined {
  return asked(c, allCaptured(c, 'splitValue', 'newName'));
}

function parts(c: Captures<PhraseValue>): Ask | undefined {
  return asked(c, allCaptured(c, 'splitValuePart', 'newName'));
}

function asked(c: Captures<PhraseValue>, values: readonly NewName[]): Ask | undefined {
  const thing = captured(c, 'thing', 'thing');
  const names = captured(c, 'newNames', 'newNames');
  if (thing === undefined || !isFunction(thing) || [...(names?.items ?? []), ...values].some(isNoName)) return undefined;
  const wrapper = captured(c, 'splitWrapper', 'words');
  return askOf('splitFunction', c, {
    newNames: [],
    details: {
      ...(names && { names }),
      ...(values.length > 0 && { values: { kind: 'newNames', items: values } }),
      ...(wrapper && { wrapper }),
    },
  });
}

/** "Split utils into dates.py and text.py" speaks of modules. */
function isNoName({ named, newKind }: NewName): boolean {
  return (
    named.name.form === 'path' ||
    deepLanguageOfPath(named.name.text) !== undefined ||
    newKind === 'module' ||
    newKind === 'file' ||
    newKind === 'class'
  );
}

const wrapped = '[<splitWrapper>]';
const names = '<newNames>';

const splitFunctionRules: readonly PhraseRule[] = [
  rule(
    'splitWrapper',
    ...phrases(
      [
        '[,|;] [and|but] (keep|keeping|leave|leaving) <thing:old> [there|around | in place | as it is] as (a|the) [thin|small] (wrapper|facade|shim) [that calls (both|them|all | the two | both of them | the new ones | the parts) | (around|over|of) (both|them|all | the two | the new ones | the parts)]',
        '[,|;] [and|but] (keep|keeping|leave|leaving) <thing:old> (calling|returning) (both|them|all | the two | the new ones | the parts)',
        '[,|;] [and|but] <thing:old> (stays|stay | should stay | can stay | remains) [there] as (a|the) [thin|small] (wrapper|facade|shim) [that calls (both|them|all | the two | the new ones | the parts) | (around|over|of) (both|them|all | the two | the new ones | the parts)]',
        '[,|;] [and|but] <thing:old> (calls|calling) (both|them|all | the two | the new ones | the parts)',
      ],
      () => ({ kind: 'words', text: 'wrapper' }),
    ),
  ),
  rule(
    'splitValue',
    phrase('[only|just] [the|its|a|an] <newName>', (c) => captured(c, 'newName', 'newName')),
  ),
  rule(
    'splitValuePart',
    ...phrases(
      [
        '[(a|one|another|the) [function|method|one|other]] [which|that|to] (returns|return|gives|give) <splitValue>',
        '(a|one|another) [function|method|one] for <splitValue>',
      ],
      (c) => captured(c, 'splitValue', 'newName'),
    ),
  ),
  rule(
    'splitFunctionAsk',
    ...phrases(
      [
        `${split} <thing> [up|apart|down] ${into} [the] [${number}] [${functions}] [${called}] ${names} ${wrapped}`,
        `(turn|convert|change|transform|refactor|rewrite) <thing> ${into} [the] ${number} ${functions} [${called}] ${names} ${wrapped}`,
        `(replace|substitute) <thing> (by|with) [the] ${number} ${functions} [${called}] ${names} ${wrapped}`,
        `make [${number}] ${functions} [${called}] ${names} (of | out of | from) <thing> ${wrapped}`,
        `make ${number} ${functions} (of | out of | from) <thing> [${called}] ${names} ${wrapped}`,
        `<thing> (should be | should become | must become | is to become | becomes | ought to be) [split into] [the] ${number} ${functions} [${called}] ${names} ${wrapped}`,
        `<thing> (should be split | is to be split | must be split | needs to be split | has to be split) [up] ${into} [the] [${number}] [${functions}] [${called}] ${names} ${wrapped}`,
        `${want} ${names} [as ${number} functions] (instead of | rather than | in place of) <thing> ${wrapped}`,
        `<thing> ${returns} ${many} ${things} [;|,|.|:] [so|and|please] [,] ${turnInto} [${number}] [${functions}] [of|from] [it|them|that] [${called}] ${names} ${wrapped}`,
        `<thing> ${returns} ${many} ${things} [;|,|.|:] [so|and|please] [,] ${split} it [up|apart|down] ${into} [${number}] [${functions}] [${called}] ${names} ${wrapped}`,
      ],
      ask,
    ),
    ...phrases([`<thing> <arrow> ${names} ${wrapped}`, `<thing> <arrow> ${number} functions : ${names}`], ask, 3),
    ...phrases(
      [
        `${split} <thing> [up|apart|down] [${into} (${number} ${functions} | its parts | its values | one function per ${each} | a function per ${each} | one function for each ${each} | a function for each ${each} | separate functions | single-value functions)] ${wrapped}`,
        `(turn|convert|change|transform|refactor|rewrite) <thing> ${into} (${number} ${functions} | one function per ${each} | a function per ${each} | one function for each ${each} | a function for each ${each}) ${wrapped}`,
        `make (${number} ${functions} | one function per ${each} | a function for each ${each}) (of | out of | from) <thing> ${wrapped}`,
        `<thing> ${returns} ${many} ${things} [;|,|.|:] [so|and|please] [,] ${turnInto} (${number} ${functions} | a function for each | one function for each | one function per ${each} | a function for each ${each}) [of|from] [it|them|that] ${wrapped}`,
        `<thing> ${returns} ${many} ${things} [;|,|.|:] [so|and|please] [,] ${split} it [up|apart|down] [into ${number} ${functions}] ${wrapped}`,
        `<thing> (should be | should become | must become | ought to be) ${number} ${functions} ${wrapped}`,
      ],
      ask,
      4,
    ),
    ...phrases(
      [
        `${split} <thing> [up|apart|down] ${into} [${number} functions] [: | ,] <splitValuePart> (and | , and | ,) <splitValuePart> [(and | , and | ,) <splitValuePart>] ${wrapped}`,
        `(make|create) [${number}] functions (of | out of | from) <thing> [:|,] <splitValuePart> (and | , and | ,) <splitValuePart> ${wrapped}`,
      ],
      parts,
    ),
    ...phrases(
      [
        `(instead of | rather than | in place of) (returning | giving | having it return) [both] <splitValue> (and | , and) <splitValue> from <thing> [,] ${want} [${number} | one] [${functions} | function for each | function per value] [${called}] ${names} ${wrapped}`,
        `(instead of | rather than | in place of) (returning | giving | having it return) [both] <splitValue> (and | , and) <splitValue> from <thing> [,] ${want} (${number} ${functions} | one function for each | a function for each | one function per value) ${wrapped}`,
        `<thing> (should not | shouldn't | must not) (return|give) both <splitValue> and <splitValue> [;|,|.|:] [so|please] ${turnInto} (${number} ${functions} | a function for each) [of|from] [it|them|that] ${wrapped}`,
        `${split} <splitValue> (and|from) <splitValue> in <thing> ${into} (${number} ${functions} | functions of their own) ${wrapped}`,
      ],
      ask,
    ),
  ),
];

export const splitFunctionPhrases: OperationPhrases = {
  operation: 'splitFunction',
  rules: splitFunctionRules,
  asks: ['splitFunctionAsk'],
  more: [],
  examples: ['split min_max into minimum and maximum'],
  meaning: splitFunctionMeaning,
  keepsOld: true,
};
