/** A selector as a noun phrase for people: "functions outside of classes in utils.py whose names begin with parse_". */
import { unreachable } from '../../../base/assert.ts';
import type { Selector, SymbolRelation, SymbolTrait } from './selector.ts';
import { kindWords } from './selectorWords.ts';

export function selectorInWords(selector: Selector): string {
  switch (selector.kind) {
    case 'or':
      return selector.of.map(selectorInWords).join(', or ');
    case 'and':
      return phraseOf(selector.of);
    default:
      return phraseOf([selector]);
  }
}

/** The parts of one noun phrase: what stands before the noun, the noun, what stands behind it. */
function phraseOf(parts: readonly Selector[]): string {
  const kinds = parts.flatMap((part) => (part.kind === 'ofKind' ? [part.kinds] : []));
  const [first, ...others] = kinds;
  const noun = first === undefined ? 'symbols' : listed(first.map((kind) => plural(kindWords[kind])));
  const rest = parts.filter((part) => part.kind !== 'ofKind' && part.kind !== 'all');
  const before = rest.flatMap((part) => adjective(part) ?? []);
  const behind = rest.flatMap((part) => (adjective(part) === undefined ? [clause(part)] : []));
  const also = others.map((each) => `that are ${listed(each.map((kind) => plural(kindWords[kind])))}`);
  return [...before, noun, ...also, ...behind].join(' ');
}

function adjective(part: Selector): string | undefined {
  if (part.kind === 'has') return traitAdjectives[part.trait];
  if (part.kind === 'not' && part.of.kind === 'has') return oppositeAdjectives[part.of.trait];
  return undefined;
}

const traitAdjectives: Readonly<Record<SymbolTrait, string>> = {
  topLevel: 'top-level',
  exported: 'public',
  documented: 'documented',
  test: 'test',
  generated: 'generated',
  unused: 'unused',
  async: 'async',
  static: 'static',
  abstract: 'abstract',
  exception: 'exception',
};

const oppositeAdjectives: Readonly<Record<SymbolTrait, string>> = {
  topLevel: 'nested',
  exported: 'private',
  documented: 'undocumented',
  test: 'non-test',
  generated: 'hand-written',
  unused: 'used',
  async: 'synchronous',
  static: 'non-static',
  abstract: 'concrete',
  exception: 'non-exception',
};

/** What stands behind the noun. */
function clause(part: Selector): string {
  switch (part.kind) {
    case 'named':
      return named(part.pattern);
    case 'in':
      return `in ${part.place}`;
    case 'inside':
      return `inside of ${listed(part.kinds.map((kind) => plural(kindWords[kind])))}`;
    case 'related':
      return `${relationPhrases[part.relation]} ${part.to}`;
    case 'decorated':
      return `decorated with @${part.by}`;
    case 'not':
      return negated(part.of);
    case 'or':
    case 'and':
      return `that are ${selectorInWords(part)}`;
    case 'has':
      return `that are ${traitAdjectives[part.trait]}`;
    case 'all':
    case 'ofKind':
      return `that are ${phraseOf([part])}`;
    default:
      return unreachable(part);
  }
}

function negated(of: Selector): string {
  switch (of.kind) {
    case 'inside':
      return `outside of ${listed(of.kinds.map((kind) => plural(kindWords[kind])))}`;
    case 'in':
      return `not in ${of.place}`;
    case 'named':
      return /[*?]/.test(of.pattern) ? `but not those ${named(of.pattern)}` : `except ${of.pattern}`;
    default:
      return `except ${selectorInWords(of)}`;
  }
}

function named(pattern: string): string {
  const [, before, middle, after] = /^(\*?)([^*?]*)(\*?)$/.exec(pattern) ?? [];
  if (middle === undefined || middle === '') return `named like ${pattern}`;
  if (before === '*') return after === '*' ? `with ${middle} in their names` : `whose names end with ${middle}`;
  return after === '*' ? `whose names begin with ${middle}` : `named ${pattern}`;
}

const relationPhrases: Readonly<Record<SymbolRelation, string>> = {
  membersOf: 'that belong to',
  subclassesOf: 'made from',
  superclassesOf: 'above',
  implementersOf: 'that implement',
  overridersOf: 'that override',
  callersOf: 'that call',
};

function plural(word: string): string {
  if (word.endsWith('s')) return `${word}es`;
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
