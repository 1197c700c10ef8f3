/** Whether an import certainly leads out of the folder, by the paths of its files alone. What would have to be read to tell does not count. */
import type { Facts, PathsFact } from '../../../core/facts/facts.ts';
import type { ImportRecord } from '../../../core/terrain/fileIndex.ts';
import type { TerrainIndex } from '../../../core/terrain/index/terrainIndex.ts';
import { deepLanguageOfPath, familyOf } from '../../../core/terrain/languageId.ts';
import type { RulesByFamily } from '../../../core/terrain/terrain.ts';
import { nameOf } from '../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';

const unknown = (): undefined => undefined;
const noFacts: Omit<Facts, 'paths'> = {
  mentions: unknown,
  file: unknown,
  tree: unknown,
  outline: unknown,
  references: unknown,
  definition: unknown,
  rename: unknown,
  symbolNames: unknown,
};

export class OutsideImports {
  readonly #index: Pick<TerrainIndex, 'paths' | 'has'>;
  readonly #rules: RulesByFamily;
  readonly #workspaceName: string;
  #paths: PathsFact | undefined;

  /** `folder`: its URI, whose last part names the package that the folder itself may be. */
  constructor(index: Pick<TerrainIndex, 'paths' | 'has'>, rules: RulesByFamily, folder: string) {
    this.#index = index;
    this.#rules = rules;
    this.#workspaceName = decodeURIComponent(nameOf(folder));
  }

  leadsOut(from: WorkspacePath, { specifier, level }: Pick<ImportRecord, 'specifier' | 'level'>): boolean {
    const language = deepLanguageOfPath(from);
    // As long as not even the file itself is known, nothing is.
    if (language === undefined || !this.#index.has(from)) return false;
    const facts: Facts = { ...noFacts, paths: () => this.#known() };
    return this.#rules[familyOf(language)].resolveModule(from, specifier, level, facts).kind === 'external';
  }

  /** The same object as long as the paths are the same: what is derived from them is kept with it. */
  #known(): PathsFact {
    const { paths } = this.#index;
    if (this.#paths?.paths !== paths) {
      const all = new Set<string>(paths);
      this.#paths = { paths, has: (path) => all.has(path), leftOut: [], workspaceName: this.#workspaceName };
    }
    return this.#paths;
  }
}
