/** The text of a pattern: what stands for itself in it, and where its metavariables are. Knows no language. */
import type { Extent } from '../fileIndex.ts';

/** `$NAME`, `$_`, `$$$NAME`, `$$$`, and the same with a kind: `$(NAME:kind)`, `$$$(NAME:kind)`. */
export interface Metavariable extends Extent {
  readonly name: string | undefined; // undefined: nothing is captured
  readonly many: boolean; // any number of siblings, none included
  readonly kind: string | undefined; // a type of node, or a role
}

export type PatternPiece = ({ readonly is: 'text'; readonly text: string } & Extent) | ({ readonly is: 'hole' } & Metavariable);

/** Longer patterns are not read, in UTF-16 units. */
export const patternUnitsMax = 10_000;

/** A backslash before a metavariable takes its meaning away. What follows a name must not be able to belong to it. */
const metavariable =
  /(?<backslash>\\)?(?<!\$)(?<dollars>\$\$\$|\$)(?:\((?<typed>[A-Z][A-Z0-9_]*|_)?:(?<kind>[A-Za-z_][\w-]*)\)|(?<name>[A-Z][A-Z0-9_]*|_)(?!\w)|(?<bare>)(?![\w$]))/g;

/** The pieces of a pattern in order, without gaps; extents are into its text. */
export function patternPieces(text: string): readonly PatternPiece[] {
  const pieces: PatternPiece[] = [];
  let from = 0;
  const literal = (end: number): void => {
    if (end > from) pieces.push({ is: 'text', text: text.slice(from, end), start: from, end });
  };
  for (const found of text.matchAll(metavariable)) {
    const { backslash, dollars, typed, kind, name } = found.groups ?? {};
    const many = dollars === '$$$';
    if (!many && kind === undefined && name === undefined) continue; // a dollar sign of the language's own
    const start = found.index;
    const end = start + found[0].length;
    literal(start);
    from = end;
    const spelled = typed ?? name;
    if (backslash !== undefined) pieces.push({ is: 'text', text: text.slice(start + 1, end), start, end });
    else pieces.push({ is: 'hole', name: spelled === '_' ? undefined : spelled, many, kind, start, end });
  }
  literal(text.length);
  return pieces;
}

/** Code as a pattern that stands for itself alone. */
export function literalPattern(code: string): string {
  return code.replace(metavariable, (whole, backslash, dollars, _typed, kind, name) =>
    dollars === '$' && kind === undefined && name === undefined
      ? whole
      : `${backslash ?? ''}\\${whole.slice(backslash === undefined ? 0 : 1)}`,
  );
}
