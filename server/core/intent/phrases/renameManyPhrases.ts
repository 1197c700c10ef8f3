/** How people ask for many names to change at once: by a prefix, a suffix, a case style, a part that is replaced; and for two to be swapped. */
import type { CaseStyle, NameEdge } from '../../operation/nameRule.ts';
import type { Captures } from '../grammar/grammar.ts';
import { renameManyMeaning } from '../meaning/renameManyMeaning.ts';
import { type CaseWords, caseWords } from './caseWords.ts';
import type { OperationPhrases } from './operationPhrases.ts';
import { type PhraseRule, phrase, phrases, rule } from './phraseRule.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type Thing } from './phraseValue.ts';
import { rename } from './renameWords.ts';

const operation = 'renameMany';
type RuleKind = 'addPrefix' | 'addSuffix' | 'removePrefix' | 'removeSuffix';

function thingsIn(c: Captures<PhraseValue>): readonly Thing[] {
  return [...allCaptured(c, 'named', 'things'), ...allCaptured(c, 'anyThings', 'things')].flatMap(({ items }) => items);
}

function asked(c: Captures<PhraseValue>, details: NonNullable<Ask['details']>): Ask | undefined {
  const things = thingsIn(c);
  if (things.length === 0) return undefined;
  return { kind: 'ask', operation, things, newNames: [], after: allCaptured(c, 'place', 'place'), notes: [], details };
}

function affix(kind: RuleKind): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const text = captured(c, 'fragment', 'words');
    return text && asked(c, { rule: { kind: 'words', text: kind }, text });
  };
}

/** "Functions starting with get_ should start with fetch_": what they are chosen by gives way to what they shall begin or end with. */
function edge(at: NameEdge): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const text = captured(c, 'fragment', 'words');
    const chosenBy = thingsIn(c).map((thing) => chosenByEdge(thing, at));
    if (chosenBy.every((parts) => parts.length === 0)) return affix(at === 'start' ? 'addPrefix' : 'addSuffix')(c);
    const [old, ...others] = new Set(chosenBy.flat());
    if (old === undefined || others.length > 0 || chosenBy.some((parts) => parts.length === 0)) return undefined;
    return text && asked(c, { rule: words('replace'), part: words(old), text, at: words(at) });
  };
}

/** "Functions starting with get_ lose that prefix": it is the one they are chosen by. */
function edgeless(at: NameEdge): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const edges = thingsIn(c).map((thing) => chosenByEdge(thing, at));
    const [text, ...others] = new Set(edges.flat());
    if (text === undefined || others.length > 0 || edges.some((parts) => parts.length === 0)) return undefined;
    return asked(c, { rule: words(at === 'start' ? 'removePrefix' : 'removeSuffix'), text: words(text) });
  };
}

/** The beginnings, or the ends, of the names by which things are chosen. */
function chosenByEdge({ selection }: Thing, at: NameEdge): readonly string[] {
  const patterns = (selection?.conditions ?? []).flatMap(({ not, holds }) => (!not && holds.kind === 'named' ? holds.patterns : []));
  return patterns.flatMap((pattern) => (at === 'start' ? /^([^*?]+)\*$/ : /^\*([^*?]+)$/).exec(pattern)?.[1] ?? []);
}

function words(text: string): PhraseValue {
  return { kind: 'words', text };
}

function style(c: Captures<PhraseValue>): Ask | undefined {
  const text = captured(c, 'caseStyle', 'words');
  return text && asked(c, { rule: { kind: 'words', text: 'case' }, text });
}

function part(c: Captures<PhraseValue>): Ask | undefined {
  const old = captured(c, 'old', 'words');
  const text = captured(c, 'by', 'words');
  if (!thingsIn(c).every(isMany)) return undefined; // "f to g in a.py" says where f is
  return old && asked(c, { rule: { kind: 'words', text: 'replace' }, part: old, text: text ?? { kind: 'words', text: '' } });
}

