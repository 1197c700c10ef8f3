/** Extensions that say they serve a language: they start when a document in it is opened, and know of it a little later. */
import { type CancellationToken, type Disposable, extensions } from 'vscode';
import { askAgainAfterMs, inTime } from './patience.ts';

const startMs = 10_000;

export class ServingExtensions {
  /** Languages whose extensions had their time to start. */
  readonly #settled = new Set<string>();
  readonly #listening: Disposable;

  constructor() {
    this.#listening = extensions.onDidChange(() => this.#settled.clear());
  }

  /** When to ask again if nobody knows; empty where nobody is on the way. */
  async started(languageId: string, token: CancellationToken): Promise<readonly number[]> {
    const serving = extensions.all.filter(({ packageJSON }) => serves(packageJSON, languageId));
    await inTime(Promise.allSettled(serving.map(async (extension) => extension.activate())), startMs, token);
    return serving.length === 0 || this.#settled.has(languageId) ? [] : askAgainAfterMs;
  }

  /** They were waited for. */
  settle(languageId: string): void {
    this.#settled.add(languageId);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

function serves(manifest: unknown, languageId: string): boolean {
  const { activationEvents } = (manifest ?? {}) as { readonly activationEvents?: unknown };
  return Array.isArray(activationEvents) && activationEvents.includes(`onLanguage:${languageId}`);
}
