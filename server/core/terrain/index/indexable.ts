/** Which files are looked into for the index: those whose name says a language, and those without an ending, whose first line may. */
import { languageOfPath } from '../languageId.ts';

export function isIndexable(path: string): boolean {
  return languageOfPath(path) !== undefined || !path.slice(path.lastIndexOf('/') + 1).includes('.');
}
