/** What a method's body says of its object, once it is a method of what a field of that object holds: the field becomes the object. */

import { extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import type { ReceiverUses } from '../callables/receiver.ts';
import type { HeldField } from './heldField.ts';

export interface BodyUses {
  readonly throughField: readonly Extent[]; // `self.cart`, as a whole
  readonly own: readonly { readonly call: Extent; readonly receiver: Extent }[]; // calls of the method itself
  readonly others: readonly Extent[]; // `self` for anything else
  readonly written: readonly Extent[]; // the field is given another value
}

export function bodyUses({ root, name }: MemberSubject, receiver: ReceiverUses, field: HeldField): BodyUses {
  const throughField: Extent[] = [];
  const own: BodyUses['own'][number][] = [];
  const others: Extent[] = [];
  const written: Extent[] = [];
  for (const extent of receiver.values) {
    const node = nodeAround(root, extent);
    const access = node.parent;
    const member = access?.childForFieldName('attribute') ?? access?.childForFieldName('property');
    const isObject = access !== null && member !== null && member !== undefined && access.childForFieldName('object')?.id === node.id;
    if (isObject && member.text === field.name) {
      const left = access.fieldName === 'left' || access.parent?.type === 'delete_statement';
      (left ? written : throughField).push(extentOf(access));
    } else if (isObject && member.text === name && access.fieldName === 'function' && access.parent !== null)
      own.push({ call: extentOf(access.parent), receiver: extent });
    else others.push(extent);
  }
  return { throughField, own, others, written };
}

/** Symbols of the parameter that stands for the object. */
export function receiverSymbols(view: FileView, receivers: readonly ReceiverUses[]): ReadonlySet<number> {
  return new Set(
    receivers.flatMap(({ parameter }) =>
      parameter ? view.occurrencesAt(parameter.nameExtent.start).flatMap(({ symbol }) => (symbol === NONE ? [] : [symbol])) : [],
    ),
  );
}
