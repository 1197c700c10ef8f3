/** `swarm terrain imports FILE`: what a file imports, where that leads, and who imports it. */
import type { Result } from '../../../../base/result.ts';
import type { FileRecord } from '../../../../core/terrain/index/fileRecord.ts';
import { isDeep } from '../../../../core/terrain/languageId.ts';
import { type ImportMoment, importsOfOutline } from '../../../../core/terrain/relations/fileImports.ts';
import { type ImportClause, importClausesOf } from '../../../../core/terrain/relations/importedNames.ts';
import type { ImportEdge } from '../../../../core/terrain/relations/importGraph.ts';
import { pathImport } from '../../../../core/terrain/relations/pathImport.ts';
import type { Target } from '../../../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../../../core/terrain/terrain.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { type Lead, leadDocument, leadOf, leadText } from './leads.ts';

interface ShownClause extends Pick<ImportClause, 'specifier' | 'moment' | 'start' | 'star'> {
  readonly module: readonly Lead[];
  readonly names: readonly { readonly name: string; readonly alias: string | undefined; readonly leads: readonly Lead[] }[];
}

export async function imports(ground: TerrainGround, given: string): Promise<ExitCode> {
  const { output } = ground;
  const path = ground.path(given);
  if (!path.ok) return path.error;
  const graph = await ground.graph();
  const record = ground.session.terrain.index.record(path.value);
  const clauses = record && !isDeep(record.language) ? await wideClauses(ground, record) : await deepClauses(ground, given);
  if (!clauses.ok) return clauses.error;
  const importers = graph.importersOf(path.value);
  if (output.json) output.document(asDocument(ground, path.value, clauses.value, importers));
  else asText(ground, path.value, clauses.value, importers);
  return ExitCode.done;
}

async function deepClauses(ground: TerrainGround, given: string): Promise<Result<readonly ShownClause[], ExitCode>> {
  const path = await ground.codeFile(given);
  if (!path.ok) return path;
  return await ground.resolve((resolver) => importClausesOf(resolver, path.value).map((clause) => shown(resolver.terrain, clause)));
}

/** Where a language's imports are paths, they lead to files; to what in them, nobody here can tell. */
function wideClauses(ground: TerrainGround, { path, outline }: FileRecord): Promise<Result<readonly ShownClause[], ExitCode>> {
  return ground.ask<readonly ShownClause[]>((facts) => {
    const paths = facts.paths();
    if (paths === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    const clauses = importsOfOutline(outline).map(({ specifier, names, moment, start }): ShownClause => {
      const answer = pathImport(path, specifier, paths);
      const module: readonly Lead[] =
        answer.kind === 'files'
          ? answer.paths.map((to) => ({ kind: 'module', path: to }))
          : [{ kind: answer.kind === 'external' ? 'external' : 'unknown' }];
      const named = names.filter((name) => name !== '*').map((name) => ({ name, alias: undefined, leads: [{ kind: 'unknown' as const }] }));
      return { specifier, moment, start, star: names.includes('*'), module, names: named };
    });
    return { kind: 'done', value: clauses };
  });
}

function shown(terrain: Terrain, { specifier, moment, start, star, module, names }: ImportClause): ShownClause {
  const leads = (targets: readonly Target[]): readonly Lead[] => targets.map((target) => leadOf(terrain, target));
  return {
    specifier,
    moment,
    start,
    star,
    module: leads(module),
    names: names.map(({ name, alias, targets }) => ({ name, alias, leads: leads(targets) })),
  };
}

function asDocument(
  ground: TerrainGround,
  path: WorkspacePath,
  clauses: readonly ShownClause[],
  importers: readonly ImportEdge[],
): unknown {
  const lead = (each: Lead): unknown => leadDocument(ground, each);
  return {
    path,
    imports: clauses.map(({ start, module, names, ...clause }) => ({
      ...clause,
      ...ground.at({ path, start }),
      module: module.map(lead),
      names: names.map(({ name, alias, leads }) => ({ name, alias, leads: leads.map(lead) })),
    })),
    importedBy: importers.map(({ from, moment, names, start }) => ({ ...ground.at({ path: from, start }), moment, names })),
  };
}

function asText(ground: TerrainGround, path: WorkspacePath, clauses: readonly ShownClause[], importers: readonly ImportEdge[]): void {
  const { output } = ground;
  const { bold, dim } = output.colors;
  const lead = (leads: readonly Lead[]): string => leads.map((each) => leadText(ground, each)).join(', ');
  output.result(bold(`${path}: ${countOf(clauses.length, 'import')}, imported by ${countOf(importers.length, 'file')}`));
  for (const { specifier, moment, start, star, module, names } of clauses) {
    const { line } = ground.at({ path, start });
    output.result(`${String(line).padStart(6)}  ${specifier}${star ? ' *' : ''}${momentText(moment)}  ${dim(lead(module))}`);
    for (const { name, alias, leads } of names) {
      const own = alias === undefined ? '' : ` as ${alias}`;
      output.result(`          ${name}${own}  ${dim(lead(leads))}`);
    }
  }
  if (importers.length > 0) output.result('imported by:');
  for (const { from, moment, names, start } of importers)
    output.result(`  ${ground.name({ path: from, start })}${momentText(moment)}  ${dim(names.join(', '))}`);
}

export function momentText(moment: ImportMoment): string {
  switch (moment) {
    case 'load':
      return '';
    case 'deferred':
      return ' (deferred)';
    case 'typeOnly':
      return ' (types only)';
  }
}
