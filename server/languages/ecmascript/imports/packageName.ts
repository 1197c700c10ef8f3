/** The name of a module that is part of another package of the workspace. */

import { folderOf, relativeTo } from '../../../core/terrain/workspacePaths.ts';
import type { FactReader } from '../modules/factReader.ts';
import { asString, type JsonObject } from '../modules/jsonWithComments.ts';
import { packageAround, packageFiles } from '../modules/packages.ts';
import { type Has, withoutExtension } from '../modules/sourceFiles.ts';

export interface OtherPackage {
  readonly folder: string;
  readonly json: JsonObject;
  readonly name: string | undefined; // undefined: the package does not give it out by any name
}

/** undefined when both are of one package, or the other's has no name. */
export function packageName(from: string, to: string, reader: FactReader, has: Has): OtherPackage | undefined {
  const own = packageAround(folderOf(from), reader);
  const other = packageAround(folderOf(to), reader);
  const name = asString(other?.json.name);
  if (other === undefined || name === undefined || own?.folder === other.folder || own === undefined) return undefined;
  const path = relativeTo(other.folder, to);
  const bare = withoutExtension(path);
  const tries = ['.', path, bare, bare.replace(/\/index$/, ''), `${bare}.js`, path.replace('./src/', './'), bare.replace('./src/', './')];
  const subpath = tries.find((each) => packageFiles(other, each, has).includes(to));
  return {
    folder: other.folder,
    json: other.json,
    name: subpath === undefined ? undefined : subpath === '.' ? name : `${name}${subpath.slice(1)}`,
  };
}
