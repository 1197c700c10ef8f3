/** How people say what calls should pass, in a sentence of its own or after the parameter was named. */
import type { CallRule, ParameterChange } from '../../operation/signatureChange.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type SignatureWish } from './phraseValue.ts';
import { changesOf, signatureAsk } from './signatureAsks.ts';
import { parameterNoun, thingsIn } from './signatureParts.ts';

const pass = '(pass|supply|hand|send|passing | hand over | pass in)';
/** After the parameter was named, no other word for it can be misunderstood. */
const passIt =
  '(pass|give|supply|hand|send|provide|use|specify|set|add|passing|giving|using|setting | hand over | pass in | put in | fill in)';
const forward =
  '(forward|thread|propagate|relay|forwarding|threading|propagating | hand on | pass on | pass along | hand down | pass through | thread through | pass down)';

/** The places of a rule, put together: each says one thing of them. */
function whereOf(c: Captures<PhraseValue>): Partial<CallRule> {
  const all = allCaptured(c, 'callsWhere', 'callsWhere').map(({ where }) => where);
  return {
    ...Object.assign({}, ...all),
    inside: all.flatMap(({ inside }) => inside ?? []),
    outside: all.flatMap(({ outside }) => outside ?? []),
  };
}

function ruled(c: Captures<PhraseValue>, parameter: string | undefined, value: string | undefined): SignatureWish {
  const where = whereOf(c);
  const calls: CallRule = {
    parameter,
    value,
    from: where.from ?? 'everywhere',
    tests: where.tests,
    inside: where.inside ?? [],
    outside: where.outside ?? [],
  };
  return { kind: 'signatureWish', changes: [], calls: [calls] };
}

/** "timeout=30": the parameter and what it is given. */
function passed(c: Captures<PhraseValue>): Ask | undefined {
  const code = captured(c, 'parameterCode', 'parameterCode');
  if (code?.value === undefined || code.type !== undefined) return undefined;
  return signatureAsk(ruled(c, code.name, code.value), thingsIn(c), c);
}

/** "30 for timeout", "30". */
function passedValue(c: Captures<PhraseValue>): Ask | undefined {
  const value = captured(c, 'value', 'code')?.text;
  return value === undefined ? undefined : signatureAsk(ruled(c, captured(c, 'name', 'code')?.text, value), thingsIn(c), c);
}

/** "settings from app.config": a name that is imported from there. Of a literal the words tell where the calls stand. */
function passedFrom(c: Captures<PhraseValue>): Ask | undefined {
  const place = captured(c, 'source', 'place');
  const named = place === undefined || typeof place.what === 'string' ? undefined : place.what;
  const value = captured(c, 'value', 'code')?.text ?? '';
  const isModule =
    place?.placeKind === 'module' || place?.placeKind === 'file' || named?.name.form === 'dotted' || named?.name.form === 'path';
  if (
    named === undefined ||
    !isModule ||
    !/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(value) ||
    /^(?:None|True|False|null|undefined|true|false)$/.test(value)
  )
    return undefined;
  const wish = ruled(c, captured(c, 'name', 'code')?.text, value);
  return signatureAsk({ ...wish, calls: wish.calls.map((rule) => ({ ...rule, source: named.name.text })) }, thingsIn(c), c);
}

/** "pass None" gives a value: no parameter can be called so. */
function forwarded(c: Captures<PhraseValue>): Ask | undefined {
  const name = captured(c, 'name', 'code')?.text;
  if (name !== undefined && /^(?:None|True|False|null|undefined|true|false)$/.test(name)) return undefined;
  return signatureAsk(ruled(c, name, undefined), thingsIn(c), c);
}

/** Only within a wish that names its function. */
function onlyNamed(of: (c: Captures<PhraseValue>) => Ask | undefined): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => (thingsIn(c).length > 0 ? of(c) : undefined);
}

const it = '(it | them | this | that | the new one | the value | the parameter | the argument | the new parameter | the new argument)';

