/** Phrases that ask for nothing themselves but say what others are about: places, things mentioned, "the same for …". */
import type { Captures } from '../grammar/grammar.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, captured, type PhraseValue, type Place } from './phraseValue.ts';
import { alike } from './shapeWords.ts';

function scope(c: Captures<PhraseValue>): PhraseValue | undefined {
  const places = [...allCaptured(c, 'placeName', 'place'), ...allCaptured(c, 'place', 'place')];
  const begins = places[0]; // "of Reader, rename …" is no way to begin
  return begins === undefined || begins.relation === 'of' ? undefined : { kind: 'scope', places };
}

function mention(c: Captures<PhraseValue>): PhraseValue | undefined {
  const thing = captured(c, 'thing', 'thing');
  return (
    thing?.named && {
      kind: 'mention',
      thing: { ...thing, places: [...thing.places, ...allCaptured(c, 'place', 'place'), ...allCaptured(c, 'around', 'place')] },
    }
  );
}

/** "Clean is defined twice, in a.py and b.py": the one and the other. */
function mentionInTwo(c: Captures<PhraseValue>): PhraseValue | undefined {
  const thing = captured(c, 'thing', 'thing');
  const [one, two] = [captured(c, 'one', 'place'), captured(c, 'two', 'place')];
  if (thing?.named === undefined || one === undefined || two === undefined) return undefined;
  return { kind: 'mention', thing: { ...thing, places: [...thing.places, one] }, others: [{ ...thing, places: [...thing.places, two] }] };
}

/** "The class Reader has a method next_row": the method is what "it" means next. */
function mentionOfMember(c: Captures<PhraseValue>): PhraseValue | undefined {
  const owner = captured(c, 'owner', 'thing');
  const thing = captured(c, 'thing', 'thing');
  if (thing?.named === undefined || owner?.named === undefined) return undefined;
  const place: Place = { kind: 'place', relation: 'of', what: owner.named, placeKind: owner.thingKind };
  return { kind: 'mention', thing: { ...thing, places: [...thing.places, place, ...owner.places] } };
}

function again(c: Captures<PhraseValue>): PhraseValue | undefined {
  const things = captured(c, 'anyThings', 'things')?.items;
  return things && { kind: 'again', things };
}

/** Things without a word of what to do with them. */
function listed(c: Captures<PhraseValue>): PhraseValue | undefined {
  const things = captured(c, 'anyThings', 'things')?.items;
  return things?.every(({ named, selection }) => named !== undefined || selection !== undefined) ? { kind: 'listed', things } : undefined;
}

const judgement =
  '(bad|poor|wrong|misleading|confusing|unclear|ugly|vague|generic|long|short|cryptic|misspelled|misspelt|misnamed|outdated|unhelpful|awful|terrible|horrible|inconsistent|ambiguous|imprecise|strange|weird|odd|stupid|meaningless|silly|dumb|funny|unfortunate|wordy|terse | badly chosen | poorly chosen | against our conventions | against the conventions | not in line with our conventions | badly named | poorly named)';

