/** Callers of a method that went to what a field holds: `order.total()` becomes `order.cart.total()`. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { isPlainName } from '../callables/callableUse.ts';
import type { MemberUse } from '../callables/memberUses.ts';
import { withFirstArgument } from '../callables/writtenCall.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';

interface Reaching {
  readonly field: string;
  readonly name: string; // of the method there
  readonly takesOwner: boolean;
}

export type WrittenCaller = { readonly extent: Extent; readonly parts: Rewriting['parts'] } | { readonly whyNot: string };

export function writtenCaller(text: string, { use, through }: MemberUse, { field, name, takesOwner }: Reaching): WrittenCaller {
  if (through !== 'object' || use.object === undefined)
    return { whyNot: `calls it through ${through === 'super' ? '“super”' : 'its class'}` };
  if (!takesOwner) return { extent: extentOf(use.name), parts: [`${field}.${name}`] };
  if (use.kind !== 'call') return { whyNot: 'hands it on without calling it, and it needs its old object as an argument' };
  if (use.optional || !isPlainName(use.object)) return { whyNot: 'calls it on an object that would have to be written twice' };
  const object = text.slice(use.object.startIndex, use.object.endIndex);
  return { extent: extentOf(use.call), parts: withFirstArgument(text, use, `${object}.${field}.${name}`, [object]) };
}