export const callRuleRules: readonly PhraseRule[] = [
  rule(
    'callRuleAsk',
    ...phrases(
      [
        `${pass} <parameterCode> (to|into) <anyThings:fn> <callsWhere>*`,
        `${pass} <parameterCode> (at|in|to|for|from) [all|every|each] [of] [the|its|existing] (call|calls|caller|callers | call site | call sites) (of|to) <anyThings:fn> <callsWhere>*`,
        `${pass} <parameterCode> [to it] (wherever|whenever|everywhere|where) <anyThings:fn> is (called|used) <callsWhere>*`,
        `call <anyThings:fn> with <parameterCode> <callsWhere>*`,
        `<callsWhere> <callsWhere>* [,] (call <anyThings:fn> with | pass) <parameterCode> [to <anyThings:fn>]`,
        `[all|every|each] [the] (call|calls|caller|callers) (of|to) <anyThings:fn> <callsWhere>* (should|must|shall) pass <parameterCode>`,
        `give [all|every|each] [of] [the] (call|calls|caller|callers) (of|to) <anyThings:fn> <parameterCode> <callsWhere>*`,
        `(let|make|have) [all|every|each] [the] (call|calls|caller|callers) (of|to) <anyThings:fn> <callsWhere>* pass <parameterCode>`,
      ],
      onlyNamed(passed),
      -3,
    ),
    ...phrases(
      [
        `${pass} <value> (for|as) [the] [${parameterNoun}] <parameterName:name> (to|into|of) <anyThings:fn> <callsWhere>*`,
        `${pass} <value> (for|as) [the] [${parameterNoun}] <parameterName:name> (at|in|to|for) [all|every|each] [of] [the|its] (call|calls|caller|callers | call site | call sites) (of|to) <anyThings:fn> <callsWhere>*`,
      ],
      onlyNamed(passedValue),
      2,
    ),
    ...phrases(
      [
        `${forward} [the|its] [${parameterNoun}] <parameterName:name> (to|into) <anyThings:fn> <callsWhere>*`,
        `${forward} [the|its] [${parameterNoun}] <parameterName:name> through [the] recursive (call|calls) of <anyThings:fn>`,
        `${forward} [the|its] [${parameterNoun}] <parameterName:name> (at|in|to|for) [all|every|each] [of] [the|its] [recursive] (call|calls|caller|callers | call site | call sites) (of|to) <anyThings:fn> <callsWhere>*`,
      ],
      onlyNamed(forwarded),
      2,
    ),
  ),
  // What a component takes is one object: only with its signature can one of its properties change.
  rule(
    'callRuleAsk',
    ...phrases(
      [
        '(rename|change) [the|its] prop <parameterName:name> (of|on|in|for) [the] [component] <anyThings:fn> (to|into|as) <parameterName:name>',
        '(rename|change) <owner> prop <parameterName:name> (to|into|as) <parameterName:name>',
        '(rename|change) <owner> <parameterName:name> prop (to|into|as) <parameterName:name>',
        '[the] prop <parameterName:name> (of|on|in|for) [the] [component] <anyThings:fn> (should|must) be (called|named | renamed to) <parameterName:name>',
      ],
      (c) => {
        const [parameter, newName] = allCaptured(c, 'name', 'code').map(({ text }) => text);
        if (parameter === undefined || newName === undefined) return undefined;
        return signatureAsk(changesOf({ change: 'rename', parameter, newName }), thingsIn(c), c);
      },
      -3,
    ),
  ),
  // What follows a wish about a signature without naming the function again.
  rule(
    'signatureMore',
    phrase('<continuation>', (c) => captured(c, 'continuation', 'ask')),
  ),
  rule(
    'continuation',
    ...phrases(
      [
        `[then|also|but] ${passIt} [it] [as] <parameterCode> <callsWhere>*`,
        `[then|also|but] <callsWhere> <callsWhere>* [,] ${passIt} <parameterCode>`,
        `[with] <parameterCode> <callsWhere> <callsWhere>*`,
        `[all|every|each|the] [other|existing] (call|calls|caller|callers | call sites) <callsWhere>* (should|must|shall) pass <parameterCode>`,
      ],
      passed,
      1,
    ),
    ...phrases(
      [
        `[then|also|but] ${passIt} <value> (for|as) (${it} | [the] [new] [${parameterNoun}] <parameterName:name>) <callsWhere>*`,
        `[then|also|but] ${passIt} [the value] <value> <callsWhere> <callsWhere>*`,
        `[then|also|but] <callsWhere> <callsWhere>* [,] ${passIt} <value>`,
        `[then|also|but] set ${it} to <value> <callsWhere> <callsWhere>*`,
        `with <value> <callsWhere> <callsWhere>*`,
        `[all|every|each|the] [other|existing] (call|calls|caller|callers | call sites) <callsWhere>* (should|must|shall) pass <value> [for ${it}]`,
      ],
      passedValue,
      2,
    ),
    ...phrases(
      [
        `[then|also|but] ${passIt} <value> from [the] <placeName:source> [(for|as) (${it} | [the] [new] [${parameterNoun}] <parameterName:name>)] <callsWhere>*`,
        `[then|also|but] ${passIt} <value> (for|as) (${it} | [the] [new] [${parameterNoun}] <parameterName:name>) from [the] <placeName:source> <callsWhere>*`,
      ],
      passedFrom,
      -8,
    ),
    ...phrases(
      [
        `[then|also|but] ${forward} (${it} | [the] [new] [${parameterNoun}] <parameterName:name>) <callsWhere> <callsWhere>*`,
        `[then|also|but] pass (${it} | [the] [new] [${parameterNoun}] <parameterName:name>) [on|along|down|through] <callsWhere> <callsWhere>*`,
        `[then|also|but] pass (its|their) [own] <parameterName:name> <callsWhere> <callsWhere>*`,
      ],
      forwarded,
      1,
    ),
    phrase('<elsewhere>', (c) => signatureAsk({ kind: 'signatureWish', changes: [], calls: [] }, [], c)),
    // Further changes of the same function.
    ...phrases(
      [
        '[also|then] (add|introduce|insert|append|and) <newParameters:spec> [to it]',
        '[also|then] (it|they) (should|must) [also] (take|accept|have|get) <newParameters:spec>',
      ],
      (c) => signatureAsk(captured(c, 'spec', 'signatureWish'), [], c),
    ),
    ...phrases(
      ['[also|then] (remove|drop|delete | get rid of) <parameters> [from it] [and [from] all its calls]'],
      changed((parameter) => ({ change: 'remove', parameter })),
      1,
    ),
    ...phrases(
      [
        '[also|then] (make|turn|let) <parameters> [be] (keyword-only | keyword only | kw-only | into a keyword-only argument)',
        '[also|then] (make|turn|let) (it|them) [be] (keyword-only | keyword only | kw-only)',
      ],
      changed((parameter) => ({ change: 'keywordOnly', parameter, reach: 'only' })),
    ),
    ...phrases(
      ['[also|then] make <parameters> [be] optional'],
      changed((parameter) => ({ change: 'optional', parameter })),
    ),
    ...phrases(
      [
        '[also|then] make <parameters> [be] (required|mandatory)',
        '[also|then] (remove|drop) [the] default [value] (of|from|for) <parameters>',
      ],
      changed((parameter) => ({ change: 'noDefault', parameter })),
    ),
    ...phrases(
      [
        '[also|then] (give|set|let|make) <parameters> (a default [value] of | the default [value] | default to | a default of) <value>',
        '[also|then] (set|change) [the] default [value] (of|for) <parameters> to <value>',
        '[also|then] default <parameters> to <value>',
      ],
      changed((parameter, c) => {
        const value = captured(c, 'value', 'code')?.text;
        return value === undefined ? undefined : { change: 'default', parameter, value };
      }),
    ),
    ...phrases(
      [
        '[also|then] (type|annotate) <parameters> (as|with) <typeCode>',
        '[also|then] make <parameters> (a|an) <typeCode>',
        '[also|then] (give|set) <parameters> the type <typeCode>',
        '[also|then] (set|change) [the] type of <parameters> to <typeCode>',
      ],
      changed((parameter, c) => {
        const type = captured(c, 'typeCode', 'code')?.text;
        return type === undefined ? undefined : { change: 'type', parameter, type };
      }),
      1,
    ),
    ...phrases(
      [
        `[also|then] rename [its|the] ${parameterNoun} <parameterName:name> (to|as|into) <parameterName:name>`,
        '[also|then] rename its <parameterName:name> (to|as|into) <parameterName:name>',
      ],
      (c) => {
        const [parameter, newName] = allCaptured(c, 'name', 'code').map(({ text }) => text);
        return parameter === undefined || newName === undefined
          ? undefined
          : signatureAsk(changesOf({ change: 'rename', parameter, newName }), [], c);
      },
    ),
    // "Move parse_row next to Reader" goes to another file, whatever was said before.
    ...phrases(
      [
        '[also|then] (put|move|place|make) <parameters> <parameterTrait:trait>',
        '[also|then] (put|move|place) (it|them) <parameterTrait:trait>',
      ],
      (c) => {
        const place = captured(c, 'trait', 'parameterTrait')?.trait.place;
        return place && changed((parameter) => ({ change: 'place', parameter, place }))(c);
      },
      4,
    ),
  ),
];

function changed(
  of: (parameter: string, c: Captures<PhraseValue>) => ParameterChange | undefined,
): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const names = captured(c, 'parameters', 'parameters')?.names ?? [''];
    const changes = names.flatMap((name) => of(name, c) ?? []);
    return changes.length === names.length ? signatureAsk(changesOf(...changes), [], c) : undefined;
  };
}
