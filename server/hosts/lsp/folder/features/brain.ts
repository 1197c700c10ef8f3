/** What a peer's missions reach Claude with: kept beside the peer, in memory, and forgotten with it. */
import { fail } from '../../../../protocol/errors.ts';
import { configureBrain } from '../../../../protocol/messages/documents.ts';
import type { FolderFeature } from '../folderContext.ts';

export const brain: FolderFeature = (_context, answer) => {
  answer(configureBrain, ({ apiKey, baseUrl, model, tokensMax, costUsdMax }, peer) => {
    const key = apiKey?.trim() ?? '';
    for (const bound of [tokensMax, costUsdMax]) {
      if (bound !== undefined && !(bound >= 0)) fail('usage', 'A bound on tokens or cost is a number from 0 on.');
    }
    peer.claude = key === '' ? undefined : { apiKey: key, baseUrl: baseUrl || undefined, model: model || undefined, tokensMax, costUsdMax };
    return { available: peer.claude ? ['offline', 'claude'] : ['offline'] };
  });
};
