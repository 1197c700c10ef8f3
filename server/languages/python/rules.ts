/** Python, as the core sees a language. */
import type { LanguageRules } from '../../core/terrain/languageRules.ts';
import { analyse } from './analyse.ts';
import { bodyRules } from './bodies/bodyRules.ts';
import { builtinMembers, builtinNames } from './builtins.ts';
import { pythonImports } from './imports/importEditing.ts';
import { renamedPath, respecify } from './moduleMove.ts';
import { moduleNames, resolveModule } from './modules.ts';
import { isClassPrivate, whyIllegalName } from './names.ts';
import { signatureRules } from './signatures/signatureRules.ts';
import { standardModules } from './standardLibrary.ts';

export const pythonRules: LanguageRules = {
  family: 'python',
  languages: ['python'],
  whyIllegalName,
  builtinNames,
  builtinMembers,
  analyse,
  resolveModule,
  moduleNames,
  renamedPath,
  respecify,
  signatures: signatureRules,
  objects: undefined,
  bodies: bodyRules,
  standardModules,
  isInherited: (memberName) => !isClassPrivate(memberName),
  imports: pythonImports,
};
