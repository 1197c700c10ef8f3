/** A function of a module or a method of a class, as it stands: one of the two ends of a delegation. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { SymbolRecord } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { dottedName } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { IndexedFile } from '../../core/terrain/terrain.ts';
import { type Definition, definitionAt } from '../callables/definition.ts';
import { refusedAs } from '../callables/unfit.ts';

export interface Callable {
  readonly name: string;
  readonly dotted: string;
  readonly ref: SymbolRef;
  readonly view: FileView;
  readonly file: IndexedFile;
  readonly root: SyntaxNode;
  readonly symbol: SymbolRecord;
  readonly definition: Definition; // of overloads the one with the body
  readonly owner: SymbolRef | undefined; // of a method its class
}

export function callableAt(resolver: Resolver, ref: SymbolRef): Step<Callable, Refusal> {
  const { terrain } = resolver;
  const view = terrain.view(ref.path);
  const file = terrain.file(ref.path);
  const root = terrain.tree(ref.path);
  const symbol = view?.symbol(ref.symbol);
  if (!view || !file || !root || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  const dotted = dottedName(terrain, ref);
  const definitions = symbol.declarations.flatMap((at) => definitionAt(root, at, view.family) ?? []);
  const definition = definitions.findLast(({ body }) => body !== undefined) ?? definitions.at(-1);
  const isMember = view.isMember(ref.symbol);
  if (definition === undefined || (symbol.kind !== 'function' && symbol.kind !== 'method'))
    return refusedAs(`“${dotted}” is not written as a function`);
  if (!isMember && symbol.scope !== 0) return refusedAs(`“${dotted}” is declared inside of a function, where only that function sees it`);
  const owner = isMember ? { path: ref.path, symbol: symbol.container } : undefined;
  return { kind: 'done', value: { name: symbol.name, dotted, ref, view, file, root, symbol, definition, owner } };
}
