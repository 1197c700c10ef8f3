/** Types of a class as they read for the object that a field holds: `this` is its class, `T` of `Cart<T>` is `Item` in `cart: Cart<Item>`. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { nodeAround, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { ClassSubject } from '../callables/classPlace.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ForwardedMember } from './forwardedMember.ts';
import type { HeldField } from './heldField.ts';

type Typed = (type: string) => string;

export function typesOfHeld(
  resolver: Resolver,
  sheet: ChangeSheet,
  owner: ClassSubject,
  field: HeldField,
  member: ForwardedMember,
): Step<Typed, Refusal> {
  const generic = genericTypes(resolver, field, member);
  if (generic.kind !== 'done' || !wordOf(ownType[member.view.family]).test(textOf(member))) return generic;
  const named = nameOfHeld(resolver, sheet, owner, field);
  if (typeof named !== 'string') return { kind: 'refused', error: named };
  return { kind: 'done', value: (type) => generic.value(type.replaceAll(wordOf(ownType[member.view.family], 'g'), named)) };
}

const ownType = { python: 'Self', ecmascript: 'this' } as const;

/** The class of what the field holds, as the class that holds it names it. */
function nameOfHeld(resolver: Resolver, sheet: ChangeSheet, owner: ClassSubject, { of, type }: HeldField): string | Refusal {
  const name = resolver.terrain.view(of.path)?.symbol(of.symbol)?.name ?? '';
  if (type?.startsWith(name)) return type;
  const { path } = owner.ref;
  if (owner.view.family === 'python')
    return importedLocal(resolver, sheet, { path, view: owner.view, scope: 0, place: { start: owner.node.startIndex } }, of.path, name);
  if (of.path === path) return name;
  const wanted: WantedImport = {
    module: { kind: 'file', path: of.path },
    what: { kind: 'name', name },
    local: undefined,
    time: { kind: 'typeOnly' },
  };
  const brought = sheet.brought(path, wanted);
  if (brought?.kind === 'clash') return unfit(`“${name}” means something else in ${path}`);
  if (brought?.kind === 'added') sheet.bring(path, wanted);
  return brought === undefined || brought.kind === 'own' ? name : brought.local;
}

function genericTypes(resolver: Resolver, field: HeldField, member: ForwardedMember): Step<Typed, Refusal> {
  const names = parameterNames(member);
  const said = textOf(member);
  const used = names.filter((name) => wordOf(name).test(said));
  if (used.length === 0) return { kind: 'done', value: (type) => type };
  const given = givenTypes(resolver, field);
  if (given.kind !== 'done') return given;
  if (given.value.length !== names.length || member.symbol.container === NONE || !isOwn(resolver, field, member))
    return refusedAs(
      `“${member.name}” names “${used[0]}”, and nothing tells what that is for “${field.name}”`,
      'Write the type beside the field first.',
    );
  return {
    kind: 'done',
    value: (type) => names.reduce((written, name, i) => written.replaceAll(wordOf(name, 'g'), given.value[i] ?? name), type),
  };
}

function isOwn(resolver: Resolver, { of }: HeldField, { ref }: ForwardedMember): boolean {
  const own = resolver.values.ownMember(of, resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.name ?? '');
  return own?.path === ref.path && own.symbol === ref.symbol;
}

/** Of the class or interface around the member: `<T, U>`, `Generic[T]`. */
function parameterNames({ root, symbol, view }: ForwardedMember): readonly string[] {
  const container = view.symbol(symbol.container);
  let node: SyntaxNode | null = container ? nodeAround(root, container.nameExtent).parent : null;
  while (node !== null && node.childForFieldName('body') === null) node = node.parent;
  const written = node?.childForFieldName('type_parameters');
  if (written)
    return written.namedChildren.flatMap((each) => (each.childForFieldName('name') ?? (each.type === 'type' ? each : null))?.text ?? []);
  const bases = node?.childForFieldName('superclasses')?.namedChildren ?? [];
  const generic = bases.find(({ text }) => /^(?:typing\.)?(?:Generic|Protocol)\[/.test(text));
  return generic ? listed(generic.text) : [];
}

/** `Cart<Item>`, `Cart[Item]`, or else what the object is made with: `new Cart<Item>()`. */
function givenTypes({ terrain }: Resolver, { ref, type }: HeldField): Step<readonly string[], Refusal> {
  if (type !== undefined) return { kind: 'done', value: listed(type) };
  const root = terrain.tree(ref.path);
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  if (root === undefined || symbol === undefined) return { kind: 'need', requests: terrain.needs.requests };
  for (const at of symbol.declarations) {
    let statement: SyntaxNode | null = nodeAround(root, at);
    while (statement !== null && !/definition|assignment|parameter/.test(statement.type)) statement = statement.parent;
    const made =
      statement &&
      nodesIn(
        statement,
        ({ type: kind }) => kind === 'new_expression' || kind === 'subscript',
        () => true,
      )[0];
    if (made) return { kind: 'done', value: listed(made.text) };
  }
  return { kind: 'done', value: [] };
}

function listed(text: string): readonly string[] {
  const inside = /^[^<[(]*[<[](.*?)[>\]]\s*(?:\(|$)/s.exec(text)?.[1] ?? '';
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of inside) {
    if ('<[({'.includes(letter)) depth++;
    if ('>])}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()].filter((each) => each !== '');
}

function textOf({ definition, type, file: { text } }: ForwardedMember): string {
  const parts: readonly Extent[] = definition
    ? [definition.list, ...(definition.returnType ? [definition.returnType] : [])]
    : type
      ? [type]
      : [];
  return parts.map(({ start, end }) => text.slice(start, end)).join(' ');
}

function wordOf(name: string, flags = ''): RegExp {
  return new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, flags);
}
