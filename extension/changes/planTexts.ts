/** The texts of a plan as read-only documents for diffs (`swarm-plan:`). They were never written anywhere, not even into the ledger. */
import { Disposable, Uri, workspace } from 'vscode';

const scheme = 'swarm-plan';

/** Plans whose texts are kept; the older ones can no longer be opened anew. */
const plansMax = 5;

const plans = new Map<string, ReadonlyMap<string, string>>();

export function providePlanTexts(): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path, query }) => {
        const { key, side } = JSON.parse(query) as Address;
        return plans.get(key)?.get(`${side}${path}`) ?? '';
      },
    }),
    new Disposable(() => plans.clear()),
  );
}

interface Address {
  readonly key: string;
  readonly side: PlanText['side'];
}

export interface PlanText {
  readonly side: 'before' | 'after';
  readonly path: string;
  readonly text: string;
}

/** Keeps the texts, and tells where each is. The path gives a tab its name and the text its language; it is the file's own. */
export function keepPlan(key: string, texts: readonly PlanText[]): (side: PlanText['side'], path: string) => Uri {
  plans.delete(key);
  plans.set(key, new Map(texts.map(({ side, path, text }) => [`${side}/${path}`, text])));
  for (const oldest of plans.keys()) {
    if (plans.size <= plansMax) break;
    plans.delete(oldest);
  }
  return (side, path) => Uri.from({ scheme, path: `/${path}`, query: JSON.stringify({ key, side } satisfies Address) });
}
