/** What a rename of the editor's consists of: text edits, files that move, and what cannot be handed on. Knows nothing of the editor. */

interface AddressLike {
  toString(): string;
}

export interface FileMoves {
  readonly moves: readonly { readonly oldUri: string; readonly newUri: string }[];
  /** Why the rename cannot be handed on as a whole; undefined: it can. */
  readonly obstacle: string | undefined;
}

/**
 * From all entries of a workspace edit, as the editor keeps them: `[address, edits]`, or an operation on a file with `from` and
 * `to`. Half a rename is worse than none, so what is neither stands in the way of all of it.
 */
export function fileMoves(entries: readonly unknown[]): FileMoves {
  const moves: { oldUri: string; newUri: string }[] = [];
  let obstacle: string | undefined;
  for (const entry of entries) {
    const { _type: kind, from, to } = fields(entry);
    if (isAddress(from) && isAddress(to)) moves.push({ oldUri: from.toString(), newUri: to.toString() });
    else if (isAddress(from) || isAddress(to)) obstacle ??= 'it would create or delete files';
    else if (typeof kind === 'number' && kind !== textKind) obstacle ??= 'it would change more than text';
  }
  return { moves, obstacle };
}

/** FileEditType.Text of the editor's own; others are cells of notebooks and snippets. */
const textKind = 2;

function fields(entry: unknown): { readonly _type?: unknown; readonly from?: unknown; readonly to?: unknown } {
  return typeof entry === 'object' && entry !== null ? entry : {};
}

function isAddress(value: unknown): value is AddressLike {
  return typeof value === 'object' && value !== null && 'scheme' in value;
}
