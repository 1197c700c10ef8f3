/** Whether another process holds the workspace, so that a verb is carried out there. Costs one look at a file when none does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../environment.ts';
import { stateFolderPath } from '../../stateFolderFor.ts';
import type { CommonOptions } from '../commandLine.ts';
import type { Output } from '../output.ts';
import type { HolderShell } from './holderShell.ts';

export interface FindOptions extends CommonOptions {
  readonly verbose?: boolean;
  /** Events are shown as they happen. */
  readonly live?: boolean;
}

/** undefined: nobody does, or nobody who can be worked with, which is said; then the verb is carried out here. */
export type FindHolder = (options: FindOptions) => Promise<HolderShell | undefined>;

export function holderFinder(output: Output, environment: Environment): FindHolder {
  return async (options) => {
    const stateFolder = stateFolderPath(options.workspace, environment);
    if (stateFolder === undefined || !existsSync(join(stateFolder, 'holder.json'))) return undefined;
    const { enterAsShell } = await import('./holderShell.ts'); // only now is it worth its start
    return enterAsShell(stateFolder, options, output);
  };
}
