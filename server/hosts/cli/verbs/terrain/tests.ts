/** `swarm terrain tests NAME`: the tests that touch a symbol: by naming it, or only by loading the file it is in. */
import { byPlace, type Place } from '../../../../core/facts/facts.ts';
import { dottedName } from '../../../../core/terrain/naming.ts';
import { callerAround } from '../../../../core/terrain/relations/callerAround.ts';
import { referencesOf } from '../../../../core/terrain/relations/references/referencesOf.ts';
import { isTestPath, testsLoading } from '../../../../core/terrain/relations/testFiles.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { aboutSymbol } from './spokenTarget.ts';

interface Naming extends Place {
  readonly test: string | undefined; // the function around it
  readonly confidence: number;
}

/** Files shown that only load what the symbol is in; the rest are counted. */
const loadingShown = 20;

export async function tests(ground: TerrainGround, name: string): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.ask((facts) =>
    aboutSymbol(facts, name, 'tests', ({ resolver, target, meant, dotted, kind }) => {
      const answer = referencesOf(resolver, target, 'terrain');
      if (answer.kind !== 'done') return answer;
      const naming = answer.value.references
        .filter(({ path, how, occurrence }) => isTestPath(path) && how !== 'declaration' && occurrence.role !== 'importedName')
        .map(({ path, start, end, confidence, view, occurrence }): Naming => {
          const around = callerAround(view, occurrence.scope);
          return { path, start, end, confidence, test: around && dottedName(resolver.terrain, around) };
        })
        .sort(byPlace);
      return {
        kind: 'done',
        value: { dotted, kind, naming, paths: [...new Set(meant.map(({ path }) => path))] },
      };
    }),
  );
  if (!found.ok) return found.error;
  const graph = await ground.graph();
  const { dotted, kind, naming, paths } = found.value;
  const named = new Set<WorkspacePath>(naming.map(({ path }) => path));
  const loading = testsLoading(graph, paths).filter(({ path }) => !named.has(path) && !paths.includes(path));
  if (output.json) {
    output.document({
      name: dotted,
      kind,
      naming: naming.map(({ test, confidence, ...place }) => ({ ...ground.at(place), test, confidence })),
      loading,
    });
    return ExitCode.done;
  }
  const { bold, dim } = output.colors;
  output.result(bold(`${kind} ${dotted}: named in ${countOf(named.size, 'test file')}, loaded by ${loading.length} more`));
  for (const place of naming) output.result(`  ${ground.name(place)}  ${place.test ?? 'the file itself'}`);
  if (loading.length > 0) output.result('only loaded by:');
  for (const { path, imports } of loading.slice(0, loadingShown)) output.result(`  ${path}  ${dim(`${countOf(imports, 'import')} away`)}`);
  if (loading.length > loadingShown) output.result(dim(`  … and ${loading.length - loadingShown} more; --json lists them all`));
  return ExitCode.done;
}
