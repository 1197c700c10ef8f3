/** How people ask for a rename. */
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type Thing } from './phraseValue.ts';

import { mustBe, rename, to } from './renameWords.ts';
import { nicerIf } from './shapeWords.ts';

const operation = 'rename';
const want =
  "((i|we) (want|need|prefer|wish) | (i'd | we'd | i would | we would) (like|love|prefer|want) | have|get|let|make|see | (i|we) (want|need) to (have|see|get))";

function ask(things: readonly (Thing | undefined)[], c: Captures<PhraseValue>, notes: readonly string[] = []): Ask | undefined {
  const newName = captured(c, 'newName', 'newName');
  const present = things.filter((thing): thing is Thing => thing !== undefined);
  if (newName === undefined || present.length !== things.length) return undefined;
  return { kind: 'ask', operation, things: present, newNames: [newName], after: allCaptured(c, 'place', 'place'), notes };
}

function one(c: Captures<PhraseValue>): Ask | undefined {
  const thing = captured(c, 'thing', 'thing');
  const same = captured(c, 'same', 'name'); // "the name of f from f to g"
  if (same !== undefined && same.name.text !== thing?.named?.name.text) return undefined;
  return ask([thing && { ...thing, thingKind: thing.thingKind ?? captured(c, 'kind', 'kindWord')?.of }], c);
}

/** The thing as "it", for phrases that leave it out: "the new name should be …". */
const it: Thing = { kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [], notes: [] };

/** "use X instead of Y as the name of the function in utils": what stands at the end narrows Y. */
function narrowed(c: Captures<PhraseValue>): Ask | undefined {
  const thing = captured(c, 'thing', 'thing');
  const role = captured(c, 'role', 'thing');
  if (thing === undefined || role === undefined) return undefined;
  if (role.named !== undefined && role.named.name.text !== thing.named?.name.text) {
    if (thing.named === undefined) return undefined;
    return ask([{ ...role, notes: [...role.notes, ...thing.notes] }], c, [
      `“${thing.named.written}” is read as the old name of ${role.named.written}`,
    ]);
  }
  return ask([{ ...thing, thingKind: role.thingKind ?? thing.thingKind, places: [...thing.places, ...role.places] }], c);
}

function several(c: Captures<PhraseValue>): Ask | undefined {
  const things = captured(c, 'things', 'things')?.items;
  const newNames = captured(c, 'newNames', 'newNames')?.items ?? allCaptured(c, 'newName', 'newName');
  if (things === undefined) return undefined;
  if (newNames.length > 1 && things.some(({ selection }) => selection !== undefined)) return undefined; // each new name is for one thing
  return { kind: 'ask', operation, things, newNames, after: allCaptured(c, 'place', 'place'), notes: [] };
}

