/** What operations may ask of Python's imports, in one place. */
import type { ImportEditing } from '../../../core/terrain/importEditing.ts';
import { headerFor } from './header.ts';
import { importEdits } from './importEdits.ts';
import { neededBy, unusedAfter } from './needed.ts';
import { specifierOf } from './spelling.ts';

export const pythonImports: ImportEditing = { specifierOf, edit: importEdits, neededBy, unusedAfter, headerFor };
