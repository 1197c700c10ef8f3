/**
 * What people say that Swarm must not pass over: limits, exceptions, negations, questions, other operations. Recognised
 * so that the refusal can say what exactly it is about.
 */
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import type { PhraseValue } from './phraseValue.ts';

function unavailable(why: string): () => PhraseValue {
  return () => ({ kind: 'unavailable', why, nearest: undefined });
}

function unavailableAtStart(why: string): () => PhraseValue {
  return () => ({ kind: 'unavailable', why, nearest: undefined, opensClause: true });
}

/** Reading words as a request Swarm cannot honour is dearer than any reading it can, except where the words leave no doubt. */
const cost = { doubtless: 1, keeping: 9, wholeClause: 20, fallback: 26 } as const;

/** What orders begin with, in what Swarm does not do as in what it does. */
export const orderVerbs =
  'extract|inline|delete|remove|drop|add|insert|create|introduce|generate|write|implement|convert|turn|transform|migrate|replace|substitute|swap|exchange|combine|join|sort|order|format|reformat|lint|clean|cleanup|document|comment|annotate|type|test|optimise|optimize|simplify|deduplicate|copy|duplicate|wrap|unwrap|hide|expose|export|deprecate|upgrade|downgrade|port|translate|explain|describe|show|list|find|search|print|open|close|run|execute|build|compile|commit|push|pull|fix|refactor|restructure|rewrite|encapsulate|pull|make|set|change|update|modify|use|put|bump|install|revise|improve|shorten|lengthen|lowercase|uppercase|capitalise|capitalize|pluralise|pluralize|prefix|suffix|append|prepend';

const aProperty =
  '[a|an|the] [real|plain|readonly|read-only|computed|cached|lazy] (property|properties|getter|getters|cached_property | cached property)';

/** What the outline of a file does not tell from others of its kind. */
const untold =
  'generators | generator functions | generator methods | async generators | arrow functions | local variables | loop variables | global variables | getters | setters | accessors | mixins';

export const unavailableRules: readonly PhraseRule[] = [
  rule(
    'unavailable',
    ...phrases(
      [
        "[but|and|please] (not | do not | don't | never | avoid | refrain from | stop | no need to | rather than | cannot | can't | must not | mustn't | should not | shouldn't | won't | please don't) <rest>",
        "<thing> (should not | shouldn't | must not | mustn't | shall not | is not to | does not need to | doesn't need to | need not | needn't | can't | cannot | won't | will not | may not | ought not to | is no longer to) <rest>",
        "(i|we) (do not | don't | would not | wouldn't | never) <rest>",
        "(i'd|we'd) rather <rest>",
      ],
      unavailable('it says what must not happen; Swarm carries out what should happen, and leaves everything else alone'),
      cost.doubtless,
    ),
    phrase(
      '[but|and|please] without <rest>',
      unavailable('it says what must not happen; Swarm carries out what should happen, and leaves everything else alone'),
      cost.keeping,
    ),
    ...phrases(
      [
        '[but|and] (except|excepting|excluding|unless|only|solely|exclusively|just|but|however|although|though|besides|whereas | apart from | other than | aside from | with the exception of | as long as | provided that | limited to | all but | instead of | rather than) <rest>',
        '(if|whenever|when|until|while|before|once|after|where|wherever | in case) <rest>',
      ],
      unavailable('limits, exceptions and conditions are not available yet'),
      cost.wholeClause,
    ),
    ...phrases(
      [
        '[but|and] (keep|keeping|leave|leaving|skip|skipping|ignore|ignoring|omit|omitting|preserve|preserving|exclude) <rest>',
        '(but|except) <rest>',
      ],
      unavailable('limits, exceptions and conditions are not available yet'),
      cost.keeping,
    ),
    ...phrases(
      [`[rename|move|delete|remove|convert|turn|make|prefix|suffix] (all|every|each|the|any | all the | all of the) (${untold}) <rest>`],
      unavailableAtStart('such things are not told apart from others of their kind; name them, or say what their names have in common'),
      cost.doubtless,
    ),
    ...phrases(
      [
        `[move|take|put|pull|extract|bring|delete|remove|rename|split] [out] (everything|anything|whatever|stuff|all | all that | the stuff | all stuff | the code | all code | all the code | what) [that is|that's|is] (about|around|concerning|regarding | related to | dealing with | that deals with | that has to do with | having to do with | to do with | has to do with) <rest>`,
      ],
      unavailableAtStart('what code is about cannot be told; name the things, or say what their names have in common'),
      cost.doubtless,
    ),
    ...phrases(
      ['(only|solely|just) (in|within|inside|under|for) <rest>', 'in (python|typescript|javascript|ts|js|py) [code|files|only] [only]'],
      unavailable('limits, exceptions and conditions are not available yet'),
      cost.doubtless,
    ),
    ...phrases(
      [
        '(how|what|why|who|which|whose|is|are|was|were|does|did|should|am) <rest>',
        '(do|has|have) (i|you|we|they|it|he|she) <rest>',
        '(can|could|may|might) (i|it|this|that|one|anyone) <rest>',
      ],
      unavailableAtStart('it is a question; Swarm carries out instructions'),
      cost.wholeClause,
    ),
    ...phrases(
      ['or <rest>', 'either <rest>', '(maybe|perhaps|possibly|alternatively|whichever) <rest>'],
      unavailable('it leaves a choice open'),
      cost.wholeClause,
    ),
    ...phrases(
      ['undo|revert|rewind|redo|restore <rest>', '(roll | go) back <rest>', '(undo|revert|rewind|redo) <sentenceEnd>'],
      unavailableAtStart('going back has a command of its own: "swarm rewind"'),
      cost.wholeClause,
    ),
    ...phrases(
      [
        `(turn|make|convert|change|transform|rewrite|refactor) <anyThings> [into|to|be] ${aProperty}`,
        `(expose|offer|write|use) <anyThings> as ${aProperty}`,
        `<anyThings> (should|must|shall|could | ought to | has to | needs to) (be|become | be turned into | be made) ${aProperty}`,
        '(turn|make|convert|change|transform|rewrite|refactor) the property <name> <place>* (into|to|be) [a|an] [normal|plain|ordinary|regular] (method|function)',
        '(turn|make|convert|change|transform|rewrite|refactor) <name> <place>* from a (property|getter) (into|to|be) [a|an] [normal|plain|ordinary|regular] (method|function)',
      ],
      () => ({
        kind: 'unavailable',
        why: 'a method is made no property, nor a property a method: calls and reads of it look different, and that operation is not available yet; Swarm makes a method static, a class method or a function',
        nearest: 'make Shape.area static',
      }),
      cost.doubtless,
    ),
    phrase(`(${orderVerbs}) <rest>`, unavailableAtStart('that operation is not available yet'), cost.fallback),
    phrase(`(${orderVerbs}) <sentenceEnd>`, unavailableAtStart('that operation is not available yet'), cost.fallback),
  ),
];
