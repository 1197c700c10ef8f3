/** Whether the workspace is only a part of something larger, of which a person who stands in a sub-folder may not think. */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { folderNameOf } from '../../adapters/stateFolder.ts';
import type { Output } from './output.ts';

export interface Enclosing {
  readonly folder: string;
  readonly kind: 'workspace' | 'repository';
}

/** The nearest folder around `root` that has a ledger in `stateBase`, or else the repository that `root` is a sub-folder of. */
export function enclosingFolder(root: string, stateBase: string): Enclosing | undefined {
  const around = foldersAround(root);
  const workspace = around.find((folder) => existsSync(join(stateBase, folderNameOf(folder), 'ledger.sqlite')));
  if (workspace !== undefined) return { folder: workspace, kind: 'workspace' };
  if (existsSync(join(root, '.git'))) return undefined;
  const repository = around.find((folder) => existsSync(join(folder, '.git')));
  return repository === undefined ? undefined : { folder: repository, kind: 'repository' };
}

/** `stateBase`: where the ledgers are. */
export function sayWhereThisIs(root: string, stateBase: string, output: Output): void {
  const enclosing = enclosingFolder(root, stateBase);
  if (enclosing) output.say(`swarm: ${enclosingText(root, enclosing)}`);
}

export function enclosingText(root: string, { folder, kind }: Enclosing): string {
  const what = kind === 'workspace' ? `the workspace ${folder}, which has a ledger of its own` : `the repository ${folder}`;
  return `${relative(folder, root)} is a part of ${what}. What is outside of it is neither seen nor changed; --workspace ${folder} takes it all.`;
}

function foldersAround(folder: string): readonly string[] {
  const outer = dirname(folder);
  return outer === folder ? [] : [outer, ...foldersAround(outer)];
}
