/** What is said of all things that are meant: "starting with parse_", "outside a class", "that derive from Base", "unused". */
import type { SymbolRelation, SymbolTrait } from '../../terrain/select/selector.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { allCaptured, type Condition, captured, type PhraseValue, type Thing } from './phraseValue.ts';

type Means = (c: Captures<PhraseValue>) => Condition | undefined;

function condition(holds: Condition['holds'], not = false): Condition {
  return { kind: 'condition', not, holds };
}

function trait(of: SymbolTrait, not = false): () => Condition {
  return () => condition({ kind: 'trait', trait: of }, not);
}

/** `before`, `after`: what stands around the words that were said. */
function named(before: '' | '*', after: '' | '*', not = false): Means {
  return (c) => {
    const said = allCaptured(c, 'fragment', 'words').map(({ text }) => text);
    const patterns = said.map((text) => (/[*?]/.test(text) ? text : `${before}${text}${after}`));
    return patterns.length === 0 ? undefined : condition({ kind: 'named', patterns }, not);
  };
}

function related(relation: SymbolRelation, not = false, note?: string): Means {
  return (c) => {
    const to = allCaptured(c, 'relatee', 'thing');
    return to.length === 0 ? undefined : { ...condition({ kind: 'related', relation, to }, not), ...(note !== undefined && { note }) };
  };
}

function placed(not: boolean): Means {
  return (c) => {
    const places = [...allCaptured(c, 'place', 'place'), ...allCaptured(c, 'placeName', 'place')];
    const forms = new Set(places.map(({ what }) => (typeof what === 'string' ? what : what.name.form)));
    return places.length === 0 || forms.size > 1 ? undefined : condition({ kind: 'placed', places }, not);
  };
}

function decorated(not = false): Means {
  return (c) => {
    const by = captured(c, 'decorator', 'words')?.text;
    return by === undefined ? undefined : condition({ kind: 'decorated', by }, not);
  };
}

const that = '(that|which|who|whose)';
const isNot = "(isn't|aren't | is not | are not | is never | are never | not)";
const doesNot = "(doesn't|don't | does not | do not | never)";
const its = '[the|their|its|his]';
const or = '[(or|and | , | , or | , and) <fragment>]';
const orRelatee = '[(or|and | , or | , and) <relatee>]';
const inside = '(in|inside|within | inside of | part of)';
const called = '(named|called | with the name | with names)';

/** Adjectives before the noun that choose among things. */
const choosingRules: readonly PhraseRule[] = [
  rule(
    'choosing',
    phrase('public|exported', trait('exported')),
    ...phrases(['private|internal|unexported|non-public|non-exported', '(module-private|file-private)'], trait('exported', true)),
    phrase('unused|dead|unreferenced|uncalled|unneeded', trait('unused')),
    ...phrases(
      ['top-level|toplevel|module-level|free|loose|standalone|free-standing|global|stand-alone', 'top|module level'],
      trait('topLevel'),
    ),
    phrase('nested|inner', trait('topLevel', true)),
    phrase('test|testing', trait('test')),
    phrase('non-test|production', trait('test', true)),
    phrase('documented', trait('documented')),
    phrase('undocumented', trait('documented', true)),
    phrase('generated', trait('generated')),
    phrase('async|asynchronous', trait('async')),
    phrase('synchronous|sync|non-async', trait('async', true)),
    phrase('static', trait('static')),
    phrase('non-static', trait('static', true)),
    phrase('abstract', trait('abstract')),
    phrase('concrete|non-abstract', trait('abstract', true)),
  ),
];

