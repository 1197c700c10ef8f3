/** How a TypeScript or JavaScript module offers its names: beside the definition, in lists, as its default, through CommonJS. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { SymbolIx } from '../../core/terrain/fileIndex.ts';
import { type CommaList, withItems, withoutItems } from './commaList.ts';
import type { CutModule, ModuleUnit } from './moduleUnits.ts';

/** One way in which a name is offered apart from its definition. */
export interface SeparateExport {
  readonly unit: ModuleUnit;
  readonly item: SyntaxNode | undefined; // in a list; undefined: the whole unit says it
  readonly list: CommaList | undefined;
  readonly as: string; // 'default' of `export default x`
  readonly typeOnly: boolean;
  readonly commonJs: boolean;
}

/** Where else than at its definition a symbol is offered. */
export function separateExports(module: CutModule, symbol: SymbolIx): readonly SeparateExport[] {
  const name = module.view.symbol(symbol)?.name ?? '';
  return module.units.flatMap((unit) => (unit.role === 'listing' ? offersIn(module, unit).filter(({ of }) => of === name) : []));
}

export function isInline(unit: ModuleUnit): boolean {
  return unit.nodes[0]?.type === 'export_statement' && unit.role === 'definition';
}

export function isInlineDefault(unit: ModuleUnit): boolean {
  return isInline(unit) && unit.nodes[0]?.children.some(({ type }) => type === 'default') === true;
}

export function isCommonJsDefinition(unit: ModuleUnit): boolean {
  return unit.role === 'definition' && unit.nodes[0]?.type === 'expression_statement';
}

/** Whether a module is written with `module.exports` or `exports`; undefined: it offers nothing and asks for nothing, so it may be either. */
export function moduleStyle({ units, view }: CutModule): 'commonJs' | 'modules' | undefined {
  if (units.some(({ nodes }) => nodes.some(({ type }) => type === 'import_statement' || type === 'export_statement'))) return 'modules';
  const common = units.some(
    (unit) => isCommonJsDefinition(unit) || (unit.role === 'listing' && unit.nodes[0]?.type === 'expression_statement'),
  );
  return common || view.index.imports.some(({ kind }) => kind === 'require') ? 'commonJs' : undefined;
}

/**
 * How a CommonJS module offers one name: `exports.f = f` right behind its definition, or apart from it, further down; undefined where it
 * does not do that. Told by what most of its names do.
 */
export function exportsManner(module: CutModule): 'behind' | 'apart' | undefined {
  const single = module.units.filter((unit) => singleExport(unit) !== undefined);
  if (single.length === 0) return undefined;
  return single.filter((unit) => standsBehind(module, unit)).length * 2 > single.length ? 'behind' : 'apart';
}

/** `exports.f = f` in the line below the definition of f: the two are one in all but name. */
export function standsBehind({ units, view, text }: CutModule, unit: ModuleUnit): boolean {
  const name = singleExport(unit);
  const before = units[unit.ix - 1];
  if (name === undefined || !before?.declares.some((ix) => view.symbol(ix)?.name === name)) return false;
  return /^[ \t]*\r?\n[ \t]*$/.test(text.slice(before.end, unit.start));
}

/** The name that a statement of its own offers: `exports.f = f`. */
export function singleExport({ role, nodes }: ModuleUnit): string | undefined {
  const assignment = role === 'listing' && nodes[0]?.type === 'expression_statement' ? nodes[0].namedChildren[0] : undefined;
  const right = assignment?.childForFieldName('right');
  const single = /^(?:module\.)?exports\.[\w$]+$/.test(assignment?.childForFieldName('left')?.text ?? '');
  return single && right?.type === 'identifier' ? right.text : undefined;
}

