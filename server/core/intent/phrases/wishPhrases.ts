/** Wishes about what is not code, or only tests it: "update the docs too", "in strings as well", "with its tests", "leave the comments alone". */
import type { Wish } from '../../operation/wish.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, type PhraseValue, type WishFor } from './phraseValue.ts';

function what(...of: readonly Wish[]): () => WishFor {
  return () => ({ kind: 'wishFor', what: of, not: false });
}

function wish(not: boolean): (c: Captures<PhraseValue>) => WishFor | undefined {
  return (c) => {
    const of = [...new Set(allCaptured(c, 'wished', 'wishFor').flatMap((each) => each.what))];
    return of.length === 0 ? undefined : { kind: 'wishFor', what: of, not };
  };
}

const also =
  '[too|also|accordingly|correspondingly | as well | to match | where it is mentioned | that mention it | that mention them | along]';
const list = '<wished> [(and|or | , | , and) <wished>] [(and|or | , | , and) <wished>]';

export const wishRules: readonly PhraseRule[] = [
  rule(
    'wished',
    ...phrases(
      [
        '[the|all|its|any|their|your|our | all the] (docs|doc|documentation|readme|changelog|docstring|docstrings|manual|guide | doc strings | markdown files | doc files | documentation files)',
      ],
      what('docs'),
    ),
    ...phrases(['[the|all|its|any|their|your|our | all the] [code|inline|source] (comment|comments)'], what('comments')),
    ...phrases(
      [
        '[the|all|its|any|their|your|our | all the] (string|strings|literals|message|messages|text|texts|logs | string literals | log messages | error messages | log message | error message)',
      ],
      what('strings'),
    ),
    phrase(
      '[the|all|its|any|their|your|our] (prose | doc comments | text mentions | mentions in text)',
      what('docs', 'comments', 'strings'),
    ),
  ),
  rule(
    'itsTests', // "including tests" says no more than that uses in tests follow
    phrase(
      '(its|their|corresponding|matching|related | the corresponding | the matching | the related) (tests|test | test file | test files | test module | test functions | test names | unit tests)',
      what('tests'),
    ),
  ),
  rule(
    'testsToo',
    ...phrases(
      [
        '[the|its|their|all | all the | all its] [corresponding|matching|related|associated|unit|respective|own] (tests|test | test file | test files | test module | test modules | test functions | test names | unit tests | test class | test classes)',
      ],
      what('tests'),
    ),
  ),
  rule(
    'wishFor',
    ...phrases(
      [
        `[and|but|also|please|even] [also|even|please] (update|updating|change|fix|adjust|adapt|rename|include|including|rewrite|correct|touch|edit|cover) [also] [it|them] [in] ${list} ${also}`,
        `[and|but|also|even | as well as] [also|even] (in|inside|within|including) ${list} ${also}`,
        `${list} (should|must|shall|need|needs) [to] (follow | be updated | be changed | be adapted | be adjusted | change | be kept in sync | match) ${also}`,
      ],
      wish(false),
    ),
    phrase(`(and | as well as | also | and also | even | plus | along with | together with) ${list} ${also}`, wish(false), 4),
    ...phrases(
      [
        `[and|also|please] [also] (rename|move|take|bring|relocate) [along] [with it] <testsToo:wished> [along | with it | with them | too | also | as well | accordingly | to match]`,
        '(and|with | along with | together with | as well as | and also | plus) <testsToo:wished> [too|along|also | as well | accordingly]',
        '(including|incl) <itsTests:wished> [too|along|also | as well | accordingly]',
        '<testsToo:wished> (should|must|shall|may|can) (follow | move along | move too | move with it | go along | go with it | be moved | be renamed | come along | move as well | be moved too | be renamed too | be renamed accordingly) [too|also]',
      ],
      wish(false),
    ),
    ...phrases(
      [
        `[but|and|please] (leave|keep) ${list} (alone|unchanged|untouched|intact | as is | as it is | as they are)`,
        `[but|and|please] (don't|without|not | do not | never | but not | and not) [touch|touching|change|changing|update|updating|edit|modify|modifying|rename|renaming] [in] ${list}`,
        `[but|and] (not|except|excluding | only in code not | only code not) in ${list}`,
        '[but] only [in] [the] code',
      ],
      (c) => wish(true)(c) ?? { kind: 'wishFor', what: [], not: true },
    ),
  ),
];
