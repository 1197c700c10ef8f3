/** A function at the top of a module that an operation gives another shape: its definitions and everything that refers to it. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { SymbolRecord } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { dottedName, kindWord } from '../../core/terrain/naming.ts';
import { referencesOf, type SymbolReferences } from '../../core/terrain/relations/references/referencesOf.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { IndexedFile } from '../../core/terrain/terrain.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { type Definition, definitionAt } from './definition.ts';
import { withArticle } from './memberSubject.ts';

export interface FunctionSubject {
  readonly name: string;
  readonly dotted: string;
  readonly ref: SymbolRef;
  readonly view: FileView;
  readonly file: IndexedFile;
  readonly root: SyntaxNode;
  readonly symbol: SymbolRecord;
  readonly definitions: readonly Definition[]; // overloads before what they are overloads of
  readonly definition: Definition; // the one with the body
  readonly found: SymbolReferences;
}

export function functionSubject(resolver: Resolver, target: ResolvedTarget, spoken: string): Step<FunctionSubject, Refusal> {
  const { terrain } = resolver;
  if (target.kind !== 'symbols') return refused('symbol-not-found', `“${spoken}” is no function.`);
  const ref = target.primary;
  const file = terrain.file(ref.path);
  const view = terrain.view(ref.path);
  const root = terrain.tree(ref.path);
  const symbol = view?.symbol(ref.symbol);
  if (!file || !view || !root || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  const dotted = dottedName(terrain, ref);
  if (view.isMember(ref.symbol) || symbol.kind !== 'function')
    return refused('shape-unfit', `“${dotted}” is ${withArticle(kindWord(symbol.kind))}, and no function of a module.`);
  if (symbol.scope !== 0) return refused('shape-unfit', `“${dotted}” is declared inside of a function, where only that function sees it.`);
  const twin = target.refs.find(({ path, symbol: ix }) => path !== ref.path || ix !== ref.symbol);
  if (twin) return refused('shape-unfit', `“${dotted}” is declared in ${twin.path} as well, and both would have to change alike.`);
  const definitions = symbol.declarations.flatMap((name) => definitionAt(root, name, view.family) ?? []);
  const definition = definitions.findLast(({ body }) => body !== undefined);
  if (definition === undefined || definitions.length < symbol.declarations.length)
    return refused('shape-unfit', `“${dotted}” is given a value in more than one place, so that it is no plain function.`);
  if (definitions.some(({ container }) => container !== root))
    return refused('shape-unfit', `“${dotted}” is only declared under a condition.`);
  const found = referencesOf(resolver, target, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  return { kind: 'done', value: { name: symbol.name, dotted, ref, view, file, root, symbol, definitions, definition, found: found.value } };
}

function refused(code: 'symbol-not-found' | 'shape-unfit', message: string): { readonly kind: 'refused'; readonly error: Refusal } {
  return { kind: 'refused', error: refusal(code, message) };
}
