/** One function held against those that are to become one with it: what each has in the places where they differ. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Parameter } from '../callables/definition.ts';
import { isWithin } from '../callables/receiver.ts';
import { compareNodes, type Difference, type ExtraBlock } from './alike.ts';
import { type PairedHeads, pairedHeads } from './heads.ts';
import { bindingAt, isLocal, localIn, namesJudge, tornLocal } from './names.ts';
import { canBeName } from './nodes.ts';
import type { MergedSubject } from './subject.ts';
import { brief } from './values.ts';

export interface Comparison {
  readonly other: MergedSubject;
  readonly heads: PairedHeads;
  readonly differences: readonly Difference[]; // by place in the base
  readonly extra: ExtraBlock | undefined;
  /** Parameters of the base that the other lacks, with what it has in their place. */
  readonly supplied: readonly { readonly parameter: Parameter; readonly differences: readonly Difference[] }[];
}

export interface NoComparison {
  readonly whyNot: string; // behind “a” and “b”
  readonly at: Extent; // in the base
}

export function comparisonOf(resolver: Resolver, base: MergedSubject, other: MergedSubject): Comparison | NoComparison {
  const judge = namesJudge(resolver, base, other);
  const heads = pairedHeads(base, other, judge);
  if ('whyNot' in heads) return heads;
  const own = base.definition.body;
  const theirs = other.definition.body;
  if (own === undefined || theirs === undefined) return { whyNot: 'one of them has no body', at: base.definition.name };
  const found = compareNodes(own, theirs, judge);
  if (found.kind === 'unlike')
    return {
      whyNot: `they differ by more than a value: “${brief(found.base)}” in the one, “${brief(found.other)}” in the other`,
      at: { start: found.base.startIndex, end: found.base.endIndex },
    };
  const [extra, second] = found.extras;
  if (second !== undefined)
    return { whyNot: 'one of them has more statements in several places', at: { start: second.statements[0]?.startIndex ?? 0, end: 0 } };
  const torn = tornLocal(base, other, [...heads.locals, ...found.locals]);
  if (torn)
    return {
      whyNot: `they use their own names differently: “${brief(torn.base)}” in the one, “${brief(torn.other)}” in the other`,
      at: { start: torn.base.startIndex, end: torn.base.endIndex },
    };
  const bySymbol = new Map(heads.more.map((parameter) => [symbolOf(base, parameter), { parameter, differences: [] as Difference[] }]));
  const differences = found.differences.filter((difference) => {
    const binding = bindingAt(base, difference.base);
    const given = binding && isLocal(base, binding) ? bySymbol.get(binding.symbol) : undefined;
    given?.differences.push(difference);
    return given === undefined;
  });
  return { other, heads, differences: liftedOut(base, other, differences), extra, supplied: [...bySymbol.values()] };
}

/** `row.name` in `lambda row: row.name`: what only an expression around it declares is passed with that. */
function liftedOut(base: MergedSubject, other: MergedSubject, differences: readonly Difference[]): readonly Difference[] {
  const lifted = differences.map((difference) => {
    for (let at: Difference | undefined = difference; at !== undefined; at = around(at))
      if (canBeName(at.base) && canBeName(at.other) && !localIn(base, at.base) && !localIn(other, at.other)) return at;
    return difference;
  });
  return lifted.filter(
    (each, i) =>
      lifted.findIndex(({ base: { id } }) => id === each.base.id) === i &&
      !lifted.some((outer) => outer.base.id !== each.base.id && isWithin(extentOf(each.base), extentOf(outer.base))),
  );
}

/** What is around both, as long as that is an expression. */
function around({ base, other }: Difference): Difference | undefined {
  if (base.parent === null || other.parent === null || base.parent.type !== other.parent.type) return undefined;
  return /statement|block|module|program|function_d|declaration$/.test(base.parent.type)
    ? undefined
    : { base: base.parent, other: other.parent };
}

function symbolOf({ subject }: MergedSubject, { nameExtent }: Parameter): number | undefined {
  return subject.view.occurrencesAt(nameExtent.start).find(({ role }) => role === 'declaration')?.symbol;
}
