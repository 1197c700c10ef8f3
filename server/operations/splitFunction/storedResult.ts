/** A result that is kept under a name, where everything else asks it for one value: each value that is asked for gets a name instead. */

import { extentOf, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import { isFreeIn } from '../callables/freeNames.ts';
import { functionAround, givenKey } from './boundArguments.ts';
import type { Part } from './partNames.ts';
import { isSet, readAt } from './resultPatterns.ts';
import type { SplitUse } from './splitSubject.ts';
import { access, assigned, type CallContext, partOf, type Written } from './writtenAssignments.ts';

/** `r = f(z)`, where everything else asks `r` for one value. */
export function writtenStored(
  use: SplitUse,
  context: CallContext,
  call: SyntaxNode,
  value: SyntaxNode,
  holder: SyntaxNode,
  name: SyntaxNode,
): Written {
  const { view } = use;
  const whyKept = 'keeps what it gives as one thing';
  const symbol = view.occurrencesAt(name.startIndex).find(({ symbol: ix }) => ix !== NONE)?.symbol ?? NONE;
  const record = view.symbol(symbol);
  if (record === undefined || record.declarations.length > 1 || record.exports.length > (view.family === 'python' ? 1 : 0))
    return { whyKept };
  if (view.index.scopes[record.scope]?.kind === 'module' && view.family === 'python') return { whyKept };
  if (holder.childForFieldName('type')) return { whyKept };
  const others = view.index.occurrences.filter((each) => each.symbol === symbol && each.start !== name.startIndex);
  const { root } = context;
  const reads = others.map((each) => {
    const node = nodesAt(root, each);
    const read = node && each.role === 'reference' && !each.writes ? readAt(node) : undefined;
    const found = read && !isSet(read.whole) ? partOf(context, read.at) : undefined;
    return read && found && { ...found, whole: read.whole };
  });
  if (reads.length === 0 || reads.includes(undefined)) return { whyKept };
  const found = reads.flatMap((each) => each ?? []);
  const used = context.parts.filter((part) => found.some((each) => each.part === part));
  const locals = localNames(use, context, name, used);
  if (!locals) return { whyKept };
  const assigns = used.map((part) => ({ part, target: locals.get(part) ?? '' }));
  const become = assigned(use, context, call, value, holder, assigns);
  if ('whyKept' in become) return become;
  const rewritten = found.map(({ part, inner, whole }) => ({
    extent: extentOf(whole),
    parts: [`${locals.get(part) ?? ''}${access(inner)}`],
  }));
  return { ...become, rewritings: [...become.rewritings, ...rewritten] };
}

function nodesAt(root: SyntaxNode, { start, end }: Extent): SyntaxNode | undefined {
  return nodesIn(
    root,
    (node) => node.startIndex === start && node.endIndex === end && node.childCount === 0,
    (node) => node.startIndex <= start && end <= node.endIndex,
  )[0];
}

/** After the values where those names mean nothing else in the file, else after what they were kept in, too. */
function localNames(
  { view }: SplitUse,
  { results, parts, given }: CallContext,
  name: SyntaxNode,
  used: readonly Part[],
): ReadonlyMap<Part, string> | undefined {
  const around = functionAround(name);
  const isFree = (candidate: string): boolean =>
    /^[\p{ID_Start}_$]/u.test(candidate) &&
    !given.has(givenKey(view.path, name, candidate)) &&
    !parts.some((each) => each.name === candidate) &&
    isFreeIn(view, around, candidate, new Set());
  const wordFor = ({ values: [first = 0, ...more] }: Part): string =>
    (more.length > 0 ? undefined : (results.keys[first] ?? results.names[first])) ?? `${first + 1}`;
  const joined = (value: string): string =>
    view.family === 'python' ? `${name.text}_${value}` : `${name.text}${value.slice(0, 1).toUpperCase()}${value.slice(1)}`;
  for (const spell of [(value: string): string => value, joined]) {
    const names = used.map((part) => spell(wordFor(part)));
    if (!names.every(isFree) || new Set(names).size < names.length) continue;
    for (const each of names) given.add(givenKey(view.path, name, each));
    return new Map(used.map((part, i) => [part, names[i] ?? '']));
  }
  return undefined;
}