export const renameRules: readonly PhraseRule[] = [
  rule(
    'renameAsk',
    ...phrases(
      [
        `${rename} [:] [both|first] <thing> ${to} <newName> <place>*`,
        `${rename} [:] <thing> <arrow> <newName> <place>*`,
        `${rename} [the] name of <thing> ${to} <newName> <place>*`,
        `${rename} from <thing> (to|into|-> | <arrow>) <newName> <place>*`,
        `(do|perform|make|apply) (a | the) (rename|renaming) [:] [of|from] <thing> (to|into|as | <arrow>) <newName> <place>*`,
        `(rename|renaming) of <thing> (to|into) <newName> <place>*`,
      ],
      one,
    ),
    ...phrases(
      [`${rename} <place> [,] <thing> ${to} <newName>`, `${rename} <place> <thing> <arrow> <newName>`, `${rename} to <newName> <thing>`],
      one,
      1,
    ),
    phrase(`${rename} <thing> , (it|this) ${mustBe} (called|named) <newName>`, one, 1),
    ...phrases(
      [
        '(what|whatever) [now|currently] (was|is | used to be) [called|named] <thing> (is now | is from now on | will be | should be | becomes | shall be) [called|named] <newName>',
        '<thing> (should | ought to | must | needs to | had better) [really|rather|now] read <newName> <place>*',
      ],
      one,
      1,
    ),
    phrase(`${rename} <evidentName:old> <evidentName:new> <place>*`, terse, 2),
    phrase(`${rename} <things> ${to} <newNames> [respectively] <place>*`, several, 1),
    phrase('<things> <arrow> <newNames> [respectively] <place>*', several, 1),
    phrase(`${rename} <things> ${to} <newName> <place>*`, several, 3),
    // the name of …
    ...phrases(
      [
        '(change|alter|modify|switch|update|set|edit|correct|fix|make|turn) [the|its] [current|old] name (of|for) <thing> [from <name:same>] (to|into|be|as | to be | to read) <newName> <place>*',
        '(change|alter|modify|switch|update|set|edit) [the] name of <thing> <arrow> <newName> <place>*',
        '(change|modify|update) <thing> <arrow> <newName> <place>*',
        '(change|alter|modify|switch|update|set) [the] (name|identifier) (from <thing> | <thing>) (to|into) <newName> <place>*',
        '(change|alter|modify|switch|update|set) [the] <kind> name (from <thing> | <thing>) (to|into) <newName> <place>*',
        '(change|alter|modify|switch|update|set) <thingOwner:thing> [old|current] name (to|into) <newName> <place>*',
        `[the] [new|correct|right|proper|better] name (of|for) <thing> ${mustBe} [just] <newName>`,
        '[the] new name (of|for) <thing> (is|becomes | : | <arrow>) <newName>',
        '[a|the] (better|clearer|good|nicer|proper|correct|best | more fitting) name for <thing> (is | would be | might be | could be) <newName>',
        `<thingOwner:thing> [new] name ${mustBe} <newName>`,
        '<thingOwner:thing> new name is <newName>',
        '(give|assign) <thing> (the|a) [new] name [of] <newName> <place>*',
        '(give|assign) [the] [new] name <newName> to <thing>',
      ],
      one,
    ),
    ...phrases(
      [
        `(its | the) [new] name ${mustBe} <newName>`,
        '(its | the) new name is <newName>',
        '[the] new name : <newName>',
        '(change|set|update) (its | the) name to <newName>',
      ],
      (c) => ask([it], c),
      1,
    ),
    ...phrases(
      [
        '[the] name [of] <thing> is <judged> [,|;|:|-] [so|please|and|therefore] [please] (change|switch|set|update|correct|fix) (it | that | the name) to <newName>',
        '<thing> is <judged> [,|;|:|-] [so|please|and|therefore] [please] (change|switch|set|update|correct|fix) (the name | its name) to <newName>',
      ],
      one,
    ),
    // should be called …
    ...phrases(
      [
        `(make sure | ensure | see to it) [that] <thing> (is|gets|becomes) (called|named|renamed | renamed to) <newName> <place>*`,
        '<thing> (needs|deserves|wants|gets) (a new | a better | another | a different) name [:|,|-] <newName>',
        `<thing> ${mustBe} (called|named|spelled|spelt|written|renamed|titled | renamed to | renamed as | renamed into | known as) <newName> <place>*`,
        '<thing> should|must|shall|needs|ought|has [to] (have|get|receive|bear|carry|take|become) [the [new] name] <newName> <place>*',
        '<thing> (is|are) (to | now to | henceforth to) be (called|named|renamed | renamed to) <newName> <place>*',
        '<thing> (becomes | gets renamed to | gets renamed | should become | must become | shall become) <newName> <place>*',
        '<thing> gets the [new] name <newName>',
        '<thing> to be (renamed|called|named | renamed to) <newName> <place>*',
        '<thing> needs|wants renaming to|into <newName> <place>*',
        '<thing> should|must|shall go by the name [of] <newName>',
        `<thing> [:|,|-] ${rename} [it|this] (to|into|as) <newName>`,
        `${want} <thing> [to [now] be | be] (renamed|called|named | renamed to | renamed into | renamed as | known as) <newName> <place>*`,
        `${want} <thing> to (have|bear|carry|get|become) [the [new] name] <newName> <place>*`,
        `(i'd | we'd | i would | we would) (rather | rather have | prefer it if | like it if) <thing> was|were|be|is (called | named | renamed to) <newName> <place>*`,
        '<thing> would be better (called|named|as) <newName>',
        '<thing> (would|could|should|might) (read|sound|look|be) better (as|named|called) <newName>',
        '<thing> (would|should|could) better be (called | named | renamed to) <newName>',
        `${nicerIf} <thing> (was|were|got) (called | named | renamed to) <newName> <place>*`,
        "((i|we) (want|wish|prefer|expect) | (i'd | we'd | i would | we would) (like|love|prefer|want) [it]) (that | if) <thing> (is|are|gets|get|be|was|were|becomes) (called | named | renamed | renamed to) <newName> <place>*",
        '(get rid of | drop | replace | abandon | avoid) [the] name <thing> [,] and (use|take) [the name] <newName> [instead]',
      ],
      one,
    ),
    // call … instead
    ...phrases(
      [
        '(call|name|title|label) <thing> <newName> (instead | from now on | from here on | now | going forward | henceforth | in future | in the future) <place>*',
        'we|i call|name <thing> <newName> (from now on | from here on | going forward)',
        '(from now on | from here on | going forward | henceforth | in future | better) [,] [we|i] [should] (call|name) <thing> [by the name [of]] <newName> <place>*',
        '(call|name) <thing> by the [new] name [of] <newName> <place>*',
        '(instead of | rather than) [calling|naming] <thing> [,] (call|name) [it|that|this] <newName>',
        `(instead of | rather than) <thing> [,] (it|that|this) ${mustBe} (called|named) <newName>`,
        '(instead of | rather than) <thing> [,] use [the name] <newName> as [the|its] [new] name',
      ],
      one,
    ),
    phrase('(call|name) <pointed:thing> <newName> <place>*', one),
    phrase('(call|name) <evidentThing:thing> <newName>', one, 3),
    // use … as the name of
    ...phrases(
      [
        'use [the] [name] <newName> (instead of | rather than | in place of) <thing> (as|for) [the|a|its] [new] (name | <kind> name | name of <thing:role> | name for <thing:role>)',
        "use [the] [name] <newName> (instead of | rather than | in place of) <thing> (as|for) [the|a] [new] <thing:role> 's name",
        'use [the] [name] <newName> as [the|a] [new] name (instead of | rather than | in place of) <thing>',
        'use [the] [name] <newName> as [the|a] [new] name (of|for) <thing>',
        'use the name <newName> (for | instead of) <thing>',
        'replace [the] name <thing> (by|with) <newName>',
        'replace the name of <thing> (by|with) <newName>',
      ],
      (c) => (c.first('role') === undefined ? one(c) : narrowed(c)),
    ),
    phrase('<thing> <arrow> <newName> <place>*', one, 1),
    phrase('<evidentName:old> : <evidentName:new> <place>*', terse, 4),
    phrase('[the] old [name] [is] [:] <evidentName:old> [,|;] [and] [the] new [name] [is] [:] <evidentName:new>', terse, 1),
  ),
  // What may follow a rename, or stand in a list of them, without repeating the verb.
  rule(
    'renameMore',
    ...phrases(['<thing> (to|into|as) <newName> <place>*', 'from <thing> to <newName> <place>*'], one),
    phrase('<evidentName:old> : <evidentName:new>', terse, 1),
  ),
  rule(
    'renameHeading',
    ...phrases(
      [
        `${rename} [all|each|both] [of] the|these|this following|below [<kinds> | <kind> | things|ones] <place>*`,
        `${rename} [all|each|both] [of] these|this <place>*`,
        `${rename} [all|each|both] [of] the|these (<kinds> | things|ones) <place>*`,
        '[the|these|do|apply|make|perform|following|some | i need | i want] [the|these|following|some | a few] [following|few] renames|renamings <place>*',
        'rename|renames|renaming :',
      ],
      (c) => ({ kind: 'heading', operation, places: allCaptured(c, 'place', 'place') }),
      3,
    ),
  ),
  rule(
    'thingOwner',
    phrase('<owner> [<owner>]', (c) => ownerThing(c)),
  ),
  rule(
    'pointed',
    phrase('<thing>', (c) => {
      const thing = captured(c, 'thing', 'thing');
      return thing?.named === undefined && thing?.pointing !== 'kind' ? thing : undefined;
    }),
  ),
  rule(
    'evidentThing',
    phrase('<evidentName:name>', (c) => named(captured(c, 'name', 'name'))),
    phrase('[the] <kind> <evidentName:name>', (c) => {
      const thing = named(captured(c, 'name', 'name'));
      return thing && { ...thing, thingKind: captured(c, 'kind', 'kindWord')?.of };
    }),
  ),
];

