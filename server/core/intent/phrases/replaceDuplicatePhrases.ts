/** How people ask for a duplicate to give way to an import. */
import type { Captures } from '../grammar/grammar.ts';
import { replaceDuplicateMeaning } from '../meaning/replaceDuplicateMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue } from './phraseValue.ts';

const copy =
  '(duplicate|duplicates|copy|copies|clone|clones|double|twin|repetition|reimplementation|redefinition | duplicate definition | second definition | own definition | own version | own copy)';
const one = '(the one | that | the version | the definition | the original | it | the copy)';
const from = '(in|from|of|at|inside)';
const instead = '[instead|there|then]';

function ask(c: Captures<PhraseValue>): Ask | undefined {
  const thing = captured(c, 'thing', 'thing');
  if (thing?.named === undefined) return undefined;
  const keep = captured(c, 'keep', 'place');
  const place = captured(c, 'duplicate', 'place');
  return {
    kind: 'ask',
    operation: 'replaceDuplicate',
    things: [place === undefined ? thing : { ...thing, places: [...thing.places, place] }],
    newNames: [],
    after: [],
    notes: [],
    details: { ...(keep && { keep }) },
  };
}

const rules: readonly PhraseRule[] = [
  rule(
    'anImport',
    ...phrases(
      ['(by|with|through|using|via) (an import | imports | importing it | importing them | the import)', '(by|with) an import of it'],
      justWords,
    ),
  ),
  // In a sentence of its own before the wish: it names the duplicate.
  rule(
    'replaceDuplicateReason',
    phrase(
      `<placeName:duplicate> (has|contains|defines|declares|keeps) [also] (its own | a | an own | another | a second | the same) ${copy} of <thing>`,
      (c) => {
        const thing = captured(c, 'thing', 'thing');
        const place = captured(c, 'duplicate', 'place');
        return thing?.named && place && { kind: 'mention', thing: { ...thing, places: [...thing.places, place] } };
      },
      1,
    ),
  ),
  rule(
    'replaceDuplicateAsk',
    phrase(
      `(use|import|take|keep) [only] (the one | that | the version | the definition | the original) (in|from|of) <placeName:keep> ${instead}`,
      (c) => {
        const keep = captured(c, 'keep', 'place');
        const it = { kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [], notes: [] } as const;
        return keep && { kind: 'ask', operation: 'replaceDuplicate', things: [it], newNames: [], after: [], notes: [], details: { keep } };
      },
      2,
    ),
    phrase(
      `(replace|substitute|swap) (the one | the copy | the version | the definition | the second | that) (in|from|of) <placeName:duplicate> <anImport> [${from} <placeName:keep>]`,
      (c) => {
        const keep = captured(c, 'keep', 'place');
        const place = captured(c, 'duplicate', 'place');
        if (place === undefined) return undefined;
        const it = { kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [place], notes: [] } as const;
        return {
          kind: 'ask',
          operation: 'replaceDuplicate',
          things: [it],
          newNames: [],
          after: [],
          notes: [],
          details: { ...(keep && { keep }) },
        };
      },
    ),
    ...phrases(
      [
        `(replace|substitute|swap) [the|a|all|any|this] ${copy} [of|function|class|constant|value|type] <thing> <anImport> [${from} <placeName:keep>]`,
        `(replace|substitute|swap) [the] (duplicate|duplicated|copied|redundant|second) <thing> <anImport> [${from} <placeName:keep>]`,
        `(replace|substitute|swap) [the] (duplicate|duplicated|copied|redundant|second) <thing> (by|with) ${one} ${from} <placeName:keep>`,
        `(replace|substitute|swap) <thing> <anImport> [from|of] [${one}] ${from} <placeName:keep>`,
        `(replace|substitute|swap) <thing> (by|with) ${one} ${from} <placeName:keep>`,
        `<placeName:duplicate> (has|contains|defines|declares|keeps) (its own | a | an own | another | a second | the same) [${copy}] [of] <thing> [,|;|:|-|.] [so|please|and] [please] (use|import|take) ${one} ${from} <placeName:keep> ${instead}`,
        `<thing> (is|looks) [just|exactly|only] (a duplicate | a copy | the same | the same as | identical | a clone | duplicated | identical to | a duplicate of | a copy of | a clone of) [of|as|to] [${one}] ${from} <placeName:keep> [,|;|:|-|.] [so|please|and] [please] (import it | import that | import that one | use that | use that one | replace it | import that instead | import it instead | replace it by an import | replace it with an import | use that instead | import it from there)`,
        `(deduplicate|dedupe|de-duplicate|dedup|unduplicate|unify) <thing> [[,|;|and|by] [please] (keep|keeping|use|using|leave|leaving|import|importing) ${one} ${from} <placeName:keep>]`,
        `(deduplicate|dedupe|de-duplicate|dedup|unify) <thing> [,] (into|in) <placeName:keep>`,
        `import <thing> from <placeName:keep> (in|into) <placeName:duplicate> (instead of | rather than) (defining|repeating|duplicating|copying|redefining|declaring|reimplementing|having) (it|one|its) [again|there|twice | own copy | own version | own definition]`,
        `import <thing> from <placeName:keep> (instead of | rather than) (defining|repeating|duplicating|copying|redefining|declaring|reimplementing) it [again] (in|at) <placeName:duplicate>`,
        `<placeName:duplicate> (should|must|shall|could) import <thing> from <placeName:keep> (instead of | rather than) (defining|repeating|duplicating|copying|redefining|declaring|reimplementing|having) (it|one|its) [again|itself|own | own copy | own version | own definition]`,
        `(delete|remove|drop) [the|a|all] ${copy} of <thing> and (import|use|take) (it|them|that) from <placeName:keep> ${instead}`,
        `(delete|remove|drop) <thing> and (import|use|take) (it | that | the one) ${from} <placeName:keep> instead`,
        `(delete|remove|drop) [the] (duplicate|duplicated|copied|redundant|second) <thing> [,] (and | which is also) [import|use|take] [it] ${from} <placeName:keep> ${instead}`,
      ],
      ask,
    ),
    phrase(`<thing> (in | of) <placeName:duplicate> <arrow> (import|use) ${from} <placeName:keep>`, ask, 1),
  ),
];

export const replaceDuplicatePhrases: OperationPhrases = {
  operation: 'replaceDuplicate',
  rules,
  asks: ['replaceDuplicateAsk', 'replaceDuplicateReason'],
  more: [],
  examples: ['replace the duplicate clean in b.py by an import from a.py', 'deduplicate clean, keep the one in a.py'],
  meaning: replaceDuplicateMeaning,
};
