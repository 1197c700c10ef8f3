/** Noun phrases that name code ("the method next_row of class Reader in csv/reader.py") or point at it ("this function"). */
import { type Captures, type Phrase, Priced } from '../grammar/grammar.ts';
import { isFunctionWord, mayNameMember } from './namePhrases.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, captured, type Named, type PhraseValue, sharedPlaceNote, type Thing, type Things } from './phraseValue.ts';

const determiner = '[the|a|an|my|our|this|that|these|those]';
const called =
  "(called|named|titled | with the name | by the name of | that is called|named | which is called|named | that's called|named | currently|now|presently called|named | known as | with name | that is|are currently called|named | which is|are currently called|named | which|that we call)";

type Pointing = Thing['pointing'];

function adjectivesOf(c: Captures<PhraseValue>): readonly string[] {
  return allCaptured(c, 'adjective', 'words')
    .filter((words) => words.text !== '')
    .map((words) => `“${words.text}” was not used to choose the thing`);
}

function named(c: Captures<PhraseValue>): Thing | undefined {
  const name = captured(c, 'name', 'name');
  if (name === undefined) return undefined;
  return {
    kind: 'thing',
    named: name,
    pointing: undefined,
    thingKind: captured(c, 'kind', 'kindWord')?.of ?? captured(c, 'kinds', 'kindWord')?.of ?? name.name.kind,
    places: [...allCaptured(c, 'owner', 'place')].reverse(),
    notes: adjectivesOf(c),
  };
}

/** In "the variable name" the first word is the kind, not the name, if it can be. */
function kindBehind(c: Captures<PhraseValue>): Thing | Priced<PhraseValue> | undefined {
  const thing = named(c);
  return thing?.named?.likeAWord === true ? new Priced<PhraseValue>(thing, 2) : thing;
}

/** "The class" points; only quotes make "the `class`" a name without doubt. */
function namedWithArticle(c: Captures<PhraseValue>): Thing | Priced<PhraseValue> | undefined {
  const thing = named(c);
  return thing?.named?.likeAWord === true && c.first('article') !== undefined ? new Priced<PhraseValue>(thing, 12) : thing;
}

function pointing(how: Pointing): Phrase<PhraseValue>['means'] {
  return (c) => pointsAt(how, c);
}

function pointsAt(how: Pointing, c: Captures<PhraseValue>): Thing {
  return {
    kind: 'thing',
    named: undefined,
    pointing: how,
    thingKind: captured(c, 'kind', 'kindWord')?.of ?? captured(c, 'kinds', 'kindWord')?.of,
    places: allCaptured(c, 'place', 'place'),
    notes: adjectivesOf(c),
  };
}

function exceptedIn(c: Captures<PhraseValue>): readonly Thing[] {
  return allCaptured(c, 'exceptPart', 'except').flatMap((part) => part.things);
}

const numbers = ['two|2', 'three|3', 'four|4', 'five|5', 'six|6', 'seven|7', 'eight|8', 'nine|9', 'ten|10'];

/** "The methods f and g of Reader": the kind, and the place said at the end, hold for all of them. */
function things(c: Captures<PhraseValue>): Things | Priced<Things> | undefined {
  const items = allCaptured(c, 'thing', 'thing');
  const number = captured(c, 'number', 'words')?.text;
  const last = items.at(-1);
  const isMember = (name: Named): boolean => last?.places[0]?.relation === 'of' && mayNameMember(name);
  if (number !== undefined && number !== String(items.length)) return undefined; // "the two functions f, g and h"
  // What points at the cursor or back is no item of a list without being said to be: "f and this".
  if (
    items.some(
      ({ pointing: how, named: name }, i) =>
        how === 'kind' ||
        (how === 'it' && i > 0) ||
        (name !== undefined && isFunctionWord(name) && name.written.length > 1 && !isMember(name)),
    )
  )
    return undefined;
  const kind = captured(c, 'kinds', 'kindWord')?.of;
  const shares =
    last !== undefined &&
    last.places.length > 0 &&
    items.slice(0, -1).every((item) => item.places.length === 0 && item.named?.name.form === 'plain');
  const said: Things = {
    kind: 'things',
    items: items.map((item) => ({
      ...item,
      thingKind: item.thingKind ?? kind,
      places: shares ? last.places : item.places,
      notes: shares && item !== last ? [...item.notes, sharedPlaceNote] : item.notes,
    })),
  };
  // Once it is said whose members they are, a small word is hardly less a name than another.
  const small = items.filter(({ named: name }) => name !== undefined && isMember(name)).length;
  return small === 0 ? said : new Priced<Things>(said, small * memberPrice);
}

