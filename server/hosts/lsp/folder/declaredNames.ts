/** What the folder declares by a name: of which kinds, and in which files, as far as its index knows by now. */
import type { DeclaredName } from '../../../core/operation/offer.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import type { TerrainIndex } from '../../../core/terrain/index/terrainIndex.ts';
import type { OutlineKind } from '../../../core/terrain/outline/outline.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';

/** Names whose answer is kept until the index changes; the cursor is on one of a few. */
const keptMax = 100;

export class DeclaredNames {
  readonly #index: Pick<TerrainIndex, 'version' | 'records'>;
  readonly #kept = new Map<string, DeclaredName>();
  #version = -1;

  constructor(index: Pick<TerrainIndex, 'version' | 'records'>) {
    this.#index = index;
  }

  of(name: string): DeclaredName {
    if (this.#version !== this.#index.version || this.#kept.size >= keptMax) this.#kept.clear();
    this.#version = this.#index.version;
    let declared = this.#kept.get(name);
    if (declared === undefined) {
      declared = this.#look(name);
      this.#kept.set(name, declared);
    }
    return declared;
  }

  #look(name: string): DeclaredName {
    const kinds = new Set<OutlineKind>();
    const atTop = new Set<WorkspacePath>();
    for (const { path, outline } of this.#index.records()) {
      for (const symbol of outline.symbols) {
        if (symbol.name !== name || symbol.kind === 'import') continue;
        kinds.add(symbol.kind);
        if (symbol.container === NONE) atTop.add(path);
      }
    }
    return { kinds: [...kinds], atTop: [...atTop].sort() };
  }
}
