/** Which of a function's own names a stretch of its body reads and binds. What that means for the result is for the slice. */

import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';

export interface Access extends Extent {
  readonly symbol: SymbolIx;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly surely: boolean; // of a write: whenever the statement is run, and the old value is gone
}

/** Writes to a name that is not the function's own: the world outside sees them. */
export interface OutsideWrite extends Extent {
  readonly name: string;
}

const assignments: ReadonlySet<string> = new Set([
  'assignment',
  'assignment_expression',
  'variable_declarator',
  'augmented_assignment',
  'augmented_assignment_expression',
  'update_expression',
]);
const patterns: ReadonlySet<string> = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat_pattern',
  'array_pattern',
  'object_pattern',
  'pair_pattern',
  'rest_pattern',
  'parenthesized_expression',
  'array',
  'object',
  'pair',
  'as_pattern',
  'as_pattern_target',
  'with_item',
  'with_clause',
]);

export class LocalAccess {
  readonly view: FileView;
  readonly #root: SyntaxNode;
  readonly #node: SyntaxNode;
  readonly #own: ReadonlySet<SymbolIx>;
  readonly #callables: ReadonlySet<string>;
  readonly outside: readonly OutsideWrite[];
  readonly #all: readonly Access[];

  constructor(view: FileView, root: SyntaxNode, node: SyntaxNode, callables: ReadonlySet<string>) {
    this.view = view;
    this.#root = root;
    this.#node = node;
    this.#callables = callables;
    const isInside = ({ start, end }: Extent): boolean => node.startIndex <= start && end <= node.endIndex;
    const { scopes, symbols, occurrences } = view.index;
    const scopesInside = new Set(scopes.flatMap((scope, ix) => (isInside(scope) && scope.kind !== 'module' ? [ix] : [])));
    this.#own = new Set(symbols.flatMap((symbol, ix) => (scopesInside.has(symbol.scope) && !view.isMember(ix) ? [ix] : [])));
    const outside: OutsideWrite[] = [];
    this.#all = occurrences.filter(isInside).flatMap((each): readonly Access[] => {
      if (each.role !== 'reference' && each.role !== 'declaration' && each.role !== 'shorthand') return [];
      if (!this.#own.has(each.symbol)) {
        if (each.writes && each.symbol !== NONE) outside.push({ start: each.start, end: each.end, name: each.name });
        return [];
      }
      const writes = each.writes || (each.role === 'declaration' && symbols[each.symbol]?.kind !== 'variable');
      const how = writes ? this.#manner(each) : { surely: false, reads: true };
      return [{ start: each.start, end: each.end, symbol: each.symbol, writes, ...how }];
    });
    this.outside = outside;
  }

  /** Parameters of the function itself. */
  get parameters(): readonly SymbolIx[] {
    const list = this.#node.childForFieldName('parameters') ?? this.#node.childForFieldName('parameter');
    return list
      ? this.in({ start: list.startIndex, end: list.endIndex })
          .filter(({ writes }) => writes)
          .map(({ symbol }) => symbol)
      : [];
  }

  isOwn(symbol: SymbolIx): boolean {
    return this.#own.has(symbol);
  }

  in({ start, end }: Extent): readonly Access[] {
    return this.#all.filter((each) => start <= each.start && each.end <= end);
  }

  at(start: number): SymbolIx {
    return this.#all.find((each) => each.start === start)?.symbol ?? NONE;
  }

  /** Whether the place is in a function inside of the function, which runs at another time. */
  isDeferred({ start, end }: Extent): boolean {
    for (let at: SyntaxNode | null = nodeAround(this.#root, { start, end }); at !== null && at.id !== this.#node.id; at = at.parent)
      if (this.#callables.has(at.type)) return true;
    return false;
  }

  #manner(place: Extent): { readonly surely: boolean; readonly reads: boolean } {
    const token = nodeAround(this.#root, place);
    let at = token;
    while (at.parent !== null && patterns.has(at.parent.type)) at = at.parent;
    const holder = at.parent;
    const augmented = holder !== null && /^(?:augmented_|update_)/.test(holder.type);
    if (this.isDeferred(place) && !this.#isNameOfCallable(token)) return { surely: false, reads: true };
    if (holder === null || augmented) return { surely: false, reads: true };
    if (!assignments.has(holder.type))
      return { surely: token.fieldName === 'name' || /^(?:with|import|dotted|aliased)/.test(holder.type), reads: false };
    if (holder.type === 'assignment_expression') return { surely: isStatement(holder), reads: !isStatement(holder) };
    return { surely: true, reads: false };
  }

  /** The name of a nested function stands inside of its node, and is bound outside of it. */
  #isNameOfCallable(token: SyntaxNode): boolean {
    return (
      token.fieldName === 'name' &&
      token.parent !== null &&
      this.#callables.has(token.parent.type) &&
      !this.isDeferred({ start: token.parent.startIndex - 1, end: token.parent.endIndex })
    );
  }
}

/** `a = b = 1;` */
function isStatement(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent?.type === 'expression_statement') return true;
  return parent?.type === 'assignment_expression' && parent.childForFieldName('right')?.id === node.id && isStatement(parent);
}
