/** What people do to known files in their editors goes on the record: saves, undos and redos of change sets, and buffers closed unsaved. */
import type { Disposable } from '../../../../base/disposable.ts';
import { recordOutsideEdits } from '../../../../core/changeSet/recordOutsideEdits.ts';
import { recordSave, recordUndo } from '../../../../core/changeSet/recordPersonEdit.ts';
import { SwarmFailure } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import type { FolderFeature } from '../folderContext.ts';

/** After the last keystroke. */
const pauseMs = 300;

export const personEdits: FolderFeature = ({ session, peers, onDocument, onClose }) => {
  const { ledger, rewindPorts, ports } = session;
  const edited = new Set<WorkspacePath>();
  let pause: Disposable | undefined;
  let closing = false;

  /** What cannot be recorded now is found by hash the next time anybody looks. */
  const quietly = (work: () => void): void => {
    try {
      if (!closing) work();
    } catch (failure) {
      if (!(failure instanceof SwarmFailure)) throw failure;
    }
  };
  const look = (): void => {
    pause = undefined;
    const paths = [...edited];
    edited.clear();
    for (const path of paths) quietly(() => void recordUndo({ ledger, files: ports.files }, path));
  };

  onDocument(({ kind, path, peer }) => {
    switch (kind) {
      case 'changed':
        edited.add(path);
        pause?.dispose();
        pause = ports.clock.after(pauseMs, look);
        return;
      case 'saved':
        quietly(() => {
          if (edited.delete(path)) recordUndo({ ledger, files: ports.files }, path);
          recordSave({ ledger, files: ports.files }, path);
        });
        return;
      case 'closed':
        // What goes with its window is no edit: it may come back with it, and is found the next time anybody needs the file.
        if (!peers().includes(peer)) return;
        quietly(() => void recordOutsideEdits({ ledger, files: rewindPorts.files, head: rewindPorts.head }, [path]));
        return;
      case 'opened':
        return;
    }
  });
  onClose(() => {
    closing = true;
    pause?.dispose();
  });
};
