/** What the body of a method says of its object or class, when it is to be called on something else: rewritten where that is the same, else in the way. */

import type { MethodKind } from '../../core/operation/target.ts';
import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import type { ReceiverUses } from '../callables/receiver.ts';

export interface ReceiverRewrite extends Extent {
  readonly newText: string;
}

export interface ReceiverRewrites {
  readonly rewrites: readonly ReceiverRewrite[];
  readonly inTheWay: readonly Extent[];
}

/** `own`: the class has heirs, so that its own name is not always what the method was called on. */
export function receiverRewrites(
  resolver: Resolver,
  subject: MemberSubject,
  receiver: ReceiverUses,
  to: MethodKind,
  hasHeirs: boolean,
): ReceiverRewrites {
  const python = subject.view.family === 'python';
  const className = subject.dotted.slice(0, subject.dotted.lastIndexOf('.'));
  const rewrites: ReceiverRewrite[] = [];
  const inTheWay: Extent[] = [];
  for (const use of receiver.values) {
    const node = nodeAround(subject.root, use);
    if (to === 'instance') {
      rewrites.push({ ...use, newText: python ? 'type(self)' : className });
      continue;
    }
    const own = to === 'class' && python ? 'cls' : className;
    if (receiver.kind === 'class') {
      if (hasHeirs && own !== 'cls') inTheWay.push(use);
      else if (python) rewrites.push({ ...use, newText: own });
      continue;
    }
    const type = classOf(node);
    if (type && !(hasHeirs && own !== 'cls')) rewrites.push({ start: type.startIndex, end: type.endIndex, newText: own });
    else if (isOfClass(resolver, subject, node)) rewrites.push({ ...use, newText: own });
    else inTheWay.push(use);
  }
  if (to !== 'instance' && receiver.kind === 'instance') inTheWay.push(...receiver.types);
  return { rewrites, inTheWay };
}

/** `type(self)`, `self.__class__`, `this.constructor` */
function classOf(node: SyntaxNode): SyntaxNode | undefined {
  const parent = node.parent;
  if (
    parent?.type === 'argument_list' &&
    parent.namedChildren.length === 1 &&
    parent.parent?.childForFieldName('function')?.text === 'type'
  )
    return parent.parent;
  const named = parent?.childForFieldName('attribute')?.text;
  return named === '__class__' && node.fieldName === 'object' ? (parent ?? undefined) : undefined;
}

/** `self.x` where x is of the class and of no object: a static or class method, or an attribute that only its body sets. */
function isOfClass(resolver: Resolver, subject: MemberSubject, node: SyntaxNode): boolean {
  const parent = node.parent;
  const name = node.fieldName === 'object' ? parent?.childForFieldName('attribute') : undefined;
  if (!name || parent?.fieldName === 'left') return false;
  for (const at of resolver.values.line(subject.ownerRef).classes) {
    const member = resolver.values.ownMember(at, name.text);
    const view = member && resolver.terrain.view(member.path);
    const symbol = member && view?.symbol(member.symbol);
    if (!symbol || !view) continue;
    if (symbol.modifiers.includes('staticMethod') || symbol.modifiers.includes('classMethod')) return true;
    const text = resolver.terrain.file(member.path)?.text ?? '';
    return symbol.kind === 'attribute' && symbol.value !== undefined && symbol.declarations.every(({ start }) => text[start - 1] !== '.');
  }
  return false;
}
