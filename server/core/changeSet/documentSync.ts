/** Waiting until open documents show what an editor said it did: by their changes, for a bounded time. */
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { DocumentsPort } from '../ports/documentsPort.ts';

const syncBounds = {
  longestMs: 5_000,
  /** After a preview some files may stay as they are: then the wait ends when nothing more comes for so long. */
  quietMs: 300,
} as const;

export interface SyncPorts {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly textOf: (path: WorkspacePath) => string;
}

/** Resolves when every text is as wanted, or the time is over; `partly` when some may never come to be. */
export function awaitTexts(
  { documents, clock, textOf }: SyncPorts,
  wanted: ReadonlyMap<WorkspacePath, (text: string) => boolean>,
  partly: boolean,
): Promise<void> {
  const missing = new Set([...wanted.keys()].filter((path) => wanted.get(path)?.(textOf(path)) !== true));
  if (missing.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const held: Disposable[] = [];
    let quiet: Disposable | undefined;
    const finish = (): void => {
      quiet?.dispose();
      for (const one of held) one.dispose();
      resolve();
    };
    const waitQuietly = (): void => {
      if (!partly) return;
      quiet?.dispose();
      quiet = clock.after(syncBounds.quietMs, finish);
    };
    held.push(
      clock.after(syncBounds.longestMs, finish),
      documents.onChanged((path) => {
        waitQuietly();
        if (missing.has(path) && wanted.get(path)?.(textOf(path)) === true) missing.delete(path);
        if (missing.size === 0) finish();
      }),
    );
    waitQuietly();
  });
}
