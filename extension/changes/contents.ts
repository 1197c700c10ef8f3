/**
 * Read-only documents for diffs: contents of the ledger by their hash (`swarm-content:`), and texts of a plan that were
 * never written anywhere (`swarm-plan:`).
 */
import { Disposable, Uri, workspace } from 'vscode';
import { content } from '../../server/protocol/messages.ts';
import type { Server } from '../server.ts';

const contentScheme = 'swarm-content';
const planScheme = 'swarm-plan';

/** Plans whose texts are kept; the older ones can no longer be opened anew. */
const plansMax = 5;

const plans = new Map<string, ReadonlyMap<string, string>>();

export function provideContents(server: Server): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(contentScheme, {
      async provideTextDocumentContent({ query }) {
        const { folder, hash } = JSON.parse(query) as { readonly folder: string; readonly hash: string };
        const { text } = await server.request(content, { folder, hash });
        return text ?? '';
      },
    }),
    workspace.registerTextDocumentContentProvider(planScheme, {
      provideTextDocumentContent: ({ path, query }) => plans.get(query)?.get(path) ?? '',
    }),
    new Disposable(() => plans.clear()),
  );
}

/** A content as the ledger has it. `path` gives the tab its name and the text its language. */
export function contentUri(folder: string, path: string, hash: string): Uri {
  return Uri.from({ scheme: contentScheme, path: `/${path}`, query: JSON.stringify({ folder, hash }) });
}

export interface PlanText {
  readonly side: 'before' | 'after';
  readonly path: string;
  readonly text: string;
}

/** Keeps the texts, and tells where each is. */
export function keepPlan(key: string, texts: readonly PlanText[]): (side: PlanText['side'], path: string) => Uri {
  const pathOf = (side: PlanText['side'], path: string): string => `/${side}/${path}`;
  plans.delete(key);
  plans.set(key, new Map(texts.map(({ side, path, text }) => [pathOf(side, path), text])));
  for (const oldest of plans.keys()) {
    if (plans.size <= plansMax) break;
    plans.delete(oldest);
  }
  return (side, path) => Uri.from({ scheme: planScheme, path: pathOf(side, path), query: key });
}
