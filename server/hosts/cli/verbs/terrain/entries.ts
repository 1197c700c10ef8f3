/** `swarm terrain entries`: where the code is entered from outside. */
import { type EntryPoint, entryPointsOf } from '../../../../core/terrain/relations/entryPoints.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { type Lead, leadDocument, leadText, leadToSymbol } from './leads.ts';

interface ShownEntry extends EntryPoint {
  readonly lead: Lead | undefined;
}

export async function entries(ground: TerrainGround): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.resolve((resolver) =>
    entryPointsOf(resolver).map((entry): ShownEntry => {
      if (entry.symbol) return { ...entry, lead: leadToSymbol(resolver.terrain, entry.symbol) };
      return { ...entry, lead: entry.path && { kind: 'module', path: entry.path } };
    }),
  );
  if (!found.ok) return found.error;
  if (output.json) {
    output.document({
      entries: found.value.map(({ kind, name, declared, lead }) => ({
        kind,
        name,
        declared: ground.at(declared),
        leadsTo: lead && leadDocument(ground, lead),
      })),
    });
    return ExitCode.done;
  }
  const { bold, dim } = output.colors;
  output.result(bold(countOf(found.value.length, 'entry point')));
  for (const { kind, name, declared, lead } of found.value) {
    const leads = lead === undefined ? 'leads to nothing in this workspace' : leadText(ground, lead);
    const where = kind === 'mainModule' || kind === 'mainGuard' ? '' : `  ${dim(`${leads}, declared in ${ground.name(declared)}`)}`;
    output.result(`  ${words[kind]} ${kind === 'mainGuard' ? ground.name(declared) : name}${where}`);
  }
  return ExitCode.done;
}

const words: Readonly<Record<EntryPoint['kind'], string>> = {
  mainModule: 'main module',
  mainGuard: 'run as a script',
  command: 'command',
  plugin: 'plug-in',
  package: 'published module',
};
