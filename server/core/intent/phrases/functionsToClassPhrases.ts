/** How people ask for functions to be gathered in a new class. */
import type { Captures } from '../grammar/grammar.ts';
import { functionsToClassMeaning } from '../meaning/functionsToClassMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue } from './phraseValue.ts';
import { askOf, mustBe, turn } from './shapeWords.ts';

const aClass = '<gatheringClass:class>';
const gather = '(group|gather|bundle|collect|combine|wrap|put|bring|pack|encapsulate|organise|organize|assemble|unite|join|merge)';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const name = captured(c, 'class', 'name');
  const as = captured(c, 'gatheringManner', 'words');
  return name && askOf('functionsToClass', c, { details: { class: name, ...(as && { as }) } });
}

const functionsToClassRules: readonly PhraseRule[] = [
  rule(
    'functionsToClassAsk',
    ...['<things>', '<thing>'].flatMap((what, i) =>
      phrases(
        [
          `${gather} ${what} [together] (in | into | inside | inside of | under | within) ${aClass} [<gatheringManner>]`,
          `${turn} ${what} (into | to) ${aClass} [<gatheringManner>]`,
          `make ${aClass} (of | out of | from | with) ${what} [<gatheringManner>]`,
          `make ${what} [into] ${aClass} [<gatheringManner>]`,
          `(create|introduce|extract|build|form|define|add|write) ${aClass} (of | out of | from | with | for | containing | that holds | holding | around) ${what} [<gatheringManner>]`,
          `(make|turn) ${what} [into] <gatheringMethods:gatheringManner> of ${aClass}`,
          `${what} ${mustBe} <gatheringMethods:gatheringManner> of ${aClass}`,
          `${what} (should|must|shall) (become | be turned into | be gathered in | be grouped in | live in | form | make up) ${aClass} [<gatheringManner>]`,
          `${what} <arrow> ${aClass}`,
          `functions to class ${aClass} : ${what}`,
        ],
        ask,
        i,
      ),
    ),
  ),
  rule(
    'gatheringClass',
    phrase('[a|the|one] [new|single|common|separate] class [called|named] <freshName:name>', (c) => captured(c, 'name', 'name')),
    phrase('[a|the|one] new <freshName:name> class', (c) => captured(c, 'name', 'name')),
    phrase('a <freshName:name> class', (c) => captured(c, 'name', 'name')),
  ),
  rule(
    'gatheringMethods',
    phrase('[the] static methods', () => ({ kind: 'words', text: 'statics' })),
    phrase('[the] static (functions | members)', () => ({ kind: 'words', text: 'statics' })),
    phrase('[the] [instance] methods', () => ({ kind: 'words', text: 'methods' })),
  ),
  rule(
    'gatheringManner',
    phrase('[,] as [its] static methods', () => ({ kind: 'words', text: 'statics' })),
    phrase('[,] (as | with) statics', () => ({ kind: 'words', text: 'statics' })),
    phrase('[,] with static methods', () => ({ kind: 'words', text: 'statics' })),
    phrase('[,] as [its] [instance] methods', () => ({ kind: 'words', text: 'methods' })),
  ),
];

export const functionsToClassPhrases: OperationPhrases = {
  operation: 'functionsToClass',
  rules: functionsToClassRules,
  asks: ['functionsToClassAsk'],
  more: [],
  examples: ['turn area and double into a class Measure'],
  meaning: functionsToClassMeaning,
};
