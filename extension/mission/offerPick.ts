/** What can be done to a file or folder as a whole, to choose from. */
import { l10n, type QuickPickItem, ThemeIcon, type Uri, window, workspace } from 'vscode';
import { fileOffers, type OperationOffer } from '../../server/protocol/messages.ts';
import type { Server } from '../server.ts';
import { orderWords } from './order.ts';

interface Entry extends QuickPickItem {
  readonly offer: OperationOffer;
}

/** undefined: the person chose none, or there is none. */
export async function pickOffer(server: Server, uri: Uri): Promise<OperationOffer | undefined> {
  const name = workspace.asRelativePath(uri, false);
  const { offers } = await server.request(fileOffers, { uri: uri.toString() });
  if (offers.length === 0) {
    void window.showInformationMessage(
      l10n.t('Swarm has nothing to do with “{0}” as a whole: it holds no code that is understood in depth.', name),
    );
    return undefined;
  }
  const entries = offers.map(
    (offer): Entry => ({
      label: orderWords({ offer, answers: [] }),
      iconPath: new ThemeIcon(offer.kind.startsWith('refactor.move') ? 'file-symlink-file' : 'edit-sparkle'),
      offer,
    }),
  );
  const chosen = await window.showQuickPick(entries, {
    title: l10n.t('Swarm: {0}', name),
    placeHolder: l10n.t('What should be done with it?'),
  });
  return chosen?.offer;
}
