/** Names as people say them alone, without an instruction around: what to look for, and which of the symbols found the words name. */
import type { TargetSpec } from '../../core/operation/target.ts';
import { dottedName } from '../../core/terrain/naming.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { ResolvedTarget } from './targetResolver.ts';

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

/** "parse_row", "parse_row in shop/rows.py", "shop/rows.py:1:5". */
export function spokenTarget(words: string): TargetSpec {
  const { path, line, column } = /^(?<path>.+):(?<line>[1-9]\d*):(?<column>[1-9]\d*)$/.exec(words)?.groups ?? {};
  const at = { line: Number(line), column: Number(column) };
  const cursor = path === undefined ? undefined : { path, ...at, endLine: at.line, endColumn: at.column };
  const { name, place } = /^(?<name>\S+) in (?<place>\S.*)$/.exec(words)?.groups ?? {};
  return { name: cursor ? '' : (name ?? words), kind: undefined, pathHint: place, containerHint: undefined, cursor };
}

/** Of the symbols that are one thing (a method with all its overrides) those that the words name: "Child.save". Never empty: a name that no single one of them has means the one that stands for all. */
export function asSpoken(terrain: Terrain, { primary, refs }: Symbols, name: string): readonly SymbolRef[] {
  const segments = name.split(/\.|::|#/).filter((segment) => segment !== '');
  if (segments.length < 2) return [primary];
  const fitting = refs.filter((ref) => {
    const dotted = dottedName(terrain, ref).split('.');
    const shared = Math.min(dotted.length, segments.length);
    return shared > 1 && dotted.slice(-shared).every((segment, i) => segment === segments.slice(-shared)[i]);
  });
  return fitting.length > 0 ? fitting : [primary];
}
