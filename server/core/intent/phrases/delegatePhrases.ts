/** How people ask for work to be handed on: members of a class to an object it holds, a method that goes there, a function to another one. */
import type { Captures } from '../grammar/grammar.ts';
import { delegateMeaning } from '../meaning/delegateMeaning.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type Thing } from './phraseValue.ts';
import { into, mustBe, turn } from './shapeWords.ts';

const let_ = '(let|have|make)';
const its = '[its|the|their|this|that|own]';
const delegate = '(delegate|forward|proxy | hand on | hand over | pass on | pass through)';
const must = '(should|must|shall | needs to | has to | ought to | is to)';
const delegators =
  '[a|an|the|some] (delegates|delegators|forwarders|delegate|delegator|forwarder|pass-throughs | delegate methods | delegating methods | forwarding methods | delegation methods | pass-through methods | wrapper methods | delegating members | delegate method | delegating method | forwarding method | delegating properties | delegations | proxy methods)';
const all = '(everything | all | all of it | all calls | all methods | its methods | all its methods | all public methods | the rest)';
const thin = '[a|an|the] [thin|simple|mere|plain|small|trivial|bare|one-line]';
const wrapper =
  '(wrapper (around|over|for|of|on|about) | delegate (to|of|for) | forwarder (to|for) | shim (for|around|over|to) | facade (for|over|to) | call (of|to) | pass-through to | proxy (for|of|to))';
const move = '(move|shift|push|relocate|transfer|put|bring|pull)';
const toward = '(to|into|onto|in | over to | down to | down into)';

function ask(c: Captures<PhraseValue>, more: Readonly<Record<string, PhraseValue>> = {}): Ask | undefined {
  const target = captured(c, 'target', 'thing');
  const members = captured(c, 'members', 'things');
  const to = captured(c, 'to', 'thing') ?? (members && holderIn(members.items));
  const owner = captured(c, 'owner', 'thing');
  const hidden = captured(c, 'hidingReach', 'words');
  const moving = captured(c, 'delegateMoving', 'words');
  const details = {
    ...(to && { to }),
    ...(members && { members }),
    ...(owner && { owner }),
    ...(hidden && { callers: hidden }),
    ...(moving?.text === 'follow' && { callers: moving }),
    ...more,
  };
  return target && { kind: 'ask', operation: 'delegate', things: [target], newNames: [], after: [], notes: [], details };
}

/** "The methods add and clear of Cart". */
function holderIn(items: readonly Thing[]): Thing | undefined {
  const place = items.at(-1)?.places[0];
  if (place === undefined || typeof place.what === 'string') return undefined;
  return { kind: 'thing', named: place.what, pointing: undefined, thingKind: place.placeKind, places: [], notes: [] };
}

const follow: PhraseValue = { kind: 'words', text: 'follow' };

/** Where a method goes without a word of delegating it must be said to be one, and to go to a class or to something of its own. */
function moved(c: Captures<PhraseValue>): Ask | undefined {
  const target = captured(c, 'target', 'thing');
  const to = captured(c, 'to', 'thing');
  const isMethod = target?.thingKind === 'method' || target?.named?.name.text.includes('.') === true;
  return isMethod && (to?.thingKind === 'class' || to?.places.some(({ what }) => what === 'it') === true) ? ask(c) : undefined;
}

/** A class, or what points back; a method of another name would say something else. */
function isWhereItWas({ named, thingKind }: Thing): boolean {
  return named === undefined || thingKind === undefined || thingKind === 'class';
}

