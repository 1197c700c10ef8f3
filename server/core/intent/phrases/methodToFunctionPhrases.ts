/** How people ask for a method to become a function. */

import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Captures } from '../grammar/grammar.ts';
import { methodToFunctionMeaning } from '../meaning/methodToFunctionMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type Destination, type PhraseValue } from './phraseValue.ts';
import { askOf, into, mustBe, some, turn, want } from './shapeWords.ts';

const aFunction = `${some} (function | free function | helper function | utility function | functions | free functions)`;
const called = '(called|named | with the name | by the name of | as)';
const home = '<functionHome:module>';
const take = '(extract|pull|take|move|get|lift|hoist|bring|break|split|factor)';
const classOf = '(its|the|their|that|this) [own] class';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const parameter = captured(c, 'parameter', 'newName');
  const module = captured(c, 'module', 'destination');
  return askOf('methodToFunction', c, { details: { ...(parameter && { parameter }), ...(module && { module }) } });
}

/** A class or a folder is no place for a function. */
function homeIn(c: Captures<PhraseValue>): Destination | undefined {
  const place = captured(c, 'destinationPlace', 'destination');
  const name = place?.named?.name;
  if (place === undefined || name === undefined || place.placeKind === 'class' || place.placeKind === 'folder') return undefined;
  const isFile = name.form === 'path' || deepLanguageOfPath(name.text) !== undefined;
  return isFile || place.isNew || place.placeKind !== undefined ? place : undefined;
}

/** Only of what is said to be a method, or named with its class: "make f a function" says nothing else. */
const methodToFunctionRules: readonly PhraseRule[] = [
  rule(
    'methodToFunctionAsk',
    ...['<anyThings>'].flatMap((what, i) =>
      phrases(
        [
          `${turn} ${what} ${into} ${aFunction} [${called} <newName>] [<objectParameter:parameter>]`,
          `${turn} ${what} ${into} ${aFunction} <newName> [<objectParameter:parameter>]`,
          `${turn} ${what} ${into} ${aFunction} [${called} <newName>] ${home}`,
          `${turn} ${what} ${into} ${aFunction} <newName> ${home}`,
          `${turn} ${what} ${into} ${aFunction} ${home} ${called} <newName>`,
          `${turn} ${what} from (a method | methods) ${into} ${aFunction} [${called} <newName>] [<objectParameter:parameter>]`,
          `make ${what} [into] ${aFunction} [${called} <newName>] [<objectParameter:parameter>]`,
          `make ${what} [into] ${aFunction} <newName> [<objectParameter:parameter>]`,
          `make ${what} [into] ${aFunction} [${called} <newName>] ${home}`,
          `make ${what} [into] ${aFunction} <newName> ${home}`,
          `make ${what} [into] ${aFunction} ${home} ${called} <newName>`,
          `${what} ${mustBe} ${aFunction} [${called} <newName>] ${home}`,
          `${want} ${what} (to be | to become | as | be | become | turned into) ${aFunction} [${called} <newName>] ${home}`,
          `${take} ${what} [out of ${classOf} | from ${classOf} | out] (into|as|to) ${aFunction} [${called} <newName>] ${home}`,
          `${take} ${what} [out of ${classOf} | from ${classOf} | out] (into|as|to) ${aFunction} <newName> ${home}`,
          `${take} ${what} [out of ${classOf} | from ${classOf}] ${home} as ${aFunction} [${called} <newName>]`,
          `${take} ${what} [out of ${classOf} | from ${classOf}] ${home} as ${aFunction} <newName>`,
          `${take} ${what} (out of ${classOf} | from ${classOf}) ${home}`,
          `${what} <arrow> [a] [plain|free|module] function ${home}`,
          `make ${aFunction} (of | out of | from) ${what} [${called} <newName>]`,
          `${what} ${mustBe} ${aFunction} [${called} <newName>] [<objectParameter:parameter>]`,
          `${want} ${what} (to be | to become | as | be | become | turned into | converted to | converted into) ${aFunction} [${called} <newName>] [<objectParameter:parameter>]`,
          `(free|detach|release|decouple|untie|liberate) ${what} (from|of | out of) ${classOf} [${called} <newName>]`,
          `${take} ${what} (out of ${classOf} | from ${classOf} | out) [(into|as|to) ${aFunction}] [${called} <newName>]`,
          `(lift|hoist|promote|move|pull|raise) ${what} [up|out] to [the] (module level | module scope | top level | top of the module | module)`,
          `(replace|substitute) ${what} (by|with) ${aFunction} [${called} <newName>]`,
          `use ${aFunction} [${called} <newName>] (instead of | rather than | in place of) ${what}`,
          `${what} (does not | doesn't | need not | do not | don't) (need to | have to | want to) be (a method | methods | in a class | in its class) [,] (make|turn) (it|them) [into] ${aFunction}`,
          `${what} <arrow> [a] [plain|free|module] function`,
          `method (to|into) function : ${what}`,
          `(convert|turn) method (to|into) function : ${what}`,
          `(unbind|unmethod|demethodize|functionize|functionalize) ${what}`,
        ],
        ask,
        i,
      ),
    ),
  ),
  rule('functionHome', ...phrases(['(in|inside|within | inside of) <destinationPlace>', '<toward> <destinationPlace>'], homeIn)),
  rule(
    'objectParameter',
    ...phrases(
      [
        '[,|and] (with|using|taking|whose) [a|an|the|its] [first] (parameter|argument) (called|named|is | is called | for the object called) <newName>',
        '[,|and] (call|name) (its|the) [first] (parameter|argument) <newName>',
        '[,|and] (with | using) <newName> as (the|its) [first] (parameter|argument)',
      ],
      (c) => captured(c, 'newName', 'newName'),
    ),
  ),
];

export const methodToFunctionPhrases: OperationPhrases = {
  operation: 'methodToFunction',
  rules: methodToFunctionRules,
  asks: ['methodToFunctionAsk'],
  more: [],
  examples: ['turn the method Shape.area into a function'],
  meaning: methodToFunctionMeaning,
};
