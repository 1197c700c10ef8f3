/**
 * A copy of what one language needs of the workspace, in a temporary folder. Files that come, go or move are judged here, since a
 * language server believes neither in a file that is not saved yet nor in the absence of one that is still there.
 */
import { constants } from 'node:fs';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isElsewhere } from '../../core/physics/elsewhere.ts';
import type { OverlayFile } from '../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { makeAsideFolder, removeAsideFolder } from './asideFolder.ts';
import { stampsOf } from './diskTexts.ts';
import type { PhysicsBounds, UnsavedTexts } from './physicsOptions.ts';
import type { ServerProfile } from './profiles/serverProfile.ts';
import { cancelled, ServerFailure } from './serverFailure.ts';

const COPIES_AT_ONCE = 32;

export class MirrorTree {
  readonly root: string; // absolute real path

  private constructor(root: string) {
    this.root = root;
  }

  /** Copies, within the bounds; fails with `bound` when the workspace is too large for that. */
  static async make(
    source: { readonly root: string; readonly paths: readonly WorkspacePath[] },
    profile: ServerProfile,
    temporaryFolder: string,
    bounds: PhysicsBounds,
    signal: AbortSignal,
  ): Promise<MirrorTree> {
    const paths = source.paths.filter((path) => profile.leansOn(path));
    if (paths.length > bounds.mirrorFilesMax) {
      throw new ServerFailure(
        'bound',
        `files come, go or move, and a mirror of ${paths.length} files is more than ${bounds.mirrorFilesMax}`,
      );
    }
    let bytes = 0;
    for (const size of (await stampsOf(source.root, paths)).values()) bytes += size.bytes;
    if (bytes > bounds.mirrorBytesMax) {
      throw new ServerFailure('bound', `files come, go or move, and a mirror of ${bytes} bytes is more than ${bounds.mirrorBytesMax}`);
    }
    const mirror = new MirrorTree(await makeAsideFolder(temporaryFolder, 'mirror'));
    try {
      await mirror.#fill(source.root, paths, signal);
      for (const link of (await profile.mirrorLinks?.(paths, mirror.root)) ?? []) {
        await mkdir(dirname(join(mirror.root, link.at)), { recursive: true });
        // Links to folders need no privilege on Windows when they are junctions; to files they are not made there.
        await symlink(link.target, join(mirror.root, link.at), 'junction').catch(() => undefined);
      }
      return mirror;
    } catch (error) {
      await mirror.dispose();
      throw error;
    }
  }

  /** Puts texts that editors hold unsaved over what was copied from the disk. */
  async writeUnsaved(unsaved: UnsavedTexts, belongs: (path: WorkspacePath) => boolean): Promise<void> {
    for (const path of unsaved.paths()) {
      const text = belongs(path) ? unsaved.at(path)?.text : undefined;
      if (text !== undefined) await this.#write(path, text);
    }
  }

  /** Puts the texts as they are known to be before the change. */
  async writeBase(files: readonly OverlayFile[]): Promise<void> {
    for (const { path, baseText, baseHash } of files) if (baseHash !== undefined) await this.#write(path, baseText);
  }

  /** Makes the change: first everything that goes, so that a change of case alone works too. */
  async writeProposed(files: readonly OverlayFile[]): Promise<void> {
    for (const file of files) if (isElsewhere(file)) await rm(join(this.root, file.path), { force: true });
    for (const { newPath, text, hash } of files) if (hash !== undefined) await this.#write(newPath, text);
  }

  async dispose(): Promise<void> {
    await removeAsideFolder(this.root);
  }

  async #fill(root: string, paths: readonly WorkspacePath[], signal: AbortSignal): Promise<void> {
    const folders = new Set(paths.map((path) => dirname(path)));
    for (const folder of folders) await mkdir(join(this.root, folder), { recursive: true });
    for (let from = 0; from < paths.length; from += COPIES_AT_ONCE) {
      if (signal.aborted) throw cancelled();
      const some = paths.slice(from, from + COPIES_AT_ONCE);
      // A file that cannot be read is missing before and after alike, and so proves nothing about the change.
      await Promise.all(
        some.map((path) => copyFile(join(root, path), join(this.root, path), constants.COPYFILE_FICLONE).catch(() => undefined)),
      );
    }
  }

  async #write(path: WorkspacePath, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await rm(join(this.root, path), { force: true }); // a copy may be read-only
    await writeFile(join(this.root, path), text);
  }
}
