/** What is offered of every operation that can be ordered by a click, in one readable list: the order in which menus show it. */
import type { Offer, OperationOffers, Spot } from '../../core/operation/offer.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import { nameOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { signatureOffers } from '../changeSignature/signatureOffers.ts';
import { classToFunctionsOffers } from '../classToFunctions/classToFunctionsOffers.ts';
import { delegateOffers } from '../delegate/delegateOffers.ts';
import { functionsToClassOffers } from '../functionsToClass/functionsToClassOffers.ts';
import { functionToMethodOffers } from '../functionToMethod/functionToMethodOffers.ts';
import { importFromSourceOffers } from '../importFromSource/importFromSourceOffers.ts';
import { mergeModuleOffers } from '../mergeModule/mergeModuleOffers.ts';
import { methodKindOffers } from '../methodKind/methodKindOffers.ts';
import { methodToFunctionOffers } from '../methodToFunction/methodToFunctionOffers.ts';
import { moveOffers } from '../move/moveOffers.ts';
import { moveModuleOffers } from '../moveModule/moveModuleOffers.ts';
import { newExceptionOffers } from '../newException/newExceptionOffers.ts';
import { parameterObjectOffers } from '../parameterObject/parameterObjectOffers.ts';
import { renameOffers } from '../rename/renameOffers.ts';
import { renameManyOffers } from '../renameMany/renameManyOffers.ts';
import { replaceDuplicateOffers } from '../replaceDuplicate/replaceDuplicateOffers.ts';
import { safeDeleteOffers } from '../safeDelete/safeDeleteOffers.ts';
import { splitFunctionOffers } from '../splitFunction/splitFunctionOffers.ts';
import { splitModuleOffers } from '../splitModule/splitModuleOffers.ts';

export const allOffers: readonly OperationOffers[] = [
  renameOffers,
  renameManyOffers,
  moveOffers,
  moveModuleOffers,
  mergeModuleOffers,
  splitModuleOffers,
  signatureOffers,
  parameterObjectOffers,
  methodToFunctionOffers,
  functionToMethodOffers,
  methodKindOffers,
  functionsToClassOffers,
  classToFunctionsOffers,
  delegateOffers,
  newExceptionOffers,
  splitFunctionOffers,
  safeDeleteOffers,
  replaceDuplicateOffers,
  importFromSourceOffers,
];

export interface NamedOffer extends Offer {
  readonly operation: string;
}

export function offersAt(spot: Spot): readonly NamedOffer[] {
  return allOffers.flatMap(({ operation, at }) => (at?.(spot) ?? []).map((offer) => ({ ...offer, operation })));
}

export function offersOfModule(path: WorkspacePath, isFolder: boolean): readonly NamedOffer[] {
  const name = isFolder ? nameOf(path) : (moduleSegments(path).at(-1) ?? path);
  const spot = { path, isFolder, name };
  return allOffers.flatMap(({ operation, ofModule }) => (ofModule?.(spot) ?? []).map((offer) => ({ ...offer, operation })));
}
