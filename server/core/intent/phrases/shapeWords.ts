/** Words that all wishes for another shape share: a method as a function, a function as a method, a static method. */
import type { Captures } from '../grammar/grammar.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type Thing } from './phraseValue.ts';

export const turn = '(turn|convert|change|transform|refactor|rewrite|reshape|transmute|recast|switch)';
export const into = '(into | to | in to | to be | over to)';
export const want = "((i|we) (want|need|prefer|wish) | (i'd | we'd | i would | we would) (like|love|prefer|want) | have|get|let|make|see)";
/** "It'd be nicer if"; what follows stands in the past tense. */
export const nicerIf =
  "(it'd | it would | would it | it might) be (nice|nicer|good|great|better|best|cleaner|clearer|helpful | more logical | more consistent | a good idea) if";
export const mustBe =
  '(should | must | shall | ought to | needs to | has to | is to | had better | could | would better) (be|become | be turned into | be converted to | be converted into | be made | be made into | turn into | be rewritten as | be written as | be changed to | be changed into)';
/** "a plain", "the module-level"; the noun follows. */
const adjectives =
  'plain|simple|standalone|stand-alone|normal|regular|ordinary|module-level|top-level|toplevel|separate|independent|module|bare|real|proper';
export const some = `[a|an|the] [${adjectives}] [${adjectives}]`;

/** "F and g are nearly the same". */
const nearly = '[nearly|almost|virtually|essentially|practically|basically|exactly|very | more or less]';
export const alike = `(are ${nearly} <alikeWord> | look ${nearly} <alikeWord> | do ${nearly} (the same | the same thing | the same work))`;

/** The one thing of a phrase, or all of its things, with a new name where one was said. */
export function askOf(operation: string, c: Captures<PhraseValue>, more: Partial<Ask> = {}): Ask | undefined {
  const several = (captured(c, 'anyThings', 'things') ?? captured(c, 'things', 'things'))?.items;
  const one = captured(c, 'thing', 'thing');
  const things: readonly Thing[] | undefined = several ?? (one && [one]);
  if (things === undefined) return undefined;
  return {
    kind: 'ask',
    operation,
    things,
    newNames: allCaptured(c, 'newName', 'newName'),
    after: allCaptured(c, 'place', 'place'),
    notes: [],
    ...more,
  };
}
