/** Imports across folders that are no packages: whether Python finds them depends on how the program is started, which nothing in the code tells. */
import type { OperationDecision } from '../../core/operation/operation.ts';
import { folderOf } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Changing } from './changing.ts';

/** One decision for each such pair of files, unless the importing one took something from there before. */
export function plainFolders(changing: Changing): readonly OperationDecision[] {
  return [...changing.files.values()].flatMap(({ path, bring }) => {
    const modules = [...bring.values()].flatMap(({ wanted: { module } }) => (module.kind === 'file' ? [module.path] : []));
    const doubtful = [...new Set(modules)].filter((to) => isDistant(changing, path, to) && !isKnownThere(changing, path, folderOf(to)));
    return doubtful.map(
      (to): OperationDecision => ({
        kind: 'leave',
        choice: `could not prove that ${path} finds ${to}`,
        rationale: `${folderOf(to)} is no package; whether it is found depends on where the program is started`,
        rejected: [],
        confidence: 0.5,
        about: [],
      }),
    );
  });
}

function isDistant({ ground }: Changing, from: WorkspacePath, to: WorkspacePath): boolean {
  const [own, folder] = [folderOf(from), folderOf(to)];
  // A script finds what lies in its own folder, and below.
  if (!to.endsWith('.py') || folder === own || own === '' || folder === '' || folder.startsWith(`${own}/`)) return false;
  const paths = ground.terrain.facts.paths();
  return paths !== undefined && !['py', 'pyi'].some((ending) => paths.has(`${folder}/__init__.${ending}`));
}

/** Whether the file imports from that folder as it is. */
function isKnownThere({ ground, order }: Changing, from: WorkspacePath, folder: string): boolean {
  if (order.fresh.has(from)) return false;
  const { terrain } = ground;
  return (terrain.view(from)?.index.imports ?? []).some(({ specifier, level }) => {
    const answer = terrain.module(from, specifier, level);
    return answer.kind === 'files' && answer.paths.some((path) => folderOf(path) === folder);
  });
}
