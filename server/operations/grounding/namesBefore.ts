/** Names that earlier clauses of an instruction give, and what had them before: a later clause chooses by the new name what the terrain still has under the old one. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { readSelector } from '../../core/terrain/select/readSelector.ts';
import type { Selector } from '../../core/terrain/select/selector.ts';
import { selectorText } from '../../core/terrain/select/selectorText.ts';

/** By the new name. */
export type NamesBefore = Map<string, string>;

interface Pair {
  readonly target?: Partial<TargetSpec>;
  readonly newName?: string;
}

export function noteRenames({ operation, arguments: given }: OperationRequest, before: NamesBefore): void {
  if (operation !== 'rename' && operation !== 'renameMany') return;
  const { mapping, ...single } = given as Pair & { readonly mapping?: readonly Pair[] };
  for (const { target, newName } of [...(mapping ?? []), single]) {
    const old = target?.name?.split(/[.#/]|::/).at(-1);
    if (old !== undefined && old !== '' && newName !== undefined) before.set(newName, before.get(old) ?? old);
  }
}

/** The selector with the names that things have now; undefined when it says no name that is still to come. */
export function underNamesBefore(selector: string, before: NamesBefore): string | undefined {
  const read = readSelector(selector);
  if (!read.ok) return undefined;
  const old = selectorText(renamed(read.value, before));
  return old === selectorText(read.value) ? undefined : old;
}

function renamed(selector: Selector, before: NamesBefore): Selector {
  switch (selector.kind) {
    case 'related':
      return { ...selector, to: dotted(selector.to, before) };
    case 'named':
      return { ...selector, pattern: before.get(selector.pattern) ?? selector.pattern };
    case 'decorated':
      return { ...selector, by: dotted(selector.by, before) };
    case 'and':
    case 'or':
      return { ...selector, of: selector.of.map((each) => renamed(each, before)) };
    case 'not':
      return { ...selector, of: renamed(selector.of, before) };
    default:
      return selector;
  }
}

function dotted(name: string, before: NamesBefore): string {
  return name
    .split('.')
    .map((part) => before.get(part) ?? part)
    .join('.');
}
