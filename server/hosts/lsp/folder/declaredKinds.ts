/** Of which kinds the things are that the folder declares by a name, as far as its index knows by now. */
import type { TerrainIndex } from '../../../core/terrain/index/terrainIndex.ts';
import type { OutlineKind } from '../../../core/terrain/outline/outline.ts';

/** Names whose answer is kept until the index changes; the cursor is on one of a few. */
const keptMax = 100;

export class DeclaredKinds {
  readonly #index: Pick<TerrainIndex, 'version' | 'records'>;
  readonly #kept = new Map<string, readonly OutlineKind[]>();
  #version = -1;

  constructor(index: Pick<TerrainIndex, 'version' | 'records'>) {
    this.#index = index;
  }

  kindsOf(name: string): readonly OutlineKind[] {
    if (this.#version !== this.#index.version || this.#kept.size >= keptMax) this.#kept.clear();
    this.#version = this.#index.version;
    let kinds = this.#kept.get(name);
    if (kinds === undefined) {
      kinds = this.#look(name);
      this.#kept.set(name, kinds);
    }
    return kinds;
  }

  #look(name: string): readonly OutlineKind[] {
    const kinds = new Set<OutlineKind>();
    for (const { outline } of this.#index.records()) {
      for (const symbol of outline.symbols) if (symbol.name === name && symbol.kind !== 'import') kinds.add(symbol.kind);
    }
    return [...kinds];
  }
}
