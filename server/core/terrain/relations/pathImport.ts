/**
 * Where an import leads in a wide language: whose imports are paths or end like one. It finds files that are there and
 * invents none: what cannot be told from the path alone is taken for external.
 */

import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { PathsFact } from '../../facts/facts.ts';
import { languageOfPath, type WideLanguageId } from '../languageId.ts';
import type { ModuleAnswer } from '../languageRules.ts';
import { folderOf, joined, nameOf } from '../workspacePaths.ts';

/** `relative`: seen from the file's folder, then from the workspace's. `suffix`: the end of exactly one path of the workspace. */
interface PathRule {
  readonly relative: boolean;
  readonly suffix: boolean;
  readonly endings: readonly string[];
  readonly separator: string; // between the segments of a name
}

const byPath = (endings: readonly string[], suffix: boolean): PathRule => ({ relative: true, suffix, endings, separator: '/' });

const rules: Readonly<Partial<Record<WideLanguageId, PathRule>>> = {
  c: byPath([''], true),
  cpp: byPath([''], true),
  css: byPath(['', '.css'], false),
  html: byPath([''], false),
  ruby: byPath(['', '.rb'], true),
  php: byPath([''], true),
  bash: byPath([''], false),
  java: { relative: false, suffix: true, endings: ['.java'], separator: '.' },
};

export function pathImport(from: WorkspacePath, specifier: string, paths: PathsFact): ModuleAnswer {
  const language = languageOfPath(from);
  const rule = language && (rules as Readonly<Record<string, PathRule | undefined>>)[language];
  const bracketed = specifier.startsWith('<');
  const bare = specifier.replace(/^<(.*)>$/, '$1').replace(/[?#].*$/, '');
  // `<string.h>` is the library's, whatever a project calls its own files; `<app/row.h>` may well be the project's.
  if (bracketed && !bare.includes('/')) return { kind: 'external' };
  if (rule === undefined || bare === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(bare)) return { kind: 'external' };
  const name = rule.separator === '/' ? bare : bare.split(rule.separator).join('/');
  if (rule.relative && !bracketed) {
    for (const base of bare.startsWith('/') ? [''] : [folderOf(from), '']) {
      const path = joined(base, name);
      const found = path === undefined ? undefined : rule.endings.map((end) => path + end).find((each) => paths.has(each));
      if (found !== undefined) return { kind: 'files', paths: [found as WorkspacePath] };
    }
  }
  if (rule.suffix && !bare.startsWith('.')) {
    const ends = rule.endings.map((end) => `/${name}${end}`);
    const found = ends.flatMap((end) => namedLike(paths, end).filter((path) => `/${path}`.endsWith(end)));
    if (found.length === 1) return { kind: 'files', paths: found };
  }
  return /^\.{1,2}\//.test(bare) ? { kind: 'missing' } : { kind: 'external' };
}

const byName = new WeakMap<PathsFact, Map<string, WorkspacePath[]>>();

/** Files whose last segment is that of `end`; sorted out once per listing. */
function namedLike(paths: PathsFact, end: string): readonly WorkspacePath[] {
  let names = byName.get(paths);
  if (names === undefined) {
    names = Map.groupBy(paths.paths, nameOf);
    byName.set(paths, names);
  }
  return names.get(nameOf(end)) ?? [];
}
