/** Writes a selector in its terse form; what comes out reads back as the same. */
import { unreachable } from '../../../base/assert.ts';
import type { Selector } from './selector.ts';
import { kindWords, relationWords, traitWords } from './selectorWords.ts';

export function selectorText(selector: Selector): string {
  switch (selector.kind) {
    case 'all':
      return 'all';
    case 'ofKind':
      return selector.kinds.length === 1 ? kindsText(selector.kinds) : `kind:${kindsText(selector.kinds)}`;
    case 'named':
      return `name:${quoted(selector.pattern)}`;
    case 'in':
      return `in:${quoted(selector.place)}`;
    case 'inside':
      return `inside:${kindsText(selector.kinds)}`;
    case 'related':
      return `${relationWords[selector.relation]}:${quoted(selector.to)}`;
    case 'decorated':
      return `decorated-with:${quoted(selector.by)}`;
    case 'has':
      return traitWords[selector.trait];
    case 'and':
      return selector.of.map((part) => (part.kind === 'or' ? `(${selectorText(part)})` : selectorText(part))).join(' ');
    case 'or':
      return selector.of.map(selectorText).join(' or ');
    case 'not':
      return notText(selector.of);
    default:
      return unreachable(selector);
  }
}

function notText(of: Selector): string {
  if (of.kind === 'inside') return `outside:${kindsText(of.kinds)}`;
  const text = selectorText(of);
  if (of.kind === 'and' || of.kind === 'or') return `not (${text})`;
  return /^[\w-]+$/.test(text) ? `not:${text}` : `not ${text}`;
}

function kindsText(kinds: readonly (keyof typeof kindWords)[]): string {
  return kinds.map((kind) => kindWords[kind]).join(',');
}

function quoted(value: string): string {
  return /[\s()"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
