/** What was found out about files before, by their content. It gives the same as parsing now would; it only saves the time. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { DeepLanguageId } from '../terrain/languageId.ts';
import type { GivenText } from './indexingPort.ts';
import type { ParsedFile } from './syntaxPort.ts';

export interface KnownFilesPort {
  /** The index of exactly this text: kept from before, else made, here or on another thread. */
  parsed(language: DeepLanguageId, file: GivenText): Promise<ParsedFile>;
  /** Names that each file of the folder declares; undefined while not all of them are known. */
  declaredNames(): ((path: WorkspacePath) => readonly string[] | undefined) | undefined;
}
