/** Where things are to go: "to utils/dates.py", "into a new module called x next to it", "into the same file as Reader", "there". */
import type { Captures } from '../grammar/grammar.ts';
import { isFunctionWord } from './namePhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, captured, type Destination, type PhraseValue, type Thing } from './phraseValue.ts';

const nowhere: Destination = {
  kind: 'destination',
  named: undefined,
  placeKind: undefined,
  isNew: false,
  beside: undefined,
  with: undefined,
  places: [],
  pointing: undefined,
};

function named(isNew: boolean): (c: Captures<PhraseValue>) => Destination | undefined {
  return (c) => {
    const name = captured(c, 'name', 'name');
    if (name === undefined || isFunctionWord(name)) return undefined;
    const kind = captured(c, 'container', 'kindWord')?.of;
    return { ...nowhere, named: name, placeKind: kind, isNew, places: allCaptured(c, 'place', 'place'), ...besideIn(c) };
  };
}

function besideIn(c: Captures<PhraseValue>): Partial<Destination> {
  const beside = captured(c, 'beside', 'thing');
  return beside === undefined ? {} : { beside };
}

function withIn(c: Captures<PhraseValue>): Destination | undefined {
  const thing = captured(c, 'relatee', 'thing');
  return thing && { ...nowhere, with: thing };
}

const it: Thing = { kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [], notes: [] };
const fresh =
  '(new|separate|dedicated|different|another | brand new | one new | single new | newly created | new separate | new dedicated)';

const containerWords = {
  module: 'module|package|submodule|subpackage',
  file: '[source|python|typescript|javascript] file|script',
  folder: 'folder|directory|dir|subfolder|subdirectory',
  class: 'class',
} as const;

export const destinationRules: readonly PhraseRule[] = [
  rule(
    'container',
    ...(['module', 'file', 'folder', 'class'] as const).map((of) =>
      phrase(containerWords[of], () => ({ kind: 'kindWord', of, plural: false }) as const),
    ),
  ),
  rule(
    'toward',
    phrase(
      'to|into|inside|onto|under|-> | over to | over into | out to | out into | down to | up to | down into | up into | across to | in to | on to',
      () => ({ kind: 'words', text: '' }),
    ),
  ),
  rule(
    'beside',
    ...phrases(
      [
        '(next to | beside | alongside | near | besides | close to | in the same folder as | in the same directory as | in the same package as) (it|them|this|that | the others | the original | the old one | the old module)',
        'beside|there|alongside',
      ],
      () => it,
    ),
    phrase(
      '(next to | beside | alongside | near | in the same folder as | in the same directory as | in the same package as) <relatee>',
      (c) => captured(c, 'relatee', 'thing'),
    ),
  ),
  rule(
    'destination',
    phrase('[and] <toward> <destinationPlace>', (c) => captured(c, 'destinationPlace', 'destination')),
    // Without a word of direction only what can be nothing but a place: "move f there", "move f reader.py".
    phrase(
      '<destinationPlace>',
      (c) => {
        const place = captured(c, 'destinationPlace', 'destination');
        const isPlace = place?.named === undefined || place.isNew || place.named.name.form === 'path';
        return isPlace && (place?.named === undefined || place.placeKind !== undefined || place.named.name.form === 'path')
          ? place
          : undefined;
      },
      1,
    ),
  ),
  // After words that tell where something is to be: "put f in reader.py", "f should live in reader.py".
  rule(
    'whereTo',
    phrase('<destination>', (c) => captured(c, 'destination', 'destination')),
    phrase('in|within|inside <destinationPlace>', (c) => captured(c, 'destinationPlace', 'destination')),
  ),
  rule(
    'destinationPlace',
    phrase('[the|our|my|existing] <name>', named(false)),
    ...phrases(
      ['[the|our|my|existing] <container> [called|named] <name> <place>*', '[the|our|my] <name> <container> <place>*'],
      named(false),
    ),
    ...phrases(
      [
        `[a|an|the] ${fresh} <container> [called|named|titled] <name> <place>* [,] [<beside>]`,
        `[a|an|the] ${fresh} <name> <container> <place>* [<beside>]`,
        `[a|an] <container> (called|named | that is called) <name> <place>* [<beside>]`,
        '(a|an) <container> <name> <place>* [<beside>]',
        `[a|an|the] ${fresh} <container> , <name> [,]`,
        `[a|an|the] ${fresh} <container> <beside> [,] (called|named) <name>`,
        'new <name>',
        '(its|their) own <container> , [called|named] <name>',
        '[a|an] (own|separate) <container> [of its own | of their own | for it | for them] , [called|named] <name>',
        'a <container> (of its own | of their own) [,] [called|named] <name>',
      ],
      named(true),
    ),
    phrase(
      "<name> [,] [which|that] (does not exist yet | doesn't exist yet | is new | should be created | needs to be created)",
      named(true),
    ),
    ...phrases(
      [
        '(its|their) own <container>',
        '[a|an] (own|separate) <container> [of its own | of their own | for it | for them]',
        'a <container> (of its own | of their own)',
        `a ${fresh} <container>`,
      ],
      (c) => ({
        ...nowhere,
        isNew: true,
        placeKind: captured(c, 'container', 'kindWord')?.of,
        pointing: 'own',
      }),
    ),
    ...phrases(
      [
        '[the] same <container> as <relatee>',
        'where|wherever <relatee> (is|lives|sits|stands | is defined | is declared | already is | already lives)',
        '(next to | beside | alongside) <relatee>',
        'the <container> (of | that has | that holds | that contains | that defines | where) <relatee> [is|lives | is defined]',
        '<possessor:relatee> <container>',
      ],
      withIn,
    ),
    ...phrases(
      [
        'there',
        'the same (place|module|file|folder|package | one)',
        'that (module|file|folder|package|place)',
        'the new (module|file|folder|package | one)',
        'it',
      ],
      () => ({ ...nowhere, pointing: 'there' }),
    ),
    ...phrases(['here', '(this | the current | the open) (module|file)'], () => ({ ...nowhere, pointing: 'here' }), 1),
  ),
];