export const contextRules: readonly PhraseRule[] = [
  rule(
    'judged',
    phrase(`[a|an] [really|very|too|quite|so|pretty|rather|somewhat|just] ${judgement} [name|word|choice|one|identifier]`, justWords),
  ),
  rule(
    'scope',
    phrase('<place> <place>*', scope),
    phrase('for <placeName> <place>*', scope),
    phrase('(look|go|switch) (at|into|to|in) <place>', scope),
    phrase('[the] [file|module|folder|package] <pathBeforeColon:name>', (c) => {
      const what = captured(c, 'name', 'name');
      return what && { kind: 'scope', places: [{ kind: 'place', relation: 'in', what, placeKind: undefined }] };
    }),
  ),
  rule(
    'mention',
    phrase(
      '<thing> (returns|gives|does | hands back | gives back) (two|2|three|3|both|several|multiple|different | too many | more than one) [different] (things|values|results) [at once | at the same time | together]',
      (c) => (captured(c, 'thing', 'thing')?.pointing === 'it' ? { kind: 'noise' } : mention(c)),
    ),
    ...phrases(
      [
        "(there is|are|exists | there's | here is | here's) <thing>",
        '(i|we|you) (have|use|see|found|wrote | have got) <thing>',
        "(i've|we've) [got] <thing>",
        '(look at | see | consider | take | take a look at | open | find | locate | given | regarding | about) <thing>',
        '<thing> is|are [currently] (defined|declared|used|located|found|there | used a lot | used everywhere | used in many places) <place>*',
        '<thing> is|are|lives|sits <place>',
        '<thing> is|are|was <judged>',
        "<thing> (does not | doesn't | do not | don't) [really] belong (there | here | <place> | (in|into|to|inside|with) <placeName:around>)",
        '<thing> (is|are|lives|live|sits|sit|stands|stand) [currently] (misplaced | out of place | in the wrong (file|module|place|package|folder|class) | not where (it|they) (should be | belong | belongs))',
        '<thing> has|have <judged>',
        '<thing> (is|are|has|gets) [become|got|getting] (too|very|rather|far|way) [too] (big|large|long|crowded|full|messy|fat|complex|complicated)',
        '<thing> has|have [got] (too|so) many (parameters|arguments|params|args)',
        '<thing> is|are not a|an [really|very] (good|great|clear|helpful|nice|descriptive) (name|word|choice)',
        "<thing> isn't a|an [really|very] (good|great|clear|helpful|nice|descriptive) (name|word|choice)",
        'old|current name : <thing>',
        "(i | we) (don't | do not) [really] like <thing>",
      ],
      mention,
      2,
    ),
  ),
  rule(
    'alikeWord',
    phrase(
      '(identical|equal|alike|similar|duplicates|copies|twins|copy-paste | the same | the same code | the same function | the same thing | copies of each other | duplicates of each other | copy and paste)',
      justWords,
    ),
  ),
  rule(
    'mention',
    ...phrases(
      [`[both|all] <things> ${alike} [except for <parameterName> | but for <parameterName>]`, '[both|all] <things> (belong|go) together'],
      (c) => {
        const [thing, ...others] = captured(c, 'things', 'things')?.items ?? [];
        return thing && { kind: 'mention', thing, others };
      },
      2,
    ),
  ),
  rule(
    'mention',
    phrase('<thing> has|have [really|actually] nothing to do with <thing:other>', mention, -4),
    phrase(
      '<thing> is (defined|declared|implemented|written) [twice|again|both] [,] in <placeName:one> and [in] <placeName:two>',
      mentionInTwo,
      -4,
    ),
  ),
  rule('mention', phrase('<thing:owner> has|contains|defines [got] <thing>', mentionOfMember, 2)),
  rule(
    'opening',
    phrase(
      '(create|make|add|start|introduce|open | set up) <destinationPlace>',
      (c) => {
        const destination = captured(c, 'destinationPlace', 'destination');
        return destination?.isNew === true && destination.named !== undefined ? { kind: 'opening', destination } : undefined;
      },
      4,
    ),
  ),
  rule('listed', phrase('<anyThings>', listed, 6)),
  rule(
    'again',
    ...phrases(
      [
        '(do|repeat|apply|perform|make) (the same | that | this | it) [thing] [change|rename|renaming|move|refactoring|conversion|step|steps] (for|to|with|in|on) <anyThings> [too|also|as well]',
        '(the same | same | ditto | likewise | similarly | same thing | and the same) [goes|applies] (for|in|with|to) <anyThings> [too|also|as well]',
        '(do it | do that | do this | do so) (for|to|with|in) <anyThings> [too|also|as well]',
        'so do|for <anyThings>',
      ],
      again,
    ),
    ...phrases(
      [
        '(and|also|likewise|ditto|plus | and also | as well as) <anyThings> (too|also|likewise | as well)',
        '(also|likewise|ditto | and likewise | and also) [:|,] <anyThings>',
      ],
      again,
      4,
    ),
  ),
];
