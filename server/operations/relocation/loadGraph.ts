/** Which file has another loaded as soon as it is loaded itself, as it will be once the symbols have moved. */
import { momentOf } from '../../core/terrain/relations/fileImports.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import type { Ground } from './ground.ts';

/** Files looked at for one question; a circle longer than all of them is not seen. */
const FILES_MAX = 4_000;

export interface LoadEdge {
  readonly from: WorkspacePath;
  readonly to: WorkspacePath;
}

export function edgeKey({ from, to }: LoadEdge): string {
  return `${from} ${to}`;
}

function isStub(path: WorkspacePath): boolean {
  return path.endsWith('.pyi') || path.endsWith('.d.ts');
}

export class LoadGraph {
  readonly #ground: Ground;
  readonly #loaded = new Map<WorkspacePath, readonly WorkspacePath[]>();

  readonly #removed: ReadonlySet<WorkspacePath>;

  /** `removed`: files that go, which nothing loads any more. */
  constructor(ground: Ground, removed: ReadonlySet<WorkspacePath> = new Set()) {
    this.#ground = ground;
    this.#removed = removed;
  }

  /** What a file loads now, types and functions' own imports left out. */
  loads(asked: WorkspacePath): readonly WorkspacePath[] {
    const path = this.#sourceOf(asked);
    const known = this.#loaded.get(path);
    if (known) return known;
    const { terrain } = this.#ground;
    const view = terrain.facts.paths()?.has(path) ? terrain.view(path) : undefined;
    const found = new Set<WorkspacePath>();
    for (const record of view?.index.imports ?? []) {
      if (view === undefined || momentOf(view.index, record) !== 'load') continue;
      const targets =
        record.kind === 'from' && view.family === 'python' ? this.#submodules(path, record.specifier, record.level, record.names) : [];
      for (const target of targets) found.add(target);
      if (record.names.length > 0 && targets.length === record.names.length) continue; // of the package itself nothing is taken
      const answer = terrain.module(path, record.specifier, record.level);
      if (answer.kind === 'files') for (const target of answer.paths) found.add(target);
    }
    found.delete(path);
    const loads = [...found].filter((each) => !this.#removed.has(each) && !isStub(each));
    if (!terrain.needs.any) this.#loaded.set(path, loads);
    return loads;
  }

  /** What is loaded where a module was found: the source beside a stub. */
  #sourceOf(path: WorkspacePath): WorkspacePath {
    const source = path.endsWith('.pyi') ? asWorkspacePath(path.slice(0, -1)) : path;
    return this.#ground.terrain.facts.paths()?.has(source) ? source : path;
  }

  #submodules(
    path: WorkspacePath,
    specifier: string,
    level: number,
    names: readonly { readonly name: string }[],
  ): readonly WorkspacePath[] {
    const { terrain } = this.#ground;
    return names.flatMap(({ name }) => {
      const own = terrain.module(path, specifier, level);
      if (own.kind === 'files' && own.paths.some((each) => terrain.view(each)?.exportedAs(name).length)) return [];
      const whole = specifier === '' || specifier.endsWith('.') ? specifier + name : `${specifier}.${name}`;
      const answer = terrain.module(path, whole, level);
      return answer.kind === 'files' ? answer.paths.filter((each) => !isStub(each)).slice(0, 1) : [];
    });
  }

  /** Whether loading `from` comes to load `to`, with edges taken out and others put in. */
  reaches(from: WorkspacePath, to: WorkspacePath, gone: ReadonlySet<string>, added: readonly LoadEdge[]): boolean {
    const more = Map.groupBy(added, (edge) => edge.from);
    const seen = new Set<WorkspacePath>([from]);
    let front = [from];
    while (front.length > 0 && seen.size < FILES_MAX) {
      const next: WorkspacePath[] = [];
      for (const path of front) {
        const kept = this.loads(path).filter((each) => !gone.has(edgeKey({ from: path, to: each })));
        for (const each of [...kept, ...(more.get(path) ?? []).map((edge) => edge.to)]) {
          if (each === to) return true;
          if (seen.has(each)) continue;
          seen.add(each);
          next.push(each);
        }
      }
      front = next;
    }
    return false;
  }
}
