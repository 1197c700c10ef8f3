/** Every operation the engine knows, in one readable list. */
import type { Operation } from '../core/operation/operation.ts';
import type { RulesByFamily } from '../core/terrain/terrain.ts';
import { changeSignatureOperation } from './changeSignature/changeSignatureOperation.ts';
import { classToFunctionsOperation } from './classToFunctions/classToFunctionsOperation.ts';
import { delegateOperation } from './delegate/delegateOperation.ts';
import { functionsToClassOperation } from './functionsToClass/functionsToClassOperation.ts';
import { functionToMethodOperation } from './functionToMethod/functionToMethodOperation.ts';
import { importFromSourceOperation } from './importFromSource/importFromSourceOperation.ts';
import { mergeModuleOperation } from './mergeModule/mergeModuleOperation.ts';
import { methodKindOperation } from './methodKind/methodKindOperation.ts';
import { methodToFunctionOperation } from './methodToFunction/methodToFunctionOperation.ts';
import { moveOperation } from './move/moveOperation.ts';
import { moveModuleOperation } from './moveModule/moveModuleOperation.ts';
import { newExceptionOperation } from './newException/newExceptionOperation.ts';
import { parameterObjectOperation } from './parameterObject/parameterObjectOperation.ts';
import { renameOperation } from './rename/renameOperation.ts';
import { renameManyOperation } from './renameMany/renameManyOperation.ts';
import { replaceDuplicateOperation } from './replaceDuplicate/replaceDuplicateOperation.ts';
import { safeDeleteOperation } from './safeDelete/safeDeleteOperation.ts';
import { splitFunctionOperation } from './splitFunction/splitFunctionOperation.ts';
import { splitModuleOperation } from './splitModule/splitModuleOperation.ts';

export type OperationRegistry = ReadonlyMap<string, Operation>;

export function createOperations(rules: RulesByFamily): OperationRegistry {
  const operations: readonly Operation[] = [
    renameOperation(rules),
    renameManyOperation(rules),
    moveOperation(rules),
    splitModuleOperation(rules),
    mergeModuleOperation(rules),
    moveModuleOperation(rules),
    changeSignatureOperation(rules),
    parameterObjectOperation(rules),
    methodToFunctionOperation(rules),
    safeDeleteOperation(rules),
    replaceDuplicateOperation(rules),
    importFromSourceOperation(rules),
    functionToMethodOperation(rules),
    methodKindOperation(rules),
    functionsToClassOperation(rules),
    classToFunctionsOperation(rules),
    newExceptionOperation(rules),
    delegateOperation(rules),
    splitFunctionOperation(rules),
  ];
  return new Map(operations.map((operation) => [operation.name, operation]));
}
