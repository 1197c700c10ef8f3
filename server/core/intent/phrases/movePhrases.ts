/** How people ask for functions, classes and values to go into another module. */

import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Captures } from '../grammar/grammar.ts';
import { moveMeaning } from '../meaning/moveMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type Destination, type PhraseValue, type Thing } from './phraseValue.ts';
import { nicerIf, turn, want } from './shapeWords.ts';

const move =
  '(move|moving|relocate|drag|haul|relocating|putting|transfer|shift|put|place|bring|migrate|extract|pull|carve|factor|separate|lift|break|cut|carry|transplant|rehome|hoist|stick | carry over | move over | split off | split out | break out | pull out | factor out | take out | move out | cut out | lift out | spin off | spin out | carve out | pull up | move up)';
const make = '(create|make|add|start|introduce | set up)';

/** What only they use comes along without being asked for. */
const withNeeds =
  '[,] (together with | along with | with | including) (its|their|the) [own|private|internal|local|module-level] (helper|helpers|cache|caches|constant|constants|dependencies|state|internals | helper function | helper functions | private helpers) [they need | it needs | they use | it uses]';

/** What is said to be a module, a file or a folder is moved as one; a method is no thing of a module. */
function isOfModule({ thingKind, named, pointing, selection }: Thing): boolean {
  if (selection !== undefined || (named === undefined && pointing !== undefined))
    return thingKind === undefined || !isModuleKind(thingKind);
  if (thingKind !== undefined) return !isModuleKind(thingKind);
  return named?.name.form !== 'path' && deepLanguageOfPath(named?.name.text ?? '') === undefined;
}

function isModuleKind(kind: NonNullable<Thing['thingKind']>): boolean {
  return kind === 'module' || kind === 'file' || kind === 'folder';
}

export function thingsIn(c: Captures<PhraseValue>): readonly Thing[] {
  const several = [...allCaptured(c, 'anyThings', 'things'), ...allCaptured(c, 'things', 'things')].flatMap(({ items }) => items);
  if (several.length > 0) return several;
  return [...allCaptured(c, 'thing', 'thing'), ...allCaptured(c, 'selection', 'thing')];
}

function ask(c: Captures<PhraseValue>, destination: Destination | undefined): Ask | undefined {
  const things = thingsIn(c);
  if (things.length === 0 || destination === undefined || destination.placeKind === 'class' || !things.every(isOfModule)) return undefined;
  const isFolder = destination.placeKind === 'folder' || /[\\/]$/.test(destination.named?.written ?? '');
  if (isFolder) return undefined;
  const emptied = captured(c, 'emptiedModule', 'words');
  return {
    kind: 'ask',
    operation: 'move',
    things,
    newNames: [],
    after: allCaptured(c, 'place', 'place'),
    notes: [],
    details: { destination, ...(emptied && { emptied }) },
  };
}

function toPlace(c: Captures<PhraseValue>): Ask | undefined {
  return ask(c, captured(c, 'destination', 'destination') ?? captured(c, 'destinationPlace', 'destination'));
}

/** "F does not belong in a.py but in b.py": the first place tells where it is. */
function outOf(c: Captures<PhraseValue>): Ask | undefined {
  const found = toPlace(c);
  const from = captured(c, 'placeName', 'place');
  const container = captured(c, 'container', 'kindWord')?.of;
  if (container === 'class' || container === 'folder') return undefined;
  return found && from ? { ...found, after: [...found.after, from] } : found;
}

function withWhatTheyNeed(c: Captures<PhraseValue>): Ask | undefined {
  const found = toPlace(c);
  return found && { ...found, notes: [...found.notes, 'what nothing else needs comes along; what others use as well is shared'] };
}

function toNew(c: Captures<PhraseValue>): Ask | undefined {
  const place = captured(c, 'destinationPlace', 'destination');
  return ask(c, place && { ...place, isNew: true });
}

const own: Destination = {
  kind: 'destination',
  named: undefined,
  placeKind: 'file',
  isNew: true,
  beside: undefined,
  with: undefined,
  places: [],
  pointing: 'own',
};

/** "parse_row -> reader.py": only what can be no name is a place. */
function toFile(c: Captures<PhraseValue>): Ask | undefined {
  const destination = captured(c, 'destinationPlace', 'destination');
  const name = destination?.named?.name.text ?? '';
  return deepLanguageOfPath(name) === undefined ? undefined : ask(c, destination);
}

/** What is moved: one thing, several by their names, or by what they have in common. */
export const nouns = ['<anyThings>'] as const;

const emptiedWords =
  '(the|its|their) (old|original|emptied|empty|source|previous|former|leftover | now empty | now-empty | then empty) (file|module)';
const ifEmpty =
  '(when|if|once|where|provided) (empty | it is empty | it is then empty | it is now empty | it becomes empty | nothing is left | nothing is left in it | nothing is left of it | nothing else is in it)';

