/** How people ask for a change of what a function takes. */

import { type ParameterChange, unusedParameters } from '../../operation/signatureChange.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type ParameterTrait, type PhraseValue, type SignatureWish } from './phraseValue.ts';
import { andCalls, changesOf, each, from, inFunction, must, remove, signatureAsk } from './signatureAsks.ts';
import { ofWords, parameterNoun, parameterNouns, surely, thingsIn } from './signatureParts.ts';

function added(c: Captures<PhraseValue>): Ask | undefined {
  const things = thingsIn(c);
  const traits = allCaptured(c, 'trait', 'parameterTrait').map(({ trait }) => trait);
  const wishes = allCaptured(c, 'spec', 'signatureWish').flatMap(({ changes }) => changes);
  const changes = wishes.map((change) => (change.change === 'add' ? Object.assign({}, change, ...traits) : change));
  return signatureAsk(changesOf(...changes), things, c);
}

/** What stands for the object is no parameter that could go: who does without it is a static method. */
const removed = each((parameter) => (/^(?:self|cls|this|static)$/.test(parameter) ? undefined : { change: 'remove', parameter }));

/** "A new parameter" has no name yet. */
const noNames: ReadonlySet<string> = new Set([
  'a',
  'an',
  'parameter',
  'argument',
  'new',
  'extra',
  'additional',
  'further',
  'another',
  'optional',
  'required',
  'mandatory',
  'second',
  'keyword',
  'boolean',
]);

function spec(c: Captures<PhraseValue>): SignatureWish | undefined {
  const code = captured(c, 'code', 'parameterCode');
  const bare = code !== undefined && !code.quoted && code.type === undefined && code.value === undefined;
  if (code === undefined || (bare && noNames.has(code.name))) return undefined;
  const traits: readonly ParameterTrait['trait'][] = allCaptured(c, 'trait', 'parameterTrait').map(({ trait }) => trait);
  const base: ParameterChange = {
    change: 'add',
    parameter: code.name,
    type: code.type,
    default: code.value,
    required: false,
    keywordOnly: code.star,
    optional: code.optional,
  };
  return { kind: 'signatureWish', changes: [Object.assign({}, base, ...traits)], calls: [] };
}

/** "timeout=10" says by itself that it is a parameter. */
function evidentSpec(c: Captures<PhraseValue>): SignatureWish | undefined {
  const code = captured(c, 'code', 'parameterCode');
  return code && (code.type !== undefined || code.value !== undefined || code.star) ? spec(c) : undefined;
}

const unusedWord = '(unused|useless|superfluous|redundant|unneeded|unnecessary|dead|needless | no longer used | no longer needed)';
const put = '(add|introduce|insert|append|include|create|put|prepend|adding)';
const gets =
  '(gets|needs|wants|takes|receives | (should|must|shall) (get|take|have|receive) | (needs|has|ought) to (get|take|have|receive))';
const nobody = '(nobody | no one | no caller | nothing | noone) [ever|really|actually] (uses|passes|needs|sets|gives|reads)';
const take =
  '(take|accept|have|get|receive|support|expect|require|offer|allow|gain|understand|know | be given | also take | also accept | be able to take | be able to accept | be called with)';
