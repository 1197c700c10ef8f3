/** Where a parameter is used: in the body of its function, and where it is a member of its class as well, wherever that is read. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place, Step } from '../../core/facts/facts.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { referencesOf } from '../../core/terrain/relations/references/referencesOf.ts';
import { symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Definition } from './definitions/family.ts';
import { parameterSymbol } from './renamedParameters.ts';

/** Uses of the parameter outside of the list that declares it; in order. */
export function usesOf(resolver: Resolver, { ref, symbol, signature }: Definition, name: string): readonly Extent[] {
  const view = resolver.terrain.view(ref.path);
  if (!view) return [];
  const own = new Set(
    symbol.parameters
      .filter((ix) => view.symbol(ix)?.name === name)
      .concat(
        view.index.symbols.flatMap((each, ix) =>
          each.kind === 'parameter' && each.name === name && within(each.nameExtent, signature.list) ? [ix] : [],
        ),
      ),
  );
  return view
    .occurrencesOf(name)
    .filter((each) => each.role !== 'string' && own.has(each.symbol) && !within(each, signature.list) && within(each, extent(signature)))
    .map(({ start, end }) => ({ start, end }));
}

/** Uses of the member that a parameter declares, or of the field that it is. What only declares it is none. */
export function memberUses(resolver: Resolver, definition: Definition, position: number): Step<readonly Place[], never> {
  const parameter = definition.signature.parameters[position];
  const ref = parameter?.field ? parameterSymbol(resolver, definition, parameter.name) : undefined;
  if (ref === undefined) return { kind: 'done', value: [] };
  const target = symbolTargetOf(resolver, [ref]);
  if (target.kind !== 'done') return target;
  const found = referencesOf(resolver, target.value, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  const uses = found.value.references.filter(({ occurrence }) => occurrence.role === 'member' || occurrence.role === 'propertyKey');
  return { kind: 'done', value: uses.map(({ path, start, end }) => ({ path, start, end })) };
}

export function linesOf(text: string, places: readonly Extent[]): string {
  const index = new LineIndex(text);
  const lines = [...new Set(places.map(({ start }) => index.at(start).line))];
  const shown = lines.slice(0, 5).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${lines.length > 5 ? ` and ${lines.length - 5} more` : ''}`;
}

function extent({ node }: Definition['signature']): Extent {
  return { start: node.startIndex, end: node.endIndex };
}

function within(inner: Extent, outer: Extent): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