/** What becomes of a module of which nothing is left, said with the move. */
const emptiedRule = rule(
  'emptiedModule',
  ...phrases(
    [
      `[,] [and|then | and then] (delete|remove|drop|erase|discard | get rid of | clean up) ${emptiedWords} [afterwards|then|too | after that]`,
    ],
    () => ({ kind: 'words', text: 'remove' }),
  ),
  ...phrases([`[,] [and|then | and then] (delete|remove|drop|erase|discard | get rid of) ${emptiedWords} ${ifEmpty}`], () => ({
    kind: 'words',
    text: 'ifEmpty',
  })),
  ...phrases(
    [
      '[,] [but|and] (keep|keeping|leave|leaving) (the|its) (empty|emptied | now empty | now-empty | then empty) (file|module) [there|around|behind | in place | as it is]',
      '[,] [but|and] (keep|keeping|leave|leaving) (the|its) [old|original] (file|module) even (if|when) (empty | it is empty | it is then empty | nothing is left | nothing is left in it)',
      "[,] [but|and] (do not | don't | without) (delete|remove|deleting|removing) (the|its) (empty|emptied | now empty | now-empty | then empty) (file|module)",
    ],
    () => ({ kind: 'words', text: 'keep' }),
  ),
);

const moveRules: readonly PhraseRule[] = [
  emptiedRule,
  rule(
    'moveAsk',
    ...nouns.flatMap((noun, i) => [
      ...phrases(
        [
          `${move} [:] [both|just|only] ${noun} [out] [over|away] <destination> [<emptiedModule>]`,
          `${move} [:] [both|just|only] ${noun} [out] [over|away] , <destination>`,
          `(put|place|stick|keep|define) [both] ${noun} <whereTo:destination> [<emptiedModule>]`,
          `${noun} (should|must|shall|needs|need|has|have|ought) [to] [really|rather|better] (go|live|sit|reside|move|belong | be moved | be put | be placed | be located | be relocated | be defined | be) [over] <whereTo:destination>`,
          `${noun} [really] (wants|want) to (be|live|go) <whereTo:destination>`,
          `${want} ${noun} [to be | be | to live | to go | live] [moved|relocated|put|placed|defined] <whereTo:destination>`,
          `(the|a) (place|home | right place | right home | better place | better home) (of|for) ${noun} is <whereTo:destination>`,
          `change (the|its) (module|file) of ${noun} <destination>`,
        ],
        toPlace,
        i,
      ),
      ...phrases(
        [
          `${move} [:] [both|just|only] ${noun} ${withNeeds} [,] [out] [over|away] <destination>`,
          `${move} [:] [both|just|only] ${noun} [out] [over|away] <destination> ${withNeeds}`,
        ],
        withWhatTheyNeed,
        i + 1,
      ),
      ...phrases([`${noun} [really|rather|better] (belongs|belong|goes|go) [better|rather] <whereTo:destination>`], toPlace, i + 1),
      ...phrases(
        [
          `${noun} (does not | doesn't | do not | don't) [really] belong (in|into|to|inside|with) <placeName> [,] [but] [rather] (in|into|to|inside) <destinationPlace>`,
          `${noun} (has|have) no (business|place) [being] (in|inside|within) <placeName> [,] [but|and] (it|they) (belongs|belong|goes|go) [better|rather] <whereTo:destination>`,
          `${noun} (does not | doesn't | do not | don't) [really] belong (in|into|to|inside|with) <placeName> [,|;] (it|they) (belongs|belong|goes|go) [better|rather] <whereTo:destination>`,
          `${noun} (would|should|might) (be|feel|fit|live) [much|far] (better | better off | better placed | more at home | at home | best) (in|inside|into) <destinationPlace>`,
          `${noun} (belong|go|live) together (in|into|inside) <destinationPlace>`,
          `${nicerIf} ${noun} (lived|sat|stood|went|was|were|resided | was moved | were moved | moved | was put | were put) [in] <whereTo:destination>`,
          `${turn} ${noun} into (a|an|its|their) [own|separate|new|dedicated] <container> [called|named] <movedTo:destination>`,
        ],
        outOf,
        -2,
      ),
      ...phrases(
        [
          `<destinationPlace> is where ${noun} [really] (should|must|shall|ought|belongs|belong) [to] [really] [be|go|live|sit|reside | be living | be defined]`,
          `<destinationPlace> is [a|the] (right|better|proper|best|natural) (place|home|module|file) for ${noun}`,
        ],
        toPlace,
        i + 1,
      ),
      ...phrases(
        [
          `${make} <destinationPlace> (for|with|holding|containing|from | that holds | that contains | out of | and put | and move) ${noun} [there | into it | in it | there]`,
          `${make} <destinationPlace> [,] and (move|put|place|bring|transfer) ${noun} (there | into it | in it | in there | to it | over)`,
        ],
        toNew,
        i + 1,
      ),
      ...phrases(
        [
          `give ${noun} (its|their) own (file|module)`,
          `${noun} (gets|get|deserves|deserve|needs|need) (its|their|a|an) [own] (file|module) [of (its|their) own]`,
          `(extract|isolate) ${noun} to (a|its) [own] (file|module)`,
        ],
        (c) => ask(c, own),
        i,
      ),
      ...phrases([`${noun} <arrow> <destinationPlace>`, `${noun} : <destinationPlace>`], toFile, i),
    ]),
  ),
  rule(
    'movedTo',
    phrase('<name>', (c) => {
      const name = captured(c, 'name', 'name');
      return name && { ...own, named: name, pointing: undefined };
    }),
  ),
  // "… and strip to strings.py"
  rule('moveMore', ...nouns.flatMap((noun, i) => phrases([`${noun} (to|into|-> | <arrow>) <destinationPlace>`], toPlace, i + 1))),
];

export const movePhrases: OperationPhrases = {
  operation: 'move',
  rules: moveRules,
  asks: ['moveAsk'],
  more: ['moveMore'],
  examples: ['move parse_row to reader.py', 'put f and g into a new module dates'],
  meaning: moveMeaning,
  keepsOld: true,
  honours: ['docs'],
};
