/** Arithmetic on paths of the workspace: relative, forward slashes, the workspace folder itself is ''. Knows no disk and no file. */

/** The last segment: "c.py" of "a/b/c.py". */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** "a/b" of "a/b.py" and of "a/b.d.ts". */
export function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.[A-Za-z]+$/, '');
}

/** "a/b" of "a/b/c.py". */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** A path seen from a folder; undefined when it leaves the workspace. */
export function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** From a folder to a path, the way imports write it: "./a", "../a/b", "." for the folder itself. */
export function relativeTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path === '' ? [] : path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  const down = to.slice(shared);
  if (up === 0) return down.length === 0 ? '.' : `./${down.join('/')}`;
  return [...Array.from({ length: up }, () => '..'), ...down].join('/');
}

/** The folder, then each one around it, up to the workspace folder. */
export function foldersUp(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    folders.push(at);
    if (at === '') return folders;
  }
}

export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
