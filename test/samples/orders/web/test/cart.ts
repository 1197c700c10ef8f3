import { Cart, formatPrice } from '../src/index';

const cart = new Cart();
cart.add({ sku: 'b1', title: 'Book', price: { cents: 1250, currency: 'EUR' }, quantity: 2 });
if (formatPrice(cart.total('EUR')) !== '€25.00') throw new Error('two books cost what two books cost');
