/** Noun phrases that mean several things by what they have in common: "all functions starting with parse_", "its subclasses", "whatever ends in _helper". */
import type { OutlineKind } from '../../terrain/outline/outline.ts';
import type { SymbolRelation } from '../../terrain/select/selector.ts';
import type { Captures } from '../grammar/grammar.ts';
import { justWords, type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import {
  allCaptured,
  type Condition,
  captured,
  type KindOfThing,
  type Kinds,
  type PhraseValue,
  type Selection,
  type Thing,
} from './phraseValue.ts';

/** What words for kinds mean where several things are meant; modules and files are no symbols. */
const outlineKinds: Readonly<Partial<Record<KindOfThing, readonly OutlineKind[]>>> = {
  function: ['function'],
  method: ['method'],
  class: ['class'],
  interface: ['interface'],
  type: ['type'],
  enum: ['enum'],
  enumMember: ['enumMember'],
  attribute: ['attribute', 'property'],
  property: ['property', 'attribute'],
  variable: ['variable'],
  constant: ['constant'],
  namespace: ['namespace'],
  module: ['module'],
  file: ['module'],
};

export function several(selection: Selection, rest: Partial<Thing> = {}): Thing {
  return { kind: 'thing', named: undefined, pointing: undefined, thingKind: undefined, places: [], notes: [], ...rest, selection };
}

function conditionsOf(c: Captures<PhraseValue>): readonly Condition[] {
  return [...allCaptured(c, 'choosing', 'condition'), ...allCaptured(c, 'condition', 'condition')];
}

function exceptIn(c: Captures<PhraseValue>): Pick<Thing, 'except'> {
  const except = allCaptured(c, 'exceptPart', 'except').flatMap(({ things }) => things);
  return except.length > 0 ? { except } : {};
}

function ofKinds(c: Captures<PhraseValue>): Thing | undefined {
  const kinds = captured(c, 'manyKinds', 'kinds');
  const rest = { ...exceptIn(c), ...(kinds?.notes && { notes: kinds.notes }) };
  return kinds && several({ kinds: kinds.of, conditions: [...kinds.conditions, ...conditionsOf(c)] }, rest);
}

const topLevel: Condition = { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'topLevel' } };

/** "Everything in x.py" is what stands in it by itself; what belongs to that goes with it. */
function anything(c: Captures<PhraseValue>): Thing | undefined {
  const conditions = conditionsOf(c);
  const byItself = conditions.every(({ holds }) => holds.kind === 'placed' || (holds.kind === 'trait' && holds.trait === 'exported'));
  return several({ kinds: undefined, conditions: byItself ? [topLevel, ...conditions] : conditions }, exceptIn(c));
}

function contentOf(c: Captures<PhraseValue>): Thing | undefined {
  const place = captured(c, 'placeName', 'place');
  if (place === undefined) return undefined;
  const conditions: readonly Condition[] = [topLevel, { kind: 'condition', not: false, holds: { kind: 'placed', places: [place] } }];
  return several({ kinds: undefined, conditions }, exceptIn(c));
}

/** "The subclasses of Base", "its subclasses". */
function relatives(c: Captures<PhraseValue>): Thing | undefined {
  const relation = captured(c, 'relation', 'condition');
  const to = allCaptured(c, 'relatee', 'thing');
  if (relation?.holds.kind !== 'related' || to.length === 0) return undefined;
  const first: Condition = { ...relation, holds: { ...relation.holds, to } };
  return several({ kinds: undefined, conditions: [first, ...conditionsOf(c)] }, exceptIn(c));
}

/** Noted where words like "helper functions" choose things. */
const onlyKind = 'all of that kind are meant: the word before it was not used to choose among them';

function relation(of: SymbolRelation): () => Condition {
  return () => ({ kind: 'condition', not: false, holds: { kind: 'related', relation: of, to: [] } });
}

function kinds(of: Kinds['of'], conditions: readonly Condition[] = []): Kinds {
  return { kind: 'kinds', of, conditions };
}

function kindsNamed(c: Captures<PhraseValue>): Kinds | undefined {
  const words = [...allCaptured(c, 'kinds', 'kindWord'), ...allCaptured(c, 'kind', 'kindWord')];
  const found = words.map(({ of, beside }) => (of === undefined || beside === 'saysMore' ? undefined : outlineKinds[of]));
  if (found.some((each) => each === undefined)) return undefined;
  const meant = kinds([...new Set(found.flatMap((each) => each ?? []))]);
  return words.some(({ beside }) => beside === 'tellsLittle') ? { ...meant, notes: [onlyKind] } : meant;
}

function decoratedBy(by: string): Condition {
  return { kind: 'condition', not: false, holds: { kind: 'decorated', by } };
}

const staticOnes: Condition = { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'static' } };

const exception: Condition = { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'exception' } };

const tests: readonly Condition[] = [
  { kind: 'condition', not: false, holds: { kind: 'trait', trait: 'test' } },
  { kind: 'condition', not: false, holds: { kind: 'named', patterns: ['test*', 'Test*'] } },
];

const anySymbol =
  'symbol|symbols|name|names|identifier|identifiers|definition|definitions|thing|things|declaration|declarations|entity|entities|member|members';
const quantifier =
  '(all | every | each | any | whatever | whichever | all the | all of the | every single | each and every | each of the | all my | all our | any of the | every one of the | all of our | all those | all these | all other)';

