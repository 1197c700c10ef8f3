import { addPrices, formatPrice, type Price } from './prices';

export interface Item {
  readonly sku: string;
  readonly title: string;
  readonly price: Price;
  readonly quantity: number;
}

export class Cart {
  private readonly items = new Map<string, Item>();

  add(item: Item): void {
    const before = this.items.get(item.sku);
    this.items.set(item.sku, { ...item, quantity: (before?.quantity ?? 0) + item.quantity });
  }

  remove(sku: string): boolean {
    return this.items.delete(sku);
  }

  total(currency: Price['currency']): Price {
    const prices = [...this.items.values()].map(({ price, quantity }) => ({ ...price, cents: price.cents * quantity }));
    return addPrices(prices, currency);
  }

  /** One line for each item, and the total below them. */
  receipt(currency: Price['currency']): string {
    const lines = [...this.items.values()].map((item) => `${item.quantity} × ${item.title}  ${formatPrice(item.price)}`);
    return [...lines, `Total  ${formatPrice(this.total(currency))}`].join('\n');
  }
}
