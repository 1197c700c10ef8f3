/** The index of the folder lives as long as somebody works in it: built in the background, told of what changes on disk, and what it knows is told. */
import { SwarmFailure } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { terrainState } from '../../../../protocol/messages/workspace.ts';
import type { FolderFeature } from '../folderContext.ts';
import { TerrainProgress } from '../terrainProgress.ts';
import { terrainView } from '../terrainView.ts';

const bounds = {
  /** The person's first questions are answered before the building begins. */
  beforeStartMs: 300,
  /** Changes told at once that are looked at one by one. */
  changesMax: 1_000,
} as const;

interface WatchedChange {
  readonly uri: string;
}

export const terrain: FolderFeature = ({ session, uri: folder, peers, pathOf, onNotification, onDocument, onClose }, answer) => {
  const { terrain: life, ports } = session;
  life.told(() => peers().some(({ abilities }) => abilities.watches === true));
  const starting = ports.clock.after(bounds.beforeStartMs, () => life.start());
  const progress = new TerrainProgress(ports.clock, peers);
  const listening = life.onState((state) => progress.show(state));

  /** A change of version control's own files is no change of the workspace; where it stands is looked at apart. */
  const isOwn = (uri: string): boolean => /\/\.(?:git|hg|svn|jj)(?:\/|$)/.test(uri.slice(folder.length));
  const changed = (changes: readonly WatchedChange[]): readonly WorkspacePath[] | undefined => {
    const own = changes.filter(({ uri }) => !isOwn(uri));
    return own.length > bounds.changesMax ? undefined : own.flatMap(({ uri }) => pathOf(uri) ?? []);
  };
  onNotification('workspace/didChangeWatchedFiles', (params) => {
    const { changes } = (params ?? {}) as { readonly changes?: unknown };
    if (!Array.isArray(changes)) return;
    const told = changes.filter((change): change is WatchedChange => typeof (change as WatchedChange | null)?.uri === 'string');
    const paths = changed(told);
    if (paths === undefined || paths.length > 0) life.changedOnDisk(paths);
  });
  // A client that watches no files at least says what it saves.
  onDocument(({ kind, path }) => {
    if (kind === 'saved') life.changedOnDisk([path]);
  });
  answer(terrainState, async ({ complete }, _peer, token) => {
    if (complete !== true) {
      life.start();
      return terrainView(life.index.state);
    }
    const stop = new AbortController();
    const cancelling = token.onCancellationRequested(() => stop.abort());
    try {
      return terrainView(await life.complete(stop.signal));
    } catch (failure) {
      // Who was told to stop says what is known so far.
      if (failure instanceof SwarmFailure && failure.error.code === 'cancelled') return terrainView(life.index.state);
      throw failure;
    } finally {
      cancelling.dispose();
    }
  });
  onClose(() => {
    starting.dispose();
    listening.dispose();
    progress.dispose();
  });
};
