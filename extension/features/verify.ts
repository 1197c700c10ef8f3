/** “Verify Ledger”: proves the history of a folder, and says what was proved and what not. */
import { l10n, ProgressLocation, window } from 'vscode';
import { verifyLedger } from '../../server/protocol/messages.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';
import { chooseFolder, folderName } from '../folders.ts';
import { plainMessage } from '../plainMessage.ts';

export const verify: Feature = ({ server, log }) =>
  registerCommand('swarm.verifyLedger', async () => {
    const folder = await chooseFolder();
    if (folder === undefined) return;
    const result = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Swarm verifies the ledger'), cancellable: true },
      (_progress, token) => {
        const stop = new AbortController();
        token.onCancellationRequested(() => stop.abort());
        return server.request(verifyLedger, { folder }, stop.signal);
      },
    );
    log.info(`Ledger of ${folderName(folder)}: ${result.sound ? 'sound' : 'not sound'}`);
    for (const text of result.proved) log.info(`  proved: ${text}`);
    for (const text of result.notProved) log.info(`  not proved: ${text}`);
    for (const text of result.problems) log.error(`  problem: ${text}`);
    const details = l10n.t('Details');
    const chosen = result.sound
      ? await window.showInformationMessage(l10n.t('The ledger is sound. {0}', plainMessage(result.proved[0] ?? '')), details)
      : await window.showErrorMessage(l10n.t('The ledger is not sound: {0}', plainMessage(result.problems[0] ?? '')), details);
    if (chosen === details) log.show();
  });
