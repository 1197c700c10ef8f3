/** What merging comes to, once everything is known: which function lends its text, what the result is called and takes, what each caller passes. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineStart } from '../../base/textLines.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Parameter } from '../callables/definition.ts';
import { receiverKind } from '../callables/receiver.ts';
import type { Comparison } from './comparison.ts';
import type { NewParameter } from './design.ts';
import type { MergedSubject } from './subject.ts';
import type { Value } from './values.ts';

export interface MergePlan {
  readonly base: MergedSubject; // lends its text
  readonly place: MergedSubject; // the one in whose place it stands: of the same file
  readonly comparisons: readonly Comparison[];
  readonly path: WorkspacePath;
  readonly name: string;
  /** The one whose name stays: its value is the default, where that can be. */
  readonly kept: MergedSubject | undefined;
  readonly parameters: readonly PlannedParameter[];
  /** What the merged one is called in a scope of a file, once that is settled. */
  readonly locals: Map<string, string>;
  readonly position: number; // of the new ones among the parameters of the base; in Python at the end
}

export interface PlannedParameter extends NewParameter {
  readonly fallback: Value | undefined;
}

export function subjectsOf({ base, comparisons }: Pick<MergePlan, 'base' | 'comparisons'>): readonly MergedSubject[] {
  return [base, ...comparisons.map(({ other }) => other)];
}

/** Those that an argument is given for. */
export function givenParameters({ definition, owner }: MergedSubject): readonly Parameter[] {
  const { parameters, family } = definition;
  if (family === 'ecmascript') return parameters.filter(({ name }) => name !== 'this');
  return owner !== undefined && receiverKind(definition) !== 'none' ? parameters.slice(1) : parameters;
}

/** Where the new parameters come in. In Python calls name them, so that they may stand at the end. */
export function positionOf(base: MergedSubject, fallbacks: boolean): number {
  const parameters = givenParameters(base);
  const rest = parameters.findIndex(({ kind }) => kind === 'rest');
  if (fallbacks) return rest === -1 ? parameters.length : rest;
  const open = parameters.findIndex(({ kind, hasDefault, optional }) => kind === 'rest' || hasDefault || optional);
  return open === -1 ? parameters.length : open;
}

/** Text that comes into a list between parentheses, before the item of that number or behind the last. */
export function intoList(
  text: string,
  items: readonly Extent[],
  list: Extent,
  at: number,
  added: string,
): { readonly at: number; readonly newText: string } {
  const next = items[at];
  const last = items.at(-1);
  if (last === undefined) return { at: list.start + 1, newText: added };
  const item = next ?? last;
  const ownLine = text.slice(lineStart(text, item.start), item.start).trim() === '';
  const gap = ownLine ? lineBreakIn(text) + indentAt(text, item.start) : ' ';
  return next ? { at: next.start, newText: `${added},${gap}` } : { at: last.end, newText: `,${gap}${added}` };
}
