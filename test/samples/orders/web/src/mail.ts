import type { Cart } from './cart';
import { formatPrice } from './prices';

/** The subject names the total, so that it can be found again: "Your order, €12.50". */
export function confirmation(cart: Cart, name: string): { readonly subject: string; readonly body: string } {
  const total = formatPrice(cart.total('EUR'));
  return { subject: `Your order, ${total}`, body: `Dear ${name},\n\nthank you.\n\n${cart.receipt('EUR')}\n` };
}