export const signatureRules: readonly PhraseRule[] = [
  rule(
    'parameterAdjective',
    phrase('new|extra|additional|further|another|second|boolean-valued', () => ({ kind: 'parameterTrait', trait: {} })),
    phrase('optional', () => ({ kind: 'parameterTrait', trait: { optional: true } })),
    phrase('required|mandatory', () => ({ kind: 'parameterTrait', trait: { required: true } })),
    phrase('(keyword-only | keyword only | kw-only | named-only)', () => ({ kind: 'parameterTrait', trait: { keywordOnly: true } })),
    ...(
      [
        ['boolean|bool', 'bool'],
        ['string|str', 'str'],
        ['integer|int', 'int'],
        ['float', 'float'],
      ] as const
    ).map(([word, type]) => phrase(word, () => ({ kind: 'parameterTrait', trait: { type } }) as const)),
  ),
  rule(
    'newParameter',
    ...phrases(
      [
        `[a|an|the|another|one] <parameterAdjective:trait>* ${parameterNoun} [called|named|:] <parameterCode:code> <parameterTrait:trait>*`,
        `[a|an|the|another|one] <parameterAdjective:trait>* <parameterCode:code> ${parameterNoun} <parameterTrait:trait>*`,
        `[a|an|the|another|one] <parameterAdjective:trait>* (flag|option|switch) [called|named|:] <parameterCode:code> <parameterTrait:trait>*`,
        `[a|an|the|another|one] <parameterAdjective:trait>* <parameterCode:code> (flag|option|switch) <parameterTrait:trait>*`,
      ],
      spec,
      surely,
    ),
    phrase('[a|an|the|new] <parameterCode:code> <parameterTrait:trait>*', evidentSpec, 1),
  ),
  // After words like "should take", which leave no doubt that a parameter is meant.
  rule(
    'takenParameter',
    phrase('<newParameter>', (c) => captured(c, 'newParameter', 'signatureWish')),
    phrase('[a|an|the|another|one] <parameterAdjective:trait>* <parameterCode:code> <parameterTrait:trait>*', spec, 2),
  ),
  rule(
    'newParameters',
    phrase(
      '[the|two|three|these|new|following] [new] [parameters|arguments|params|args|:] <newParameter:spec> <andParameter:spec>*',
      several,
    ),
    phrase(`[the|two|three|these] [new] ${parameterNouns} [:] <plainParameter:spec> <andPlain:spec>*`, several),
  ),
  rule(
    'andParameter',
    phrase('(, | and | , and | plus | as well as) <newParameter:spec>', (c) => captured(c, 'spec', 'signatureWish'), 1),
  ),
  rule('plainParameter', phrase('<parameterCode:code> <parameterTrait:trait>*', spec)),
  rule(
    'andPlain',
    phrase('(, | and | , and) <plainParameter:spec>', (c) => captured(c, 'spec', 'signatureWish')),
  ),
  rule(
    'signatureAsk',
    // Adding.
    ...phrases(
      [
        `${put} <newParameters:spec> [,] (to|in|into|on|for) <anyThings:fn> <parameterTrait:trait>* <place>*`,
        `${put} (to|in|into|on|for) <anyThings:fn> [:|,] <newParameters:spec>`,
        `${put} <newParameters:spec> (to|in|into) [the] (signature|parameters|arguments | parameter list | argument list) of <anyThings:fn> <parameterTrait:trait>*`,
        `(extend|equip|provide|augment|enrich|supply|endow) <anyThings:fn> (with|by) <newParameters:spec>`,
        `(give|grant) <anyThings:fn> <newParameters:spec>`,
        `(let|make|have) <anyThings:fn> ${take} <takenParameter:spec>`,
        `(allow|enable) <anyThings:fn> to ${take} <takenParameter:spec>`,
        `<anyThings:fn> ${must} [now|also] ${take} <takenParameter:spec>`,
        `<anyThings:fn> (could do with | could use | would benefit from | deserves) <takenParameter:spec>`,
        `<anyThings:fn> (takes|accepts|requires|gains|expects) [now|also] <takenParameter:spec> [now|too]`,
        `<anyThings:fn> (gets|needs|wants|receives) [now|also] <newParameter:spec> [now|too]`, // "dates gets parse_date" is said of modules
        `(i | we) (want|need | would like) <anyThings:fn> to ${take} <takenParameter:spec>`,
        `(i'd | we'd) like <anyThings:fn> to ${take} <takenParameter:spec>`,
        `new ${parameterNoun} <plainParameter:spec> (for|on|in|of) <anyThings:fn>`,
        `<anyThings:fn> : ${put} <newParameters:spec>`,
        `<anyThings:fn> ${gets} (a|an|another|one) [new|further|additional|more|extra] ${parameterNoun} [,|:] <plainParameter:spec> [,]`,
        `<newParameter:spec> (for|on|in) <anyThings:fn>`,
        `(there should be | there must be | we need | i need | i want | we want) <newParameter:spec> (for|on|in) <anyThings:fn>`,
        `(parametrise|parametrize|parameterise|parameterize) <anyThings:fn> (by|with|over) <takenParameter:spec>`,
      ],
      added,
    ),
    ...phrases(
      [`${put} <plainParameter:spec> (to|in|into|on|for) <anyThings:fn> <parameterTrait:trait> <parameterTrait:trait>*`],
      added,
      1,
    ),
    // Removing.
    ...phrases(
      [
        `${remove} <parametersOf> ${andCalls}`,
        `${remove} <parameters> ${from} [the] (signature|parameters|arguments | parameter list | definition) of <anyThings:fn> ${andCalls}`,
        `${from} <anyThings:fn> ${remove} <parameters> ${andCalls}`,
        `${remove} [the] support (for|of) <parametersOf> ${andCalls}`,
        `<anyThings:fn> (does not | doesn't | no longer) (need|needs|use|uses|take|takes|have|has|require|requires|want|wants) <parameters> [anymore | any more | any longer] [[,|:|;] (remove|drop|delete) it]`,
        `<anyThings:fn> (should|must|shall) (lose|drop) <parameters>`,
        `${nobody} <parametersOf> [anymore | any more | any longer | at all] [,|;|:] [so|and] [please] (remove|drop|delete|kill|axe|scrap | get rid of | take out | throw out) (it|them)`,
        `${nobody} <parametersOf> [anymore | any more | any longer | at all] [,|;|:] [so|and] [please] (take|throw|rip|cut) (it|them) out`,
        `<parametersOf> (can|should|must|may) (go | be removed | be dropped | be deleted | go away | be taken out)`,
        `<parametersOf> is (unused|useless|superfluous|obsolete|redundant | not used | not needed | no longer needed | no longer used | never used) [[,|:|;|and] (remove|drop|delete) it]`,
        `<anyThings:fn> without <parameters>`,
        `<anyThings:fn> : ${remove} <parameters> ${andCalls}`,
      ],
      inFunction(removed),
    ),
    phrase(`(stop|quit) passing <parameters> to <anyThings:fn> [[,] [and] (remove|drop|delete) it]`, removed, -3),
    phrase(
      `<anyThings:fn> (should|must|shall) (not | no longer) (take|have|accept|get|need|use) <parameters> [anymore | any more | any longer]`,
      removed,
      -1,
    ),
    // Which ones nothing reads is found out.
    ...phrases(
      [
        `${remove} [all|any] [of] [the|all|any] ${unusedWord} (${parameterNoun} | ${parameterNouns}) ${from} <anyThings:fn> ${andCalls}`,
        `${remove} [all] [of] [<owner>] ${unusedWord} (${parameterNoun} | ${parameterNouns}) ${andCalls}`,
        `${from} <anyThings:fn> ${remove} [all|any] [the] ${unusedWord} (${parameterNoun} | ${parameterNouns}) ${andCalls}`,
        `${remove} [all|any] [the] (${parameterNoun} | ${parameterNouns}) (that|which) (is|are) [not | no longer | never] (used|needed|unused|read) ${from} <anyThings:fn> ${andCalls}`,
        `${remove} [all|any] [the] (${parameterNoun} | ${parameterNouns}) (that|which) <anyThings:fn> (does not | doesn't | do not | don't | never) (use|uses|need|needs|read|reads) ${andCalls}`,
        `${remove} [all|any|the] (${parameterNoun} | ${parameterNouns}) [that] (nothing|nobody) (uses|reads|needs) ${from} <anyThings:fn> ${andCalls}`,
      ],
      inFunction((c) => signatureAsk(changesOf({ change: 'remove', parameter: unusedParameters }), thingsIn(c), c)),
      2 * surely,
    ),
    // Without a word for what it is, it may as well be something else that lies in a module or class.
    phrase(`${remove} <parameters> ${from} <anyThings:fn> ${andCalls}`, inFunction(removed), 3),
    ...phrases(
      [
        `<parametersOf> is (unused|useless|superfluous|obsolete|redundant | not used | not needed | no longer needed | no longer used | never used) (, | : | ; | and | , so) [please] (remove|drop|delete) it`,
        `<anyThings:fn> (does not | doesn't | no longer) (need|needs|use|uses|take|takes|have|has|require|requires|want|wants) <parameters> [anymore | any more | any longer] (, | : | ; | and | , so) [please] (remove|drop|delete) it`,
      ],
      inFunction(each((parameter) => ({ change: 'remove', parameter }))),
      surely,
    ),
    // Order.
    ...phrases(
      [
        `(reorder|re-order|rearrange|order|sort|arrange|permute|shuffle) [the] ${parameterNouns} of <anyThings:fn> (to|as|into|like|so|: | in the order | to the order | as follows | as follows :) [be|read] [:] <nameOrder>`,
        `(reorder|re-order|rearrange|order|arrange) <owner> ${parameterNouns} (to|as|into|like|: | in the order | to the order | as follows | as follows :) [be|read] [:] <nameOrder>`,
        `(change|set|make) [the] (order of the | order of | order of its) ${parameterNouns} of <anyThings:fn> (to|be|:) [be] <nameOrder>`,
        `(change|set) [the] [parameter|argument] order of <anyThings:fn> (to|:) <nameOrder>`,
        `(change|set) <owner> [parameter|argument] order (to|:) <nameOrder>`,
        `[the] ${parameterNouns} of <anyThings:fn> ${must} (be|come|stand | be in the order | be ordered | come in the order) [:|as] <nameOrder>`,
        `<owner> ${parameterNouns} ${must} (be|come|stand | be in the order | be ordered | come in the order) [:|as] <nameOrder>`,
        `(put|bring|list) [the] ${parameterNouns} of <anyThings:fn> (in|into) [the|this] order [:] <nameOrder>`,
        `<anyThings:fn> ${must} take <nameOrder> in (this|that) order`,
        `order of [the] ${parameterNouns} of <anyThings:fn> : <nameOrder>`,
        `[the] ${parameterNouns} of <anyThings:fn> (are|come|stand) in the wrong order [,|;|:] (it|they|this|that) ${must} be <nameOrder>`,
        `new [parameter|argument] order (for|of) <anyThings:fn> : <nameOrder>`,
      ],
      reordered,
      surely,
    ),
    ...phrases(
      [
        `(swap|exchange|switch|flip|interchange | switch around | swap around) <parametersOf>`,
        `(swap|exchange|switch|flip|interchange) [the] first two ${parameterNouns} ${ofWords} <anyThings:fn>`,
        `(swap|exchange|switch|flip|interchange) <owner> first two ${parameterNouns}`,
        `(swap|exchange|switch|flip|interchange|reverse) [the] order of <parametersOf>`,
        `(swap|exchange|switch|flip|interchange|reverse) [the] [order of the] [two|both] ${parameterNouns} ${ofWords} <anyThings:fn>`,
        `(swap|exchange|switch|flip|interchange|reverse) <owner> [two|both] ${parameterNouns}`,
      ],
      swapped,
    ),
    phrase(`(swap|exchange|switch|flip|interchange) <parametersOf> [around]`, swapped),
    phrase(`<anyThings:fn> : (swap|exchange|switch|flip|interchange) <parameters> [around]`, swapped, -2),
    ...phrases(
      [
        `(move|put|place|make|let|shift) <parametersOf> <parameterTrait:trait>`,
        `(move|put|place|make|shift) <parameters> <parameterTrait:trait> ${ofWords} <anyThings:fn>`,
        `(in|of) <anyThings:fn> [,] (move|put|place|make|shift) <parameters> <parameterTrait:trait>`,
        `<parametersOf> ${must} (come|be|go|stand) <parameterTrait:trait>`,
        `(reorder|re-order|rearrange|order|sort|arrange) [the] ${parameterNouns} of <anyThings:fn> [,] (so | so that | such that) <parameters> (comes|is|stands|goes | come | are) <parameterTrait:trait>`,
        `(reorder|re-order|rearrange|order|sort|arrange) [the] ${parameterNouns} of <anyThings:fn> [,] (with|putting) <parameters> <parameterTrait:trait>`,
        `(reorder|re-order|rearrange|order|sort|arrange) <owner> ${parameterNouns} [,] (so | so that | such that) <parameters> (comes|is|stands|goes | come | are) <parameterTrait:trait>`,
      ],
      moved,
      1,
    ),
    phrase(
      `<parameters> ${must} (be|come|become) [the] first ${parameterNoun} of <anyThings:fn>`,
      each((parameter) => ({ change: 'place', parameter, place: { where: 'first' } })),
    ),
    phrase(
      `make <parameters> [the] first ${parameterNoun} of <anyThings:fn>`,
      each((parameter) => ({ change: 'place', parameter, place: { where: 'first' } })),
    ),
    phrase(
      `make <parameters> [the] last ${parameterNoun} of <anyThings:fn>`,
      each((parameter) => ({ change: 'place', parameter, place: { where: 'last' } })),
    ),
    // As a whole.
    ...phrases(
      [
        '<signatureCode:before> (to|into|becomes | should become | should be | <arrow>) <signatureCode:after> <place>*',
        '(change|set|make|rewrite) [the] (signature|parameters|arguments | parameter list) of <anyThings:fn> (to|be|into|:) <signatureCode:after>',
        '(change|set|make|rewrite) <owner> (signature|parameters|arguments | parameter list) (to|be|into|:) <signatureCode:after>',
        '(change|turn|make|rewrite) <signatureCode:before> (to|into) <signatureCode:after> <place>*',
        '[the] signature of <anyThings:fn> (should be | should become | must be | is to be | :) <signatureCode:after>',
      ],
      whole,
    ),
    phrase('(in|for|of) <anyThings:fn> [, | :] <continuation>', inFunction(within), 1),
    phrase('<anyThings:fn> : <continuation>', inFunction(within), 1),
  ),
];