function named(name: ReturnType<typeof captured<'name'>>): Thing | undefined {
  return name && { kind: 'thing', named: name, pointing: undefined, thingKind: name.name.kind, places: [], notes: [] };
}

/** "parse_row: read_row" and "rename parse_row read_row". */
function terse(c: Captures<PhraseValue>): Ask | undefined {
  const old = named(captured(c, 'old', 'name'));
  const fresh = captured(c, 'new', 'name');
  if (old === undefined || fresh === undefined) return undefined;
  return {
    kind: 'ask',
    operation,
    things: [old],
    newNames: [{ kind: 'newName', named: fresh, newKind: fresh.name.kind }],
    after: allCaptured(c, 'place', 'place'),
    notes: [`“${old.named?.written}” is read as the old name, “${fresh.written}” as the new one`],
  };
}

/** The thing an owner names: "X's" in "change X's name". */
function ownerThing(c: Captures<PhraseValue>): Thing | undefined {
  const owners = allCaptured(c, 'owner', 'place');
  const inner = owners.at(-1);
  if (inner === undefined || inner.what === 'here') return undefined;
  const places = owners.slice(0, -1).reverse();
  if (inner.what === 'it') return { ...it, places };
  return { kind: 'thing', named: inner.what, pointing: undefined, thingKind: inner.placeKind, places, notes: [] };
}
