/** What ends an import where no file shows a habit: what the configuration of the project asks for. */

import { folderOf } from '../../../core/terrain/workspacePaths.ts';
import type { FactReader } from '../modules/factReader.ts';
import { asObject, asString } from '../modules/jsonWithComments.ts';
import { packageAround } from '../modules/packages.ts';
import { compilerOption } from '../modules/projectConfig.ts';

export interface ExtensionConvention {
  readonly extension: 'none' | 'real' | 'compiled';
}

export function conventionFor(from: string, to: string, reader: FactReader): ExtensionConvention {
  const option = (name: string): unknown => compilerOption(folderOf(from), name, reader);
  if (/\.[cm]?tsx?$/.test(from)) {
    if (option('allowImportingTsExtensions') === true || option('rewriteRelativeImportExtensions') === true) return { extension: 'real' };
    const resolution = asString(option('moduleResolution')) ?? asString(option('module')) ?? '';
    return { extension: /^node(?:16|18|20|next)$/i.test(resolution) && isModule(from, reader) ? 'compiled' : 'none' };
  }
  // Node wants extensions in modules; a tool that bundles does not, and such a project mostly has a habit.
  if (/\.mjs$/.test(from)) return { extension: 'real' };
  return { extension: /\.[cm]?js$/.test(to) && isModule(from, reader) ? 'real' : 'none' };
}

/** Whether Node would take the file for a module. */
export function isModule(path: string, reader: FactReader): boolean {
  if (/\.m[jt]s$/.test(path)) return true;
  if (/\.c[jt]s$/.test(path)) return false;
  return asObject(packageAround(folderOf(path), reader)?.json)?.type === 'module';
}
