/** A large workspace of real code: the sources of an installed package, as often as asked for, each a package of its own. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './childProcess.ts';

export interface CopiedPackages {
  readonly copies: number;
  /** Where a path of the package is in its first copy. */
  at(path: string): string;
  write(workspace: string): void;
}

/** `folder`: of the sources, in node_modules; `as`: its name in each copy. */
export function copiedPackages(folder: string, as: string, copies: number, more: Readonly<Record<string, string>> = {}): CopiedPackages {
  return {
    copies,
    at: (path) => `packages/p0/${path}`,
    write(workspace) {
      for (let copy = 0; copy < copies; copy++) {
        const into = join(workspace, `packages/p${copy}`, as);
        mkdirSync(dirname(into), { recursive: true });
        cpSync(join(projectRoot, 'node_modules', folder), into, { recursive: true });
      }
      for (const [path, text] of Object.entries(more)) writeFileSync(join(workspace, path), text);
    },
  };
}
