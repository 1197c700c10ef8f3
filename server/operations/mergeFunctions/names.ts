/** What the names in functions that are held against each other stand for: their own locals, themselves, or something outside of both. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { NONE, type Occurrence } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { isWithin } from '../callables/receiver.ts';
import type { Difference, JudgeNames } from './alike.ts';
import type { MergedSubject } from './subject.ts';

export function namesJudge(resolver: Resolver, base: MergedSubject, other: MergedSubject): JudgeNames {
  return (one, two) => {
    if (namesItself(base, one) && namesItself(other, two)) return 'same';
    const here = bindingAt(base, one);
    const there = bindingAt(other, two);
    if (here === undefined || there === undefined) return here === there && one.text === two.text ? 'same' : 'differ';
    const locals = [isLocal(base, here), isLocal(other, there)];
    if (locals[0] && locals[1]) return 'local';
    if (locals[0] || locals[1]) return 'differ';
    return meaningOf(resolver, base, here) === meaningOf(resolver, other, there) ? 'same' : 'differ';
  };
}

/** Calls of itself. */
function namesItself({ uses, subject }: MergedSubject, node: SyntaxNode): boolean {
  return uses.some(({ path, place }) => path === subject.ref.path && place.start === node.startIndex && place.end === node.endIndex);
}

/** Undefined of what is no name by itself: a member, a keyword, a label. */
export function bindingAt({ subject }: MergedSubject, node: SyntaxNode): Occurrence | undefined {
  return subject.view
    .occurrencesAt(node.startIndex)
    .find(({ end, role }) => end === node.endIndex && (role === 'reference' || role === 'declaration' || role === 'shorthand'));
}

/** Whether the function itself declares it: its parameters and whatever is bound in it. */
export function isLocal({ subject, definition }: MergedSubject, { symbol }: Occurrence): boolean {
  const record = subject.view.symbol(symbol);
  return record !== undefined && symbol !== subject.ref.symbol && isWithin(record.nameExtent, extentOf(definition.node));
}

/** Two names that lead to the same have the same. */
function meaningOf({ terrain }: Resolver, { subject }: MergedSubject, { symbol, name }: Occurrence): string {
  const { path } = subject.ref;
  if (symbol === NONE) return `outside ${name}`;
  const [link] = terrain.follow({ path, symbol });
  if (link?.target.kind === 'symbol') return symbolKey(link.target.ref);
  if (link?.target.kind === 'module') return `module ${link.target.path}`;
  const record = subject.view.symbol(symbol);
  const [binding] = subject.view.importsOf(symbol);
  if (binding === undefined) return symbolKey({ path, symbol });
  const { specifier, level } = binding.record;
  return `from ${'.'.repeat(level)}${specifier} ${binding.name?.name ?? (binding.record.starAs === undefined ? `* ${record?.name}` : '*')}`;
}

/** A local of the one for which the other has two, or the other way round; undefined where each has its twin. */
export function tornLocal(base: MergedSubject, other: MergedSubject, locals: readonly Difference[]): Difference | undefined {
  const forth = new Map<number, number>();
  const back = new Map<number, number>();
  return locals.find((pair) => {
    const here = bindingAt(base, pair.base)?.symbol ?? NONE;
    const there = bindingAt(other, pair.other)?.symbol ?? NONE;
    if ((forth.get(here) ?? there) !== there || (back.get(there) ?? here) !== here) return true;
    forth.set(here, there);
    back.set(there, here);
    return false;
  });
}

/** What an expression names of the function it stands in; `self` and `this` count as well. */
export function localIn(subject: MergedSubject, node: SyntaxNode): SyntaxNode | undefined {
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (/^(?:this|super|yield|yield_expression|await|await_expression|named_expression)$/.test(at.type)) return at;
    if (at.type === 'identifier' || at.type === 'shorthand_property_identifier') {
      const binding = bindingAt(subject, at);
      const record = subject.subject.view.symbol(binding?.symbol ?? NONE);
      if (binding !== undefined && record !== undefined && isLocal(subject, binding)) {
        const within = record.nameExtent.start >= node.startIndex && record.nameExtent.end <= node.endIndex;
        if (!within) return at;
      }
      if (at.text === 'arguments' && binding?.symbol === NONE && subject.subject.view.family === 'ecmascript') return at;
    }
    open.push(...at.children);
  }
  return undefined;
}
