/** What a session sees of its folder: the files on disk, and over them the texts that editors have not saved. */
import { FileDisk } from '../../adapters/fileDisk/fileDisk.ts';
import type { UnsavedTexts } from '../../adapters/physics/physicsOptions.ts';
import { Workspace } from '../../adapters/workspace/workspace.ts';
import { SeenDocuments } from '../../core/documents/seenDocuments.ts';
import { SeenFiles } from '../../core/documents/seenFiles.ts';
import { SeenWorkspace } from '../../core/documents/seenWorkspace.ts';
import type { DocumentsPort } from '../../core/ports/documentsPort.ts';
import type { FilePort } from '../../core/ports/filePort.ts';
import type { WorkspacePort } from '../../core/ports/workspacePort.ts';
import type { ContentHash } from '../../protocol/ids.ts';

export interface Sight {
  readonly workspace: Workspace; // as it is on disk
  readonly disk: FileDisk;
  /** As people see them: the disk's own where there are no documents. */
  readonly files: FilePort;
  readonly seenWorkspace: WorkspacePort;
  readonly edited: EditedSight | undefined;
}

/** Only where there are documents. */
export interface EditedSight {
  readonly documents: DocumentsPort;
  readonly seen: SeenDocuments;
  readonly files: SeenFiles;
}

export function sightOf(root: string, documents: DocumentsPort | undefined, hash: (bytes: Uint8Array) => ContentHash): Sight {
  const workspace = Workspace.open(root, { cwd: process.cwd() });
  const disk = new FileDisk(root);
  if (documents === undefined) return { workspace, disk, files: disk, seenWorkspace: workspace, edited: undefined };
  const seen = new SeenDocuments(documents, disk, hash);
  const files = new SeenFiles(disk, seen);
  return { workspace, disk, files, seenWorkspace: new SeenWorkspace(workspace, seen), edited: { documents, seen, files } };
}

/** The unsaved texts as language servers are to be told of them. */
export function unsavedTexts(seen: SeenDocuments): UnsavedTexts {
  return {
    paths: () => seen.allUnsaved().map(({ path }) => path),
    at(path) {
      const unsaved = seen.unsaved(path);
      return unsaved && { text: unsaved.text, stamp: unsaved.hash };
    },
  };
}
