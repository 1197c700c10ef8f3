/** How people ask for a module to become part of another one, and to be no more. */

import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Captures } from '../grammar/grammar.ts';
import { mergeModuleMeaning } from '../meaning/mergeModuleMeaning.ts';
import { thingsIn } from './movePhrases.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type Destination, type PhraseValue, type Thing } from './phraseValue.ts';

const merge =
  '(merge|fold|absorb|inline|incorporate|integrate|combine|consolidate|join|roll|collapse|unite|unify|dissolve|subsume|melt | fold back | merge back | move all of | move the contents of | move the whole content of | move the content of | put the contents of)';
const gone =
  '(delete|remove|drop|erase|discard|kill | get rid of) (it | them | the file | the old file | the module | the old module | the first | the first one | the former | the old one | the original | the source | the files | both | the empty file | the now empty file | <thing:gone>) [afterwards|then|after that]';
/** Said with it, so that it is no wish of its own. */
const tails = [` [,] [and|then | and then | and afterwards | then also] ${gone}`, ''] as const;

function isModule({ thingKind, named, selection }: Thing): boolean {
  if (selection !== undefined) return false;
  if (thingKind === 'module' || thingKind === 'file') return true;
  return (
    thingKind === undefined && named !== undefined && (named.name.form === 'path' || deepLanguageOfPath(named.name.text) !== undefined)
  );
}

function isSaid({ placeKind, named }: Destination): boolean {
  if (placeKind === 'module' || placeKind === 'file') return true;
  return (
    placeKind === undefined && named !== undefined && (named.name.form === 'path' || deepLanguageOfPath(named.name.text) !== undefined)
  );
}

/** Words that say of one of them that it is a module say it of all; else functions may be meant. */
function ask(c: Captures<PhraseValue>): Ask | undefined {
  const things = thingsIn(c);
  const destination = captured(c, 'destination', 'destination') ?? captured(c, 'destinationPlace', 'destination');
  if (destination === undefined || destination.named === undefined || destination.isNew || things.length === 0) return undefined;
  if (!things.some(isModule) && !isSaid(destination)) return undefined;
  const fits = things.every(
    ({ thingKind, selection }) => selection === undefined && (thingKind === undefined || thingKind === 'module' || thingKind === 'file'),
  );
  if (!fits || destination.placeKind === 'class' || destination.placeKind === 'folder') return undefined;
  return {
    kind: 'ask',
    operation: 'mergeModule',
    things: things.map((thing) => (thing.thingKind === undefined ? { ...thing, thingKind: 'module' as const } : thing)),
    newNames: [],
    after: [],
    notes: [],
    details: { destination },
  };
}

const mergeModuleRules: readonly PhraseRule[] = [
  rule(
    'mergeAsk',
    ...['<thing>', '<things>'].flatMap((noun, i) =>
      tails.flatMap((tail, without) =>
        phrases(
          [
            `${merge} [:] [both|all] [of] [the] [contents of] ${noun} [together|back] (into|in|to|onto) <destinationPlace>${tail}`,
            `${noun} (should|must|shall|ought) [to] (be merged | be folded | be absorbed | be inlined | be integrated | become part | be combined) (into|in|of) <destinationPlace>${tail}`,
            `(get rid of | remove|delete|drop|kill|empty) ${noun} by (moving|merging|folding|putting|bringing|inlining) (it | its content | its contents | all of it | what's in it | what is in it | everything in it | all that it has) (into|to|in) <destinationPlace>`,
            `let <destinationPlace> (absorb|swallow | take over | take in) ${noun}${tail}`,
            `<destinationPlace> should (absorb|swallow | take over | take in) ${noun}${tail}`,
          ],
          ask,
          i + without,
        ),
      ),
    ),
    ...phrases(
      [`make (<them:thing> | <things>) [into] (one | a single | one single) <container> [,] [called|named] <destinationPlace>`],
      ask,
      1,
    ),
  ),
];

export const mergeModulePhrases: OperationPhrases = {
  operation: 'mergeModule',
  rules: mergeModuleRules,
  asks: ['mergeAsk'],
  more: [],
  examples: ['merge a.py into b.py'],
  meaning: mergeModuleMeaning,
  honours: ['docs'],
};
