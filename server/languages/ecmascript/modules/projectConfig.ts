/** What the nearest tsconfig.json or jsconfig.json says of module names: `baseUrl` and `paths`, inherited through `extends`. */

import { folderOf, foldersUp, inFolder, joined } from '../../../core/terrain/workspacePaths.ts';
import type { FactReader } from './factReader.ts';
import { asObject, asString, asStrings, type JsonObject } from './jsonWithComments.ts';

interface ProjectConfig {
  readonly baseUrl: string | undefined; // folder
  readonly paths: readonly PathMapping[];
}

/** "@app/*" → ["src/*"]: patterns with at most one star; targets are paths of the workspace. */
export interface PathMapping {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Configurations that inherit from each other in a circle end here. */
const extendsMax = 16;
const none: ProjectConfig = { baseUrl: undefined, paths: [] };

/** The configuration that holds for files in a folder; `none` without one. */
export function projectConfigFor(folder: string, reader: FactReader): ProjectConfig {
  const paths = reader.paths();
  if (paths === undefined) return none;
  for (const at of foldersUp(folder)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const path = inFolder(at, name);
      if (paths.has(path)) return readProject(path, reader);
    }
  }
  return none;
}

/** One of the nearest configuration's compiler options, or of those it inherits from. */
export function compilerOption(folder: string, name: string, reader: FactReader): unknown {
  const has = reader.paths()?.has ?? (() => false);
  const path = foldersUp(folder)
    .flatMap((at) => [inFolder(at, 'tsconfig.json'), inFolder(at, 'jsconfig.json')])
    .find(has);
  return path === undefined ? undefined : optionIn(path, name, reader, 0);
}

function optionIn(path: string, name: string, reader: FactReader, depth: number): unknown {
  const json = reader.json(path);
  if (json === undefined || depth > extendsMax) return undefined;
  const own = asObject(json.compilerOptions)?.[name];
  if (own !== undefined) return own;
  for (const extended of asStrings(json.extends).toReversed()) {
    const target = extended.startsWith('.') ? joined(folderOf(path), extended) : undefined;
    const file = target === undefined ? undefined : existingConfig(target, reader);
    const inherited = file === undefined ? undefined : optionIn(file, name, reader, depth + 1);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** A configuration that only refers to others (as templates make them) says what they say. */
function readProject(path: string, reader: FactReader): ProjectConfig {
  const own = readConfig(path, reader, 0);
  if (own.paths.length > 0 || own.baseUrl !== undefined) return own;
  const references = reader.json(path)?.references;
  if (!Array.isArray(references)) return own;
  for (const reference of references) {
    const target = joined(folderOf(path), asString(asObject(reference)?.path) ?? '');
    const file = target === undefined ? undefined : existingConfig(target, reader);
    if (file === undefined) continue;
    const config = readConfig(file, reader, 0);
    if (config.paths.length > 0 || config.baseUrl !== undefined) return config;
  }
  return own;
}

function existingConfig(target: string, reader: FactReader): string | undefined {
  const has = reader.paths()?.has ?? (() => false);
  return [target, `${target}.json`, inFolder(target, 'tsconfig.json')].find((candidate) => candidate.endsWith('.json') && has(candidate));
}

function readConfig(path: string, reader: FactReader, depth: number): ProjectConfig {
  const json = reader.json(path);
  if (json === undefined || depth > extendsMax) return none;
  const folder = folderOf(path);
  let inherited = none;
  for (const extended of asStrings(json.extends)) {
    const target = extended.startsWith('.') ? joined(folder, extended) : undefined;
    const file = target === undefined ? undefined : existingConfig(target, reader);
    if (file === undefined) continue; // of an installed package: such say nothing of this workspace's folders
    const base = readConfig(file, reader, depth + 1);
    inherited = { baseUrl: base.baseUrl ?? inherited.baseUrl, paths: base.paths.length > 0 ? base.paths : inherited.paths };
  }
  return merged(folder, asObject(json.compilerOptions), inherited);
}

function merged(folder: string, options: JsonObject | undefined, inherited: ProjectConfig): ProjectConfig {
  const written = asString(options?.baseUrl);
  const baseUrl = written === undefined ? inherited.baseUrl : joined(folder, written);
  const paths = asObject(options?.paths);
  if (paths === undefined) return { baseUrl, paths: inherited.paths };
  const from = baseUrl ?? folder;
  return {
    baseUrl,
    paths: Object.entries(paths).map(([pattern, targets]) => ({
      pattern,
      targets: asStrings(targets)
        .map((target) => joined(from, target))
        .filter((target) => target !== undefined),
    })),
  };
}

/** What the star of a pattern stands for in a name; '' for a pattern without one; undefined if it does not fit. */
export function starOf(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === name ? '' : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  if (name.length < before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return undefined;
  return name.slice(before.length, name.length - after.length);
}

/** The mapping that TypeScript takes: an exact one, else the one with the longest text before its star. */
export function mappingFor(paths: readonly PathMapping[], specifier: string): PathMapping | undefined {
  const fitting = paths.filter((mapping) => starOf(mapping.pattern, specifier) !== undefined);
  const exact = fitting.find((mapping) => !mapping.pattern.includes('*'));
  return exact ?? fitting.toSorted((a, b) => b.pattern.indexOf('*') - a.pattern.indexOf('*'))[0];
}