/** "In fetch: …", "fetch: …": what follows says no function of its own. */
function within(c: Captures<PhraseValue>): Ask | undefined {
  const things = thingsIn(c);
  const [ask] = allCaptured(c, 'continuation', 'ask');
  if (ask === undefined || ask.things.length > 0) return undefined;
  return { ...ask, things, after: [...ask.after, ...allCaptured(c, 'place', 'place')] };
}

/** "f(a, b) -> f(b, a)": only what it is to be says something. */
function whole(c: Captures<PhraseValue>): Ask | undefined {
  const after = allCaptured(c, 'after', 'signatureCode')[0];
  const before = allCaptured(c, 'before', 'signatureCode')[0];
  if (after === undefined || (before !== undefined && before.name !== after.name)) return undefined;
  const things = thingsIn(c);
  return signatureAsk(changesOf({ change: 'whole', parameters: after.parameters }), things.length > 0 ? things : after.of, c);
}

function several(c: Captures<PhraseValue>): SignatureWish | undefined {
  return changesOf(...allCaptured(c, 'spec', 'signatureWish').flatMap(({ changes }) => changes));
}

function reordered(c: Captures<PhraseValue>): Ask | undefined {
  const order = captured(c, 'nameOrder', 'parameters');
  return order && order.names.length > 1
    ? signatureAsk(changesOf({ change: 'reorder', parameters: order.names }), thingsIn(c), c)
    : undefined;
}

function swapped(c: Captures<PhraseValue>): Ask | undefined {
  const found = captured(c, 'parametersOf', 'parameters') ?? captured(c, 'parameters', 'parameters');
  const parameters = found?.names ?? ['#1', '#2'];
  return parameters.length === 2 ? signatureAsk(changesOf({ change: 'swap', parameters }), found?.of ?? thingsIn(c), c) : undefined;
}

function moved(c: Captures<PhraseValue>): Ask | undefined {
  const place = captured(c, 'trait', 'parameterTrait')?.trait.place;
  return place && each((parameter) => ({ change: 'place', parameter, place }))(c);
}
