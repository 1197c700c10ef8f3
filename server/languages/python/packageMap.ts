/** The Python files and folders of a workspace, in the form in which imports ask for them. Made once per listing. */

import type { PathsFact } from '../../core/facts/facts.ts';
import { folderOf, nameOf } from '../../core/terrain/workspacePaths.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { isIdentifier } from './names.ts';

const sourceEndings = ['.py', '.pyi'] as const;

export class PackageMap {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>(); // those with Python files in or below them; '' is the workspace
  readonly #homes = new Map<string, Set<string>>(); // folders in which a name can be imported, by that name

  /** The name of the package that the workspace folder itself is, if it is one. */
  readonly workspacePackage: string | undefined;

  constructor(paths: readonly string[], workspaceName = '') {
    for (const path of paths) {
      const name = /^(?:.*\/)?([^/]+?)\.pyi?$/.exec(path)?.[1];
      if (name === undefined) continue;
      this.#files.add(path);
      const folder = folderOf(path);
      if (name !== '__init__') this.#addHome(name, folder);
      for (let above = folder; !this.#folders.has(above); above = folderOf(above)) {
        this.#folders.add(above);
        if (above === '') break;
        this.#addHome(nameOf(above), folderOf(above));
      }
    }
    const isPackage = sourceEndings.some((ending) => this.#files.has(`__init__${ending}`));
    this.workspacePackage = isPackage && isIdentifier(workspaceName) ? workspaceName : undefined;
  }

  #addHome(name: string, folder: string): void {
    const homes = this.#homes.get(name);
    if (homes === undefined) this.#homes.set(name, new Set([folder]));
    else homes.add(folder);
  }

  /** Folders that hold a module, package or plain folder of this name, in no order that means anything. */
  homesOf(name: string): ReadonlySet<string> {
    return this.#homes.get(name) ?? new Set();
  }

  /** A folder with an `__init__`. */
  isPackage(folder: string): boolean {
    return folder !== '' && sourceEndings.some((ending) => this.#files.has(`${folder}/__init__${ending}`));
  }

  /** A folder with Python files in or below it. */
  isFolder(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** What `a.b.c` is when looked up in `folder`: a package goes before a module, both before a plain folder. */
  find(folder: string, segments: readonly string[]): Found | undefined {
    const path = [folder, ...segments].filter((part) => part !== '').join('/');
    for (const stem of [path === '' ? '__init__' : `${path}/__init__`, path]) {
      const files = sourceEndings.map((ending) => stem + ending).filter((file) => this.#files.has(file));
      if (files.length > 0) return { kind: 'files', paths: files.toReversed().sort(sourceFirst).map(asWorkspacePath) };
    }
    return this.#folders.has(path) ? { kind: 'folder', path } : undefined;
  }

  /** The folder that must be on the import path for the file to be found by its full name. */
  rootOf(folder: string): string {
    let root = folder;
    while (this.isPackage(root)) root = folderOf(root);
    return root;
  }
}

export type Found =
  | { readonly kind: 'files'; readonly paths: readonly WorkspacePath[] }
  | { readonly kind: 'folder'; readonly path: string };

function sourceFirst(a: string, b: string): number {
  return Number(a.endsWith('.pyi')) - Number(b.endsWith('.pyi'));
}

const maps = new WeakMap<PathsFact, PackageMap>();

export function packageMapOf(fact: PathsFact): PackageMap {
  const known = maps.get(fact);
  if (known !== undefined) return known;
  const made = new PackageMap(fact.paths, fact.workspaceName);
  maps.set(fact, made);
  return made;
}
