/** A refusal because something cannot take the shape that was asked for: a sentence, whatever it begins with. */
import type { Refusal } from '../../core/operation/operation.ts';
import { refusal } from '../target/candidates.ts';

/** `message`: without its full stop. A path at its beginning stays as it is written. */
export function unfit(message: string, hint?: string): Refusal {
  const begins = /^[\w-]*[./]/.test(message.split(' ')[0] ?? '') ? message : `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`;
  return refusal('shape-unfit', `${begins}.`, [], hint);
}

export function refusedAs(message: string, hint?: string): { readonly kind: 'refused'; readonly error: Refusal } {
  return { kind: 'refused', error: unfit(message, hint) };
}
