/**
 * Which file imports which: kept up to date as files come, change and go, and resolved when somebody asks, since that takes
 * facts. What an import leads to is the language's own rules' to say; here it is remembered, both ways.
 */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Facts, PathsFact, Step } from '../../facts/facts.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import type { IndexListener } from '../index/indexListener.ts';
import { deepLanguageOfPath, familyOf, type LanguageFamily } from '../languageId.ts';
import type { RulesByFamily } from '../terrain.ts';
import { type FileImport, type ImportMoment, importsOfOutline, typesOfOutline } from './fileImports.ts';
import { importWords, isPackageFile, wordsOfPath } from './importWords.ts';
import { ImportsOfFile, type ResolvedImports } from './resolvedImports.ts';

/** All the imports of one file that lead to one other. */
export interface ImportEdge {
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
  readonly moment: ImportMoment; // of the soonest of them
  readonly names: readonly string[]; // in the other module, sorted
  readonly start: number; // offset of the first clause
}

interface Known {
  readonly imports: readonly FileImport[];
  readonly words: ReadonlySet<string>;
  readonly types: ReadonlySet<string>; // names it offers that are nothing once the types are gone
  resolved: ResolvedImports | undefined;
}

const nothing: ResolvedImports = { edges: [], external: new Map(), missing: [] };

export class ImportGraph implements IndexListener {
  readonly #rules: RulesByFamily;
  readonly #files = new Map<WorkspacePath, Known>();
  readonly #importers = new Map<WorkspacePath, Set<WorkspacePath>>();
  readonly #pending = new Set<WorkspacePath>();
  #listed: readonly WorkspacePath[] | undefined;
  #there: ReadonlySet<string> = new Set();
  #version = 0;

  constructor(rules: RulesByFamily) {
    this.#rules = rules;
  }

  put(record: FileRecord): void {
    this.putImports(record.path, importsOfOutline(record.outline), typesOfOutline(record.outline));
  }

  removed({ path }: FileRecord): void {
    this.drop(path);
  }

  /** The file is there, with these imports; they are resolved at the next `settle`. */
  putImports(path: WorkspacePath, imports: readonly FileImport[], types: ReadonlySet<string>): void {
    this.#forget(path);
    this.#files.set(path, { imports, words: importWords(imports, familyOfPath(path) === 'ecmascript'), types, resolved: undefined });
    this.#pending.add(path);
    this.#version += 1;
    if (isConfiguration(path)) this.#doubt('ecmascript');
  }

  drop(path: WorkspacePath): void {
    this.#forget(path);
    if (!this.#files.delete(path)) return;
    this.#pending.delete(path);
    this.#version += 1;
    if (isConfiguration(path)) this.#doubt('ecmascript');
  }

  /** Changes with every change of what is known. */
  get version(): number {
    return this.#version;
  }

  /** Resolves what is new or may lead elsewhere by now. Until it is done the graph may be behind. */
  settle(facts: Facts): Step<ImportGraph, never> {
    const paths = facts.paths();
    if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    if (paths.paths !== this.#listed) this.#pathsChanged(paths);
    const reading = new ImportsOfFile(this.#rules, facts);
    for (const path of this.#pending) {
      const known = this.#files.get(path);
      const resolved = known && reading.resolve(path, known.imports);
      if (known === undefined || resolved === undefined) continue; // more facts are needed, and have been noted
      this.#link(path, known, resolved);
      this.#pending.delete(path);
    }
    return reading.needs.any ? { kind: 'need', requests: reading.needs.requests } : { kind: 'done', value: this };
  }

  /** Files known, sorted. */
  get paths(): readonly WorkspacePath[] {
    return [...this.#files.keys()].sort();
  }

  has(path: WorkspacePath): boolean {
    return this.#files.has(path);
  }

  /** What a file imports, by path. Only files that are known themselves are linked to. */
  importsOf(path: WorkspacePath): readonly ImportEdge[] {
    return this.#edges(path);
  }

  importersOf(path: WorkspacePath): readonly ImportEdge[] {
    const from = [...(this.#importers.get(path) ?? [])].sort();
    return from.flatMap((importer) => this.#edges(importer).filter(({ to }) => to === path));
  }

  /** Modules from outside the workspace, with how many clauses name each. */
  externalsOf(path: WorkspacePath): ReadonlyMap<string, number> {
    return this.#resolved(path).external;
  }

  /** Specifiers that should lead to a file of the workspace and do not. */
  missingOf(path: WorkspacePath): readonly string[] {
    return this.#resolved(path).missing;
  }

  #edges(path: WorkspacePath): readonly ImportEdge[] {
    return this.#resolved(path).edges.flatMap((edge) => {
      const types = this.#files.get(edge.to)?.types;
      if (types === undefined) return [];
      // A compiler leaves out what only interfaces are taken from, whether it says `import type` or not.
      const forTypes = edge.moment === 'load' && edge.names.length > 0 && edge.names.every((name) => types.has(name));
      return forTypes ? [{ ...edge, moment: 'typeOnly' as const }] : [edge];
    });
  }

  #resolved(path: WorkspacePath): ResolvedImports {
    return this.#files.get(path)?.resolved ?? nothing;
  }

  #link(path: WorkspacePath, known: Known, resolved: ResolvedImports): void {
    this.#forget(path);
    known.resolved = resolved;
    this.#version += 1;
    for (const { to } of resolved.edges) {
      const importers = this.#importers.get(to) ?? new Set();
      this.#importers.set(to, importers.add(path));
    }
  }

  #forget(path: WorkspacePath): void {
    const known = this.#files.get(path);
    for (const { to } of known?.resolved?.edges ?? []) {
      const importers = this.#importers.get(to);
      importers?.delete(path);
      if (importers?.size === 0) this.#importers.delete(to);
    }
    if (known) known.resolved = undefined;
  }

  /** A file that came or went may be what an import names, or stop being it. */
  #pathsChanged(paths: PathsFact): void {
    const before = this.#there;
    const now = new Set<string>(paths.paths);
    const first = this.#listed === undefined;
    this.#listed = paths.paths;
    this.#there = now;
    if (first) return;
    const changed = [...[...now].filter((path) => !before.has(path)), ...[...before].filter((path) => !now.has(path))];
    if (changed.length === 0) return;
    if (changed.some(isPackageFile)) this.#doubt('python');
    if (changed.some(isConfiguration)) this.#doubt('ecmascript');
    const words = new Set(changed.flatMap(wordsOfPath));
    for (const [path, known] of this.#files) {
      if ([...known.words].some((word) => words.has(word))) this.#pending.add(path);
    }
  }

  #doubt(family: LanguageFamily): void {
    for (const path of this.#files.keys()) if (familyOfPath(path) === family) this.#pending.add(path);
  }
}

function familyOfPath(path: string): LanguageFamily | undefined {
  const language = deepLanguageOfPath(path);
  return language && familyOf(language);
}

/** Files that say how ECMAScript modules are found; any JSON file may be what a tsconfig extends. */
function isConfiguration(path: string): boolean {
  return path.endsWith('.json');
}
