/** What the uses of a function become once each of its values has a function of its own; or why a use keeps the old one. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Part } from './partNames.ts';
import { isSet, readAt, type TakenValue, takenBy, withAround } from './resultPatterns.ts';
import type { Results } from './results.ts';
import type { SplitUse } from './splitSubject.ts';
import { writtenStored } from './storedResult.ts';
import { access, assigned, type CallContext, called, partOf, type Written } from './writtenAssignments.ts';

/** A value of one part, told by its place among those of the part. */
interface Taken {
  readonly part: Part;
  readonly inner: number | string | undefined; // undefined: the part gives nothing else
  readonly target: SyntaxNode;
}

export function writtenUse(use: SplitUse, context: CallContext): Written {
  const { subject } = context;
  const { use: site } = use;
  const call = site.kind === 'call' ? site.call : subject.accessor && site.kind === 'value' ? site.access : undefined;
  if (call === undefined || (subject.accessor && site.kind === 'call')) return { whyKept: 'hands it on instead of calling it' };
  if (site.optional) return { whyKept: 'calls it only if there is an object' };
  const value = withAround(call);
  const read = readAt(value);
  if (read && !isSet(read.whole)) return writtenRead(use, context, call, value, read);
  const holder = value.parent;
  const isValue = value.fieldName === 'right' || value.fieldName === 'value';
  if (!isValue || holder === null || !/^(?:assignment|assignment_expression|variable_declarator)$/.test(holder.type))
    return { whyKept: 'takes what it gives as one thing' };
  const target = holder.childForFieldName('left') ?? holder.childForFieldName('name');
  const bare = target?.type === 'parenthesized_expression' ? target.namedChildren[0] : target;
  if (!bare) return { whyKept: 'takes what it gives as one thing' };
  if (bare.type === 'identifier') return writtenStored(use, context, call, value, holder, bare);
  const taken = takenBy(bare);
  if (!taken) return { whyKept: 'unpacks it in a way that is more than names for its values' };
  return writtenUnpacking(use, context, call, value, holder, taken, bare);
}

/** `f(x)[0]`, `f(x).mean` */
function writtenRead(
  use: SplitUse,
  context: CallContext,
  call: SyntaxNode,
  value: SyntaxNode,
  read: { readonly at: number | string; readonly whole: SyntaxNode },
): Written {
  const found = partOf(context, read.at);
  if (!found) return { whyKept: 'takes a value from it that it does not give' };
  const { part, inner } = found;
  const bare = stripped(value, read.whole, call);
  const parts = called(use, context, call, bare, part, []);
  return { rewritings: [{ extent: extentOf(read.whole), parts: [...parts, access(inner)] }], used: [part], bound: [], oneTime: [] };
}

/** Parentheses that were there for the bracket behind them are not needed where nothing else follows. */
function stripped(value: SyntaxNode, whole: SyntaxNode, call: SyntaxNode): SyntaxNode {
  if (value.type !== 'parenthesized_expression' || value.id === call.id) return value;
  const { parent } = whole;
  const plain =
    parent !== null &&
    /^(?:assignment|assignment_expression|variable_declarator|return_statement|arguments|argument_list|expression_statement|keyword_argument|pair)$/.test(
      parent.type,
    );
  return plain ? (value.namedChildren[0] ?? value) : value;
}

/** `x, y = f(z)`, `const { total } = f(z)` */
function writtenUnpacking(
  use: SplitUse,
  context: CallContext,
  call: SyntaxNode,
  value: SyntaxNode,
  holder: SyntaxNode,
  taken: readonly TakenValue[],
  pattern: SyntaxNode,
): Written {
  const { results } = context;
  const family = use.view.family;
  if (results.form === 'places' && pattern.type !== 'object_pattern' && family === 'python' && taken.length !== results.keys.length)
    return { whyKept: 'unpacks another number of values' };
  const all = taken.map(({ at, target }): Taken | undefined => {
    const found = partOf(context, at);
    return found && { ...found, target };
  });
  if (all.includes(undefined)) return { whyKept: 'takes a value from it that it does not give' };
  const wanted = all.flatMap((each) => (each && context.wants(each.target) && !isThrownAway(use, each.target) ? [each] : []));
  const used = context.parts.filter((part) => wanted.some((each) => each.part === part));
  if (used.length === 0) return { whyKept: 'takes none of its values' };
  const targetOf = (part: Part): string =>
    unpackedInto(
      part,
      wanted.filter((each) => each.part === part),
      results,
      pattern,
    );
  const assigns = used.map((part) => ({ part, target: targetOf(part) }));
  return assigned(use, context, call, value, holder, assigns);
}

/** In `_, y = f(z)` nobody reads `_`. */
function isThrownAway({ view }: SplitUse, target: SyntaxNode): boolean {
  if (!/^_+$/.test(target.text)) return false;
  const symbol = view.occurrencesAt(target.startIndex)[0]?.symbol ?? NONE;
  return !view.occurrencesOf(target.text).some((each) => each.symbol === symbol && !each.writes && each.role === 'reference');
}

function unpackedInto(part: Part, taken: readonly Taken[], results: Results, pattern: SyntaxNode): string {
  if (part.values.length === 1) return taken[0]?.target.text ?? '_';
  if (results.form === 'names') {
    const entries = taken.map(({ inner, target }) => (inner === target.text ? target.text : `${inner}: ${target.text}`));
    return `{ ${entries.join(', ')} }`;
  }
  const texts = part.values.map((_, i) => taken.find(({ inner }) => inner === i)?.target.text);
  if (pattern.type === 'array_pattern')
    return `[${texts
      .map((text) => text ?? '')
      .join(', ')
      .replace(/(?:, )+$/, '')}]`;
  return texts.map((text) => text ?? '_').join(', ');
}
