/** What a written new name comes to for a given target: its last part, if the rest only repeats where the target already is. */

import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import { folderOf, nameOf } from '../../terrain/workspacePaths.ts';
import type { NewName, Thing } from '../phrases/phraseValue.ts';
import { type Problem, problem } from './operationMeaning.ts';

export function meantNewName(newName: NewName, thing: Thing, target: TargetSpec): Result<string, Problem> {
  const { name, written } = newName.named;
  if (name.form === 'phrase') return problem(`“${written}” is more than one word, so it cannot be a name`);
  if (name.position !== undefined) return problem(`“${written}” is a place in a file, not a name`);
  if (newName.newKind !== undefined && target.kind !== undefined && !sameSort(newName.newKind, target.kind)) {
    return problem(`turning the ${target.kind} ${target.name} into a ${newName.newKind} is not a rename`);
  }
  if (name.file !== undefined && name.file !== target.pathHint) return move(written, target, name.segments.at(-1));
  return isFile(thing, target) ? fileName(newName, target) : symbolName(newName, thing, target);
}

function sameSort(a: string, b: string): boolean {
  const sort = (kind: string) =>
    kind === 'file' || kind === 'folder' ? 'module' : kind === 'constant' ? 'variable' : kind === 'property' ? 'attribute' : kind;
  return sort(a) === sort(b) || new Set([a, b, 'function', 'method']).size === 2;
}

function isFile(thing: Thing, target: TargetSpec): boolean {
  return target.kind === 'module' || target.kind === 'file' || thing.named?.name.form === 'path';
}

function symbolName(newName: NewName, thing: Thing, target: TargetSpec): Result<string, Problem> {
  const { name, written } = newName.named;
  if (name.form === 'path') return problem(`“${written}” is a file or folder; moving ${target.name} there is not available yet`);
  if (name.receiver !== undefined && thing.named?.name.receiver === undefined && !isMember(target)) {
    return problem(`making ${target.name} an attribute is not a rename`);
  }
  if (name.form !== 'dotted') return ok(name.text);
  const last = name.segments.at(-1) ?? name.text;
  const before = name.segments.slice(0, -1);
  const around = [...pathSegments(target.pathHint), ...(target.containerHint?.split('.') ?? []), ...target.name.split('.').slice(0, -1)];
  return endsWith(around, before) ? ok(last) : move(written, target, last);
}

function isMember(target: TargetSpec): boolean {
  return target.kind === 'attribute' || target.kind === 'property' || target.kind === 'method' || target.containerHint !== undefined;
}

/** A module's new name is bare: no folder, no extension. */
function fileName(newName: NewName, target: TargetSpec): Result<string, Problem> {
  const { name, written } = newName.named;
  const old = splitPath(target.name, target.kind);
  // For a symbol the dot of `.name` says that it is a member; for a file it is part of the name, and no module can have it.
  if (/^\.[^./]/.test(written)) return ok(written);
  if (name.form === 'path') {
    const fresh = splitPath(name.text, target.kind);
    if (fresh.extension !== '' && old.extension !== '' && fresh.extension !== old.extension) {
      return problem(`giving ${target.name} the extension ${fresh.extension} is not a rename`, `rename ${target.name} to ${fresh.base}`);
    }
    return ok(fresh.base);
  }
  if (name.form !== 'dotted') return ok(name.text);
  if (old.extension !== '' && old.base.includes('.')) return ok(name.text); // user.service.ts → account.service
  return ok(name.segments.at(-1) ?? name.text);
}

/** Where a module goes whose new name is one in another folder or package; undefined when it stays where it is. */
export function otherPlace(newName: NewName, thing: Thing, target: TargetSpec): string | undefined {
  const { name, written } = newName.named;
  if (!isFile(thing, target) || /^\.[^./]/.test(written) || name.position !== undefined) return undefined;
  const old = splitPath(target.name, target.kind);
  if (name.form === 'path') {
    const fresh = splitPath(name.text, target.kind);
    const folder = old.folder === '' ? (target.pathHint ?? '') : old.folder;
    const sameSort = fresh.extension === '' || old.extension === '' || fresh.extension === old.extension;
    return sameSort && fresh.folder !== '' && fresh.folder !== folder ? name.text : undefined;
  }
  if (name.form !== 'dotted' || (old.extension !== '' && old.base.includes('.'))) return undefined;
  const around = old.extension === '' && old.folder === '' ? target.name.split('.').slice(0, -1) : pathSegments(old.folder);
  return endsWith([...pathSegments(target.pathHint), ...around], name.segments.slice(0, -1)) ? undefined : name.text;
}

interface SplitPath {
  readonly folder: string;
  readonly base: string;
  readonly extension: string;
}

function splitPath(path: string, kind: TargetSpec['kind']): SplitPath {
  const slash = path.lastIndexOf('/');
  const last = nameOf(path);
  const dot = last.lastIndexOf('.');
  const hasExtension = dot > 0 && (deepLanguageOfPath(last) !== undefined || (kind === 'file' && slash >= 0));
  return {
    folder: folderOf(path),
    base: hasExtension ? last.slice(0, dot) : last,
    extension: hasExtension ? last.slice(dot) : '',
  };
}

function pathSegments(path: string | undefined): readonly string[] {
  if (path === undefined || path === '') return [];
  const { folder, base } = splitPath(path, undefined);
  return [...folder.split('/').filter((part) => part !== ''), ...base.split('.')];
}

function endsWith(whole: readonly string[], end: readonly string[]): boolean {
  return end.length <= whole.length && end.every((part, i) => whole[whole.length - end.length + i] === part);
}

function move(written: string, target: TargetSpec, last: string | undefined): { readonly ok: false; readonly error: Problem } {
  return problem(
    `“${written}” would move ${target.name === '' ? 'it' : target.name} somewhere else, and moving is not available yet`,
    last === undefined || target.name === '' ? undefined : `rename ${target.name} to ${last}`,
  );
}
