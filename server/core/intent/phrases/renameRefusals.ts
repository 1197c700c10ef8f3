/** What sounds like a request to rename and cannot be honoured as it stands: recognised, so that the refusal can say why. */
import type { Captures } from '../grammar/grammar.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { captured, type PhraseValue } from './phraseValue.ts';
import { mustBe, rename } from './renameWords.ts';

/** Dearer than any whole reading, cheaper than leaving words unread. */
const cost = { doubtless: 1, likely: 6, incomplete: 30 } as const;

const example = 'rename parse_row to read_row';

function refuse(why: string, nearest = example): () => PhraseValue {
  return () => ({ kind: 'unavailable', why, nearest });
}

/** Could be about the name: says how to say so, with the names that were given. */
function couldBeRename(c: Captures<PhraseValue>): PhraseValue {
  const old = captured(c, 'thing', 'thing')?.named?.written;
  const fresh = captured(c, 'newName', 'newName')?.named.written;
  const nearest = old === undefined || fresh === undefined ? example : `rename ${old} to ${fresh}`;
  return { kind: 'unavailable', why: 'it could mean several things, only one of them a change of name', nearest };
}

function noNewName(c: Captures<PhraseValue>): PhraseValue {
  const old = captured(c, 'thing', 'thing')?.named?.written;
  return { kind: 'unavailable', why: 'the new name is missing', nearest: `rename ${old ?? 'parse_row'} to read_row` };
}

const byRule = refuse(
  'a new name given by a rule or a description is not available yet; say the name itself',
  'rename parseRow to parse_row',
);
const oneByOne = refuse('each thing to rename has to be named, with its new name', 'rename f to g and h to i');
const statement = refuse('it states what is or was done, not what should be done');

export const renameRefusalRules: readonly PhraseRule[] = [
  rule(
    'renameUnavailable',
    ...phrases(
      [`${rename} <thing> [:]`, `${rename} <thing> (to|into|as)`, '(give|find) <thing> a [better|new|clearer|nicer|good] name'],
      noNewName,
      cost.incomplete,
    ),
    phrase(`${rename} <sentenceEnd>`, refuse('what to rename, and to what, is missing'), cost.incomplete),
    ...phrases(
      [
        `${rename} <thing> (to|into|as|using|in|with) <ruleWords> <rest>`,
        `${rename} <thing> (to|into|as|using|in|with) <ruleWords>`,
        `<thing> ${mustBe} (called|named|renamed | renamed to) <ruleWords> <rest>`,
        `<thing> ${mustBe} (called|named|renamed | renamed to | in) <ruleWords>`,
        `${rename} <thing> so|by|according|following|using|consistently|properly|appropriately <rest>`,
      ],
      byRule,
      cost.doubtless,
    ),
    ...phrases(
      [`${rename} (all|every|each|any|some|many|everything|anything|whatever|several|two|three|either|one) <rest>`],
      oneByOne,
      cost.likely + 3,
    ),
    ...phrases([`${rename} (them|these|those|everything) <rest>`, `${rename} <kinds> <rest>`], oneByOne, cost.likely),
    phrase(
      `${rename} [the] (first|second|third|fourth|fifth|last|other|another|next|previous|remaining) <kind> <rest>`,
      refuse('a thing has to be named, not counted', 'rename the parameter x of f to y'),
      cost.doubtless,
    ),
    phrase(
      `[the] (first|second|third|fourth|fifth|last|other|another|next|previous|remaining) <kind> [(of|in) <thing>] ${mustBe} (called|named|renamed | renamed to) <rest>`,
      refuse('a thing has to be named, not counted', 'rename the parameter x of f to y'),
      cost.doubtless,
    ),
    phrase(
      `(${rename}|change|alter) [the] [name of] <owner> (first|second|third|fourth|fifth|last) <kind> <rest>`,
      refuse('a thing has to be named, not counted', 'rename the parameter x of f to y'),
      cost.doubtless,
    ),
    ...phrases(
      [
        '(change|turn|make|convert|modify|switch) <thing> (to|into|be) <newName>',
        '(replace|substitute) <thing> (with|by|for) <newName>',
        'use <newName> (instead of | rather than | in place of) <thing>',
        '<thing> should be <newName>',
      ],
      couldBeRename,
      cost.likely,
    ),
    ...phrases(
      [
        '<thing> (is | was | were | are | has been | have been | had been | got) (renamed|called|named | renamed to) <newName>',
        '(i|we|they|he|she|you|someone) [have|already|just|had] (renamed|called|named) <rest>',
      ],
      statement,
      cost.likely,
    ),
  ),
  rule(
    'ruleWords',
    phrase('(something|anything|whatever|a|an|some|the|its|their|more|better|one|plural|singular) <reason>', justWords, 2),
    phrase('(something|anything|whatever) [else|better|nicer|clearer|meaningful|sensible]', justWords),
  ),
];
