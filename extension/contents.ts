/** Contents of the ledger as read-only documents, by hash, for the editor's own diff. */
import { type Disposable, l10n, Uri, workspace } from 'vscode';
import { content } from '../server/protocol/messages.ts';
import type { Feature } from './feature.ts';

const scheme = 'swarm-content';

interface Address {
  readonly folder: string;
  readonly hash: string;
}

/** Contents that are not in the ledger yet, by hash: those of a preview. */
const held = new Map<string, string>();
const heldMax = 32;

/** Lets a content be shown that only its maker has so far. The newest few are kept. */
export function holdContent(hash: string, text: string): void {
  held.delete(hash);
  held.set(hash, text);
  const [oldest] = held.keys();
  if (oldest !== undefined && held.size > heldMax) held.delete(oldest);
}

/** `hash` empty: the file was not there; its document is empty. The path gives the language and the title. */
export function contentUri(folder: string, path: string, hash: string): Uri {
  const address: Address = { folder, hash };
  return Uri.from({ scheme, path: `/${path}`, query: JSON.stringify(address) });
}

export const contents: Feature = ({ server }): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const { folder, hash } = JSON.parse(uri.query) as Address;
      const own = hash === '' ? '' : held.get(hash);
      if (own !== undefined) return own;
      const { text } = await server.request(content, { folder, hash });
      return text ?? l10n.t('The ledger does not hold this content as text.');
    },
  });
