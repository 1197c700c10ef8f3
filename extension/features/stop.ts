/** “Stop”: ends what runs, and closes a preview that waits for the person. */
import { Disposable, l10n, window } from 'vscode';
import { stopMission } from '../../server/protocol/messages.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';
import { foldersOnDisk } from '../folders.ts';

export const stop: Feature = ({ server }) =>
  Disposable.from(
    registerCommand('swarm.stop', async () => {
      const answers = await Promise.all(foldersOnDisk().map((folder) => server.request(stopMission, { folder })));
      const stopped = answers.reduce((sum, one) => sum + one.stopped.length, 0);
      if (stopped === 0) window.setStatusBarMessage(l10n.t('Swarm: nothing runs.'), 3_000);
    }),
  );
