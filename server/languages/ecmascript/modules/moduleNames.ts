/** What a module is called, and where its file goes when it gets another name. */
import type { Facts } from '../../../core/facts/facts.ts';
import { folderOf, inFolder } from '../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { folderModule, scriptExtension, withoutExtension } from './sourceFiles.ts';

/** The path without its extension; for an index file also its folder, which is how it is mostly meant. */
export function moduleNames(path: WorkspacePath, _facts: Facts): readonly string[] {
  const folder = folderModule(path);
  const name = withoutExtension(path);
  return folder === undefined || folder === '' ? [name] : [folder, name];
}

/** "a/b.ts", "c" → "a/c.ts"; "a/b/index.ts", "c" → "a/c/index.ts". */
export function renamedPath(path: WorkspacePath, newName: string): WorkspacePath {
  const extension = scriptExtension(path);
  const bare = extension !== '' && newName.endsWith(extension) ? newName.slice(0, -extension.length) : newName;
  const folder = folderModule(path);
  if (folder === undefined || folder === '') return inFolder(folderOf(path), bare + extension) as WorkspacePath;
  return inFolder(inFolder(folderOf(folder), bare), path.slice(folder.length + 1)) as WorkspacePath;
}
