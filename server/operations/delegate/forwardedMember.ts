/** A member of the other class as it can be handed on to: its definition or its type, and why some cannot. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type SymbolRecord } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { IndexedFile } from '../../core/terrain/terrain.ts';
import { type Definition, definitionAt } from '../callables/definition.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { refusal } from '../target/candidates.ts';
import { typeAt } from './heldField.ts';

export interface ForwardedMember {
  readonly name: string;
  readonly ref: SymbolRef;
  readonly view: FileView;
  readonly file: IndexedFile;
  readonly root: SyntaxNode;
  readonly symbol: SymbolRecord;
  readonly definition: Definition | undefined; // undefined: a value, which is read
  readonly setter: Definition | undefined;
  readonly type: (Extent & { readonly text: string }) | undefined; // of a value
}

/** The members asked for, or all public methods, in the order in which they stand. Undefined names are refused. */
export function forwardedMembers(
  resolver: Resolver,
  of: SymbolRef,
  names: readonly string[] | undefined,
): Step<{ readonly members: readonly ForwardedMember[]; readonly left: readonly string[] }, Refusal> {
  const { terrain } = resolver;
  const className = terrain.view(of.path)?.symbol(of.symbol)?.name ?? '';
  const found = membersOf(resolver, of);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const members: ForwardedMember[] = [];
  const left: string[] = [];
  for (const name of names ?? [...found.keys()]) {
    const ref = found.get(name);
    if (ref === undefined) {
      if (resolver.values.line(of).outside) return refusedAs(`“${name}” of “${className}” comes from outside, and cannot be seen`);
      return { kind: 'refused', error: refusal('symbol-not-found', `“${className}” has no “${name}”.`) };
    }
    const member = memberAt(resolver, ref, name);
    if (member === undefined) return { kind: 'need', requests: terrain.needs.requests };
    if (names === undefined && !isOffered(member)) continue;
    const why = whyNotForwarded(member, className);
    if (why === undefined) members.push(member);
    else if (names !== undefined) return { kind: 'refused', error: unfit(why) };
    else left.push(why);
  }
  if (members.length === 0) return refusedAs(`“${className}” has no public method`, left[0]);
  return { kind: 'done', value: { members, left } };
}

/** Of the class first, then of those above it. */
function membersOf({ terrain, values }: Resolver, of: SymbolRef): ReadonlyMap<string, SymbolRef> {
  const found = new Map<string, SymbolRef>();
  for (const at of values.line(of).classes) {
    const view = terrain.view(at.path);
    const own = Object.entries(view?.symbol(at.symbol)?.members ?? {}).filter(([, ix]) => ix !== NONE);
    const start = ([, ix]: readonly [string, number]): number => view?.symbol(ix)?.nameExtent.start ?? 0;
    for (const [name, ix] of own.sort((a, b) => start(a) - start(b))) if (!found.has(name)) found.set(name, { path: at.path, symbol: ix });
  }
  return found;
}

function memberAt({ terrain }: Resolver, ref: SymbolRef, name: string): ForwardedMember | undefined {
  const view = terrain.view(ref.path);
  const file = terrain.file(ref.path);
  const root = terrain.tree(ref.path);
  const symbol = view?.symbol(ref.symbol);
  if (!view || !file || !root || !symbol) return undefined;
  const definitions = symbol.declarations.flatMap((at) => definitionAt(root, at, view.family) ?? []);
  const isSetter = ({ words, decorators }: Definition): boolean =>
    words.has('set') || decorators.some((each) => /\.setter$/.test(each.text.trim()));
  const [type] = symbol.declarations.flatMap((at) => typeAt(root, at) ?? []);
  const definition = definitions.filter((each) => !isSetter(each)).findLast(({ body }) => body !== undefined) ?? definitions[0];
  return { name, ref, view, file, root, symbol, definition, setter: definitions.find(isSetter), type };
}

/** What “its methods” means: no constructor, nothing of the language's own, nothing that is not for others. */
function isOffered({ name, definition, symbol }: ForwardedMember): boolean {
  if (definition === undefined || name.startsWith('_') || name.startsWith('#') || name === 'constructor') return false;
  return !symbol.modifiers.some((word) => word === 'private' || word === 'protected');
}

function whyNotForwarded({ name, symbol, view, definition, setter }: ForwardedMember, className: string): string | undefined {
  const dotted = `“${className}.${name}”`;
  if (name === 'constructor' || /^__(?:init|new|init_subclass)__$/.test(name))
    return `${dotted} makes the object, and is called by the language itself`;
  if (name.startsWith('#') || (view.family === 'python' && /^__.*[^_]_?$/.test(name)))
    return `${dotted} can only be named inside of its class`;
  if (symbol.modifiers.some((word) => word === 'private' || word === 'protected'))
    return `${dotted} is ${symbol.modifiers.includes('private') ? 'private' : 'protected'}`;
  if (view.family === 'ecmascript' && symbol.modifiers.includes('static')) return `${dotted} is static, and no object has it`;
  if (definition === undefined) return undefined;
  const bodies = symbol.declarations.length - (setter ? 1 : 0);
  return bodies > 1 ? `${dotted} has several signatures, of which one call can only have one` : undefined;
}
