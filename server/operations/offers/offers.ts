/** What is offered of every operation that can be ordered by a click, in one readable list: the order in which menus show it. */
import type { Offer, OperationOffers, Spot } from '../../core/operation/offer.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { renameOffers } from '../rename/renameOffers.ts';

export const allOffers: readonly OperationOffers[] = [renameOffers];

export interface NamedOffer extends Offer {
  readonly operation: string;
}

export function offersAt(spot: Spot): readonly NamedOffer[] {
  return allOffers.flatMap(({ operation, at }) => (at?.(spot) ?? []).map((offer) => ({ ...offer, operation })));
}

export function offersOfFile(path: WorkspacePath): readonly NamedOffer[] {
  return allOffers.flatMap(({ operation, ofFile }) => (ofFile?.(path) ?? []).map((offer) => ({ ...offer, operation })));
}
