/** Walks the folder for its files: no links followed, ignored folders not entered, bounded, and stoppable between any two folders. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import { systemCode } from '../../base/systemError.ts';
import type { Listing } from '../../core/ports/workspacePort.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import { fail } from '../../protocol/errors.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { WorkspaceBounds } from './bounds.ts';
import { ENVIRONMENT_MARK, innerRules, judgeEntry, outerRules, type RuleChain } from './ignoreRules.ts';

/** Folders read at the same time; more would only queue behind the disk. */
const FOLDERS_AT_ONCE = 16;

/** Throws SwarmFailure (cancelled) when stopped. */
export async function listFiles(root: string, bounds: WorkspaceBounds, signal: AbortSignal): Promise<Listing> {
  const walk = new Walk(root, bounds);
  await walk.run(signal);
  return walk.listing();
}

interface Folder {
  readonly below: string; // "" for the root, else "sub/folder"
  readonly depth: number;
  readonly chain: RuleChain;
}

class Walk {
  readonly #root: string;
  readonly #bounds: WorkspaceBounds;
  readonly #paths: WorkspacePath[] = [];
  readonly #leftOut: string[] = [];
  readonly #counted = new Map<string, number>();
  #queue: Folder[] = [];

  constructor(root: string, bounds: WorkspaceBounds) {
    this.#root = root;
    this.#bounds = bounds;
  }

  async run(signal: AbortSignal): Promise<void> {
    this.#queue = [{ below: '', depth: 0, chain: outerRules(this.#root, this.#bounds.ignoreFileBytesMax) }];
    while (this.#queue.length > 0) {
      if (signal.aborted) fail('cancelled', 'Stopped while listing the files of the workspace.');
      const some = this.#queue.splice(-FOLDERS_AT_ONCE);
      const read = await Promise.all(some.map(async (folder) => ({ folder, entries: await this.#read(folder) })));
      for (const { folder, entries } of read) this.#take(folder, entries);
      if (this.#paths.length >= this.#bounds.listedFilesMax) {
        this.#paths.length = this.#bounds.listedFilesMax;
        this.#leftOut.push(`everything beyond ${this.#bounds.listedFilesMax} files: too many`);
        return;
      }
    }
  }

  listing(): Listing {
    const counted = [...this.#counted].map(([why, count]) => `${count} ${count === 1 ? 'file' : 'files'}: ${why}`);
    const beyond = this.#leftOut.length - this.#bounds.leftOutNamedMax;
    const named = beyond > 0 ? [...this.#leftOut.slice(0, this.#bounds.leftOutNamedMax), `and ${beyond} folders more`] : this.#leftOut;
    return { paths: this.#paths.sort(), leftOut: [...named, ...counted] };
  }

  async #read({ below }: Folder): Promise<readonly Dirent[]> {
    try {
      return await readdir(path.join(this.#root, below), { withFileTypes: true });
    } catch (failure) {
      const code = systemCode(failure);
      if (code === undefined) throw failure;
      // A folder that went away meanwhile holds nothing.
      if (code !== 'ENOENT') this.#leftOut.push(`${below === '' ? 'the workspace folder' : below}: cannot be read (${code})`);
      return [];
    }
  }

  #take({ below, depth, chain: outer }: Folder, entries: readonly Dirent[]): void {
    const names = new Set(entries.map(({ name }) => name));
    if (below !== '' && names.has(ENVIRONMENT_MARK)) {
      this.#leftOut.push(`${below}: a Python environment`);
      return;
    }
    const chain = innerRules(outer, this.#root, below, names, this.#bounds.ignoreFileBytesMax);
    for (const entry of entries) {
      const inner = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) this.#takeFolder(inner, depth + 1, chain);
      else this.#takeFile(inner, entry, chain);
    }
  }

  #takeFolder(inner: string, depth: number, chain: RuleChain): void {
    const { why: ignored, rescued } = judgeEntry(chain, inner, true);
    const why = ignored ?? (depth > this.#bounds.foldersDeepMax ? 'nested too deep' : undefined);
    if (why === undefined) this.#queue.push({ below: inner, depth, chain: rescued ? { ...chain, git: [] } : chain });
    else this.#leftOut.push(`${inner}: ${why}`);
  }

  #takeFile(inner: string, entry: Dirent, chain: RuleChain): void {
    const why = leaveOut(inner, entry.name, entry) ?? judgeEntry(chain, inner, false).why;
    if (why === undefined) this.#paths.push(asWorkspacePath(inner));
    else this.#counted.set(why, (this.#counted.get(why) ?? 0) + 1);
  }
}

/** Why a file is not listed, whatever the rules of ignoring say. */
export function leaveOut(inner: string, name: string, entry: Pick<Dirent, 'isFile' | 'isSymbolicLink'>): string | undefined {
  // What a link inside leads to is listed under its own name; what leads outside is not the workspace's.
  if (entry.isSymbolicLink()) return 'links, which are not followed';
  if (!entry.isFile()) return 'neither files nor folders (sockets, pipes, devices)';
  if (name.includes('\uFFFD')) return 'with names that are not UTF-8';
  return deniedBecause(inner) === undefined ? undefined : 'on the deny list (keys, environments)';
}
