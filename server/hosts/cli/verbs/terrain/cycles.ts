/** `swarm terrain cycles`: files that import each other in a circle, and the import that is cheapest to cut. */
import { cyclesOf, type ImportCycle } from '../../../../core/terrain/relations/cycles.ts';
import type { ImportEdge } from '../../../../core/terrain/relations/importGraph.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { momentText } from './imports.ts';

/** Names of one import shown; the rest are counted. */
const namesShown = 4;

export async function cycles(ground: TerrainGround): Promise<ExitCode> {
  const { output } = ground;
  const graph = await ground.graph();
  const found = cyclesOf(graph);
  if (output.json) {
    const edge = ({ from, to, moment, names, start }: ImportEdge): unknown => ({ ...ground.at({ path: from, start }), to, moment, names });
    output.document({
      files: graph.paths.length,
      cycles: found.map(({ paths, shortest, cut, leftAfterCut, atLoad, filesAtLoad, leftAtLoad }) => ({
        files: paths,
        atLoad,
        shortest: shortest.map(edge),
        cut: edge(cut),
        leftAfterCut,
        filesAtLoad,
        leftAtLoad,
      })),
    });
    return ExitCode.done;
  }
  output.result(output.colors.bold(`${countOf(found.length, 'cycle')} among ${countOf(graph.paths.length, 'file')}`));
  for (const cycle of found) show(ground, cycle);
  return ExitCode.done;
}

function show(ground: TerrainGround, { paths, shortest, cut, leftAfterCut, filesAtLoad, leftAtLoad }: ImportCycle): void {
  const { output } = ground;
  const { dim } = output.colors;
  output.result(`\n${countOf(paths.length, 'file')} import each other${whenText(filesAtLoad, paths.length)}; the shortest circle:`);
  for (const edge of shortest) {
    const mark = edge === cut ? '✂' : ' ';
    output.result(`  ${mark} ${ground.name({ path: edge.from, start: edge.start })}${momentText(edge.moment)}`);
    output.result(dim(`      imports ${edge.to}${namesOf(edge)}`));
  }
  const left =
    leftAfterCut === 0
      ? 'nothing of it is left'
      : `${countOf(leftAfterCut, 'file')} still import each other${filesAtLoad === 0 ? '' : whenText(leftAtLoad, leftAfterCut)}`;
  output.result(`  Without the import marked ✂ ${left}.`);
}

/** A circle that only types or later code close is forgiven by most loaders: how many files need each other sooner. */
function whenText(atLoad: number, all: number): string {
  if (atLoad === all) return '';
  return atLoad === 0 ? ', not while they are loaded' : `, ${atLoad} of them while they are loaded`;
}

function namesOf({ names }: ImportEdge): string {
  if (names.length === 0) return '';
  const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
  return `: ${names.slice(0, namesShown).join(', ')}${more}`;
}
