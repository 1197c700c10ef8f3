/** The readings of the workspace a mission works on, and the fact source of each view over them. */
import type { LineIndex } from '../../base/lineIndex.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FactSource } from '../brain/brain.ts';
import type { View } from '../swarm/effects.ts';
import type { ChangedFile } from '../swarm/words.ts';
import type { MissionServices, Snapshot } from './services.ts';
import type { TextStore } from './textStore.ts';

export class Views {
  readonly #services: MissionServices;
  readonly #texts: TextStore;
  readonly #sources = new Map<number, FactSource>();
  #snapshot: { readonly number: number; readonly reading: Snapshot } | undefined;
  #latest: FactSource | undefined;

  constructor(services: MissionServices, texts: TextStore) {
    this.#services = services;
    this.#texts = texts;
  }

  /** One source per view, so that all who share the view share what was read. */
  facts(view: View): FactSource {
    let source = this.#sources.get(view.id);
    if (!source) {
      if (this.#snapshot?.number !== view.snapshot) {
        this.#snapshot = { number: view.snapshot, reading: this.#services.openSnapshot() };
        this.#sources.clear();
      }
      source = this.#snapshot.reading.facts(this.#texts.overlay(view.changes));
      this.#sources.set(view.id, source);
    }
    this.#latest = source;
    return source;
  }

  /** Unchanged code files that mention one of the words, in the tree as it would be. */
  async dependents(changes: readonly ChangedFile[], words: readonly string[], signal: AbortSignal): Promise<readonly WorkspacePath[]> {
    const reading = this.#snapshot?.reading ?? this.#services.openSnapshot();
    const source = reading.facts(this.#texts.overlay(changes));
    await source.fetch(
      words.map((word) => ({ kind: 'mentions', word }) as const),
      signal,
    );
    const changed = new Set(changes.flatMap(({ origin, path }) => [origin, path]));
    const found = new Set(words.flatMap((word) => source.facts.mentions(word)?.code ?? []));
    return [...found].filter((path) => !changed.has(path)).sort();
  }

  lines(path: WorkspacePath): LineIndex | undefined {
    const fact = this.#latest?.facts.file(path);
    if (!fact || fact.state === 'unreadable') return undefined;
    this.#texts.keep(fact.hash, fact.text);
    return this.#texts.lines(fact.hash);
  }
}
