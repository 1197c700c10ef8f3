/** What operations may ask of ECMAScript's imports, in one place. */
import type { ImportEditing } from '../../../core/terrain/importEditing.ts';
import { headerFor } from './header.ts';
import { importEdits } from './importEdits.ts';
import { neededBy, unusedAfter } from './needed.ts';
import { specifierOf } from './spelling.ts';

export const ecmascriptImports: ImportEditing = { specifierOf, edit: importEdits, neededBy, unusedAfter, headerFor };
