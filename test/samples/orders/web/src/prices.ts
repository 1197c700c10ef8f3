/** Prices are whole cents; only what people read has a point in it. */
export interface Price {
  readonly cents: number;
  readonly currency: 'EUR' | 'USD';
}

const symbols = { EUR: '€', USD: '$' } as const;

export function formatPrice(price: Price): string {
  return `${symbols[price.currency]}${(price.cents / 100).toFixed(2)}`;
}

export function addPrices(prices: readonly Price[], currency: Price['currency']): Price {
  const cents = prices.filter((price) => price.currency === currency).reduce((sum, price) => sum + price.cents, 0);
  return { cents, currency };
}
