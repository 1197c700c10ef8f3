/** Workspace trust: the server starts restricted where the workspace is not trusted, and is told once it is. */
import { Disposable, workspace } from 'vscode';
import { trustGranted } from '../../server/protocol/messages.ts';
import type { Feature } from '../feature.ts';
import { foldersOnDisk } from '../folders.ts';

export const trust: Feature = ({ server }) =>
  Disposable.from(
    workspace.onDidGrantWorkspaceTrust(() => {
      // Before it runs it will read the trust itself.
      if (server.running) for (const folder of foldersOnDisk()) server.notify(trustGranted, { folder });
    }),
  );
