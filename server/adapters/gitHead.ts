/** Where a git repository stands, told from its files alone: no git command is run, nothing is written. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { HeadPort, VersionHead } from '../core/ports/headPort.ts';

const bounds = {
  parentFoldersMax: 64,
  symbolicRefsMax: 8,
  packedRefsBytesMax: 64 * 2 ** 20,
} as const;

const commitForm = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

export class GitHead implements HeadPort {
  readonly #folder: string;

  /** `folder`: the workspace folder, or any folder below the repository's. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  read(): VersionHead | undefined {
    const gitFolder = findGitFolder(this.#folder);
    return gitFolder === undefined ? undefined : readHead(gitFolder);
  }
}

/** The git folder that holds HEAD: `.git`, or where a worktree's or submodule's `.git` file points. */
function findGitFolder(start: string): string | undefined {
  let folder = path.resolve(start);
  for (let depth = 0; depth < bounds.parentFoldersMax; depth++) {
    const candidate = path.join(folder, '.git');
    const pointer = readText(candidate);
    const found = pointer === undefined ? candidate : pointedTo(pointer, folder);
    if (found !== undefined && fs.existsSync(path.join(found, 'HEAD'))) return found;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

function pointedTo(pointer: string, folder: string): string | undefined {
  const target = /^gitdir: ?(.+?)\s*$/m.exec(pointer)?.[1];
  return target === undefined ? undefined : path.resolve(folder, target);
}

function readHead(gitFolder: string): VersionHead | undefined {
  const common = readText(path.join(gitFolder, 'commondir'))?.trim();
  const shared = common === undefined ? gitFolder : path.resolve(gitFolder, common);
  let content = readText(path.join(gitFolder, 'HEAD'))?.trim();
  let ref = '';
  for (let depth = 0; depth < bounds.symbolicRefsMax && content !== undefined; depth++) {
    const next = /^ref: ?(\S+)$/.exec(content)?.[1];
    if (next === undefined) return { ref, commit: commitForm.test(content) ? content : '' };
    // A ref is a name, never a way out of the git folder.
    if (next.split('/').includes('..') || path.isAbsolute(next)) return { ref, commit: '' };
    ref = next;
    // A worktree keeps some refs of its own; the rest it shares.
    content = (readText(path.join(gitFolder, ref)) ?? readText(path.join(shared, ref)) ?? packedRef(shared, ref))?.trim();
  }
  return ref === '' ? undefined : { ref, commit: '' };
}

function packedRef(shared: string, ref: string): string | undefined {
  const packed = readText(path.join(shared, 'packed-refs'));
  const line = packed?.split('\n').find((candidate) => candidate.trimEnd().endsWith(` ${ref}`));
  return line?.split(' ')[0];
}

/** undefined for what is not there, is a folder, is too large or cannot be read: then the head is not known, which is no failure. */
function readText(file: string): string | undefined {
  try {
    const stat = fs.statSync(file);
    return stat.isFile() && stat.size <= bounds.packedRefsBytesMax ? fs.readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
