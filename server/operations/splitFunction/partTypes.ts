/** What each part returns, in the words of types: its own share of what the old function was annotated with. */

import type { BodyRules } from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Definition } from '../callables/definition.ts';
import type { Part } from './partNames.ts';
import type { Results } from './results.ts';

export interface PartTypes {
  /** What the annotation becomes; undefined: it is left out. */
  readonly of: (part: Part) => string | undefined;
  /** Names of it that no part needs: `Tuple`. */
  readonly released: Extent | undefined;
}

export function partTypes(definition: Definition, text: string, rules: BodyRules, results: Results): PartTypes | undefined {
  const { returnType } = definition;
  if (returnType === undefined) return undefined;
  const written = text.slice(returnType.start, returnType.end);
  const quote = definition.family === 'python' ? (/^(["'])[\s\S]*\1$/.exec(written)?.[1] ?? '') : '';
  const bare = quote === '' ? written : written.slice(1, -1);
  const found = rules.resultTypes(bare, definition.words.has('async'));
  if (!found) return { of: () => undefined, released: returnType };
  const { types, wrap } = found;
  const [first] = types;
  const one = (i: number): string | undefined => {
    if (first?.key === '*') return first.type;
    if (first?.key === '[]') return results.form === 'names' ? `${first.type}['${results.keys[i] ?? ''}']` : `${first.type}[${i}]`;
    return results.form === 'names'
      ? types.find(({ key }) => key === results.keys[i])?.type
      : types.length === results.keys.length
        ? types[i]?.type
        : undefined;
  };
  const of = (part: Part): string | undefined => {
    const each = part.values.map(one);
    if (each.includes(undefined)) return undefined;
    const [only] = each;
    if (each.length === 1 && only !== undefined) return `${quote}${wrap(only)}${quote}`;
    if (results.form === 'names')
      return definition.family === 'python'
        ? written
        : wrap(`{ ${part.values.map((i, k) => `${results.keys[i] ?? ''}: ${each[k] ?? ''}`).join('; ')} }`);
    const opening = definition.family === 'python' ? (/^[\w.]+\[/.exec(bare)?.[0] ?? 'tuple[') : '[';
    return `${quote}${wrap(`${opening}${each.join(', ')}]`)}${quote}`;
  };
  const head = definition.family === 'python' ? /^[\w.]+(?=\[)/.exec(bare)?.[0] : undefined;
  const start = returnType.start + quote.length;
  return { of, released: head === undefined ? undefined : { start, end: start + head.length } };
}

/** From behind the parameters to the end of the annotation. */
export function annotationExtent({ list, returnType }: Definition): Extent | undefined {
  return returnType && { start: list.end, end: returnType.end };
}
