/** What a relocation stands on: files cut into units, their languages' rules on imports, and the facts that are still missing. */

import type { SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Answer, ImportEditing, ImportingFile } from '../../core/terrain/importEditing.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type CutModule, cutModule } from './moduleUnits.ts';

/** A file that can be cut, with what its imports are edited by. */
export interface Module extends CutModule {
  readonly path: WorkspacePath;
  readonly file: ImportingFile;
  readonly imports: ImportEditing;
}

export class Ground {
  readonly resolver: Resolver;
  readonly #modules = new Map<WorkspacePath, Module>();

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  get terrain(): Terrain {
    return this.resolver.terrain;
  }

  /** Undefined when facts are missing, which are noted, or it is no code. */
  module(path: WorkspacePath): Module | undefined {
    const known = this.#modules.get(path);
    if (known) return known;
    const file = this.terrain.file(path);
    const view = this.terrain.view(path);
    const root = this.terrain.tree(path);
    const rules = this.terrain.rulesOf(path);
    if (!file || !view || !root || !rules) return undefined;
    const module: Module = {
      ...cutModule(view, file.text, root),
      path,
      file: { path, text: file.text, index: file.index, root },
      imports: rules.imports,
    };
    this.#modules.set(path, module);
    return module;
  }

  /** The value, or nothing and a note of what it lacks. */
  got<T>(answer: Answer<T>): T | undefined {
    if (answer.kind === 'done') return answer.value;
    this.terrain.needs.addAll(answer.requests);
    return undefined;
  }

  name(view: FileView, symbol: SymbolIx): string {
    return view.symbol(symbol)?.name ?? '';
  }
}
