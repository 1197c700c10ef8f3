/** Which declarations of a file that is not understood in depth fit what words say of a thing: its name, what it is, what it belongs to. */
import type { TargetSpec } from '../../core/operation/target.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileOutline, OutlineKind, OutlineSymbol } from '../../core/terrain/outline/outline.ts';

/** What people may mean by a word for a kind; a kind that is not here says nothing about these languages. */
const kindsOf: Readonly<Partial<Record<NonNullable<TargetSpec['kind']>, readonly OutlineKind[]>>> = {
  function: ['function', 'method', 'macro'],
  method: ['method', 'function'],
  class: ['class', 'struct', 'union', 'trait', 'interface', 'type', 'enum'],
  interface: ['interface', 'trait', 'class'],
  type: ['type', 'struct', 'union', 'trait', 'class', 'interface', 'enum'],
  enum: ['enum', 'type'],
  variable: ['variable', 'constant', 'field', 'property'],
  constant: ['constant', 'variable', 'macro', 'enumMember'],
  attribute: ['field', 'property', 'attribute', 'key'],
  property: ['property', 'field', 'attribute', 'key', 'method'],
  namespace: ['namespace', 'module'],
};

/** Extents of names. What the words say narrows the choice only where something fits it. */
export function wideDeclarations(outline: FileOutline | undefined, spec: TargetSpec): readonly Extent[] {
  const segments = spec.name.split(/\.|::|#/).filter((segment) => segment !== '');
  const name = segments.at(-1) ?? '';
  const symbols = outline?.symbols ?? [];
  const named = symbols.filter((symbol) => symbol.name === name || symbol.name.endsWith(`.${name}`));
  const owners = [segments.at(-2), spec.containerHint?.split(/\.|::|#/).at(-1)].filter((owner) => owner !== undefined);
  const owned = narrowed(named, (symbol) => owners.every((owner) => ownerOf(symbols, symbol) === owner));
  const kinds = spec.kind === undefined ? undefined : kindsOf[spec.kind];
  const fitting = kinds === undefined ? owned : narrowed(owned, ({ kind }) => kinds.includes(kind));
  return fitting.map(({ nameExtent }) => nameExtent);
}

function narrowed<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

function ownerOf(symbols: readonly OutlineSymbol[], { container, containerName }: OutlineSymbol): string | undefined {
  return containerName ?? symbols[container]?.name;
}
