/** Where the imports of one file lead, file by file; from outside, or nowhere. Facts that are missing are noted. */

import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Facts } from '../../facts/facts.ts';
import { deepLanguageOfPath, familyOf } from '../languageId.ts';
import type { LanguageRules, ModuleAnswer } from '../languageRules.ts';
import { Needs } from '../needs.ts';
import type { RulesByFamily } from '../terrain.ts';
import { folderOf } from '../workspacePaths.ts';
import type { FileImport, ImportMoment } from './fileImports.ts';
import type { ImportEdge } from './importGraph.ts';
import { pathImport } from './pathImport.ts';

export interface ResolvedImports {
  readonly edges: readonly ImportEdge[]; // by path
  readonly external: ReadonlyMap<string, number>; // clauses by specifier
  readonly missing: readonly string[];
}

interface DraftEdge {
  moment: ImportMoment;
  readonly names: Set<string>;
  readonly start: number;
}

const sooner: Readonly<Record<ImportMoment, number>> = { load: 0, deferred: 1, typeOnly: 2 };

/** Answers are the same for all files of a folder, and kept while the facts are. */
export class ImportsOfFile {
  readonly needs = new Needs();
  readonly #rules: RulesByFamily;
  readonly #facts: Facts;
  readonly #answers = new Map<string, ModuleAnswer>();

  constructor(rules: RulesByFamily, facts: Facts) {
    this.#rules = rules;
    this.#facts = facts;
  }

  /** undefined: facts are missing. */
  resolve(path: WorkspacePath, imports: readonly FileImport[]): ResolvedImports | undefined {
    const language = deepLanguageOfPath(path);
    const rules = language && this.#rules[familyOf(language)];
    const edges = new Map<WorkspacePath, DraftEdge>();
    const external = new Map<string, number>();
    const missing = new Set<string>();
    let whole = true;
    for (const each of imports) {
      const answers = rules ? this.#lead(path, each, rules) : [{ answer: this.#byPath(path, each.specifier), names: each.names }];
      for (const { answer, names } of answers) {
        if (answer.kind === 'need') whole = false;
        else if (answer.kind === 'external') external.set(each.specifier, (external.get(each.specifier) ?? 0) + 1);
        else if (answer.kind === 'missing') missing.add(each.specifier);
        else if (answer.kind === 'files') for (const to of answer.paths) if (to !== path) addTo(edges, to, each, names);
      }
    }
    if (!whole) return undefined;
    return {
      edges: [...edges]
        .map(([to, { moment, names, start }]) => ({ from: path, to, moment, names: [...names].sort(), start }))
        .sort((a, b) => (a.to < b.to ? -1 : 1)),
      external: new Map([...external].sort(([a], [b]) => (a < b ? -1 : 1))),
      missing: [...missing].sort(),
    };
  }

  /** `from p import a, b` leads to the modules p.a and p.b where those are files, and to p for what else is taken from it. */
  #lead(
    path: WorkspacePath,
    { specifier, level, names }: FileImport,
    rules: LanguageRules,
  ): readonly { readonly answer: ModuleAnswer; readonly names: readonly string[] }[] {
    const answer = this.#module(path, specifier, level, rules);
    const isPackage =
      answer.kind === 'folder' || (answer.kind === 'files' && answer.paths.some((each) => /(?:^|\/)__init__\.pyi?$/.test(each)));
    if (rules.family !== 'python' || !isPackage || names.length === 0) return [{ answer, names }];
    const modules = names.map((name) => {
      const dotted = specifier === '' || specifier.endsWith('.') ? specifier + name : `${specifier}.${name}`;
      return { name, answer: this.#module(path, dotted, level, rules) };
    });
    const taken = modules.filter(({ answer: at }) => at.kind !== 'files').map(({ name }) => name);
    const leading = modules.filter(({ answer: at }) => at.kind === 'files').map(({ name, answer: at }) => ({ answer: at, names: [name] }));
    return taken.length > 0 ? [{ answer, names: taken }, ...leading] : leading;
  }

  #module(from: WorkspacePath, specifier: string, level: number, rules: LanguageRules): ModuleAnswer {
    const key = `${rules.family} ${level} ${specifier} ${folderOf(from)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = rules.resolveModule(from, specifier, level, this.#facts);
    if (answer.kind === 'need') this.needs.addAll(answer.requests);
    else this.#answers.set(key, answer);
    return answer;
  }

  #byPath(from: WorkspacePath, specifier: string): ModuleAnswer {
    const paths = this.#facts.paths();
    if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    return pathImport(from, specifier, paths);
  }
}

function addTo(edges: Map<WorkspacePath, DraftEdge>, to: WorkspacePath, { moment, start }: FileImport, names: readonly string[]): void {
  const edge = edges.get(to) ?? { moment, names: new Set<string>(), start };
  if (sooner[moment] < sooner[edge.moment]) edge.moment = moment;
  for (const name of names) edge.names.add(name);
  edges.set(to, edge);
}
