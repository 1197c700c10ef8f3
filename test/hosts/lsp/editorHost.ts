/** A folder's host with headless editors joined to it, in one process, over a workspace and a ledger in temporary folders. */
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import type { EventKind } from '../../../server/core/ports/ledgerPort.ts';
import { readEnvironment } from '../../../server/hosts/environment.ts';
import { connectedPair } from '../../../server/hosts/lsp/channel.ts';
import { type FolderHost, openFolderHost } from '../../../server/hosts/lsp/folder/folderHost.ts';
import type { ClientAbilities } from '../../../server/protocol/messages.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { type EditorScript, HeadlessEditor } from './headlessEditor.ts';

export const fullAbilities: ClientAbilities = {
  save: true,
  preview: true,
  editsClosedFiles: true,
  approve: true,
  edits: true,
  annotations: true,
  progress: true,
};

export class EditorHost {
  readonly folder: TempFolder;
  readonly host: FolderHost;

  private constructor(folder: TempFolder, host: FolderHost) {
    this.folder = folder;
    this.host = host;
  }

  static async open(
    files: Readonly<Record<string, string>>,
    more: { physics?: boolean; fault?: string; state?: TempFolder; folder?: TempFolder; presenceMs?: number } = {},
  ) {
    const folder = more.folder ?? new TempFolder();
    const state = more.state ?? new TempFolder();
    for (const [path, text] of Object.entries(files)) folder.write(path, text);
    const environment = { ...readEnvironment(), stateDirectory: state.root, fault: more.fault };
    const opened = await openFolderHost({ folder: folder.root, environment, physics: more.physics ?? false, presenceMs: more.presenceMs });
    if (!opened.ok) throw new Error(opened.error.message);
    const { value: host } = opened;
    onTestFinished(() => host.close());
    return new EditorHost(folder, host);
  }

  /** `awaits`: missions whose end it did not hear at a host before. */
  join(script: EditorScript = {}, abilities: ClientAbilities = fullAbilities, name = 'window', awaits?: readonly string[]): HeadlessEditor {
    const [here, there] = connectedPair();
    this.host.addPeer(there, { name, abilities, ...(awaits && { awaits }) });
    return new HeadlessEditor(this.folder.root, here, script);
  }

  disk(path: string): string {
    return readFileSync(this.folder.at(path), 'utf8');
  }

  events(...kinds: EventKind[]) {
    return [...this.host.session.ledger.events({ kinds })].map(({ payload }) => payload.value as never);
  }
}
