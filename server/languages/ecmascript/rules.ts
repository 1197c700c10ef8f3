/** What the core must know of TypeScript, TSX and JavaScript: one family, whose files import each other. */
import type { LanguageRules } from '../../core/terrain/languageRules.ts';
import { analyse } from './analyser/analyse.ts';
import { bodyRules } from './bodies/bodyRules.ts';
import { builtinMembers, builtinNames } from './builtins.ts';
import { ecmascriptImports } from './imports/importEditing.ts';
import { whyIllegalName } from './legalNames.ts';
import { moduleNames, renamedPath } from './modules/moduleNames.ts';
import { resolveModule } from './modules/resolveModule.ts';
import { respecify } from './modules/respecify.ts';
import { signatureRules } from './signatures/signatureRules.ts';
import { objectRules } from './signatures/writtenObjects.ts';

export const ecmascriptRules: LanguageRules = {
  family: 'ecmascript',
  languages: ['typescript', 'tsx', 'javascript'],
  whyIllegalName,
  builtinNames,
  builtinMembers,
  analyse,
  resolveModule: (from, specifier, _level, facts) => resolveModule(from, specifier, facts),
  moduleNames,
  renamedPath,
  respecify,
  signatures: signatureRules,
  objects: objectRules,
  bodies: bodyRules,
  standardModules: new Set(), // no file of a project is imported by a bare name
  isInherited: (memberName) => !memberName.startsWith('#'),
  imports: ecmascriptImports,
};
