/** “Refactor…”, “Plan…” and “Refactor File or Folder…”, from the palette, a menu, the light bulb or another extension. */
import { Disposable, type Uri, window } from 'vscode';
import { providePlanTexts } from '../changes/planTexts.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';
import { foldersOnDisk } from '../folders.ts';
import { Approvals } from '../mission/approvals.ts';
import { HistoryStore } from '../mission/historyStore.ts';
import { MissionRuns } from '../mission/missionRun.ts';
import { pickOffer } from '../mission/offerPick.ts';
import type { RefactorArguments } from '../mission/pointing.ts';
import { RefactorFlow } from '../mission/refactorFlow.ts';

export const refactor: Feature = (editor) => {
  const { server, context } = editor;
  const approvals = new Approvals(server, () => foldersOnDisk()[0] ?? '');
  const flow = new RefactorFlow(editor, new MissionRuns(server), new HistoryStore(context.workspaceState), approvals);
  return Disposable.from(
    providePlanTexts(),
    registerCommand('swarm.refactor', (given?: RefactorArguments | Uri) => flow.start(false, given)),
    registerCommand('swarm.plan', (given?: RefactorArguments | Uri) => flow.start(true, given)),
    registerCommand('swarm.refactorFile', async (given?: Uri) => {
      const uri = given ?? window.activeTextEditor?.document.uri;
      const offer = uri && (await pickOffer(server, uri));
      if (offer) await flow.start(false, { uri: uri.toString(), offer });
    }),
  );
};
