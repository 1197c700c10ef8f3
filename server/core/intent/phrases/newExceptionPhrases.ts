/** How people ask for a new exception, and for its use instead of another one. */
import type { Captures } from '../grammar/grammar.ts';
import { newExceptionMeaning } from '../meaning/newExceptionMeaning.ts';
import { readCodeName } from '../words/codeName.ts';
import { isFunctionWord } from './namePhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type Named, type PhraseValue, type Thing } from './phraseValue.ts';

const introduce = '(introduce|add|create|define|make|write|declare | give us | give me)';
const exception = 'exception|error|exceptions|errors [class|type|subclass]';
const raise = 'raise|throw|raising|throwing';
const raises = 'raise|throw|raises|throws';
const instead = '(instead of | in place of | rather than | for)';
const oldOne = '[a|an|the] [plain|bare|generic|builtin|built-in] <freshName:old>';
const where = 'in|inside|within|from|throughout (<things:where> | <thing:where>)';
const home = 'in|to|into <thing:home>';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const name = captured(c, 'new', 'name');
  if (name === undefined || isFunctionWord(name)) return undefined; // "raise it instead" names none
  // "BadRow(ValueError)": as the code will have it.
  const base = captured(c, 'exceptionBase', 'name') ?? baseBetweenParentheses(name);
  if (base === 'unclear') return undefined;
  const old = captured(c, 'old', 'name');
  const place = captured(c, 'home', 'thing');
  const things: readonly Thing[] = c
    .all('where')
    .flatMap((value) => (value.kind === 'things' ? value.items : value.kind === 'thing' ? [value] : []));
  return {
    kind: 'ask',
    operation: 'newException',
    things,
    newNames: [],
    after: [],
    notes: [],
    details: { name, ...(base && { base }), ...(old && { old }), ...(place && { home: place }) },
  };
}

function baseBetweenParentheses({ called, within }: Named): Named | 'unclear' | undefined {
  if (!called || within === undefined || within === '') return undefined;
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$.]*$/u.test(within)) return 'unclear';
  return { kind: 'name', name: readCodeName(within, true), written: within, quoted: true, called: false, likeAWord: false };
}

const newExceptionRules: readonly PhraseRule[] = [
  rule(
    'newExceptionAsk',
    ...phrases(
      [
        `${introduce} [a|an|the] [new|custom|own|special|dedicated] ${exception} [called|named] <freshName:new> [<exceptionBase>] [${home}]`,
        `${introduce} [a|an] [new|custom] <freshName:new> exception|error [<exceptionBase>] [${home}]`,
        `${introduce} <freshName:new> <exceptionBase> [${home}]`,
        `${introduce} [a|an] [new] subclass|exception [called|named] <freshName:new> of|from|for [the] [exception] <exceptionBaseName:exceptionBase> [${home}]`,
        `derive|subclass <exceptionBaseName:exceptionBase> as <freshName:new> [${home}]`,
        `derive [a|an|the] [new] [exception|error] <freshName:new> from <exceptionBaseName:exceptionBase> [${home}]`,
      ],
      ask,
      1,
    ),
    ...phrases(
      [
        `${introduce} [a|an|the] [new|custom|own|special|dedicated] [exception|error] [class|type] [called|named] <freshName:new> [<exceptionBase>] [,] [${home}] [,] and [then] raise|throw|use it|that|this ${instead} ${oldOne} [everywhere] [${where}]`,
        `${introduce} [a|an|the] [new|custom|own|special|dedicated] [exception|error] [class|type] [called|named] <freshName:new> [<exceptionBase>] [,] [${home}] [,] and [then] raise|throw|use it|that|this ${where} ${instead} ${oldOne}`,
        `[a|an] (new|custom|own) (exception|error) [class|type] [called|named|:] <freshName:new> [<exceptionBase>] [,] [${home}] [,] [and] [then] raise|throw|use it|that|this ${where} ${instead} ${oldOne}`,
        `[a|an] (new|custom|own) (exception|error) [class|type] [called|named|:] <freshName:new> [<exceptionBase>] [,] [${home}] [,] [and] [then] raise|throw|use it|that|this ${instead} ${oldOne} [everywhere] [${where}]`,
        `${raise} [a|an|the] [new|custom|own|dedicated|special|specific|proper|separate] [exception|error] <freshName:new> [<exceptionBase>] ${instead} ${oldOne} [everywhere] [${where}]`,
        `in (<things:where> | <thing:where>) [,] ${raise} [a|an|the] [new|custom|own|dedicated|special|specific|proper|separate] [exception|error] <freshName:new> [<exceptionBase>] ${instead} ${oldOne}`,
        `replace|substitute [every|all|the|each] [raised|thrown] ${oldOne} by|with [a|an|the] [new|custom|own] (exception|error|subclass) [called|named] <freshName:new> [<exceptionBase>] [${where}]`,
        `(<things:where> | <thing:where>) (should|must|shall | has to | needs to | ought to) ${raises} [a|an|the] [new|custom|own] [exception|error] <freshName:new> [<exceptionBase>] ${instead} ${oldOne}`,
        `(<things:where> | <thing:where>) (should|must|shall | has to | needs to) ${raises} [a|an|the] new|custom|own [exception|error] <freshName:new> ${instead} ${oldOne}`,
        `make (<things:where> | <thing:where>) ${raises} [a|an|the] [new|custom|own] [exception|error] <freshName:new> [<exceptionBase>] ${instead} ${oldOne}`,
        `${introduce} [a|an|the] [new|custom|own|special|dedicated] [exception|error] [class|type] [called|named] <freshName:new> [<exceptionBase>] [${home}] [,] and [then] raise|throw|use it|that|this ${where}`,
      ],
      ask,
    ),
  ),
  rule(
    'exceptionBaseName',
    ...phrases(['[the|a|an] [builtin|built-in|exception|class] <freshName:name>'], (c) => captured(c, 'name', 'name')),
  ),
  rule(
    'exceptionBase',
    ...phrases(
      [
        '[,] (derived from | deriving from | inherited from | derives from | based on | extending | inheriting from | subclassing | made from | from | that extends | that derives from | that inherits from | that subclasses) <exceptionBaseName:name>',
        '[,] [as] (a|an) (subclass|kind|child) of <exceptionBaseName:name>',
        '(that | which) is (a|an) [subclass of] <freshName:name>',
        '\\( [is] [a|an] [subclass of] <freshName:name> \\)',
        '\\( (derived from | extends | extending) <freshName:name> \\)',
        ', (a|an) [subclass of] <freshName:name> [,]',
      ],
      (c) => captured(c, 'name', 'name'),
    ),
  ),
];

export const newExceptionPhrases: OperationPhrases = {
  operation: 'newException',
  rules: newExceptionRules,
  asks: ['newExceptionAsk'],
  more: [],
  examples: ['introduce ConfigError (a ValueError) and raise it instead of ValueError in config.py'],
  meaning: newExceptionMeaning,
};
