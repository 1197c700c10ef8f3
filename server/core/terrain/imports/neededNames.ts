/**
 * What stretches of a file use that they do not declare themselves, name by name. What an import among them is called
 * elsewhere, and which use is for types alone, the language says.
 */
import { nodeAtOffset } from '../../syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import { type Extent, type FileIndex, type ImportIx, NONE, type Occurrence, type ScopeIx, type SymbolIx } from '../fileIndex.ts';
import { type FileView, viewOf } from '../fileView.ts';
import type { ImportingFile, NeededName, WantedImport } from '../importEditing.ts';

export interface NeedRules {
  readonly builtinNames: ReadonlySet<string>;
  /** Whether nothing looks at the name when the code runs: a type. */
  isTypeUse(file: ImportingFile, node: SyntaxNode, occurrence: Occurrence): boolean;
  /** The imports of a symbol that a use of it needs: of `a.b.c` after `import a.b` and `import a.d` the first. */
  bindingsUsed(
    file: ImportingFile,
    symbol: SymbolIx,
    occurrence: Occurrence,
  ): readonly { readonly import: ImportIx; readonly entry: number | 'all' }[];
  /** How that import is to be asked for elsewhere. */
  wantedOf(file: ImportingFile, ix: ImportIx, entry: number | 'all'): WantedImport;
}

interface Use {
  readonly occurrence: Occurrence;
  readonly typeUse: boolean;
  readonly atLoad: boolean;
}

/** By first use. */
export function neededNames(file: ImportingFile, stretches: readonly Extent[], rules: NeedRules): readonly NeededName[] {
  const view = viewOf(file.path, file.index);
  const uses = new Map<string, Use[]>();
  for (const occurrence of usesIn(view, stretches)) {
    const node = nodeAtOffset(file.root, occurrence.start);
    const typeUse = rules.isTypeUse(file, node, occurrence);
    const atLoad = !typeUse && !isInFunction(file.index, occurrence.scope);
    const key = occurrence.symbol === NONE ? ` ${occurrence.name}` : `${occurrence.symbol}`;
    uses.set(key, [...(uses.get(key) ?? []), { occurrence, typeUse, atLoad }]);
  }
  return [...uses.values()].flatMap((same) => needsOf(file, view, same, rules));
}

/** Bare names in the stretches that nothing in them declares. */
function usesIn(view: FileView, stretches: readonly Extent[]): readonly Occurrence[] {
  const within = (at: Extent): boolean => stretches.some(({ start, end }) => start <= at.start && at.end <= end);
  return view.index.occurrences.filter((occurrence) => {
    if (!isUse(view, occurrence) || !within(occurrence)) return false;
    const symbol = view.symbol(occurrence.symbol);
    return symbol === undefined || !within(symbol.nameExtent) || isDeclaredElsewhere(view, symbol.nameExtent);
  });
}

/** `global x; x = 1` binds a name of the file, though nothing before it may have. */
function isDeclaredElsewhere(view: FileView, name: Extent): boolean {
  return view
    .occurrencesAt(name.start)
    .some(({ scope, name: text }) => view.index.scopes[scope]?.declaredElsewhere.some((declared) => declared.name === text) === true);
}

/** A name that is read or written where it stands; not one that an import takes, a member, a keyword or a key. */
export function isUse(view: FileView, { role, symbol, writes }: Occurrence): boolean {
  switch (role) {
    case 'reference':
    case 'shorthand':
      return true;
    case 'declaration': // a name of the file that is bound anew elsewhere: `global x; x = 1`
      return writes && symbol !== NONE && !view.isMember(symbol);
    case 'string':
      return symbol !== NONE && !view.isMember(symbol);
    default:
      return false;
  }
}

function needsOf(file: ImportingFile, view: FileView, uses: readonly Use[], rules: NeedRules): readonly NeededName[] {
  const [first] = uses;
  if (first === undefined) return [];
  const { name, symbol: ix } = first.occurrence;
  const need = (of: readonly Use[]) => ({
    name,
    places: of.map(({ occurrence: { start, end } }) => ({ start, end })),
    typesOnly: of.every(({ typeUse }) => typeUse),
    atLoad: of.some(({ atLoad }) => atLoad),
  });
  const symbol = view.symbol(ix);
  if (symbol === undefined) return [unboundNeed(file, need(uses), rules)];
  if (symbol.import === NONE) {
    const kind = symbol.scope === 0 ? 'symbol' : 'enclosing';
    return [{ ...need(uses), kind, symbol: ix, writes: uses.some(({ occurrence }) => occurrence.writes) }];
  }
  const byBinding = new Map<string, { import: ImportIx; entry: number | 'all'; uses: Use[] }>();
  for (const use of uses) {
    for (const binding of rules.bindingsUsed(file, ix, use.occurrence)) {
      const key = `${binding.import} ${binding.entry}`;
      const known = byBinding.get(key) ?? { ...binding, uses: [] };
      known.uses.push(use);
      byBinding.set(key, known);
    }
  }
  return [...byBinding.values()].map((binding) => ({
    ...need(binding.uses),
    kind: 'import',
    import: binding.import,
    entry: binding.entry,
    wanted: rules.wantedOf(file, binding.import, binding.entry),
  }));
}

function unboundNeed(
  file: ImportingFile,
  need: { readonly name: string; readonly places: readonly Extent[]; readonly typesOnly: boolean; readonly atLoad: boolean },
  rules: NeedRules,
): NeededName {
  if (rules.builtinNames.has(need.name)) return { ...need, kind: 'builtin' };
  const stars = file.index.imports.flatMap(({ star, kind }, ix) => (star && kind === 'from' ? [ix] : []));
  return stars.length > 0 ? { ...need, kind: 'star', imports: stars } : { ...need, kind: 'unbound' };
}

function isInFunction(index: FileIndex, from: ScopeIx): boolean {
  for (let at = from, steps = 0; at !== NONE && steps <= index.scopes.length; steps++) {
    const scope = index.scopes[at];
    if (scope === undefined || scope.kind === 'function') return scope !== undefined;
    at = scope.parent;
  }
  return false;
}
