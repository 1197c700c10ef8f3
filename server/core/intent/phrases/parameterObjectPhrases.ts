/** How people ask for parameters to become one object. */
import type { ObjectForm } from '../../operation/parameterObject.ts';
import type { Captures } from '../grammar/grammar.ts';
import { parameterObjectMeaning } from '../meaning/parameterObjectMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue } from './phraseValue.ts';
import { parameterNouns, surely, thingsIn } from './signatureParts.ts';

const group =
  '(group|bundle|combine|collect|gather|wrap|pack|package|merge|put|move|turn|convert|replace|extract|join|unite|fold|make|transform|encapsulate|refactor)';
const into = '(into|in|to|by|with|as|inside|of)';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const parameters = captured(c, 'parametersOf', 'parameters') ?? captured(c, 'parameters', 'parameters');
  const things = parameters?.of ?? thingsIn(c);
  const object = captured(c, 'object', 'parameterCode');
  const form = captured(c, 'form', 'words');
  if (things.length === 0 || (parameters !== undefined && parameters.names.length < 2)) return undefined;
  const called = captured(c, 'called', 'code') ?? (object && { kind: 'code' as const, text: object.name });
  const details: Record<string, PhraseValue> = {
    ...(parameters && { parameters }),
    ...(form && { form }),
    ...(called && { called }),
  };
  return { kind: 'ask', operation: 'parameterObject', things, newNames: [], after: allCaptured(c, 'place', 'place'), notes: [], details };
}

function form(words: string, of: ObjectForm | ''): ReturnType<typeof phrase> {
  return phrase(words, () => ({ kind: 'words', text: of }));
}

const anObject = '[a|an|one|the] [new|single|common] <objectForm:form> [called|named] <parameterName:called>';
const bareObject = '[a|an|one|the] [new|single|common] <objectForm:form>';
const namedFirst = '[a|an|one|the] [new|single|common] <parameterName:called> <objectForm:form>';

const parameterObjectRules: readonly PhraseRule[] = [
  rule(
    'objectForm',
    form('(dataclass | data class)', 'dataclass'),
    form('(namedtuple | named tuple)', 'namedTuple'),
    form('(typeddict | typed dict | typed dictionary)', 'typedDict'),
    form('interface', 'interface'),
    form('(type | type alias)', 'type'),
    form(
      '(class|object|struct|record | parameter object | options object | option object | config object | settings object | argument object | options class | parameter class | parameters object | params object | value object)',
      '',
    ),
  ),
  rule(
    'parameterObjectAsk',
    ...[anObject, bareObject, namedFirst].flatMap((object, i) =>
      phrases(
        [
          `${group} <parametersOf> [together] ${into} ${object}`,
          `${group} [all|the] ${parameterNouns} of <anyThings:fn> [together] ${into} ${object}`,
          `${group} [all] <owner> [all] ${parameterNouns} [together] ${into} ${object}`,
          `${group} <parameters> [together] ${into} ${object} (in|of|for) <anyThings:fn>`,
          `(introduce|create|add|use|extract|make|define) ${object} for <parametersOf>`,
          `(introduce|create|add|use|extract|make|define) ${object} for [all|the] ${parameterNouns} of <anyThings:fn>`,
          `(introduce|create|use|extract|make|define) ${object} (from | of | out of) <parametersOf>`,
          `<anyThings:fn> (should|must) take ${object} (instead of | in place of | rather than) <parameters>`,
          `(make|let) <anyThings:fn> (take|accept|get) ${object} (instead of | in place of | rather than) <parameters>`,
          `<anyThings:fn> (should|must) take ${object} (instead of | in place of | rather than) [its|so|all] [single|separate|many] ${parameterNouns}`,
          `(make|let) <anyThings:fn> (take|accept|get) ${object} (instead of | in place of | rather than) [its|so|all] [single|separate|many] ${parameterNouns}`,
          `pass <parametersOf> as ${object}`,
          `<parametersOf> (should|must|shall | has to | have to | need to | needs to) (become|form|be) ${object}`,
          `<parametersOf> (should|must|shall | has to | have to | need to | needs to) be (grouped|bundled|combined|wrapped|packed|collected|merged) (in|into|as) ${object}`,
        ],
        ask,
        surely + i,
      ),
    ),
    ...phrases(
      [
        '(introduce|create|add|use|extract|make) [a|an] (parameter object | options object | config object | parameters object | params object) [called|named] <parameterName:called> (for|in|to) <anyThings:fn>',
        '(introduce|create|add|use|extract|make) [a|an] (parameter object | options object | config object | parameters object | params object) (for|in|to) <anyThings:fn>',
        'parameter object for <anyThings:fn>',
      ],
      ask,
      surely - 2,
    ),
  ),
];

export const parameterObjectPhrases: OperationPhrases = {
  operation: 'parameterObject',
  rules: parameterObjectRules,
  asks: ['parameterObjectAsk'],
  more: [],
  examples: ['group the parameters width and height of draw into a class Size', 'introduce a parameter object for draw'],
  meaning: parameterObjectMeaning,
};