export const conditionRules: readonly PhraseRule[] = [
  ...choosingRules,
  rule(
    'relatee',
    ...phrases(
      ['[the|a|an|my|our|class|interface|function|method] <name>', '[the|a|an|my|our] <kind> [called|named] <name>', 'the <name> <kind>'],
      (c) => {
        const name = captured(c, 'name', 'name');
        const thingKind = captured(c, 'kind', 'kindWord')?.of ?? name?.name.kind;
        return name && { kind: 'thing', named: name, pointing: undefined, thingKind, places: [], notes: [] };
      },
    ),
    ...phrases(
      ['it|this|that|them', 'this|that|the (class|function|method|interface|type|decorator)'],
      (): Thing => ({
        kind: 'thing',
        named: undefined,
        pointing: 'it',
        thingKind: undefined,
        places: [],
        notes: [],
      }),
    ),
  ),
  rule(
    'condition',
    phrase('<plainCondition>', (c) => captured(c, 'plainCondition', 'condition')),
    phrase(', <plainCondition> [,]', (c) => captured(c, 'plainCondition', 'condition'), 1),
  ),
  // By their names.
  rule(
    'plainCondition',
    ...phrases(
      [
        `[${that}] [have|has|with] ${its} [name|names] (start|starts|starting|begin|begins|beginning|prefixed) (with|by|in) <fragment> ${or}`,
        `(with | having | bearing | carrying | that have | that has | that bear | that carry) [the|a] prefix <fragment> ${or}`,
        `(with | having | that have | that has) [the|a] <fragment> prefix`,
      ],
      named('', '*'),
    ),
    ...phrases(
      [
        `[${that}] [have|has|with] ${its} [name|names] (end|ends|ending|suffixed|finish|finishes|finishing) (with|in|on|by) <fragment> ${or}`,
        `(with | having | bearing | carrying | that have | that has | that bear | that carry) [the|a] suffix <fragment> ${or}`,
        `(with | having | that have | that has) [the|a] <fragment> suffix`,
      ],
      named('*', ''),
    ),
    ...phrases(
      [
        `[${that}] [name|names] (contain|contains|containing|include|includes|including|mention|mentions) [the] [word|text|string|part] <fragment> ${or} [in (its|their|the) (name|names)]`,
        `(with | having | that have | that has) [the] [word|text|string] <fragment> ${or} in (its|their|the) (name|names)`,
        'with [a|the] (name|names) (containing|including) <fragment>',
      ],
      named('*', '*'),
    ),
    ...phrases(
      [
        `[${that}] [is|are] ${called} [like] <fragment> ${or}`,
        `[${that}] [name|names] (match|matches|matching) [the] [pattern|glob|wildcard] <fragment> ${or}`,
        `[named] like <fragment> ${or}`,
        'whose (name|names) (is|are) <fragment>',
      ],
      named('', ''),
      1,
    ),
    ...phrases(
      [`${that} [name|names] ${doesNot} (start|begin) (with|in) <fragment>`, 'not (starting|beginning) with <fragment>'],
      named('', '*', true),
    ),
    ...phrases([`${that} [name|names] ${doesNot} end (with|in) <fragment>`, 'not ending (with|in) <fragment>'], named('*', '', true)),
    phrase(`${that} [name|names] ${doesNot} (contain|include) <fragment>`, named('*', '*', true)),
  ),
  // By what is around them.
  rule(
    'plainCondition',
    ...phrases(
      [
        `[${that}] [is|are|stand|stands|live|lives|defined|declared] (outside|outwith) [of] [a|any|the|all|every|each] class|classes`,
        `[${that}] ${isNot} [defined|declared] ${inside} [a|any|the] class|classes`,
        `[that|which] ${doesNot} belong to [a|any] class|classes`,
        'of no class',
      ],
      () => condition({ kind: 'inside', kinds: ['class'] }, true),
    ),
    ...phrases([`[${that}] [is|are] [defined|declared] ${inside} (classes | a class | any class | some class)`, 'of classes'], () =>
      condition({ kind: 'inside', kinds: ['class'] }),
    ),
    ...phrases(
      [
        '[that|which] [is|are] [defined|declared] (at|on|in) [the] (top-level | toplevel | module-level | top level | module level | level of the module | file level | global scope | module scope)',
      ],
      trait('topLevel'),
    ),
    ...phrases(
      [
        `[${that}] [is|are] (in|inside|within|from|of|under) [the | any | our | all | all the] (tests | test files | test code | test modules | test suite | unit tests | test folder | test directory)`,
      ],
      trait('test'),
    ),
    ...phrases(
      [
        `[${that}] [is|are] (outside | outside of | not in | not inside | not part of) [the | any | our | all | all the] (tests | test files | test code | test modules | test suite | unit tests | test folder)`,
      ],
      trait('test', true),
    ),
    phrase('<place>', placed(false)),
    ...phrases(
      [
        '(in|inside|within|from|under|of) [both|either] <placeName> (and | or | , | , and | , or) <placeName>',
        '(in|inside|within|from|under) <placeName> , <placeName> (and | or | , and | , or) <placeName>',
      ],
      placed(false),
    ),
    ...phrases(
      [`[${that}] [is|are] (outside | outside of) <placeName>`, `[${that}] ${isNot} (in|inside|within|under|from) <placeName>`],
      placed(true),
    ),
  ),
  // By what they have to do with others.
  rule(
    'plainCondition',
    ...phrases(
      [
        `[that|which] (derive|derives|inherit|inherits|descend|descends|deriving|derived|inheriting|descending|descended) [directly|indirectly] from <relatee> ${orRelatee}`,
        `[that|which] (extend|extends|extending|subclass|subclasses|subclassing|specialise|specialises|specialize|specializes) <relatee> ${orRelatee}`,
        `(based on | built on | with the base class | with base class | with base) <relatee>`,
        `(that|which) (is|are) (subclasses | a subclass | derived classes | children | descendants) of <relatee>`,
      ],
      related('subclassesOf'),
    ),
    phrase(
      `[that|which] (implement|implements|implementing|realise|realises|realize|realizes|satisfy|satisfies) <relatee> ${orRelatee}`,
      related('implementersOf'),
    ),
    phrase(`[that|which] (override|overrides|overriding) <relatee> ${orRelatee}`, related('overridersOf')),
    phrase(`[that|which|who] (call|calls|calling|invoke|invokes|invoking) <relatee> ${orRelatee}`, related('callersOf')),
    phrase(
      `[that|which|who] (use|uses|using) <relatee> ${orRelatee}`,
      related('callersOf', false, 'to use a thing is read as to call it'),
      1,
    ),
    phrase(`(that|which|who) ${doesNot} (call|use|invoke) <relatee>`, related('callersOf', true)),
    phrase('(belonging to | that belong to | that belongs to) <relatee>', related('membersOf'), 1),
    ...phrases(
      [
        '[that|which] [is|are] (decorated|annotated|marked|tagged|wrapped) (with|by|as|using|in) [the] [decorator|annotation] <decorator> [decorator|annotation]',
        '(with | having | carrying | under | that have | that has | that carry) [a|an|the] (decorator|annotation) <decorator>',
        '(with | having | carrying | that have | that has | that carry) [a|an|the] <decorator> (decorator|annotation)',
        '(with | having | that have | that has) <atName:decorator>',
      ],
      decorated(),
    ),
    ...phrases(
      [
        `[that|which] ${isNot} decorated (with|by) [the] [decorator] <decorator> [decorator]`,
        'without [the] <atName:decorator> [decorator]',
      ],
      decorated(true),
    ),
  ),
  // By what else is known of them.
  rule(
    'plainCondition',
    ...phrases(
      [
        `[that|which] (is|are) (unused | unreferenced | uncalled | dead | never used | never called | not used | not called | not referenced | no longer used | no longer called | not needed) [anywhere | anymore | any more | at all | by anything | by anyone]`,
        "(that|which) aren't|isn't (used|called|referenced|needed) [anywhere|anymore | any more | at all | by anything | by anyone]",
        '[that|which] (nobody | nothing | no one | no code) (uses|calls|references|needs|imports) [anymore | anywhere | any more]',
        '(without | with no | that have no | that has no) [any] (callers|usages|uses|references|users)',
      ],
      trait('unused'),
    ),
    ...phrases(
      [
        '(without | lacking | missing | with no | that have no | that lack | that miss | that has no) [a|any|their|its] (docstring | docstrings | documentation | docs | doc comment | doc comments | doc strings)',
      ],
      trait('documented', true),
    ),
    ...phrases(
      ['(with | that have | that has | having) [a|some] (docstring | docstrings | documentation | docs | doc comment | doc comments)'],
      trait('documented'),
    ),
    ...phrases(['[that|which] (is|are) (public|exported)'], trait('exported')),
    ...phrases(
      ['[that|which] (is|are) (private | internal | not exported | not public)', "(that|which) aren't|isn't (exported|public)"],
      trait('exported', true),
    ),
    ...phrases([`(that|which) ${isNot} (private|internal|hidden)`], trait('exported')),
    ...(['async', 'static', 'abstract'] as const).flatMap((word) => [
      phrase(`(that|which) (is|are) ${word}`, trait(word)),
      phrase(`(that|which) ${isNot} ${word}`, trait(word, true)),
    ]),
  ),
];