const delegateRules: readonly PhraseRule[] = [
  rule(
    'delegateAsk',
    ...phrases(
      [
        `${let_} <thing:target> ${delegate} <anyThings:members> to ${its} <thing:to> [<hidingReach>]`,
        `${let_} <thing:target> ${delegate} ${all} to ${its} <thing:to> [<hidingReach>]`,
        `${let_} <thing:target> ${delegate} [calls] to ${its} <thing:to> [instead] [<hidingReach>]`,
        `${let_} <thing:target> (hand|pass|forward) <anyThings:members> (on|over|through|along) to ${its} <thing:to> [<hidingReach>]`,
        `<thing:target> ${must} ${delegate} <anyThings:members> to ${its} <thing:to> [<hidingReach>]`,
        `<thing:target> ${must} ${delegate} ${all} to ${its} <thing:to> [<hidingReach>]`,
        `<thing:target> ${must} ${delegate} [calls] to ${its} <thing:to> [instead] [<hidingReach>]`,
        `${delegate} <anyThings:members> from <thing:target> to ${its} <thing:to> [<hidingReach>]`,
        `${delegate} <thing:target> to ${its} <thing:to>`,
        `(expose|offer|surface) <anyThings:members> of ${its} <thing:to> (on|in|through|by|from|via) <thing:target> [<hidingReach>]`,
        `<thing:target> ${must} (expose|offer|have) <anyThings:members> of its <thing:to> [<hidingReach>]`,
      ],
      (c) => ask(c),
    ),
    ...phrases(
      [
        `(add|generate|create|write|introduce|give|make|implement) ${delegators} (to|on|in|for|inside) <thing:target> for ([all] [the] (methods|members) of | everything in | all of | all the methods of | all methods of | all public methods of | everything of) ${its} <thing:to> [<hidingReach>]`,
        `(add|generate|create|write|introduce|make|implement) ${delegators} (to|on|in|for|inside) <thing:target> for <anyThings:members> [<hidingReach>]`,
        `(add|generate|create|write|introduce|make|implement) ${delegators} for <anyThings:members> (to|on|in) <thing:target> [<hidingReach>]`,
        `give <thing:target> ${delegators} for <anyThings:members> [<hidingReach>]`,
        `give <thing:target> ${delegators} for ([all] [the] (methods|members) of | everything in | all methods of) ${its} <thing:to> [<hidingReach>]`,
      ],
      (c) => (captured(c, 'to', 'thing') || holderIn(captured(c, 'members', 'things')?.items ?? []) ? ask(c) : undefined),
    ),
    ...phrases(
      [
        `hide [the] [delegate|field] <thing:to> (behind|inside|within|in) <thing:target>`,
        `hide [the] delegate <thing:to> of <thing:target>`,
        `hide [the] delegate <thing:to> from [the] (callers|clients) of <thing:target>`,
      ],
      (c) => ask(c, { callers: follow }),
    ),
    ...phrases([`${move} <thing:target> [from <thing:owner>] ${toward} ${its} <thing:to> <delegateMoving>`], (c) => ask(c)),
    ...phrases([`${move} <thing:target> [from <thing:owner>] ${toward} <thing:to>`], moved, 2),
    ...phrases(
      [
        `make <thing:target> [into|be] ${thin} ${wrapper} <thing:to>`,
        `${turn} <thing:target> ${into} ${thin} ${wrapper} <thing:to>`,
        `<thing:target> ${mustBe} ${thin} ${wrapper} <thing:to>`,
        `(replace|substitute) the (body|implementation|code|contents) of <thing:target> (by|with) [just|only] ${thin} (call (of|to) | delegation to) <thing:to>`,
        `${let_} <thing:target> (just|only|simply|merely) (call|invoke|return) <thing:to> [instead]`,
        `<thing:target> ${must} (just|only|simply|merely) (call|invoke|return) <thing:to> [instead]`,
        `implement <thing:target> (by|via|through|with | in terms of | on top of | by calling | by way of) <thing:to>`,
        `(reduce|shrink) <thing:target> to ${thin} ${wrapper} <thing:to>`,
      ],
      (c) => ask(c),
    ),
    ...phrases([`${let_} <thing:target> (call|invoke) <thing:to> [instead]`], (c) => ask(c), 2),
  ),
  rule(
    'hidingReach',
    ...phrases(
      [
        "[,] so that [its|the] (callers|clients|users|others | nobody | no one | no caller) (need not | do not have to | don't have to | no longer | must not | has to | have to | needs to | cannot) [need to] (reach|go|look) through [it | to it] [any more]",
        "[,] so [that] (callers|clients) (need not | don't need to | do not need to | don't have to | no longer) (reach|go) through [it]",
        '[,] (and|then) (let|make|have) [the|its] (callers|clients) (use|call) (it|them|that|these|those) [directly|there]',
        '[,] and hide it [from [the|its] (callers|clients)]',
        '[,] and (use|call) (it|them) where callers reach through',
        '[,] with callers following',
      ],
      () => follow,
    ),
  ),
  rule(
    'delegateMoving',
    ...phrases(
      [
        '[,] [and] (leave|leaving|keep|keeping|with) [only] [a|the|an] [thin|simple|short] (delegating method | delegating one | delegate | delegation | forwarding method | delegator | wrapper | forwarder | delegate method | one-line delegation) [behind|there | in place | in its place | in <thing:at>]',
        '[,] and (let|make|have) [the old one | the old method | the original | the old version] [just|only|simply] (delegate|forward | hand on | pass on) [calls] [to (it|that|there | the new one)]',
        '[,] and (let|make|have) <thing:at> [just|only|simply] (delegate|forward | hand on | pass on) [calls] [to (it|that|there | the new one)]',
        '[,] and (delegate|forward) to it [there | from there | from <thing:at>]',
        '[,] and delegate',
        '[,] delegating [to it] from <thing:at>',
      ],
      (c) => (allCaptured(c, 'at', 'thing').every(isWhereItWas) ? { kind: 'words', text: 'stay' } : undefined),
    ),
    ...phrases(
      [
        '[,] (and|then) (let|make|have) [all] [the|its] (callers|calls|clients|users) (follow | call it there | use it there | go there | reach it there | go through it | call it directly | follow it there)',
        '[,] with [all] [the|its] (callers|calls) following',
        '[,] without leaving (anything | a delegate | a delegating method | a method | one | a wrapper) [behind|there]',
        '[,] [and] (leave|leaving) nothing [behind|there]',
        '[,] and point [all] [the|its] (callers|calls) there',
      ],
      () => follow,
    ),
  ),
];

export const delegatePhrases: OperationPhrases = {
  operation: 'delegate',
  rules: delegateRules,
  asks: ['delegateAsk'],
  more: [],
  examples: ['let Order delegate add and clear to its cart'],
  meaning: delegateMeaning,
};
