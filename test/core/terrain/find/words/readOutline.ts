/** An outline written down for a test: each symbol by its kind and name, the piece of the source that it is, and its docstring. */
import type { FileOutline, OutlineKind } from '../../../../../server/core/terrain/outline/outline.ts';

/** `containers`: position of what is around each; none if left out. */
export function readOutline(
  source: string,
  symbols: readonly (readonly [kindAndName: string, piece: string, doc: string])[],
  containers: readonly number[] = [],
): FileOutline {
  return {
    symbols: symbols.map(([kindAndName, piece, doc], ix) => {
      const [kind = '', name = ''] = kindAndName.split(' ');
      const start = source.indexOf(piece);
      if (start === -1) throw new Error(`the source has no ${piece}`);
      const nameStart = source.indexOf(name, start);
      return {
        name,
        kind: kind as OutlineKind,
        container: containers[ix] ?? -1,
        start,
        end: start + piece.length,
        nameExtent: { start: nameStart, end: nameStart + name.length },
        signature: piece.split('\n')[0] ?? '',
        doc,
        exported: true,
      };
    }),
    imports: [],
  };
}
