/** What a key means in the list of events. */

export type KeyAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'search' }
  | { readonly kind: 'close' };

export interface ListPlace {
  readonly active: number; // -1: none
  readonly first: number; // of the entries shown
  readonly total: number;
  readonly rowsInSight: number;
}

/** undefined: the key is not for the list. */
export function keyAction(key: string, { active, first, total, rowsInSight }: ListPlace): KeyAction | undefined {
  const last = total - 1;
  const move = (to: number): KeyAction | undefined =>
    total > first ? { kind: 'move', to: Math.min(last, Math.max(first, to)) } : undefined;
  const from = active < 0 ? last + 1 : active;
  const page = Math.max(1, rowsInSight - 1);
  switch (key) {
    case 'ArrowUp':
      return move(from - 1);
    case 'ArrowDown':
      return move(active < 0 ? last : from + 1);
    case 'PageUp':
      return move(from - page);
    case 'PageDown':
      return move(active < 0 ? last : from + page);
    case 'Home':
      return move(first);
    case 'End':
      return move(last);
    case 'Enter':
    case ' ':
      return active < 0 ? undefined : { kind: 'open' };
    case '/':
      return { kind: 'search' };
    case 'Escape':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
