export { Cart, type Item } from './cart';
export { confirmation } from './mail';
export { addPrices, formatPrice, type Price } from './prices';
