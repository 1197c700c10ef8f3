/** The object that one parameter of a family is: the pattern or the reads that take it apart, and the types that tell what is in it. */
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { PropertyRead, WrittenObject, WrittenType } from '../../../core/terrain/signatures/writtenObject.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { Definition, SignatureFamily } from '../definitions/family.ts';

/** An object as it stands in a file. */
export interface PlacedObject {
  readonly path: WorkspacePath;
  readonly object: WrittenObject;
}

export interface TakenObject {
  readonly position: number; // of the parameter in the signature
  readonly patterns: readonly { readonly definition: Definition; readonly object: WrittenObject }[]; // in the list, or first in the body
  readonly reads: readonly { readonly definition: Definition; readonly read: PropertyRead }[];
  readonly types: readonly PlacedObject[];
  readonly name: string; // of the parameter; '' where the list takes it apart
}

/** One for each parameter of an ECMAScript function that is an object as far as can be seen. */
export function takenObjects(resolver: Resolver, family: SignatureFamily): readonly TakenObject[] {
  return family.primary.signature.parameters.flatMap(({ receiver, kind, name, pattern }, position) => {
    if (receiver || kind === 'rest' || pattern === 'array') return [];
    const each = family.definitions.map((definition) => partsOf(resolver, definition, position));
    const types = new Map(each.flatMap((parts) => parts.types).map((type) => [`${type.path} ${type.object.start}`, type]));
    const taken: TakenObject = {
      position,
      patterns: each.flatMap((parts) => parts.patterns),
      reads: each.flatMap((parts) => parts.reads),
      types: [...types.values()],
      name,
    };
    return pattern === 'object' || taken.types.length > 0 ? [taken] : [];
  });
}

export function hasProperty({ patterns, reads, types }: TakenObject, name: string): boolean {
  const holds = ({ object }: { readonly object: WrittenObject }): boolean => object.properties.some((each) => each.name === name);
  return patterns.some(holds) || types.some(holds) || reads.some(({ read }) => read.name === name);
}

type Parts = Pick<TakenObject, 'patterns' | 'reads' | 'types'>;

function partsOf(resolver: Resolver, definition: Definition, position: number): Parts {
  const { path, root, signature } = definition;
  const rules = resolver.terrain.rulesOf(path)?.objects;
  const parameter = signature.parameters[position];
  if (!rules || !parameter) return { patterns: [], reads: [], types: [] };
  const own = rules.patternOf(root, parameter);
  const inBody = parameter.name === '' ? [] : rules.readsOf(signature, parameter.name);
  return {
    patterns: [...(own ? [own] : []), ...inBody.flatMap((each) => (each.form === 'read' ? [] : [each]))].map((object) => ({
      definition,
      object,
    })),
    reads: inBody.flatMap((each) => (each.form === 'read' ? [{ definition, read: each }] : [])),
    types: placed(resolver, path, rules.typesOf(signature, root, parameter), 0),
  };
}

/** Names of types are followed this far. */
const DEPTH_MAX = 4;

function placed(resolver: Resolver, path: WorkspacePath, types: readonly WrittenType[], depth: number): readonly PlacedObject[] {
  const view = resolver.terrain.view(path);
  return types.flatMap((type): readonly PlacedObject[] => {
    if (type.form !== 'named') return [{ path, object: type }];
    const occurrence = view?.occurrencesAt(type.name.start)[0];
    if (!view || !occurrence || depth >= DEPTH_MAX) return [];
    return resolver.links(view, occurrence).flatMap(({ target }) => {
      if (target.kind !== 'symbol') return [];
      const { ref } = target;
      const root = resolver.terrain.tree(ref.path);
      const name = resolver.terrain.view(ref.path)?.symbol(ref.symbol)?.nameExtent;
      const rules = resolver.terrain.rulesOf(ref.path)?.objects;
      return root && name && rules ? placed(resolver, ref.path, rules.typesNamed(root, name), depth + 1) : [];
    });
  });
}
