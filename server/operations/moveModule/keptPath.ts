/** Keeps a module importable from where it was: a module there that hands on what the moved one offers. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Facts } from '../../core/facts/facts.ts';
import type { LocatedCreation, OperationDecision } from '../../core/operation/operation.ts';
import type { KeepOld } from '../../core/operation/target.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { folderOf, relativeTo } from '../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { Moving } from './moving.ts';

/** Longest line written, in UTF-16 units; what is longer goes into brackets. */
const LINE_UNITS_MAX = 88;

export interface KeptPath {
  readonly creations: readonly LocatedCreation[];
  readonly decisions: readonly OperationDecision[];
}

export function keptPaths(terrain: Terrain, moving: Moving, after: Facts, keep: KeepOld): KeptPath {
  const creations = moving.moves.flatMap(({ from, to }): readonly LocatedCreation[] => {
    const view = deepLanguageOfPath(from) && !/\.(?:pyi|d\.[cm]?ts)$/.test(from) ? terrain.view(from) : undefined;
    if (!view) return [];
    const text = view.family === 'python' ? inPython(terrain, view, from, to, after, keep) : inEcmascript(terrain, view, from, to, keep);
    return [{ path: from, text, why: `keeps ${from} importable for those outside of the workspace`, confidence: 0.9 }];
  });
  const rationale =
    'the instruction asks for it; what is changed in the old module at run time (a mock, an assignment) does not reach the new one';
  const choice = `leaves ${creations.length === 1 ? 'a module' : `${creations.length} modules`} at the old place that ${keep === 'deprecated' ? 'warn and hand' : 'hand'} on what the new ${creations.length === 1 ? 'one offers' : 'ones offer'}`;
  return { creations, decisions: [{ kind: 'plan', choice, rationale, rejected: [], confidence: 0.85, about: [] }] };
}

function inPython(terrain: Terrain, view: FileView, from: WorkspacePath, to: WorkspacePath, after: Facts, keep: KeepOld): string {
  const rules = terrain.rulesOf(from);
  const old = rules?.moduleNames(from, terrain.facts)[0] ?? from;
  const now = rules?.moduleNames(to, after)[0] ?? to;
  const names = publicNames(view);
  const nl = lineEnd(terrain, from);
  const warns = keep === 'deprecated';
  const warning = [
    '',
    'warnings.warn(',
    `    "${old} is deprecated, use ${now} instead.",`,
    '    DeprecationWarning,',
    '    stacklevel=2,',
    ')',
  ];
  const imported = names.length === 0 ? [`import ${now}  # noqa: F401`] : fromImport(now, names);
  const listed = names.length === 0 ? [] : ['', ...listOf(names)];
  const head = `"""${warns ? 'Deprecated: moved' : 'Moved'} to ${now}."""`;
  return [head, '', ...(warns ? ['import warnings', ''] : []), ...imported, ...listed, ...(warns ? warning : []), ''].join(nl);
}

function fromImport(module: string, names: readonly string[]): readonly string[] {
  const line = `from ${module} import ${names.join(', ')}`;
  return line.length <= LINE_UNITS_MAX ? [line] : [`from ${module} import (`, ...names.map((name) => `    ${name},`), ')'];
}

function listOf(names: readonly string[]): readonly string[] {
  const line = `__all__ = [${names.map((name) => `"${name}"`).join(', ')}]`;
  return line.length <= LINE_UNITS_MAX ? [line] : ['__all__ = [', ...names.map((name) => `    "${name}",`), ']'];
}

/** What others may take from the module: what it lists, else what it defines and does not mark as its own. */
function publicNames(view: FileView): readonly string[] {
  const listed = view.index.listedExports;
  if (listed !== undefined && listed.length > 0) return [...new Set(listed)];
  const own = view.index.symbols.filter(
    ({ name, scope, container, import: from, exports }) =>
      scope === 0 && container === NONE && from === NONE && exports.length > 0 && !name.startsWith('_'),
  );
  return [...new Set(own.map(({ name }) => name))];
}

function inEcmascript(terrain: Terrain, view: FileView, from: WorkspacePath, to: WorkspacePath, keep: KeepOld): string {
  const nl = lineEnd(terrain, from);
  const text = terrain.file(from)?.text ?? '';
  const specifier = specifierTo(view, from, to);
  const quote = (text.match(/'/g)?.length ?? 0) >= (text.match(/"/g)?.length ?? 0) ? "'" : '"';
  const end = /^\s*(?:import|export|const|let)\b[^\n]*[^;\s]\r?$/m.test(text) && !/;\r?$/m.test(text) ? '' : ';';
  const quoted = `${quote}${specifier}${quote}`;
  const note = keep === 'deprecated' ? [`/** @deprecated Moved to ${quoted}. */`] : [];
  const commonJs = /\bmodule\.exports\b|\bexports\.\w+\s*=/.test(text) && !/^\s*export\b/m.test(text);
  if (commonJs) return [...note, `module.exports = require(${quoted})${end}`, ''].join(nl);
  const isDefault = view.exportedAs('default').length > 0 || /^\s*export\s+default\b/m.test(text);
  const lines = [`export * from ${quoted}${end}`, ...(isDefault ? [`export { default } from ${quoted}${end}`] : [])];
  return [...note, ...lines, ''].join(nl);
}

/** With an extension where the file's own relative imports have one. */
function specifierTo(view: FileView, from: WorkspacePath, to: WorkspacePath): string {
  const relative = relativeTo(folderOf(from), to);
  const own = view.index.imports.map(({ specifier }) => specifier).find((specifier) => specifier.startsWith('.'));
  const extension = own === undefined ? undefined : /\.[cm]?[jt]sx?$/.exec(own)?.[0];
  const real = /\.[cm]?[jt]sx?$/.exec(relative)?.[0] ?? '';
  const stem = relative.slice(0, relative.length - real.length);
  if (extension === undefined) return /^\.m[jt]s$/.test(real) ? relative : stem.replace(/\/index$/, '');
  return extension === real ? relative : `${stem}${extension}`;
}

function lineEnd(terrain: Terrain, path: WorkspacePath): string {
  return lineBreakIn(terrain.file(path)?.text ?? '');
}
