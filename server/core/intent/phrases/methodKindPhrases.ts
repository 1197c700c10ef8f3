/** How people ask for a static method, a class method or one of objects. */

import type { Captures } from '../grammar/grammar.ts';
import { methodKindMeaning } from '../meaning/methodKindMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue } from './phraseValue.ts';
import { askOf, into, mustBe, turn, want } from './shapeWords.ts';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const to = captured(c, 'methodKind', 'words') ?? captured(c, 'kindDecorator', 'words');
  return to && askOf('methodKind', c, { details: { to } });
}

function word(text: string): () => PhraseValue {
  return () => ({ kind: 'words', text });
}

const back = '(no longer [be] static | not [be] static [any more | anymore] | non-static | nonstatic | unstatic)';

const methodKindRules: readonly PhraseRule[] = [
  rule(
    'methodKindAsk',
    ...['<anyThings>'].flatMap((what, i) => [
      ...phrases(
        [
          `make ${what} [into] <methodKind>`,
          `(make|create) <methodKind> (out of | from | of) ${what}`,
          `${turn} ${what} ${into} <methodKind>`,
          `${what} ${mustBe} <methodKind>`,
          `${what} (should | must | could | can) (be | be made | become) <methodKind>`,
          `${want} ${what} (to be | to become | be | as | made) <methodKind>`,
          `${what} (does not use | doesn't use | does not need | doesn't need | never uses) (self | this | its object | the object | the instance | cls) [,|;] [so] (make|turn) (it|them) [into] <methodKind>`,
          `(declare|mark|define) ${what} [as] <methodKind>`,
          `(add|put|apply|attach) [the|a] <kindDecorator> [decorator] (to|on|onto|above) ${what}`,
          `(decorate|annotate|mark) ${what} with [the|a] <kindDecorator> [decorator]`,
          `use [the|a] <kindDecorator> [decorator] (on|for) ${what}`,
          `${what} <arrow> <methodKind>`,
          `<methodKind> : ${what}`,
        ],
        ask,
        i,
      ),
      ...phrases(
        [
          `make ${what} ${back}`,
          `${what} (should | must | shall) (${back} | not be static)`,
          `(remove|drop|take|delete) [the] (static | static keyword | word static | static modifier | staticmethod decorator | staticmethod) (from|of|off) ${what}`,
        ],
        (c) => askOf('methodKind', c, { details: { to: { kind: 'words', text: 'instance' } } }),
        i,
      ),
    ]),
  ),
  rule(
    'methodKind',
    phrase(
      '(static | [a|the] static (method | methods | function | member) | staticmethod | [a] staticmethod | staticmethods)',
      word('static'),
    ),
    phrase('([a|the] class (method | methods) | classmethod | [a] classmethod | classmethods)', word('class')),
    phrase(
      '([a|an|the] instance (method | methods) | [a] method (of | on) (objects | instances | its objects | the object | the instance))',
      word('instance'),
    ),
  ),
  rule(
    'kindDecorator',
    phrase('(staticmethod|@staticmethod)', word('static')),
    phrase('(classmethod|@classmethod)', word('class')),
    phrase('static (keyword | modifier)', word('static')),
  ),
];

export const methodKindPhrases: OperationPhrases = {
  operation: 'methodKind',
  rules: methodKindRules,
  asks: ['methodKindAsk'],
  more: [],
  examples: ['make Dates.parse static'],
  meaning: methodKindMeaning,
};