/** Chosen by what they have in common; modules hold things, and are not meant themselves. */
function isMany({ selection, pointing }: Thing): boolean {
  return pointing === 'them' || (selection !== undefined && selection.kinds?.includes('module') !== true);
}

function swapped(c: Captures<PhraseValue>): Ask | undefined {
  const things = thingsIn(c);
  if (things.some(({ named }) => named?.name.form === 'path')) return undefined; // files have no names of code to swap
  return things.length === 2 ? asked(c, { rule: { kind: 'words', text: 'swap' } }) : undefined;
}

const add = '(add|prepend|append|put|attach|use|set|insert|apply|give)';
const remove =
  '(remove|drop|strip|delete|cut|trim|omit|discard|eliminate | take away | take off | get rid of | leave out | chop off | strip off | cut off)';
const convert = '(convert|change|turn|make|switch|transform|bring|put|set|port|adapt|normalise|normalize|reformat)';
const prefix = '[the] [common] prefix';
const suffix = '[the] [common] (suffix|postfix)';
const to = '(to|for|on|onto|of|with|in)';
const from = '(from|of|off|in|on)';
const all = '<named>';
const getIt =
  '(get|gets|receive|receives|take|takes|carry|carries|bear|bears | (should|must|shall) [all] (get|receive|have|carry|bear|take) | (need|needs | need to have | needs to have | need to get | needs to get))';
/** "… to start with", "… so they all start with". */
const so = '(to | (so | so that | such that) (they|it|these | each of them | all of them | (their|the|its) (name|names)) [all] [now])';

function cased([of, notations]: CaseWords): ReturnType<typeof phrases> {
  return phrases(notations, () => ({ kind: 'words', text: of satisfies CaseStyle }) as const);
}

