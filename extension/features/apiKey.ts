/** The key for Claude: kept in the editor's secret storage, handed to the server's memory, and written nowhere else. */
import { Disposable, l10n, window, workspace } from 'vscode';
import { configureBrain } from '../../server/protocol/messages.ts';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';
import { foldersOnDisk } from '../folders.ts';
import { settings } from '../settings.ts';

const secret = 'swarm.anthropicApiKey';
const settingsOfClaude = ['swarm.baseUrl', 'swarm.model', 'swarm.tokensMax', 'swarm.costUsdMax'];

export const apiKey: Feature = ({ server, context, log }) => {
  const send = async (): Promise<void> => {
    const key = await context.secrets.get(secret);
    for (const folder of foldersOnDisk()) {
      // An empty key takes back one that was sent before.
      await server.request(configureBrain, { folder, apiKey: key ?? '', ...settings.claude() });
    }
  };
  const sendOrSay = (): void => void send().catch((failure: unknown) => log.debug(`Claude's settings were not taken: ${String(failure)}`));
  return Disposable.from(
    server.onRunning((running) => running && sendOrSay()),
    context.secrets.onDidChange(({ key }) => key === secret && server.running && sendOrSay()),
    workspace.onDidChangeWorkspaceFolders(() => server.running && sendOrSay()),
    workspace.onDidChangeConfiguration((event) => {
      if (server.running && settingsOfClaude.some((name) => event.affectsConfiguration(name))) sendOrSay();
    }),
    registerCommand('swarm.setApiKey', async () => {
      const key = await window.showInputBox({
        title: l10n.t('Anthropic API key'),
        prompt: l10n.t('Kept in the editor’s secret storage. Leave it empty to remove the key.'),
        placeHolder: 'sk-ant-…',
        password: true,
        ignoreFocusOut: true,
        validateInput: (text) => (/\s/.test(text.trim()) ? l10n.t('A key holds no spaces.') : undefined),
      });
      if (key === undefined) return;
      if (key.trim() === '') await context.secrets.delete(secret);
      else await context.secrets.store(secret, key.trim());
      void window.showInformationMessage(key.trim() === '' ? l10n.t('The key was removed.') : l10n.t('The key was stored.'));
    }),
  );
};
