/** The imports of one file, clause by clause, with what each name in them comes to once re-exports are followed. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { ImportRecord } from '../fileIndex.ts';
import type { Resolver } from '../resolver.ts';
import type { Target } from '../symbolRef.ts';
import { type ImportMoment, momentOf } from './fileImports.ts';

export interface ImportClause {
  readonly kind: ImportRecord['kind'];
  readonly specifier: string;
  readonly moment: ImportMoment;
  readonly start: number;
  readonly star: boolean;
  readonly module: readonly Target[]; // what the specifier names
  readonly names: readonly ImportedTarget[];
}

export interface ImportedTarget {
  readonly name: string;
  readonly alias: string | undefined;
  readonly targets: readonly Target[]; // never empty
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function importClausesOf(resolver: Resolver, path: WorkspacePath): readonly ImportClause[] {
  const { terrain } = resolver;
  const index = terrain.view(path)?.index;
  return (index?.imports ?? []).map((record) => ({
    kind: record.kind,
    specifier: record.specifier,
    moment: index === undefined ? 'load' : momentOf(index, record),
    start: record.start,
    star: record.star,
    module: terrain.moduleLinks(terrain.module(path, record.specifier, record.level)).map(({ target }) => target),
    names: record.names.map(({ name, alias }) => ({
      name,
      alias: alias === name ? undefined : alias,
      targets: terrain.importedLinks(path, record, name).map(({ target }) => target),
    })),
  }));
}