const renameManyRules: readonly PhraseRule[] = [
  rule('caseStyle', ...caseWords.flatMap(cased)),
  // "The names of all functions in a.py", "every function name": the things whose names are meant.
  rule(
    'named',
    phrase('<anyThings>', (c) => captured(c, 'anyThings', 'things')),
    ...phrases(
      ['[all] [of] [the] (name|names|identifiers) of <anyThings>', '[all] [the] <possessiveThings:anyThings> names'],
      (c) => captured(c, 'anyThings', 'things'),
      1,
    ),
    ...phrases(
      [
        '[<quantifier>] [the] <nameKind:anyThings> (name|names) <place>*',
        '[<quantifier>] (name|names|identifier|identifiers) of <nameKind:anyThings> <place>*',
      ],
      (c) => {
        const of = captured(c, 'anyThings', 'things');
        const places = allCaptured(c, 'place', 'place');
        return of && { ...of, items: of.items.map((item) => ({ ...item, places: [...item.places, ...places] })) };
      },
    ),
  ),
  rule(
    'nameKind',
    phrase('<manyKinds>', (c) => kindsOf(c)),
  ),
  rule(
    'possessiveThings',
    phrase('<possessor:thing>', (c) => one(captured(c, 'thing', 'thing'))),
  ),
  rule(
    'renameManyAsk',
    // prefixes
    ...phrases(
      [
        `${add} [a|an|the] [new] prefix <fragment> ${to} ${all}`,
        `${add} <fragment> as [a|an|the] [new] prefix ${to} ${all}`,
        `${add} [a|an] <fragment> prefix ${to} ${all}`,
        `${add} ${all} [a|an|the] prefix <fragment>`,
        `${add} <fragment> (before | in front of | to the front of | to the start of | to the beginning of | at the start of | at the beginning of) ${all}`,
        `prefix ${all} (with|by) <fragment>`,
        `${rename} ${all} (with|using|by) ${prefix} <fragment>`,
        `${all} (should|must|shall|need|needs|have|has) [to] (be prefixed | have the prefix | get the prefix) [with] <fragment>`,
        `prefix <fragment> (to|onto) ${all}`,
        `${all} ${getIt} [a|an|the] [new|name|common] prefix <fragment>`,
        `${all} ${getIt} [a|an|the] <fragment> prefix`,
      ],
      affix('addPrefix'),
    ),
    ...phrases(
      [
        `${rename} ${all} ${so} (start|begin|starts|begins) with <fragment> [instead]`,
        `${all} (should|must|shall|need|needs|have|has) [to] [all] (start|begin) with <fragment> [instead]`,
        `make ${all} (start|begin) with <fragment> [instead]`,
      ],
      edge('start'),
    ),
    ...phrases(
      [
        `${rename} ${all} ${so} (end|ends) (with|in) <fragment> [instead]`,
        `${all} (should|must|shall|need|needs|have|has) [to] [all] end (with|in) <fragment> [instead]`,
        `make ${all} end (with|in) <fragment> [instead]`,
      ],
      edge('end'),
    ),
    ...phrases(
      [
        `${add} [a|an|the] [new] (suffix|postfix) <fragment> ${to} ${all}`,
        `${add} <fragment> as [a|an|the] [new] (suffix|postfix) ${to} ${all}`,
        `${add} [a|an] <fragment> (suffix|postfix) ${to} ${all}`,
        `${add} ${all} [a|an|the] (suffix|postfix) <fragment>`,
        `${add} <fragment> (after | behind | to the end of | at the end of) ${all}`,
        `(suffix|postfix) ${all} (with|by) <fragment>`,
        `${rename} ${all} (with|using|by) ${suffix} <fragment>`,
        `${all} (should|must|shall|need|needs|have|has) [to] (be suffixed | have the suffix | get the suffix) [with|in] <fragment>`,
        `${all} ${getIt} [a|an|the] [new|name|common] (suffix|postfix|ending) <fragment>`,
        `${all} ${getIt} [a|an|the] <fragment> (suffix|postfix|ending)`,
      ],
      affix('addSuffix'),
    ),
    ...phrases(
      [
        `${remove} ${prefix} <fragment> ${from} ${all}`,
        `${remove} [the] <fragment> prefix ${from} ${all}`,
        `${remove} <fragment> (from the start of | from the beginning of | from the front of | at the start of | at the beginning of | as a prefix of | as prefix from) ${all}`,
        `${rename} ${all} without ${prefix} <fragment>`,
        `${all} (should|must|shall|need|needs|have|has) [to] (lose|drop) ${prefix} <fragment>`,
        `${all} (should not|must not | shouldn't | no longer | should no longer | must no longer) (start|begin | have the prefix) [with] <fragment>`,
        `unprefix ${all} from <fragment>`,
      ],
      affix('removePrefix'),
    ),
    ...phrases(
      [
        `${remove} ${suffix} <fragment> ${from} ${all}`,
        `${remove} [the] <fragment> (suffix|postfix) ${from} ${all}`,
        `${remove} <fragment> (from the end of | at the end of | as a suffix of | as suffix from) ${all}`,
        `${rename} ${all} without ${suffix} <fragment>`,
        `${all} (should|must|shall|need|needs|have|has) [to] (lose|drop) ${suffix} <fragment>`,
      ],
      affix('removeSuffix'),
    ),
    ...phrases(
      [
        `${all} (lose|loses|drop|drops | (should|must|shall) (lose|drop) | (need|needs|have|has) to (lose|drop)) (that|the|this|its|their) prefix`,
        `${remove} (that|the|this|its|their) prefix ${from} ${all}`,
      ],
      edgeless('start'),
    ),
    ...phrases(
      [
        `${remove} [the|a] [leading] (underscore|underscores) (from|of|off) ${all}`,
        `${all} (lose|loses|drop|drops | (should|must|shall) (lose|drop) | (need|needs|have|has) to (lose|drop)) (the|their|its) [leading] (underscore|underscores)`,
      ],
      (c) => asked(c, { rule: words('removePrefix'), text: words('_') }),
    ),
    ...phrases(
      [
        `${all} (lose|loses|drop|drops | (should|must|shall) (lose|drop) | (need|needs|have|has) to (lose|drop)) (that|the|this|its|their) (suffix|postfix|ending)`,
        `${remove} (that|the|this|its|their) (suffix|postfix|ending) ${from} ${all}`,
      ],
      edgeless('end'),
    ),
    // case
    ...phrases(
      [
        `${rename} ${all} (to|into|in|using|with|as|-> | so that they are in | to be in | according to | to follow | to use | consistently to | consistently in) <caseStyle>`,
        `${convert} ${all} (to|into|in|using|as | over to | to use | to follow | to be) <caseStyle>`,
        `make ${all} <caseStyle>`,
        `${all} (should|must|shall|need|needs|have|has|ought) [to] (be|use|follow|have | be in | be written in | be named in | be called in | be renamed to | be converted to | be named | be spelled in) <caseStyle> [name|names]`,
        `use <caseStyle> (for|in|on) ${all}`,
        `<caseStyle> (for|in) ${all}`,
        `(write|spell|name|case|style) ${all} (in|as|with|using) <caseStyle>`,
        `apply <caseStyle> to ${all}`,
        `${all} <arrow> <caseStyle>`,
        `change the (case|casing|style | naming style | naming convention | case style) of ${all} to <caseStyle>`,
      ],
      style,
    ),
    phrase(`(for|in) ${all} [,] use <caseStyle> [names|style]`, style, -3), // a style is no value
    // parts
    ...phrases(
      [
        `(replace|substitute|exchange) <fragment:old> (with|by|for) <fragment:by> (in|within|of|at|for) ${all}`,
        `(change|rename|turn) <fragment:old> (to|into) <fragment:by> (in|within) ${all}`,
        `in ${all} [,] (replace|change|rename|substitute) <fragment:old> (with|by|to|into) <fragment:by>`,
        `${rename} ${all} (replacing|changing|substituting) <fragment:old> (with|by|to) <fragment:by>`,
        `${rename} ${all} by (replacing|changing) <fragment:old> (with|by|to) <fragment:by>`,
        `<fragment:old> <arrow> <fragment:by> (in|for) ${all}`,
        `<fragment:old> to <fragment:by> in ${all}`,
        `(say|write|use) <fragment:by> (instead of | rather than | in place of) <fragment:old> in ${all}`,
      ],
      part,
      1,
    ),
    ...phrases(
      [`${remove} [the] (word|part) <fragment:old> ${from} ${all}`, `${remove} <fragment:old> (from|in) [the] (name|names) of ${all}`],
      part,
      1,
    ),
    // swaps
    ...phrases(
      [
        '(swap|exchange|interchange|switch|flip) [the] [names] [of] <anyThings> [around|over]',
        '(swap|exchange|interchange|switch|flip) the names of <anyThings>',
        '<anyThings> (should|must|shall) (swap|exchange|switch|trade) [their] names',
        'let <anyThings> (swap|exchange|trade) [their] names',
        `${rename} <anyThings> to each other`,
        `${rename} <anyThings> the other way (round|around)`,
      ],
      swapped,
    ),
  ),
];

function one(thing: Thing | undefined): PhraseValue | undefined {
  return thing && { kind: 'things', items: [thing] };
}

/** "Function" of "every function name". */
function kindsOf(c: Captures<PhraseValue>): PhraseValue | undefined {
  const kinds = captured(c, 'manyKinds', 'kinds');
  return (
    kinds &&
    one({
      kind: 'thing',
      named: undefined,
      pointing: undefined,
      thingKind: undefined,
      places: [],
      notes: [],
      selection: { kinds: kinds.of, conditions: kinds.conditions },
    })
  );
}

export const renameManyPhrases: OperationPhrases = {
  operation,
  rules: renameManyRules,
  asks: ['renameManyAsk'],
  more: [],
  examples: [
    'rename all functions in utils.py to snake_case',
    'remove the prefix get_ from every method of Reader',
    'swap the names of f and g',
  ],
  meaning: renameManyMeaning,
  honours: ['docs', 'comments', 'strings', 'tests'],
  keepsOld: true,
};