/** Edits that take what is offered apart out of the lists, and the units of which nothing is left. */
export function withoutOffers(
  module: CutModule,
  symbols: ReadonlySet<SymbolIx>,
): { readonly edits: readonly TextEdit[]; readonly units: readonly ModuleUnit[] } {
  const names = new Set([...symbols].map((ix) => module.view.symbol(ix)?.name ?? ''));
  const edits: TextEdit[] = [];
  const units: ModuleUnit[] = [];
  for (const unit of module.units) {
    if (unit.role !== 'listing') continue;
    const offers = offersIn(module, unit);
    const gone = offers.filter(({ of }) => names.has(of));
    if (gone.length === 0) continue;
    const list = gone[0]?.list;
    if (!list || gone.length === list.items.length) units.push(unit);
    else edits.push(...withoutItems(list, (item) => gone.some((each) => each.item === item)));
  }
  return { edits, units };
}

/** The list in which a module offers its own names, if it has one: the last. */
export function ownList(module: CutModule): { readonly list: CommaList; readonly commonJs: boolean } | undefined {
  for (const unit of module.units.toReversed()) {
    if (unit.role !== 'listing') continue;
    const found = listIn(module, unit);
    if (found && !found.typeOnly) return found;
  }
  return undefined;
}

export function listedInto(list: CommaList, names: readonly string[]): TextEdit {
  return withItems(list, undefined, names);
}

interface Offer extends SeparateExport {
  readonly of: string; // the name in the module
}

function offersIn(module: CutModule, unit: ModuleUnit): readonly Offer[] {
  const node = unit.nodes[0];
  if (!node) return [];
  const found = listIn(module, unit);
  if (found) {
    return found.list.items.flatMap((item): readonly Offer[] => {
      const [of, as] = namesOfItem(item);
      return of === undefined
        ? []
        : [
            {
              unit,
              item,
              list: found.list,
              of,
              as: as ?? of,
              typeOnly: found.typeOnly || /^type\s/.test(item.text),
              commonJs: found.commonJs,
            },
          ];
    });
  }
  const alone = { unit, item: undefined, list: undefined, typeOnly: false };
  const value = node.childForFieldName('value');
  if (node.type === 'export_statement')
    return value?.type === 'identifier' ? [{ ...alone, of: value.text, as: 'default', commonJs: false }] : [];
  const assignment = node.namedChildren[0];
  const left = assignment?.childForFieldName('left')?.text ?? '';
  const right = assignment?.childForFieldName('right');
  const as = /^(?:module\.)?exports\.([\w$]+)$/.exec(left)?.[1];
  if (right?.type !== 'identifier') return [];
  if (as !== undefined) return [{ ...alone, of: right.text, as, commonJs: true }];
  return left === 'module.exports' ? [{ ...alone, of: right.text, as: 'export=', commonJs: true }] : [];
}

function listIn(
  { text }: CutModule,
  { nodes }: ModuleUnit,
): { readonly list: CommaList; readonly commonJs: boolean; readonly typeOnly: boolean } | undefined {
  const node = nodes[0];
  if (node?.type === 'export_statement') {
    const clause = node.namedChildren.find(({ type }) => type === 'export_clause');
    if (!clause || node.childForFieldName('source')) return undefined;
    const typeOnly = node.children.some(({ type }) => type === 'type');
    return {
      list: { text, node: clause, items: clause.namedChildren.filter(({ type }) => type === 'export_specifier') },
      commonJs: false,
      typeOnly,
    };
  }
  const assignment = node?.namedChildren[0];
  const right = assignment?.childForFieldName('right');
  if (assignment?.childForFieldName('left')?.text !== 'module.exports' || right?.type !== 'object') return undefined;
  const items = right.namedChildren.filter(({ type }) => type !== 'comment');
  return { list: { text, node: right, items }, commonJs: true, typeOnly: false };
}

/** [name in the module, name outside] of `x`, `x as y`, `y: x`. */
function namesOfItem(item: SyntaxNode): readonly [string | undefined, string | undefined] {
  switch (item.type) {
    case 'export_specifier':
      return [item.childForFieldName('name')?.text, item.childForFieldName('alias')?.text];
    case 'shorthand_property_identifier':
      return [item.text, undefined];
    case 'pair': {
      const value = item.childForFieldName('value');
      return value?.type === 'identifier' ? [value.text, item.childForFieldName('key')?.text] : [undefined, undefined];
    }
    default:
      return [undefined, undefined];
  }
}
