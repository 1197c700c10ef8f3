/** How people ask for code to be deleted. A parameter is taken out of a signature, and an import with its last use: those are asked for otherwise. */

import { type Captures, Priced } from '../grammar/grammar.ts';
import { safeDeleteMeaning } from '../meaning/safeDeleteMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, type Condition, captured, type PhraseValue, type Place, type Thing } from './phraseValue.ts';
import { several as severalThings } from './selectionPhrases.ts';

const remove =
  '(delete|deleting|remove|removing|drop|erase|kill|prune|purge|discard|eliminate|scrap|nuke|zap|axe|excise | safely delete | safely remove | safe-delete | safe delete | get rid of | do away with | throw away | throw out | clean up | cleanup | clear out | take out | strip out | weed out | dispose of | cut | chop | ditch | wipe out)';
const unused =
  'unused | dead | obsolete | unreferenced | unneeded | redundant | useless | unreachable | legacy | not used | not needed | no longer used | no longer needed | never used | never called | not called | not referenced | dead code | never referenced | not used anymore | not used any more | not needed any more | not needed anymore | of no use';
const nobody =
  '(nothing|nobody|noone | no one | no code | no caller | no callers) [else] (use|uses|needs|need|calls|call|references|imports | refers to)';
const anyMore = '[anymore|now | any more | any longer]';
const tests = '(test|tests | unit tests | test functions | test cases | test code)';

function ask(c: Captures<PhraseValue>): Ask | Priced<PhraseValue> | undefined {
  const several = captured(c, 'anyThings', 'things')?.items;
  const one = captured(c, 'thing', 'thing');
  const places = allCaptured(c, 'place', 'place');
  const things = several ?? (one ? [one] : places.length > 0 ? [unusedIn(places)] : undefined);
  if (things === undefined) return undefined;
  const others = new Set(['parameter', 'typeParameter']);
  if (things.some(({ thingKind }) => thingKind !== undefined && others.has(thingKind))) return undefined;
  if (things.some(({ named }) => named?.likeAWord === true && /^imports?$/.test(named.name.text))) return undefined;
  const takesTests = c.first('theTests') !== undefined;
  const said: Ask = {
    kind: 'ask',
    operation: 'safeDelete',
    things,
    newNames: [],
    after: several || one ? places : [],
    notes: [],
    ...(takesTests && { also: ['tests'] as const }),
  };
  // “It” may be what another wish just named: a parameter to be removed.
  return things.every(({ pointing }) => pointing === 'it') ? new Priced<PhraseValue>(said, 3) : said;
}

/** "The dead code in a.py". */
function unusedIn(places: readonly Place[]): Thing {
  const conditions: readonly Condition[] = [
    { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'unused' } },
    { kind: 'condition', not: false, holds: { kind: 'placed', places } },
  ];
  return severalThings({ kinds: undefined, conditions });
}

const safeDeleteRules: readonly PhraseRule[] = [
  rule('isUnused', phrase(unused, justWords)),
  rule(
    'theTests',
    phrase(
      `(with|including|plus|and | together with | along with | as well as | , including | , with | , and) [all] [also] [its|their|the|all|any|corresponding | all its | all the] [own|corresponding|matching|related|unit] ${tests} [too | for it | of it | for them | of them | as well]`,
      justWords,
    ),
  ),
  rule(
    'whileUnused',
    ...phrases(
      [
        `[,|and|;] (if|as|since|because|when|where|provided|assuming | as long as | given that | provided that | only if) (it|they|that) (is|are) [now|really] <isUnused>`,
        `[,|and|;] (if|as|since|because|when|where|assuming | as long as | given that | provided that | only if) (unused|possible|safe | it is safe | that is safe)`,
        `[,|and|;] [if|as|since|because | as long as | given that] ${nobody} (it|them|this|that) ${anyMore}`,
      ],
      justWords,
    ),
  ),
  // A name that is passed on goes with what it names.
  rule(
    'itsExports',
    phrase(
      '[,] (with|including|and | together with | along with | as well as) [also] (its|their|the|any | all its) (export|exports|re-export|re-exports|reexport|reexports|import|imports) [too | as well | of it | of them]',
      justWords,
    ),
  ),
  // Said beside the wish, in a sentence of its own: it names the thing, or says what a safe delete looks for anyway.
  rule(
    'safeDeleteReason',
    ...phrases(
      [
        `(it|they|this|that|these|those) (is|are) [now|really|all] <isUnused> [anywhere | by anything | by anybody | in the code]`,
        `${nobody} (it|them|this|that|these|those) ${anyMore}`,
      ],
      () => ({ kind: 'noise' }),
    ),
    ...phrases(
      [`<thing> (is|looks|seems) [now|really] <isUnused> [anywhere | by anything | in the code]`, `${nobody} <thing> ${anyMore}`],
      (c) => {
        const thing = captured(c, 'thing', 'thing');
        return thing?.named && { kind: 'mention', thing };
      },
      1,
    ),
  ),
  rule(
    'safeDeleteAsk',
    ...phrases(
      [
        `${remove} <anyThings> [completely|entirely|altogether|safely|again|outright | for good | from the code | from the codebase | from the code base | from the project] [<theTests>] [<whileUnused>] [<theTests>] [<itsExports>]`,
        `${remove} the (deprecated|outdated|old|superfluous|leftover) <thing> [<theTests>] [<whileUnused>] [<itsExports>]`,
        `${remove} [all|any] [the] (unused|dead|unreachable|unreferenced|obsolete) code <place> <place>* [<theTests>]`,
        `${remove} [the] <isUnused> [code] <thing> [<theTests>]`,
        `${remove} <thing> [,] (which|that|it) (is|are) <isUnused> [<theTests>]`,
        `${remove} <theTests> <anyThings>`,
        `<anyThings> (is|are|looks|seems|appears) [now|all|completely|entirely|just|really|simply] <isUnused> [,|;|:|-|.] [and|so|please|then] [please|just|you can] ${remove} (it|them|that|this|those) [safely] [<theTests>]`,
        `<anyThings> (can | could | should | must | may | has to | have to | needs to | need to | ought to | is to | are to) [now|safely] (go | go away | disappear | vanish | be deleted | be removed | be dropped | be erased | be thrown away | be cleaned up | be safely deleted | be safely removed) [<theTests>] [<whileUnused>]`,
        `(i|we|you) (no longer need | don't need | do not need | no longer use | don't use | do not use | never use | never call | have no use for) <anyThings> [any more | anymore | any longer | at all] [,|;] [so|and|please|:] [please] [${remove} (it|them|that|this|those)] [<theTests>]`,
        `${nobody} <anyThings> ${anyMore} [,|;|:] [so|and] [please] ${remove} (it|them|that|this|those) [<theTests>]`,
        `(i | we) (want|need | would like | 'd like) <anyThings> (gone|deleted|removed | to go | to be deleted | to be removed | to be gone) [<theTests>]`,
        `(delete|deletion|remove|removal | safe delete | safe-delete | safe removal) (of | :) <anyThings>`,
        `<thing> <arrow> (deleted|removed|nothing|gone|delete)`,
      ],
      ask,
    ),
  ),
];

export const safeDeletePhrases: OperationPhrases = {
  operation: 'safeDelete',
  rules: safeDeleteRules,
  asks: ['safeDeleteAsk', 'safeDeleteReason'],
  more: [],
  examples: ['delete old_total in utils.py', 'remove everything unused in utils.py'],
  meaning: safeDeleteMeaning,
  honours: ['tests'],
};
