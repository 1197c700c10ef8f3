/** The name by which other files import a symbol once it has moved. */
import type { Changing } from './changing.ts';
import type { MovingSymbol } from './homes.ts';

/** `written`: the name that is imported now. A default stays one only in a module that is made for it. */
export function nameOutside(changing: Changing, symbol: MovingSymbol, written: string): string {
  if (written !== 'default') return written;
  return staysDefault(changing, symbol) ? 'default' : symbol.name;
}

export function staysDefault({ order }: Pick<Changing, 'order'>, symbol: MovingSymbol): boolean {
  return order.fresh.has(symbol.to) && !order.keep;
}

/** The name by which other modules can import a symbol that stays, or that moves: its own where it is exported under that. */
export function importName(exports: readonly string[], name: string): string {
  return exports.length === 0 || exports.includes(name) ? name : (exports.find((each) => each !== 'export=') ?? name);
}
