/** The test files of a module, by their names, and where they go when it moves. */
import type { FileMove } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, inFolder, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { extensionOf, type Moving } from './moving.ts';

/** Test files that are named after the module and import it, with their new paths. */
export function testsFollowing(terrain: Terrain, moving: Moving): readonly FileMove[] {
  const paths = terrain.facts.paths()?.paths ?? [];
  return paths.flatMap((path): readonly FileMove[] => {
    if (moving.to.has(path) || !isTestPath(path) || !isNamedAfter(path, moving.name) || !tests(terrain, moving, path)) return [];
    const to = asWorkspacePath(inFolder(newFolder(paths, path, moving), nameFor(path, moving)));
    return to === path ? [] : [{ from: path, to }];
  });
}

/** "test_dates.py", "dates_test.py", "dates.test.ts", "dates.spec.tsx", "__tests__/dates.ts". */
function isNamedAfter(path: string, name: string): boolean {
  const stem = nameOf(path).slice(0, -extensionOf(path).length);
  return (
    [`test_${name}`, `${name}_test`, `${name}_tests`, name].includes(stem) ||
    new RegExp(`^${escaped(name)}[._-](?:test|spec|unit|e2e)$`).test(stem)
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function nameFor(path: WorkspacePath, { name, newName }: Moving): string {
  const file = nameOf(path);
  const at = file.startsWith(`test_${name}`) ? 'test_'.length : 0;
  return file.slice(0, at) + newName + file.slice(at + name.length);
}

function tests(terrain: Terrain, moving: Moving, path: WorkspacePath): boolean {
  const view = deepLanguageOfPath(path) ? terrain.view(path) : undefined;
  return (
    view?.index.imports.some((record) => {
      const answer = terrain.module(path, record.specifier, record.level);
      if (answer.kind === 'files' && answer.paths.some((each) => moving.to.has(each))) return true;
      return record.names.some(({ name }) =>
        terrain.importedLinks(path, record, name).some(({ target }) => target.kind === 'module' && moving.to.has(target.path)),
      );
    }) ?? false
  );
}

/** Beside the module where it was beside it; in the folder that mirrors the module's where it was in such a one; else where it is. */
function newFolder(paths: readonly string[], test: string, { place, newPlace }: Moving): string {
  const here = folderOf(test);
  const from = folderOf(place);
  const to = folderOf(newPlace);
  if (here === from) return to;
  if (from !== '' && here.startsWith(`${from}/`) && !here.slice(from.length + 1).includes('/'))
    return inFolder(to, here.slice(from.length + 1)); // "__tests__"
  const [gone, come] = differing(from, to);
  if (gone !== '' && (here === gone || here.endsWith(`/${gone}`))) {
    const base = here.slice(0, -gone.length).replace(/\/$/, '');
    return come === '' ? base : inFolder(base, come);
  }
  const mirrored = come === '' ? '' : inFolder(here, come);
  return mirrored !== '' && paths.some((path) => path.startsWith(`${mirrored}/`)) ? mirrored : here;
}

/** What two folders have after what they share: of "src/utils" and "src/lib/core" it is "utils" and "lib/core". */
function differing(from: string, to: string): readonly [string, string] {
  const a = from === '' ? [] : from.split('/');
  const b = to === '' ? [] : to.split('/');
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  return [a.slice(shared).join('/'), b.slice(shared).join('/')];
}