/** What a small word costs less as the name of a member. */
const memberPrice = -18;

/** "The path functions f and g", "the Reader methods f and g": a word before the kind tells whose they are if it can be a name, else nothing that chooses. */
function described(c: Captures<PhraseValue>): PhraseValue | undefined {
  const word = captured(c, 'describing', 'name');
  const found = things(c);
  if (word === undefined || found === undefined || found instanceof Priced) return undefined;
  return { ...found, items: found.items.map((item) => describedBy(item, word)) };
}

function describedBy(thing: Thing, word: Named): Thing {
  if (word.name.evident || word.quoted || /^\p{Lu}/u.test(word.written))
    return { ...thing, places: [...thing.places, { kind: 'place', relation: 'of', what: word, placeKind: undefined }] };
  return { ...thing, notes: [...thing.notes, `“${word.written}” was not used to choose the thing`] };
}

export const thingRules: readonly PhraseRule[] = [
  rule('article', phrase('the|a|an|my|our|this|that|these|those', justWords)),
  rule(
    'head',
    phrase('[<article>] <adjective>* <name>', namedWithArticle),
    phrase(`${determiner} <adjective>* <kind> <name>`, named),
    phrase(
      `${determiner} <adjective>* <kind> <kind:second> <name>`,
      (c) => {
        // "the helper function parse", "the name of" … two kind words: the second is the noun, the first describes it.
        const thing = named(c);
        const second = captured(c, 'second', 'kindWord');
        return thing && second && { ...thing, thingKind: second.of ?? thing.thingKind };
      },
      2,
    ),
    phrase(`${determiner} <adjective>* <kind> [<place>] ${called} <name>`, (c) => {
      const thing = named(c);
      return thing && { ...thing, places: [...thing.places, ...allCaptured(c, 'place', 'place')] };
    }),
    phrase(`${determiner} <adjective>* <kind> , <name> ,`, named, 1),
    phrase('<kind> <name> :', named, 1),
    phrase('the <adjective>* <name> <kind>', kindBehind),
    phrase('[my|our|this|that] <adjective>* <name> <kind>', kindBehind, 1),
    phrase(
      'the <describing> <kind> <name>',
      (c) => {
        const word = captured(c, 'describing', 'name');
        const thing = named(c);
        return word && thing && describedBy(thing, word);
      },
      4,
    ),
    phrase('<owner> <owner>* <adjective>* <name>', named),
    phrase('<owner> <owner>* <adjective>* <kind> [called|named] <name>', named),
    phrase('<owner> <owner>* <adjective>* <name> <kind>', named),
    phrase('<kinds> <name>', named, 1),
  ),
  rule(
    'occurrences',
    phrase(
      '(all|every|each|any | all the | all of the | the) (occurrence|occurrences|use|uses|usage|usages|reference|references|appearance|appearances) (of|to)',
      () => ({ kind: 'words', text: '' }),
    ),
  ),
  rule(
    'thing',
    phrase('[<occurrences>] <head> <place>*', (c) => {
      const head = captured(c, 'head', 'thing');
      return head && { ...head, places: [...head.places, ...allCaptured(c, 'place', 'place')] };
    }),
    ...phrases(
      [
        '(the|a) <kind> (at|under|on|by|beneath) (the|my|this) (cursor|caret|selection|position|location|mouse)',
        'the selected|highlighted|marked|current <kind>',
        'the <kind> here',
        '<kind> (at|under) (the|my) (cursor|caret|selection)',
      ],
      pointing('cursor'),
    ),
    ...phrases(
      [
        '(the | my | current | the current) (selection|cursor)',
        "(what|whatever) (is|i|i've) (under|at|selected|highlighted|marked) [(the|my) (cursor|caret)]",
        '(whatever | what | the one | the thing | the name) (is | that is)  (at|under) (the|my) (cursor|caret)',
        "(what's | the one) (at|under) (the|my) (cursor|caret)",
      ],
      pointing('cursor'),
    ),
    phrase('what|whatever is at <placeName>', (c) => {
      const place = captured(c, 'placeName', 'place');
      return place && { kind: 'thing', named: undefined, pointing: 'kind', thingKind: undefined, places: [place], notes: [] };
    }),
    phrase('this|that <adjective>* <kind> [here|there]', pointing('this')),
    phrase('this|that [one|here|there]', pointing('this')),
    phrase('it', pointing('it')),
    ...phrases(
      [
        'the (old|original|previous|former|first) (one|version|copy|definition)',
        'the (old|original|previous|former) <kind>',
        'the original',
      ],
      pointing('old'),
      1,
    ),
    ...phrases(['the new (one|version|copy|definition)', 'the new|resulting|created <kind>'], pointing('new'), 1),
    phrase('the [same] <kind> <place>*', pointing('kind'), 2),
    phrase('<kind>', pointing('kind'), 8),
  ),
  rule(
    'them',
    ...phrases(
      [
        '<small> them|those|these|both|they',
        '(all|both|each|any) of (them|those|these)',
        '[all] (those|these) [two|three|four|five|few] <kinds>',
        'the (two|three|four|five|same) [<kinds> | of them]',
        'both <kinds>',
        'the same [things|ones]',
      ],
      pointing('them'),
      1,
    ),
    ...phrases(
      [
        'the|these following [<kinds> | things|ones]',
        '(all|both|each|every|any) of the following [<kinds> | things|ones]',
        'all [the] following [<kinds> | things|ones]',
        '(these|the) (<kinds> | things|ones|items) (below | listed below | that follow | listed here)',
      ],
      pointing('following'),
    ),
    phrase('(all | all of | each of | any of) (them|those|these) <exceptPart>', (c) => ({ ...pointsAt('them', c), except: exceptedIn(c) })),
    phrase('(them|those|these) [all] <exceptPart>', (c) => ({ ...pointsAt('them', c), except: exceptedIn(c) }), 1),
  ),
  rule(
    'listItem',
    ...['thing', 'selection', 'them'].map((name) => phrase(`<${name}>`, (c) => captured(c, name, 'thing'))),
    phrase(
      '[the] <kinds> <thing>',
      (c) => {
        const thing = captured(c, 'thing', 'thing');
        return thing?.named && { ...thing, thingKind: thing.thingKind ?? captured(c, 'kinds', 'kindWord')?.of };
      },
      2,
    ),
  ),
  rule(
    'alsoItem',
    phrase(
      '(, | and | , and | + | plus | , plus | as well as | , as well as | along with | together with | and also) [also|then|both] <listItem:thing>',
      (c) => captured(c, 'thing', 'thing'),
      1,
    ),
  ),
  // Two or more.
  rule(
    'things',
    phrase('[both] [the] [<number>] [<kinds>] <listItem:thing> <alsoItem:thing> <alsoItem:thing>**', things),
    phrase('[both] the [<number>] <describing> <kinds> <listItem:thing> <alsoItem:thing> <alsoItem:thing>**', described, 3),
  ),
  // One, several, or all that have something in common: what an operation that takes several things is about.
  rule(
    'anyThings',
    phrase('<things>', (c) => captured(c, 'things', 'things')),
    phrase('<listItem>', (c) => {
      const thing = captured(c, 'listItem', 'thing');
      return thing && { kind: 'things', items: [thing] };
    }),
  ),
  rule('number', ...numbers.map((words, i) => phrase(words, () => ({ kind: 'words', text: String(i + 2) }) as const))),
];