export const selectionRules: readonly PhraseRule[] = [
  rule('quantifier', phrase(quantifier, justWords)),
  rule(
    'manyKinds',
    phrase('<kinds> [(and|or|,) <kinds>] [(and|or) <kinds>]', kindsNamed),
    phrase('<kind>', kindsNamed, 2),
    // What a word says more than the kind is a condition, or it is no selection at all.
    phrase('(class methods | classmethods | class method | classmethod)', () => kinds(['method'], [decoratedBy('classmethod')])),
    phrase('(staticmethods|staticmethod)', () => kinds(['method'], [staticOnes])),
    phrase('(instance methods | instance method)', () =>
      kinds(
        ['method'],
        [
          { ...staticOnes, not: true },
          { ...decoratedBy('classmethod'), not: true },
        ],
      ),
    ),
    phrase('(dataclasses | data classes | dataclass | data class)', () => kinds(['class'], [decoratedBy('dataclass')])),
    phrase('(coroutines|coroutine)', () =>
      kinds(['function', 'method'], [{ kind: 'condition', not: false, holds: { kind: 'trait', trait: 'async' } }]),
    ),
    ...phrases(['exceptions|errors', '(exception|error) classes'], () => kinds(['class'], [exception]), -1),
    phrase('(exception | error | exception class | error class)', () => kinds(['class'], [exception]), 1),
    phrase('tests', () => kinds(['function', 'method', 'class'], tests)),
    ...phrases(
      ['test', 'test|unit (function|functions|method|methods|case|cases|test|tests)', 'unit tests'],
      () => kinds(['function', 'method', 'class'], tests),
      1,
    ),
    phrase('helpers|helper', () => kinds(['function']), 1),
    phrase(`[code] ${anySymbol}`, () => kinds(undefined), 1),
    phrase('(functions and methods | methods and functions | functions or methods)', () => kinds(['function', 'method'])),
  ),
  rule(
    'relation',
    ...phrases(
      [
        'subclasses|subclass|descendants|descendant|subtypes|heirs|children',
        '(derived|child|inheriting) class|classes',
        '(classes | all classes) (derived|deriving|inheriting|descending) from',
      ],
      relation('subclassesOf'),
    ),
    ...phrases(
      ['superclasses|superclass|ancestors|ancestor|parents|bases', '(base|parent|super) class|classes'],
      relation('superclassesOf'),
    ),
    ...phrases(
      ['implementers|implementer|implementors|implementor|implementations|implementation', 'implementing class|classes'],
      relation('implementersOf'),
    ),
    ...phrases(['overrides|override|overriders|overrider|overridings', 'overriding method|methods'], relation('overridersOf')),
    ...phrases(['callers|caller', 'calling function|functions|methods'], relation('callersOf')),
    phrase('members', relation('membersOf')),
  ),
  rule(
    'selection',
    phrase('<quantifier> [other] <choosing> <choosing>* <manyKinds> <condition>* [<exceptPart>]', ofKinds),
    phrase('<quantifier> [other] <manyKinds> <condition>* [<exceptPart>]', ofKinds, 1),
    phrase('[the|our|my|those|these|any] <choosing> <choosing>* <manyKinds> <condition>* [<exceptPart>]', ofKinds, 1),
    phrase('[the|those|these|our|my] <choosing>* <manyKinds> <condition> <condition>* [<exceptPart>]', ofKinds, 1),
    ...phrases(
      [
        '<small> (everything | anything | whatever | all | all that | stuff | the stuff | all stuff | things | all things | all code | all the code | all symbols | every single thing | whatever code) [else] <condition> <condition>* [<exceptPart>]',
        '(everything|anything | all code | all the code | any code | every symbol) [else] <choosing> <choosing>* <condition>* [<exceptPart>]',
        '(everything|anything|whatever|what) [else] (is | is there | is defined | is declared | you find | we have) <condition> <condition>* [<exceptPart>]',
      ],
      anything,
    ),
    ...phrases(
      [
        '[all] [the] [whole|entire|full|complete] (content | contents | definitions | all contents) of <placeName> [<exceptPart>]',
        'all of <placeName> [<exceptPart>]',
      ],
      contentOf,
      1,
    ),
    phrase('(everything|all|anything) <exceptPart> (in|from|of | out of) <placeName>', contentOf, 1),
    ...phrases(
      [
        '[<quantifier>] [the] [direct|own] <relation> (of|to|for) <relatee> [(and | or | , and) <relatee>] <condition>* [<exceptPart>]',
        '[all|each] [of] <possessor:relatee> [direct|own] <relation> <condition>* [<exceptPart>]',
      ],
      relatives,
    ),
    phrase('[all|the|every|each|any] [unit] (test|tests) (of|for) <relatee> <condition>* [<exceptPart>]', (c) => {
      const to = allCaptured(c, 'relatee', 'thing');
      const calls: Condition = { kind: 'condition', not: false, holds: { kind: 'related', relation: 'callersOf', to } };
      return several({ kinds: ['function', 'method', 'class'], conditions: [...tests, calls, ...conditionsOf(c)] }, exceptIn(c));
    }),
  ),
  rule(
    'possessor',
    phrase(
      'its|their|his',
      (): Thing => ({ kind: 'thing', named: undefined, pointing: 'it', thingKind: undefined, places: [], notes: [] }),
    ),
    phrase('[the] [class|interface|function|method] <name> <possessive>', (c) => {
      const name = captured(c, 'name', 'name');
      return name && { kind: 'thing', named: name, pointing: undefined, thingKind: name.name.kind, places: [], notes: [] };
    }),
  ),
];
