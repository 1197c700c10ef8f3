/** What a method does with the object it is called on: where it says `self`, `cls` or `this`, and what only the inside of its class may use. */
import { extentOf, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { Definition, Parameter } from './definition.ts';

/** How it is told what it is called on. */
export type ReceiverKind = 'instance' | 'class' | 'none';

export interface ReceiverUses {
  readonly kind: ReceiverKind;
  readonly parameter: Parameter | undefined; // `self`, `cls`, or TypeScript's `this: T`
  readonly values: readonly Extent[]; // `self`, `this`
  readonly types: readonly Extent[]; // `this` as a type
  readonly supers: readonly Extent[];
}

export function receiverKind(definition: Definition): ReceiverKind {
  if (definition.family === 'ecmascript') return definition.words.has('static') ? 'class' : 'instance';
  const names = definition.decorators.map(decoratorName);
  if (names.includes('staticmethod')) return 'none';
  return names.includes('classmethod') || definition.node.childForFieldName('name')?.text === '__init_subclass__' ? 'class' : 'instance';
}

/** "functools.wraps" of `@functools.wraps(f)`. */
export function decoratorName(decorator: SyntaxNode): string {
  const inner = decorator.namedChildren.find(({ type }) => type !== 'comment');
  return (inner?.childForFieldName('function') ?? inner)?.text ?? '';
}

export function receiverUses(view: FileView, definition: Definition): ReceiverUses {
  return definition.family === 'python' ? inPython(view, definition) : inEcmascript(definition);
}

function inPython(view: FileView, definition: Definition): ReceiverUses {
  const kind = receiverKind(definition);
  const first = definition.parameters[0];
  const parameter = kind === 'none' || first?.kind !== 'plain' ? undefined : first;
  const symbol = parameter && view.occurrencesAt(parameter.nameExtent.start).find(({ symbol: ix }) => ix !== NONE)?.symbol;
  const values =
    parameter === undefined
      ? []
      : view
          .occurrencesOf(parameter.name)
          .filter((each) => each.symbol === symbol && isWithin(each, definition) && each.start !== parameter.nameExtent.start);
  const supers = definition.body === undefined ? [] : nodesIn(definition.body, isSuperName, () => true);
  return { kind, parameter, values, types: [], supers: supers.map(extentOf) };
}

function isSuperName(node: SyntaxNode): boolean {
  return (
    node.type === 'identifier' &&
    node.fieldName !== 'attribute' &&
    (node.text === '__class__' || (node.text === 'super' && node.parent?.type === 'call'))
  );
}

/** `this` belongs to the nearest function that is no arrow, and to the nearest class. */
export const ownThis: ReadonlySet<string> = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'method_definition',
  'class_body',
]);

function inEcmascript(definition: Definition): ReceiverUses {
  const kind = receiverKind(definition);
  const parts = [definition.node.childForFieldName('parameters'), definition.node.childForFieldName('return_type'), definition.body];
  const first = definition.parameters[0];
  const parameter = first?.name === 'this' ? first : undefined;
  const found = parts.flatMap((part) =>
    part === null || part === undefined
      ? []
      : nodesIn(
          part,
          ({ type }) => receiverTypes.has(type),
          ({ type }) => !ownThis.has(type),
        ),
  );
  const of = (type: string): readonly Extent[] =>
    found.filter((node) => node.type === type && node.startIndex !== parameter?.nameExtent.start).map(extentOf);
  return { kind, parameter, values: of('this'), types: of('this_type'), supers: of('super') };
}

const receiverTypes: ReadonlySet<string> = new Set(['this', 'this_type', 'super']);

export function isWithin(inner: Extent, outer: Extent): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A member that only its class may name, where it is named. */
export type HiddenMember = Extent & { readonly name: string };

/** Members used inside of a method that code outside of the class may not name. */
export function privateMembersIn(resolver: Resolver, view: FileView, definition: Definition, owner: SymbolRef): readonly HiddenMember[] {
  const named = view.index.occurrences.filter((each) => {
    if (each.role !== 'member' || !isWithin(each, definition)) return false;
    return isUninherited(resolver, view, each.name) || (view.family === 'ecmascript' && isHidden(resolver, resolver.links(view, each)));
  });
  const takenOut = definition.family === 'python' ? [] : takenOutOfThis(definition);
  return [...named, ...takenOut.filter(({ name }) => isHidden(resolver, resolver.values.memberOfClass(owner, name, false)))];
}

function isUninherited(resolver: Resolver, view: FileView, name: string): boolean {
  return resolver.terrain.rulesOf(view.path)?.isInherited(name) === false;
}

function isHidden({ terrain }: Resolver, links: ReturnType<Resolver['links']>): boolean {
  return links.some(({ target }) => {
    const symbol = target.kind === 'symbol' ? terrain.view(target.ref.path)?.symbol(target.ref.symbol) : undefined;
    return symbol?.modifiers.some((word) => word === 'private' || word === 'protected') === true;
  });
}

/** `const { a, b: c, d = 1 } = this` */
function takenOutOfThis({ body }: Definition): readonly HiddenMember[] {
  const patterns =
    body === undefined
      ? []
      : nodesIn(
          body,
          (node) => node.type === 'object_pattern' && isOfThis(node),
          ({ type }) => !ownThis.has(type),
        );
  return patterns
    .flatMap(({ namedChildren }) => namedChildren)
    .flatMap((each) => {
      const name = each.childForFieldName('key') ?? each.childForFieldName('left') ?? each;
      return name.type === 'rest_pattern' || name.type === 'comment' ? [] : [{ ...extentOf(name), name: name.text }];
    });
}

function isOfThis({ parent }: SyntaxNode): boolean {
  return (parent?.childForFieldName('value') ?? parent?.childForFieldName('right'))?.type === 'this';
}
