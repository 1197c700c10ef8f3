/** Which file the words for a module mean when code is to come into it: one that is there, or a new one at the place that fits. */
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, joined, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';
import { modulesNamed } from '../target/modules.ts';

export interface Destination {
  readonly path: WorkspacePath;
  readonly fresh: boolean;
  readonly decisions: readonly OperationDecision[];
}

export interface WantedModulePath {
  readonly to: string; // as it was said: "reader.py", "utils/dates", "app.parsing", "parsing"
  readonly isNew: boolean; // "a new module": one that is there is not meant
  readonly from: WorkspacePath; // where most of what comes into it is now
  readonly extension: string; // ".ts", of a new file whose own is not said
}

export function destinationOf(terrain: Terrain, wanted: WantedModulePath): Destination | Refusal {
  const to = wanted.to.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  if (to === '') return refusal('name-illegal', 'The module to move to has no name.');
  const there = existing(terrain, to, wanted);
  if ('error' in there) return there;
  if (there.path !== undefined) {
    if (!wanted.isNew) return { path: there.path, fresh: false, decisions: [] };
    return refusal('conflict-case', `${there.path} is already there.`, [], `Say “move … to ${there.path}” if it is meant.`);
  }
  return freshPath(terrain, to, wanted);
}

/** The file that is there under the name; the nearest to where the code is now, where several are. */
function existing(terrain: Terrain, to: string, { from, isNew }: WantedModulePath): { readonly path: WorkspacePath | undefined } | Refusal {
  const spec = { name: to, kind: 'module' as const, pathHint: undefined, containerHint: undefined, cursor: undefined };
  const family = terrain.rulesOf(from)?.family;
  const found = modulesNamed(terrain, spec).flatMap((target) => {
    const path = target.kind === 'module' ? target.path : packageFile(terrain, target.path);
    return path !== undefined && terrain.rulesOf(path)?.family === family ? [path] : [];
  });
  const exact = found.filter((path) => path === to || path === joined(folderOf(from), to));
  const others = found.filter((path) => path !== from);
  const [only, another] = exact.length > 0 ? exact : others.length > 0 ? others : found;
  if (only === undefined || another === undefined) return { path: only };
  const beside = others.filter((path) => folderOf(path) === folderOf(from));
  if (beside.length === 1) return { path: beside[0] };
  if (isNew) return { path: undefined };
  const candidates = found
    .slice(0, 10)
    .map((path) => ({ name: path, kind: 'module', place: { path, start: 0, end: 0 }, suggestion: path }));
  return refusal('symbol-ambiguous', `“${to}” could mean ${found.length} different modules.`, candidates);
}

function packageFile(terrain: Terrain, folder: string): WorkspacePath | undefined {
  const paths = terrain.facts.paths();
  const file = ['__init__.py', 'index.ts', 'index.js'].map((name) => `${folder}/${name}`).find((path) => paths?.has(path) === true);
  return file === undefined ? undefined : asWorkspacePath(file);
}

function freshPath(terrain: Terrain, to: string, wanted: WantedModulePath): Destination | Refusal {
  const { from, extension } = wanted;
  const python = /\.pyi?$/.test(from);
  const written = deepLanguageOfPath(to) !== undefined;
  if (written && terrain.rulesOf(asWorkspacePath(to))?.family !== terrain.rulesOf(from)?.family)
    return refusal('name-illegal', `${to} is in another language than ${from}.`);
  if (!written && deepLanguageOfPath(to.replace(/\.[^./]+$/, '')) !== undefined)
    return refusal('name-illegal', `${nameOf(to)} is no module: what a file ends in tells its language.`);
  const dotted = python && !written && !to.includes('/') && to.includes('.');
  const bare = dotted ? to.replaceAll('.', '/') : to;
  const file = written ? bare : `${bare.replace(/\/$/, '')}${extension}`;
  const stem = nameOf(file).replace(/(?:\.d)?\.[A-Za-z]+$/, '');
  const illegal = terrain.rulesOf(from)?.whyIllegalName(stem, 'module');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  const place = placeOf(terrain, file, from);
  const path = place && joined('', place);
  if (path === undefined) return refusal('name-illegal', `“${to}” leads out of the workspace.`);
  const taken = terrain.facts.paths()?.paths.find((each) => each.toLowerCase() === path.toLowerCase());
  if (taken !== undefined) return refusal('conflict-case', `${taken} is already there.`);
  const whole =
    file === path
      ? 'nothing of that name is there yet'
      : `nothing of that name is there yet, and ${folderOf(path) || 'the workspace'} is where it belongs`;
  const decision: OperationDecision = {
    kind: 'plan',
    choice: `makes the new file ${path}`,
    rationale: whole,
    rejected: [],
    confidence: file === path && to.includes('/') ? 0.95 : 0.85,
    about: [],
  };
  return { path: asWorkspacePath(path), fresh: true, decisions: [decision] };
}

/** Beside the old module when only a name was said; else from the top, from where the old module is, or from a package above it. */
function placeOf(terrain: Terrain, file: string, from: WorkspacePath): string | undefined {
  const own = folderOf(from);
  if (file.startsWith('../')) return joined(own, file);
  const folder = folderOf(file);
  const beside = (base: string): string => (base === '' ? file : `${base}/${file}`);
  if (folder === '') return beside(own);
  const paths = terrain.facts.paths()?.paths ?? [];
  const holds = (each: string): boolean => paths.some((path) => path.startsWith(`${each}/`));
  if (holds(folder)) return file;
  for (let base = own; base !== ''; base = folderOf(base)) if (holds(`${base}/${folder}`)) return beside(base);
  const [top] = folder.split('/');
  for (let base = own; base !== ''; base = folderOf(base)) if (nameOf(base) === top) return beside(folderOf(base));
  return holds(top ?? '') ? file : besideTop(own, file, paths);
}

/** A new folder stands beside the old module when that is in a folder itself and nothing at the top is code. */
function besideTop(own: string, file: string, paths: readonly string[]): string {
  const codeAtTop = paths.some((path) => !path.includes('/') && deepLanguageOfPath(path) !== undefined);
  return own === '' || codeAtTop || file.startsWith(`${own}/`) ? file : `${own}/${file}`;
}

/** The name for a file of one thing: "RowReader" is row_reader in Python, and elsewhere as the files around it are called. */
export function ownFileName(terrain: Terrain, name: string, from: WorkspacePath): string {
  const words = name
    .replace(/^_+/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  if (/\.pyi?$/.test(from)) return words.join('_');
  const stems = (terrain.facts.paths()?.paths ?? [])
    .filter((path) => folderOf(path) === folderOf(from))
    .map((path) => nameOf(path).replace(/\..*$/, ''));
  const kebab = stems.filter((stem) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(stem)).length;
  const snake = stems.filter((stem) => /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(stem)).length;
  const pascal = stems.filter((stem) => /^[A-Z]/.test(stem)).length;
  const camel = stems.filter((stem) => /^[a-z0-9]+[A-Z]/.test(stem)).length;
  const most = Math.max(kebab, snake, pascal, camel);
  if (most > 0 && kebab === most) return words.join('-');
  if (most > 0 && snake === most) return words.join('_');
  if (most > 0 && pascal === most) return name;
  return words.map((word, i) => (i === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('');
}
