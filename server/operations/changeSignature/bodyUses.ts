/** Where a function's body uses one of its parameters. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Definition } from './definitions/family.ts';

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
