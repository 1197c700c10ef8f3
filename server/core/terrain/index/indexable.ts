/** Which files are looked into for the index: those whose name says a language, and those without an ending, whose first line may; and which files rule that. */

import { languageOfPath } from '../languageId.ts';
import { nameOf } from '../workspacePaths.ts';

export function isIndexable(path: string): boolean {
  return languageOfPath(path) !== undefined || !nameOf(path).includes('.');
}

/** Rules of what is ignored: with them other files may come and go. */
export function isRuleFile(path: string): boolean {
  return /(?:^|\/)\.(?:gitignore|swarmignore)$/.test(path);
}
