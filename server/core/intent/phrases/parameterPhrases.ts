/** How people ask for another nature of a parameter that is there: by name only, optional, its default, its type. */
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { allCaptured, captured, type PhraseValue } from './phraseValue.ts';
import { each, keywordOnly, makeIt, must, remove } from './signatureAsks.ts';
import { ofWords, parameterNoun, surely } from './signatureParts.ts';

const value = (c: Captures<PhraseValue>): string | undefined => captured(c, 'value', 'code')?.text;

export const parameterRules: readonly PhraseRule[] = [
  rule(
    'signatureAsk',
    // By name only.
    ...phrases(
      [
        `${makeIt} <parametersOf> [be] ${keywordOnly}`,
        `${makeIt} <parameters> ${keywordOnly} ${ofWords} <anyThings:fn>`,
        `<parameters> ${must} (be|become) [made] ${keywordOnly} (in|for|of) <anyThings:fn>`,
        `<parameters> ${must} [only|always] be (passed|given|supplied|specified|named | spelled out | spelt out) [only] (by keyword | by name | as a keyword argument | as a named argument) [only] (in|to|for | when calling | in calls of | in calls to) <anyThings:fn>`,
        `<parameters> ${must} [always] be (spelled out | spelt out) (in|for | when calling | in calls of | in calls to) <anyThings:fn>`,
        `<parametersOf> ${must} (be|become) [made] ${keywordOnly}`,
        `<parametersOf> ${must} [only] be (passed|given|supplied|specified) [only] (by keyword | by name | as a keyword argument | as keyword arguments | as a named argument) [only]`,
        `(force|require|oblige) [all|the] (callers|users|everyone|people) [of it] to (pass|give|specify|name) <parametersOf> (by keyword | by name | as a keyword argument | as keyword)`,
        `(force|require|oblige) [all|the] (callers|users) of <anyThings:fn> to (pass|give|specify|name) <parameters> (by keyword | by name | as a keyword argument | as keyword)`,
        `(require|force) <parametersOf> to be (passed|given|specified) (by keyword | by name | as a keyword argument | as keyword)`,
        `(only allow | allow only | accept only | only accept) <parametersOf> (by keyword | by name | as keyword | as a keyword argument | as keyword argument)`,
        `(forbid|disallow) [passing] <parametersOf> (positionally | by position | to be passed positionally | to be passed by position)`,
        `keyword-only : <parametersOf>`,
        `<parametersOf> ${keywordOnly}`,
        `<parametersOf> : ${keywordOnly}`,
      ],
      each((parameter) => ({ change: 'keywordOnly', parameter, reach: 'only' })),
      surely,
    ),
    ...phrases(
      [
        `(add|put|insert) (a|an|the) (*|star|asterisk | keyword-only marker | bare star) before <parametersOf>`,
        `${makeIt} <parameters> and (all|everything) (after it | that follows | behind it | following) ${ofWords} <anyThings:fn> ${keywordOnly}`,
        `${makeIt} (everything|all | all parameters | all arguments | every parameter | every argument) from <parameters> (on|onwards|onward) (in|of) <anyThings:fn> ${keywordOnly}`,
        `${makeIt} (everything|all | all parameters | all arguments) from <parameters> (on|onwards|onward) ${keywordOnly} (in|of) <anyThings:fn>`,
      ],
      each((parameter) => ({ change: 'keywordOnly', parameter, reach: 'onwards' })),
      surely,
    ),
    ...phrases(
      [
        `${makeIt} (everything|all | all parameters | all arguments | every parameter | every argument | the parameters | the arguments) (after|behind|following) <parameters> ${keywordOnly} (in|of) <anyThings:fn>`,
        `${makeIt} (everything|all | all parameters | all arguments | every parameter | every argument | the parameters | the arguments) (after|behind|following) <parametersOf> ${keywordOnly}`,
        `${makeIt} (everything|all | all parameters | all arguments | every parameter | every argument | the parameters | the arguments) of <anyThings:fn> (after|behind|following) <parameters> ${keywordOnly}`,
      ],
      each((parameter) => ({ change: 'keywordOnly', parameter, reach: 'after' })),
      surely,
    ),
    ...phrases(
      [
        `(allow|let) <parametersOf> (to be | be) (passed|given) (by position | positionally)`,
        `${makeIt} <parametersOf> [a] (positional | positional again | an ordinary parameter)`,
      ],
      each((parameter) => ({ change: 'positional', parameter })),
    ),
    // Optional, required.
    ...phrases(
      [
        `${makeIt} <parametersOf> [be|into|an] [an] optional [${parameterNoun}]`,
        `${makeIt} <parameters> optional ${ofWords} <anyThings:fn>`,
        `<parametersOf> ${must} (be|become) [an] optional [${parameterNoun}]`,
        `<parametersOf> (can|may|should) be (omitted | left out | skipped | left off)`,
        `(let|allow) callers [of it] [to] (omit|skip | leave out) <parametersOf>`,
        `callers of <anyThings:fn> (should|must) not (have to | need to) pass <parameters>`,
        `(allow|permit) <parametersOf> to be (omitted | left out | undefined)`,
      ],
      each((parameter) => ({ change: 'optional', parameter })),
    ),
    ...phrases(
      [
        `${makeIt} <parametersOf> [be|a] [a] (required|mandatory|obligatory|non-optional) [${parameterNoun}]`,
        `${makeIt} <parameters> (required|mandatory|obligatory) ${ofWords} <anyThings:fn>`,
        `<parametersOf> ${must} (be|become) (required|mandatory|obligatory)`,
        `${remove} [the] default [value] (from|of|for) <parametersOf>`,
        `<parametersOf> (should|must) (have|get) no default [value]`,
        `<parametersOf> (should|must) (not have | no longer have | lose) (a|its|the) default [value]`,
        `no default [value] for <parametersOf>`,
      ],
      each((parameter) => ({ change: 'noDefault', parameter })),
    ),
    // Defaults.
    ...phrases(
      [
        `(give|provide|supply) <parametersOf> (a|the) [new] default [value] [of|=|:] <value>`,
        `(give|provide|supply) <parametersOf> <value> as [a|the|its] default [value]`,
        `(give|provide|supply) <parameters> (a|the) [new] default [value] [of|=|:] <value> (in|of|for) <anyThings:fn>`,
        `(make|let) <parameters> default to <value> (in|of|for) <anyThings:fn>`,
        `<parameters> ${must} default to <value> (in|of|for) <anyThings:fn>`,
        `(use|take) <value> as [the|a] default [value] (of|for) <parameters> (in|of) <anyThings:fn>`,
        `default <parameters> to <value> (in|of|for) <anyThings:fn>`,
        `(set|change|update|bump|raise|lower|switch|reset|adjust) [the] default [value] (of|for|from) <parametersOf> [from <value:old>] to <value>`,
        `(set|change|update|bump|raise|lower|switch|adjust) <owner> default [value] (of|for) <parameters> to <value>`,
        `(add|introduce) (a|the) default [value] [of|=|:] <value> (to|for) <parametersOf>`,
        `default <parametersOf> to <value>`,
        `<parametersOf> ${must} (default | be defaulted) to <value>`,
        `<parametersOf> (defaults) to <value>`,
        `${makeIt} <parametersOf> default to <value>`,
        `(use|take|make) <value> (as|be) [the|a] default [value] (of|for) <parametersOf>`,
        `make <value> [the] default [value] (of|for) <parametersOf>`,
        `[the] default [value] (of|for) <parametersOf> ${must} be <value>`,
        `[the] default [value] (of|for) <parametersOf> [is] [:|now] <value> [(instead of | rather than | not) <value:old>]`,
        `<parametersOf> ${must} (be) <value> by default`,
        `<parametersOf> ${must} have [a|the] default [value] [of] <value>`,
      ],
      each((parameter, c) => {
        const text = value(c);
        return text === undefined ? undefined : { change: 'default', parameter, value: text };
      }),
      surely,
    ),
    ...phrases(
      [
        `${makeIt} <parametersOf> [be|into|an] [an] optional [${parameterNoun}] <parameterTrait:trait>`,
        `${makeIt} <parameters> optional <parameterTrait:trait> ${ofWords} <anyThings:fn>`,
        `${makeIt} <parameters> optional ${ofWords} <anyThings:fn> <parameterTrait:trait>`,
        `<parametersOf> ${must} (be|become) [an] optional [${parameterNoun}] <parameterTrait:trait>`,
      ],
      each((parameter, c) => {
        const text = captured(c, 'trait', 'parameterTrait')?.trait.default;
        return text === undefined ? undefined : { change: 'default', parameter, value: text };
      }),
      surely,
    ),
    // Types.
    ...phrases(
      [
        `(type|annotate|hint|declare|mark|specify | type-hint | type hint) <parametersOf> (as|with|:) [be|a|an] <typeCode>`,
        `(type|annotate|declare) <parameters> as [a|an] <typeCode> (in|of) <anyThings:fn>`,
        `(give|provide) <parametersOf> (the|a) type [hint|annotation] [of|:] <typeCode>`,
        `(set|change|update|make|switch|widen|narrow|adjust) [the] type [hint|annotation] of <parametersOf> [from <typeCode:old>] (to|be) <typeCode>`,
        `(add|put) [the|a] type [hint|annotation] [of|:] <typeCode> (to|on|for) <parametersOf>`,
        `(add|put) [the|a] type <typeCode> (to|on|for) <parametersOf>`,
        `<parametersOf> ${must} be of [the] type <typeCode>`,
        `<parametersOf> ${must} be (a|an) <typeCode>`,
        `<parametersOf> ${must} (be | be typed [as]) <typeCode>`,
        `<parametersOf> ${must} (have|get|take) [the] type <typeCode>`,
        `[the] type of <parametersOf> ${must} be <typeCode>`,
        `${makeIt} <parametersOf> [be] (a|an) <typeCode>`,
        `${makeIt} <parameters> [be] (a|an) <typeCode> (in|of|for) <anyThings:fn>`,
        `(give|provide) <parameters> (the|a) type [hint|annotation] [of|:] <typeCode> (in|of) <anyThings:fn>`,
        `(set|change) [the] type [hint|annotation] of <parameters> to <typeCode> (in|of|for) <anyThings:fn>`,
        `${makeIt} <parametersOf> [be] of type <typeCode>`,
        `(use|take) <typeCode> as [the] type [hint|annotation] (of|for) <parametersOf>`,
      ],
      each((parameter, c) => {
        const type = allCaptured(c, 'typeCode', 'code').at(-1)?.text;
        return type === undefined || /^(?:called|named|renamed)\b/.test(type) ? undefined : { change: 'type', parameter, type };
      }),
      2,
    ),
    ...phrases(
      [`${remove} [the] (type | type hint | type annotation | annotation) (from|of|on|for) <parametersOf>`, `(untype) <parametersOf>`],
      each((parameter) => ({ change: 'noType', parameter })),
    ),
  ),
];
