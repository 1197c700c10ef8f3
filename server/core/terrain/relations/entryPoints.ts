/** Where the code is entered from outside: main modules and guards of Python, commands and plug-ins, what packages publish. */
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { byPlace, type Place } from '../../facts/facts.ts';
import type { Resolver } from '../resolver.ts';
import type { SymbolRef } from '../symbolRef.ts';
import { type DeclaredEntry, entriesOfPackageJson, entriesOfPyproject, entriesOfSetupCfg, entriesOfSetupPy } from './entryDeclarations.ts';

export interface EntryPoint {
  readonly kind: 'mainModule' | 'mainGuard' | 'command' | 'plugin' | 'package';
  readonly name: string; // of the command or plug-in, of the package's subpath; else the module's path
  readonly declared: Place;
  /** What is entered; undefined: it is not in the workspace, or not to be told. */
  readonly path: WorkspacePath | undefined;
  readonly symbol: SymbolRef | undefined;
}

const guard = /^if\s+(?:__name__\s*==\s*['"]__main__['"]|['"]__main__['"]\s*==\s*__name__)/m;

type Declaring = (text: string, path: WorkspacePath) => readonly DeclaredEntry[];

const declaring: readonly (readonly [RegExp, Declaring])[] = [
  [/(?:^|\/)pyproject\.toml$/, entriesOfPyproject],
  [/(?:^|\/)setup\.cfg$/, entriesOfSetupCfg],
  [/(?:^|\/)setup\.py$/, entriesOfSetupPy],
  [/(?:^|\/)package\.json$/, entriesOfPackageJson],
];

/** By path. Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function entryPointsOf(resolver: Resolver): readonly EntryPoint[] {
  const { facts, needs } = resolver.terrain;
  const paths = facts.paths();
  const guarded = facts.mentions('__main__');
  if (paths === undefined) needs.add({ kind: 'paths' });
  if (guarded === undefined) needs.add({ kind: 'mentions', word: '__main__' });
  const found: EntryPoint[] = [];
  for (const path of paths?.paths ?? []) {
    if (/(?:^|\/)__main__\.py$/.test(path)) {
      found.push({ kind: 'mainModule', name: path, declared: { path, start: 0, end: 0 }, path, symbol: undefined });
    }
    const declare = declaring.find(([pattern]) => pattern.test(path))?.[1];
    const text = declare && textOf(resolver, path);
    if (declare && text !== undefined) found.push(...declare(text, path).map((entry) => resolved(resolver, path, entry)));
  }
  for (const path of guarded?.code ?? []) {
    const match = path.endsWith('.py') ? guard.exec(textOf(resolver, path) ?? '') : null;
    if (match === null || /(?:^|\/)__main__\.py$/.test(path)) continue;
    const declared = { path, start: match.index, end: match.index + match[0].length };
    found.push({ kind: 'mainGuard', name: path, declared, path, symbol: undefined });
  }
  return found.sort((a, b) => byPlace(a.declared, b.declared));
}

function textOf({ terrain }: Resolver, path: WorkspacePath): string | undefined {
  const fact = terrain.facts.file(path);
  if (fact === undefined) terrain.needs.add({ kind: 'file', path });
  return fact === undefined || fact.state === 'unreadable' ? undefined : fact.text;
}

function resolved({ terrain }: Resolver, path: WorkspacePath, { kind, name, start, end, module, attribute }: DeclaredEntry): EntryPoint {
  const entry = { kind, name, declared: { path, start, end } };
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  // Seen from a file that would stand beside the declaration, in the language whose rules hold for it.
  const from = `${folder}${kind === 'package' || path.endsWith('.json') ? '__entry__.js' : '__entry__.py'}` as WorkspacePath;
  const answer = terrain.module(from, module, 0);
  const [file] = answer.kind === 'files' ? answer.paths : [];
  if (file === undefined) return { ...entry, path: undefined, symbol: undefined };
  const [first, ...rest] = attribute.split('.').filter((segment) => segment !== '');
  if (first === undefined || rest.length > 0) return { ...entry, path: file, symbol: undefined };
  const [link] = terrain.exported(file, first);
  return link?.target.kind === 'symbol'
    ? { ...entry, path: link.target.ref.path, symbol: link.target.ref }
    : { ...entry, path: file, symbol: undefined };
}
