/** `swarm terrain exports MODULE`: the names a module or package offers, and where they come from. */
import { deepLanguageOfPath } from '../../../../core/terrain/languageId.ts';
import { exportsOf } from '../../../../core/terrain/relations/moduleExports.ts';
import { Resolver } from '../../../../core/terrain/resolver.ts';
import { Terrain } from '../../../../core/terrain/terrain.ts';
import { spokenTarget } from '../../../../operations/target/asSpoken.ts';
import { refusal } from '../../../../operations/target/candidates.ts';
import { modulesNamed } from '../../../../operations/target/modules.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { languageRules } from '../../../languageRules.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { leadDocument, leadOf, leadText } from './leads.ts';

export async function exported(ground: TerrainGround, given: string): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.ask((facts) => {
    const resolver = new Resolver(new Terrain(facts, languageRules));
    if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    const path = moduleOf(resolver, given);
    const { needs } = resolver.terrain;
    if (needs.any) return { kind: 'need', requests: needs.requests };
    if (path === undefined) {
      const hint = 'Give a file or a folder of the workspace, or a module as it is imported.';
      return { kind: 'refused', error: refusal('symbol-not-found', `There is no module “${given}” in this workspace.`, [], hint) };
    }
    if (deepLanguageOfPath(path) === undefined) {
      const hint = '“swarm terrain outline” tells what a file declares, in every language Swarm knows.';
      return { kind: 'refused', error: refusal('usage', `${path} is in no language Swarm reads in depth.`, [], hint) };
    }
    const names = exportsOf(resolver, path).map(({ name, targets }) => ({
      name,
      leads: targets.map((target) => leadOf(resolver.terrain, target)),
    }));
    return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value: { path, names } };
  });
  if (!found.ok) return found.error;
  const { path, names } = found.value;
  if (output.json) {
    output.document({ path, exports: names.map(({ name, leads }) => ({ name, leads: leads.map((lead) => leadDocument(ground, lead)) })) });
    return ExitCode.done;
  }
  const { bold, dim } = output.colors;
  output.result(bold(`${path}: ${countOf(names.length, 'name')}`));
  for (const { name, leads } of names) {
    const kind = leads[0]?.kind === 'symbol' ? `${leads[0].symbolKind} ` : '';
    output.result(`  ${kind}${name}  ${dim(leads.map((lead) => leadText(ground, lead)).join(', '))}`);
  }
  return ExitCode.done;
}

/** The file of a module by its path, its name, or the folder it stands for. */
function moduleOf({ terrain }: Resolver, given: string): WorkspacePath | undefined {
  const paths = terrain.facts.paths();
  const folder = given.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
  const asFolder = ['__init__.py', 'index.ts', 'index.tsx', 'index.js', 'index.mjs', 'index.d.ts']
    .map((name) => (folder === '' || folder === '.' ? name : `${folder}/${name}`))
    .find((path) => paths?.has(path));
  if (asFolder !== undefined) return asFolder as WorkspacePath;
  const [only, another] = modulesNamed(terrain, spokenTarget(given));
  return only?.kind === 'module' && another === undefined ? only.path : undefined;
}
