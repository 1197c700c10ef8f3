/** Import statements: a record of each clause, the names it binds, and every segment of the modules it names. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, type ImportedName, type ImportRecord, NONE, type ScopeIx, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import { lastName, type Walk } from './walk.ts';

/** `import a.b, c as d`: one record per module. */
export function visitImport(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  for (const clause of node.childrenForFieldName('name')) {
    const aliased = clause.type === 'aliased_import';
    const module = aliased ? clause.childForFieldName('name') : clause;
    const alias = aliased ? clause.childForFieldName('alias') : null;
    const segments = module?.namedChildren ?? [];
    const first = segments[0];
    if (module === null || first === undefined) continue;
    const ix = walk.draft.imports.length;
    const local = alias ?? first;
    const symbol = bindImport(walk, local, scope, extentOf(node), ix);
    walk.draft.imports.push({
      kind: 'import',
      specifier: segments.map((segment) => segment.text).join('.'),
      specifierExtent: extentOf(module),
      level: 0,
      names: [],
      star: false,
      starAs: alias?.text,
      typeOnly: onlyForTypes(node),
      scope,
      ...extentOf(clause),
    });
    moduleSegments(walk, segments, '', scope, ix, alias === null ? symbol : NONE);
    if (alias !== null)
      walk.draft.occur(extentOf(alias), alias.text, 'declaration', scope, { symbol, import: ix, lookUp: symbol === NONE });
  }
}

/** `from ..a.b import x as y, z` and `from __future__ import annotations`. */
export function visitFromImport(walk: Walk, node: SyntaxNode, scope: ScopeIx): void {
  const module = node.childForFieldName('module_name') ?? node.children.find((child) => child.type === '__future__');
  if (module === undefined) return;
  const ix = walk.draft.imports.length;
  const relative = module.type === 'relative_import';
  const dots = relative ? (module.namedChildren.find((child) => child.type === 'import_prefix')?.text.replace(/[^.]/g, '') ?? '') : '';
  const dotted = relative ? module.namedChildren.find((child) => child.type === 'dotted_name') : module;
  const segments = dotted?.namedChildren ?? [];
  const path = segments.length > 0 ? segments.map((segment) => segment.text).join('.') : relative ? '' : module.text;
  const star = node.namedChildren.find((child) => child.type === 'wildcard_import');
  const names: ImportedName[] = [];
  const record: ImportRecord = {
    kind: 'from',
    specifier: dots + path,
    specifierExtent: extentOf(module),
    level: dots.length,
    names,
    star: star !== undefined,
    starAs: undefined,
    typeOnly: onlyForTypes(node),
    scope,
    ...extentOf(node),
  };
  walk.draft.imports.push(record);
  moduleSegments(walk, segments, dots, scope, ix, NONE);
  for (const clause of node.childrenForFieldName('name')) names.push(...importedName(walk, clause, scope, extentOf(node), ix));
  if (star !== undefined) {
    walk.draft.hazard(extentOf(star), 'starImport', `All public names of "${record.specifier}" become names of this file.`);
  }
}

function importedName(walk: Walk, clause: SyntaxNode, scope: ScopeIx, statement: Extent, ix: number): readonly ImportedName[] {
  const aliased = clause.type === 'aliased_import';
  const name = (aliased ? clause.childForFieldName('name') : clause)?.namedChildren[0];
  const alias = aliased ? clause.childForFieldName('alias') : null;
  if (name === undefined) return [];
  const symbol = bindImport(walk, alias ?? name, scope, statement, ix);
  const own = alias === null ? symbol : NONE;
  walk.draft.occur(extentOf(name), name.text, 'importedName', scope, {
    symbol: own,
    import: ix,
    lookUp: alias === null && symbol === NONE,
  });
  if (alias !== null) walk.draft.occur(extentOf(alias), alias.text, 'declaration', scope, { symbol, import: ix, lookUp: symbol === NONE });
  return [
    {
      name: name.text,
      nameExtent: extentOf(name),
      alias: alias?.text,
      aliasExtent: alias === null ? undefined : extentOf(alias),
      symbol,
    },
  ];
}

function bindImport(walk: Walk, name: SyntaxNode, scope: ScopeIx, statement: Extent, ix: number): SymbolIx {
  const symbol = walk.draft.bind(scope, name.text, extentOf(name), { kind: 'import', extent: statement });
  if (symbol !== NONE) {
    const draft = walk.draft.symbol(symbol);
    if (draft.import === NONE) draft.import = ix;
  }
  return symbol;
}

function moduleSegments(
  walk: Walk,
  segments: readonly SyntaxNode[],
  dots: string,
  scope: ScopeIx,
  ix: number,
  firstSymbol: SymbolIx,
): void {
  let dotted = dots;
  segments.forEach((segment, i) => {
    dotted += i === 0 ? segment.text : `.${segment.text}`;
    walk.draft.occur(extentOf(segment), segment.text, 'moduleSegment', scope, {
      import: ix,
      dotted,
      symbol: i === 0 ? firstSymbol : NONE,
    });
  });
}

/** Inside `if TYPE_CHECKING:`. */
function onlyForTypes(node: SyntaxNode): boolean {
  for (let inner = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.type === 'if_statement' && inner.fieldName === 'consequence') {
      if (lastName(outer.childForFieldName('condition')) === 'TYPE_CHECKING') return true;
    }
  }
  return false;
}
