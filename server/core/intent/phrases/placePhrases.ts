/** Where a thing is: "in utils/dates.py", "of class Reader", "the manager module", "Reader's". */
import { Priced } from '../grammar/grammar.ts';
import { isFunctionWord, standsForNothing } from './namePhrases.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { captured, type KindOfThing, type PhraseValue, type Place } from './phraseValue.ts';

const located = '(defined|declared|located|implemented|found|living|contained|residing)';
const inside = "(in|inside|within|under|at|on | inside of | part of | that is in | which is in | that's in | out of)";

/** Before "file" these tell nothing of its name: "in the wrong file". */
const tellingNothing: ReadonlySet<string> = new Set(
  'wrong right correct proper same other different new own respective appropriate suitable better first last next previous'.split(' '),
);

/** What it costs more to take "not" for a name: only where no other reading is whole. */
const lastResort = 4;

function withRelation(value: PhraseValue | undefined, relation: Place['relation']): Place | undefined {
  return value?.kind === 'place' ? { ...value, relation } : undefined;
}

function place(what: Place['what'] | undefined, placeKind: KindOfThing | undefined): Place | undefined {
  return what && { kind: 'place', relation: 'in', what, placeKind };
}

export const placeRules: readonly PhraseRule[] = [
  rule(
    'placeName',
    phrase('[the|a|my|our] <name>', (c) => {
      const named = captured(c, 'name', 'name');
      return named?.likeAWord === true ? undefined : place(named, named?.name.kind); // "in function" names no place
    }),
    ...phrases(['[the|a|my|our] <adjective>* <kind> [called|named] <name>', '[the|a|my|our] <adjective>* <name> <kind>'], (c) => {
      const named = captured(c, 'name', 'name');
      const tells = named !== undefined && !isFunctionWord(named) && (named.quoted || !tellingNothing.has(named.written.toLowerCase()));
      return !tells ? undefined : place(named, captured(c, 'kind', 'kindWord')?.of); // nor does "one file"
    }),
    phrase('(this|the|that) [current|open|active] (file|module|script|document)', () => place('here', 'file')),
    phrase('(the | the same | this | that) (class|function|method|interface|enum)', () => place('it', undefined), 2),
    phrase('it|there', () => place('it', undefined), 2),
  ),
  rule(
    'place',
    phrase('<plainPlace>', (c) => captured(c, 'plainPlace', 'place')),
    phrase('\\( <plainPlace> \\)', (c) => captured(c, 'plainPlace', 'place')),
    // An ordinary word between brackets is a remark.
    phrase('\\( <placeName> \\)', (c) => {
      const said = captured(c, 'placeName', 'place');
      const isRemark =
        typeof said?.what === 'object' && said.placeKind === undefined && /^\p{Ll}+$/u.test(said.what.written) && !said.what.quoted;
      return isRemark ? undefined : withRelation(said, 'in');
    }),
  ),
  rule(
    'plainPlace',
    ...phrases(
      [
        `${inside} <placeName>`,
        `${located} ${inside} <placeName>`,
        '(at|in) the (top|bottom|head|end|beginning|start) of <placeName>',
        `that|which is|are|was|lives|sits|resides [${located}] ${inside} <placeName>`,
        `, which|that is|lives|sits [${located}] ${inside} <placeName> [,]`,
      ],
      (c) => withRelation(c.first('placeName'), 'in'),
    ),
    ...phrases([`, ${inside} <placeName> ,`, `, ${located} ${inside} <placeName> ,`], (c) => withRelation(c.first('placeName'), 'in'), 1),
    phrase('from <placeName>', (c) => withRelation(c.first('placeName'), 'in'), 1),
    ...phrases(['of <placeName>', 'belonging to <placeName>', 'that|which belongs to <placeName>'], (c) =>
      withRelation(c.first('placeName'), 'of'),
    ),
    phrase('of [the] [<kind>] [called|named] <name>', (c) => {
      const named = captured(c, 'name', 'name');
      const found = place(named, captured(c, 'kind', 'kindWord')?.of ?? named?.name.kind);
      if (found === undefined || named === undefined || !standsForNothing(named)) return undefined;
      return new Priced<PhraseValue>({ ...found, relation: 'of' }, lastResort); // "the parameter x of not to y"
    }),
  ),
  // The owner of "Reader's next_row": a place said before the thing.
  rule(
    'owner',
    phrase('[the|my|our] <adjective>* <name> [<kind>] <possessive>', (c) =>
      owned(place(captured(c, 'name', 'name'), captured(c, 'kind', 'kindWord')?.of)),
    ),
    phrase('[the|my|our] <kind> <name> <possessive>', (c) =>
      owned(place(captured(c, 'name', 'name'), captured(c, 'kind', 'kindWord')?.of)),
    ),
    phrase('its', () => owned(place('it', undefined)), 1),
  ),
  rule(
    'adjective',
    phrase('existing|current|old|whole|entire|present|former|said|aforementioned|corresponding|respective|following', justWords),
    ...[
      'private',
      'public',
      'protected',
      'internal',
      'static',
      'abstract',
      'global',
      'local',
      'exported',
      'nested',
      'inner',
      'outer',
      'deprecated',
      'async',
    ].map((word) => phrase(word, () => ({ kind: 'words', text: word }) as const)),
    ...[
      'top-level',
      'module-level',
      'class-level',
      'main',
      'helper',
      'utility',
      'small',
      'big',
      'little',
      'unused',
      'asynchronous',
      'generic',
      'default export',
      'default-exported',
      'named export',
    ].map((word) => phrase(word, () => ({ kind: 'words', text: word }) as const)),
  ),
];

function owned(value: Place | undefined): Place | Priced<PhraseValue> | undefined {
  return value && { ...value, relation: 'of' };
}
