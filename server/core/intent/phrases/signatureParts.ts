/** What sentences about signatures are made of: parameters that are there, a new one with all that is said of it, calls. */
import type { Captures } from '../grammar/grammar.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import {
  allCaptured,
  type CallsWhere,
  captured,
  type Parameters,
  type ParameterTrait,
  type PhraseValue,
  type Thing,
} from './phraseValue.ts';

/** A word like "argument" leaves little doubt of what is meant, however much the names are like words of the grammar. */
export const surely = -6;

export const parameterNoun =
  '(parameter|param|argument|arg|kwarg|prop | keyword argument | keyword arg | keyword parameter | named argument | named parameter)';
export const parameterNouns = '(parameters|params|arguments|args|kwargs|props | keyword arguments | keyword args | keyword parameters)';
const some = '[a|an|the|another|its|their|one|this|that]';
const adjectives =
  '[new|extra|additional|further|unused|useless|superfluous|obsolete|old|existing|current|redundant|unneeded|unnecessary|dead|boolean|bool|string|integer|numeric|second|single | no longer used | no longer needed]';
export const ofWords = '(of|in|from|on|for|to)';

const ordinals: readonly (readonly [string, string])[] = [
  ['first|1st', '#1'],
  ['second|2nd', '#2'],
  ['third|3rd', '#3'],
  ['fourth|4th', '#4'],
  ['fifth|5th', '#5'],
  ['last|final', '#-1'],
];

function names(c: Captures<PhraseValue>): readonly string[] {
  return allCaptured(c, 'name', 'code').map(({ text }) => text);
}

function parameters(c: Captures<PhraseValue>): Parameters {
  return { kind: 'parameters', names: names(c), of: undefined };
}

export function thingsIn(c: Captures<PhraseValue>): readonly Thing[] {
  const owners = allCaptured(c, 'owner', 'place');
  const inner = owners.at(-1);
  if (inner !== undefined && inner.what !== 'here') {
    const places = owners.slice(0, -1).reverse();
    const named = inner.what === 'it' ? undefined : inner.what;
    return [{ kind: 'thing', named, pointing: named ? undefined : 'it', thingKind: inner.placeKind, places, notes: [] }];
  }
  const several = captured(c, 'fn', 'things');
  return several ? several.items : allCaptured(c, 'fn', 'thing');
}

function ofThing(c: Captures<PhraseValue>): Parameters | undefined {
  const found = captured(c, 'parameters', 'parameters');
  const of = thingsIn(c);
  return found && of.length > 0 ? { ...found, of } : undefined;
}

function trait(
  of: (c: Captures<PhraseValue>) => ParameterTrait['trait'] | undefined,
): (c: Captures<PhraseValue>) => ParameterTrait | undefined {
  return (c) => {
    const found = of(c);
    return found && { kind: 'parameterTrait', trait: found };
  };
}

function where(of: (c: Captures<PhraseValue>) => CallsWhere['where'] | undefined): (c: Captures<PhraseValue>) => CallsWhere | undefined {
  return (c) => {
    const found = of(c);
    return found && { kind: 'callsWhere', where: found };
  };
}

const valueIn = (c: Captures<PhraseValue>): string | undefined => captured(c, 'value', 'code')?.text;

/** "In main", "in the cli package": what a place hint of a rule is. */
function hintsOf(c: Captures<PhraseValue>): readonly string[] | undefined {
  const hints = allCaptured(c, 'placeName', 'place').flatMap(({ what }) => (typeof what === 'string' ? [] : [what.name.text]));
  return hints.length > 0 ? hints : undefined;
}

const tests = '[the|all|any|our|my] (test|tests | test code | test files | test suite | test modules | unit tests)';
const callNoun =
  '(call|calls|caller|callers | call site | call sites | call-site|call-sites|callsite|callsites|invocation|invocations|use|uses|usage|usages|place|places)';
const every = '[every|each|all|any|both] [of] [the|its|their|our] [existing|other|current|remaining]';

