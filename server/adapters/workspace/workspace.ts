/** The folder a person works in, on a real disk. Reads only. */
import * as fs from 'node:fs';
import type { Result } from '../../base/result.ts';
import { systemCode } from '../../base/systemError.ts';
import type { EntryKind, Listing, ReadFile, WorkspacePort } from '../../core/ports/workspacePort.ts';
import { fail, type SwarmError } from '../../protocol/errors.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { defaultWorkspaceBounds, type WorkspaceBounds } from './bounds.ts';
import { entryKind } from './entryKind.ts';
import { identifyPath } from './identity.ts';
import { listFiles } from './listing.ts';
import { readTextFile } from './reading.ts';
import { filesContaining, type Mention } from './searching.ts';
import { checkWritable } from './writability.ts';

export interface WorkspaceOptions {
  /** Where relative paths may also be meant from; the host's current folder. Default: the workspace folder. */
  readonly cwd?: string;
  readonly bounds?: WorkspaceBounds;
}

export class Workspace implements WorkspacePort {
  readonly root: string;
  readonly #cwd: string;
  readonly #bounds: WorkspaceBounds;

  private constructor(root: string, { cwd = root, bounds = defaultWorkspaceBounds }: WorkspaceOptions) {
    this.root = root;
    this.#cwd = cwd;
    this.#bounds = bounds;
  }

  /** Throws SwarmFailure (workspace-missing) when there is no such folder. */
  static open(folder: string, options: WorkspaceOptions = {}): Workspace {
    try {
      const root = fs.realpathSync.native(folder);
      if (fs.statSync(root).isDirectory()) return new Workspace(root, options);
    } catch (failure) {
      const code = systemCode(failure);
      if (code === undefined) throw failure;
      if (code !== 'ENOENT') fail('workspace-missing', `${folder} cannot be opened (${code}).`);
    }
    return fail('workspace-missing', `${folder} is not a folder.`);
  }

  list(signal: AbortSignal): Promise<Listing> {
    return listFiles(this.root, this.#bounds, signal);
  }

  /** What a listing would make of one path now. */
  kindOf(path: WorkspacePath): EntryKind {
    return entryKind(this.root, path, this.#bounds);
  }

  async containing(word: string, signal: AbortSignal): Promise<readonly Mention[]> {
    const { paths } = await this.list(signal);
    return filesContaining(this.root, paths, word, this.#bounds, signal);
  }

  read(path: WorkspacePath): Promise<ReadFile> {
    return readTextFile(this.root, path, this.#bounds.textFileBytesMax);
  }

  identify(path: string): Result<WorkspacePath, SwarmError> {
    return identifyPath(this.root, this.#cwd, path);
  }

  async mayWrite(path: WorkspacePath): Promise<Result<true, SwarmError>> {
    return checkWritable(this.root, path);
  }
}
