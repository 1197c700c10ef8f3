/** How people ask for a function to become a method. */

import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Captures } from '../grammar/grammar.ts';
import { functionToMethodMeaning } from '../meaning/functionToMethodMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue } from './phraseValue.ts';
import { askOf, into, mustBe, turn, want } from './shapeWords.ts';

const aMethod = '[a|an|the] [normal|regular|proper|real|ordinary|member] (method | methods | member function | member)';
const anyMethod = '[a|an|the] [instance|normal|regular|proper|real|ordinary|member] (method | methods | member function | member)';
const ofClass = '(of|on|in|for | inside | inside of | belonging to)';
const called = '(called|named | with the name | by the name of | as)';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const owner = captured(c, 'class', 'thing');
  const as = captured(c, 'methodKind', 'words');
  if (owner?.named && (owner.named.name.form === 'path' || deepLanguageOfPath(owner.named.name.text) !== undefined)) return undefined; // a file is no class
  if (captured(c, 'anyThings', 'things')?.items.some(({ thingKind }) => thingKind === 'property')) return undefined; // it is read, not called
  const parameter = captured(c, 'parameter', 'newName');
  return askOf('functionToMethod', c, { details: { ...(owner && { class: owner }), ...(parameter && { parameter }), ...(as && { as }) } });
}

/** A method of the class itself. That something is one already, and only to be of another kind, is said without its class. */
function onClass(c: Captures<PhraseValue>): Ask | undefined {
  const isMethod = captured(c, 'anyThings', 'things')?.items.some(
    ({ thingKind, named }) => thingKind === 'method' || named?.name.text.includes('.') === true,
  );
  return isMethod || captured(c, 'methodKind', 'words')?.text === 'instance' ? undefined : ask(c);
}

const functionToMethodRules: readonly PhraseRule[] = [
  rule(
    'functionToMethodAsk',
    ...['<anyThings>'].flatMap((what, i) =>
      phrases(
        [
          `${turn} ${what} ${into} ${aMethod} [${ofClass} <thing:class>] [${called} <newName>] [<receiverParameter:parameter>]`,
          `${turn} ${what} from (a function | functions) ${into} ${aMethod} [${ofClass} <thing:class>] [${called} <newName>]`,
          `make ${what} [into] ${aMethod} [${ofClass} <thing:class>] [${called} <newName>] [<receiverParameter:parameter>]`,
          `make ${aMethod} (of | out of | from) ${what}`,
          `${turn} ${what} ${into} ${anyMethod} ${ofClass} <thing:class> [${called} <newName>]`,
          `make ${what} ${anyMethod} ${ofClass} <thing:class> [${called} <newName>]`,
          `${what} ${mustBe} ${anyMethod} ${ofClass} <thing:class> [${called} <newName>]`,
          `${what} ${mustBe} ${aMethod} [${ofClass} <thing:class>] [${called} <newName>] [<receiverParameter:parameter>]`,
          `${want} ${what} (to be | to become | as | be | become | turned into | converted to | converted into) ${aMethod} [${ofClass} <thing:class>] [${called} <newName>]`,
          `(move|put|pull|bring|push|fold|absorb|get|place) ${what} (into|in|inside|onto|to) <thing:class> as ${aMethod} [${called} <newName>]`,
          `(attach|bind|add) ${what} to <thing:class> as ${aMethod} [${called} <newName>]`,
          `(replace|substitute) ${what} (by|with) ${aMethod} [${ofClass} <thing:class>] [${called} <newName>]`,
          `use ${aMethod} [${ofClass} <thing:class>] (instead of | rather than | in place of) ${what}`,
          `${what} belongs (in|to|on|into) <thing:class> [as ${aMethod}]`,
          `${what} <arrow> ${aMethod} [${ofClass} <thing:class>]`,
          `function (to|into) method : ${what}`,
          `(convert|turn) function (to|into) method : ${what}`,
        ],
        ask,
        i,
      ),
    ),
    ...phrases(
      [
        `${turn} <anyThings> ${into} <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `${turn} <anyThings> from (a function | functions) ${into} <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `make <anyThings> [into|be] <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `<anyThings> ${mustBe} <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `${want} <anyThings> (to be | to become | as | be | become | turned into | converted to | converted into) <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `(move|put|pull|bring|push|fold|absorb|get|place) <anyThings> (into|in|inside|onto|to) [the] <thing:class> as <methodKind> [${called} <newName>]`,
        `(attach|bind|add) <anyThings> to [the] <thing:class> as <methodKind> [${called} <newName>]`,
        `(replace|substitute) <anyThings> (by|with) <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
        `<anyThings> belongs (in|to|on|into) [the] <thing:class> as <methodKind>`,
        `<anyThings> <arrow> <methodKind> ${ofClass} <thing:class> [${called} <newName>]`,
      ],
      onClass,
    ),
  ),
  rule(
    'receiverParameter',
    ...phrases(
      [
        '[,|and] (with|using|taking) [the|its] [parameter|argument] <newName> (as | for | becoming | turned into) [the] (object | self | this | receiver | instance)',
        '[,|and] [its|the] [parameter|argument] <newName> (becomes | becoming | is to be | being) [the] (object | self | this | receiver | instance)',
      ],
      (c) => captured(c, 'newName', 'newName'),
    ),
  ),
];

export const functionToMethodPhrases: OperationPhrases = {
  operation: 'functionToMethod',
  rules: functionToMethodRules,
  asks: ['functionToMethodAsk'],
  more: [],
  examples: ['make the function area a method of Shape'],
  meaning: functionToMethodMeaning,
};
