/** Which files or folders a module name, a file name or a path in an instruction means. */
import type { TargetSpec } from '../../core/operation/target.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { moduleName, moduleSegments } from '../../core/terrain/naming.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { pathFits } from './hints.ts';

export type ModuleTarget =
  | { readonly kind: 'module'; readonly path: WorkspacePath } // a file
  | { readonly kind: 'folder'; readonly path: string }; // a folder without a file of its own

/** Exact paths first, then module names by their ends ("b" and "a.b" for a/b.py). A stub goes with its source. */
export function modulesNamed(terrain: Terrain, spec: TargetSpec): readonly ModuleTarget[] {
  const paths = terrain.facts.paths()?.paths ?? [];
  const wanted = spec.name.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '');
  const exact = paths.filter((path) => path === wanted || path.endsWith(`/${wanted}`));
  const shortest = exact.filter((path) => path === wanted);
  if (exact.length > 0) return targets(shortest.length > 0 ? shortest : hinted(exact, spec));
  const run = wanted.includes('/') ? wanted.split('/') : wanted.split('.');
  const code = paths.filter((path) => deepLanguageOfPath(path) !== undefined);
  const files = code.filter((path) => endsWith(moduleSegments(path), run));
  if (files.length > 0) return targets(hinted(files, spec));
  // By the name it is imported by, which may begin outside of the workspace.
  const imported = code.filter((path) => moduleName(path, terrain, terrain.facts).split(/[./]/).join('.') === run.join('.'));
  if (imported.length > 0) return targets(hinted(imported, spec));
  const folders = new Set(
    code.flatMap((path) => {
      const segments = path.split('/').slice(0, -1);
      return segments
        .map((_, i) => segments.slice(0, i + 1))
        .filter((folder) => endsWith(folder, run))
        .map((folder) => folder.join('/'));
    }),
  );
  return [...folders].map((path) => ({ kind: 'folder', path }));
}

function hinted(paths: readonly WorkspacePath[], spec: TargetSpec): readonly WorkspacePath[] {
  const hints = [spec.pathHint, spec.containerHint].filter((hint) => hint !== undefined && hint !== '');
  const fitting = paths.filter((path) => hints.every((hint) => pathFits(path, hint ?? '')));
  return fitting;
}

function targets(paths: readonly WorkspacePath[]): readonly ModuleTarget[] {
  const sources = paths.filter((path) => !(path.endsWith('.pyi') && paths.includes(path.slice(0, -1) as WorkspacePath)));
  return sources.map((path) => ({ kind: 'module', path }));
}

function endsWith(all: readonly string[], end: readonly string[]): boolean {
  return end.length <= all.length && end.every((part, i) => all[all.length - end.length + i] === part);
}