export const signaturePartRules: readonly PhraseRule[] = [
  rule('ordinal', ...ordinals.map(([words, position]) => phrase(`${words}`, () => ({ kind: 'code', text: position }) as const))),
  rule(
    'parameters',
    phrase('<parameterName:name>', parameters),
    phrase(`${some} ${adjectives} ${parameterNoun} [called|named] <parameterName:name>`, parameters, surely),
    phrase(`${some} ${adjectives} <parameterName:name> ${parameterNoun}`, parameters, surely),
    phrase(`${some} ${adjectives} <parameterName:name> (flag|option|switch)`, parameters, 1),
    phrase(`${some} ${adjectives} (flag|option|switch) [called|named] <parameterName:name>`, parameters, 1),
    phrase(`${some} <ordinal:name> ${parameterNoun}`, parameters, surely),
    // "The second argument, b, of f": its name says more than its place.
    phrase(`${some} <ordinal> ${parameterNoun} (, | \\() <parameterName:name> [, | \\)]`, parameters, 1),
    phrase(`${some} <ordinal> ${parameterNoun} (called|named) <parameterName:name>`, parameters, 1),
    phrase(`[both] [the] ${adjectives} [${parameterNouns}] <parameterName:name> (and | , and | ,) <parameterName:name>`, parameters, 2),
    phrase(
      `[the] ${adjectives} [${parameterNouns}] <parameterName:name> , <parameterName:name> <listedName> <listedName>**`,
      (c) => ({ kind: 'parameters', names: [...names(c), ...allCaptured(c, 'listedName', 'code').map(({ text }) => text)], of: undefined }),
      2,
    ),
  ),
  rule(
    'listedName',
    phrase('(and | , and | ,) <parameterName:name>', (c) => captured(c, 'name', 'code')),
  ),
  rule('parametersOf', phrase(`<parameters> ${ofWords} <anyThings:fn>`, ofThing), phrase('<owner> <owner>* <parameters>', ofThing)),
  // Names in the order they are to have.
  rule(
    'nameOrder',
    phrase('<parameterName:name> <nextName>**', (c) => ({
      kind: 'parameters',
      names: [...names(c), ...allCaptured(c, 'nextName', 'code').map(({ text }) => text)],
      of: undefined,
    })),
    phrase('\\( <parameterName:name> <nextName>** \\)', (c) => ({
      kind: 'parameters',
      names: [...names(c), ...allCaptured(c, 'nextName', 'code').map(({ text }) => text)],
      of: undefined,
    })),
  ),
  rule(
    'nextName',
    phrase('(, | and | , and | then | , then | , and then) <parameterName:name>', (c) => captured(c, 'name', 'code')),
  ),
  rule(
    'unit',
    phrase(
      'seconds|second|secs|sec|s|ms|milliseconds|minutes|min|hours|times|tries|retries|bytes|kb|mb|rows|items|entries|characters|chars|percent',
      justWords,
    ),
  ),
  rule(
    'parameterTrait',
    ...phrases(
      [
        '[,] [and] (with|having|has) [a|the|its|an] default [value] [of|is|being|=] <value> [<unit>]',
        '[,] [and] (with|having|has) <value> as [its|the|a] default [value]',
        '[,] [and] (defaulting|defaults) to <value> [<unit>]',
        '[,] [and|that|which] [should|must|shall] [it] (default|defaults) to <value> [<unit>]',
        '[,] [and|its|the|whose|with] [the|its] default [value] [should|must|shall] [is|be|being|of|=|:] <value> [<unit>]',
        '\\( [default|defaults|defaulting] [value] [to|is|of|=|:] <value> [<unit>] \\)',
        '[,] <value> [<unit>] by default',
        'of <value> <unit>',
        '[,] [and] [that|which|it] (is|being|be) <value> [<unit>] by default',
        '[,] [that|which] [should|must] [be|is] <value> (by default | if not given | unless given | when not given | when omitted | if omitted)',
        '= <value> [<unit>]',
      ],
      trait((c) => ({ default: valueIn(c) })),
    ),
    ...phrases(
      [
        '[,] [and] (of|with|having|has) [the|a] type [of] <typeCode>',
        '[,] [and] typed [as|:] <typeCode>',
        '[,] type [is|:] <typeCode>',
        '[,] [that|which|and|it] is [of type] (a|an) <typeCode>',
        '\\( [a|an|of|type] [type] <typeCode> \\)',
        '[,] (a|an) <typeCode>',
      ],
      trait((c) => ({ type: captured(c, 'typeCode', 'code')?.text })),
      2,
    ),
    ...phrases(
      [
        '[,] [and] [as|make|making|which|that|it|being|should] [it|is|be] [a|an|the] (keyword-only | keyword only | kw-only | named-only) [parameter|argument|one]',
        '[,] (only | which can only be | that can only be | to be | which must be | that must be) passed by (keyword|name)',
        '[,] (by keyword only | by name only | only by keyword | only by name | as keyword argument | as a keyword argument | as keyword)',
        '\\( (keyword-only | keyword only | kw-only) \\)',
      ],
      trait(() => ({ keywordOnly: true })),
    ),
    ...phrases(
      [
        '[,] [and|which|that] [is|being|as|make|making] [it] [a] (required|mandatory | not optional | without a default | without default | with no default)',
        '\\( (required|mandatory) \\)',
      ],
      trait(() => ({ required: true })),
    ),
    ...phrases(
      ['[,] [and|which|that] [is|being|as|make|making] [it] [an] optional', '\\( optional \\)'],
      trait(() => ({ optional: true })),
    ),
    ...phrases(
      [
        '[,] [and] [put|place|placing] [it] (as|at|in|to) [the|its] (first | beginning | front | start | first place | first position) [parameter|argument|one | of the list]',
        '[,] (first | before all others | before the others | in front | up front)',
      ],
      trait(() => ({ place: { where: 'first' } })),
    ),
    ...phrases(
      [
        '[,] [and] [put|place|placing] [it] (as|at|in|to) [the|its] (last | end | back | last place | last position) [parameter|argument|one | of the list]',
        '[,] (last | after all others | after the others)',
      ],
      trait(() => ({ place: { where: 'last' } })),
    ),
    phrase(
      '[,] [and] [put|place|placing|right|directly] [it] before [the] [parameter|argument] <parameterName:name>',
      trait((c) => placed(c, 'before')),
    ),
    phrase(
      '[,] [and] [put|place|placing|right|directly] [it] (after|behind | next to) [the] [parameter|argument] <parameterName:name>',
      trait((c) => placed(c, 'after')),
    ),
  ),
  // Which calls are meant.
  rule(
    'callsWhere',
    ...phrases(
      [
        `(at|in|for|to|from|on|by|with|wherever) ${every} ${callNoun} [of it|there]`,
        '(everywhere | wherever | in all places | wherever it is | everywhere it is | where it is) [called|used]',
        '[to] (every|each|all) [of] [the|its] (call|caller|calls|callers)',
        'when calling [it]',
      ],
      where(() => ({})),
      surely,
    ),
    ...phrases(
      [
        `[,] [and|only|just|solely | but only | and only | but just] (in|inside|within|throughout) <placeName>`,
        '[,] (in|inside|within|throughout) <placeName> (only|alone)',
        `[,] [but|and] (only|just|solely) (at|in|for|from) ${every} ${callNoun} (in|from|inside|within) <placeName>`,
        `(at|in|for|to|from) ${every} ${callNoun} (in|from|inside|within) <placeName>`,
        '(called|used) (in|from|inside) <placeName>',
        '(where|wherever) <placeName> (calls|uses) (it|them)',
        '[only] (in|from|inside|within) [all|every] [the] (method|methods) (of|in) [the] [class] <placeName>',
        '[only] from <placeName>',
      ],
      where((c) => {
        const inside = hintsOf(c);
        return inside && { inside };
      }),
      -3,
    ),
    ...phrases(
      [
        '[,] [but|and] (outside | outside of | except in | except for | except inside | excluding | apart from | but not in | not in | other than in | other than) <placeName>',
      ],
      where((c) => {
        const outside = hintsOf(c);
        return outside && { outside };
      }),
      1,
    ),
    ...phrases(
      [
        `[,] [but|and] (outside | outside of | except in | except for | except | excluding | apart from | but not in | not in | other than in) ${tests}`,
        `(at|in|for|to|from) ${every} non-test (code|call|calls|callers)`,
        `[,] but leave ${tests} (alone | as they are | as is | untouched | unchanged)`,
        `[,] (leaving | but leaving) ${tests} (alone | as they are | as is | untouched | unchanged)`,
      ],
      where(() => ({ tests: 'never' })),
    ),
    // "Everywhere but in a.py" is not in a.py.
    phrase(
      '[,] (everywhere|anywhere) [else] (but|except|save | other than | apart from) (in|inside|within|at|from) <placeName>',
      where((c) => {
        const outside = hintsOf(c);
        return outside && { outside };
      }),
      surely,
    ),
    phrase(
      `[,] (everywhere|anywhere) [else] (but|except|save | other than | apart from) (in|inside|within|from) ${tests}`,
      where(() => ({ tests: 'never' })),
      surely - 3,
    ),
    ...phrases(
      [
        `[,] [but|and] (only|just|solely) (in|inside|within|from) ${tests}`,
        `(in|inside|within|from) ${tests}`,
        `(at|in|for|to|from) ${every} ${callNoun} (in|from|inside|within) ${tests}`,
      ],
      where(() => ({ tests: 'only' })),
    ),
    ...phrases(
      [
        `(in|at|to|on|for) ${every} (recursive|own|self-recursive) ${callNoun}`,
        'through [the|its] recursive (call|calls)',
        '(recursively | in recursion | when it calls itself | where it calls itself | on recursion | in the recursion | to itself | when recursing)',
      ],
      where(() => ({ from: 'recursion' })),
      surely,
    ),
    ...phrases(
      [
        '(from|in|at|for) [all|the|any|those|every] (caller|callers|functions | calling functions | callers) (that|which|who) [already] (have|has|take|takes|get|accept|know) [a|the|one|it|such|an] [parameter|argument|variable|param|value] [of that name | of the same name | with that name | with the same name | called like that | like that | themselves|too]',
        '(where|wherever|when|if) [the] (caller | calling function) [already] (has|takes|gets|accepts) [a|one|it|such] [parameter|argument|param] [of that name | of the same name | with that name | with the same name | too | itself]',
        '(from|in) callers with [a|the|such] [parameter|argument] [of that name | of the same name | with that name]',
      ],
      where(() => ({ from: 'callersThatHaveIt' })),
    ),
  ),
  rule(
    'elsewhere',
    ...phrases(
      [
        '[and|but] (leave|keep|use|let) [the|it] [at] default (elsewhere | everywhere else | in all other places | in other places | for the rest | otherwise | for all others | for other callers | in the other calls)',
        '[and|but] (elsewhere | everywhere else | otherwise | all others | other callers | other calls | the other calls | the rest) [should|must|can] (keep | use | leave | get | take | rely on) [the] default',
        '[and|but] (leave | do not touch | do not change | keep) [all] [the] (others | other callers | other calls | rest | other call sites | remaining calls) [alone | as they are | as is | unchanged | untouched]',
        '[and|but] (leave|keep) [the|all|its] [existing|other|current] (callers|calls | call sites) (alone | as they are | as is | unchanged | untouched)',
        '[and|but] (no | without any | without) [other] (caller|callers|call|calls | call site) (changes | should change | has to change | changing | needs to change)',
        '[so that] [all] [existing|the|other] (callers|calls) [should|must] (keep working | stay as they are | work as before | are not affected | continue to work | need no change)',
        '[and] (leave|keep) the default elsewhere',
      ],
      justWords,
    ),
  ),
];

function placed(c: Captures<PhraseValue>, at: 'before' | 'after'): ParameterTrait['trait'] | undefined {
  const [parameter] = names(c);
  return parameter === undefined ? undefined : { place: { where: at, parameter } };
}
