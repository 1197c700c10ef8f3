/** Delegating in TypeScript and JavaScript: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

const order = { name: 'Order' };
const cart = { name: 'cart' };

describe('a class of TypeScript delegates members of an object it holds', () => {
  it('the ones that are named, with the imports of their types as the file has them', async () => {
    await checkInstruction(
      `//- src/item.ts
export interface Item {
  price: number;
}
//- src/cart.ts
import type { Item } from './item';

export class Cart {
  readonly items: Item[] = [];

  /** Puts one in. */
  add(item: Item, count = 1): this {
    this.items.push(item);
    return this;
  }

  async save(path: string): Promise<void> {
    await write(path);
  }

  get size(): number {
    return this.items.length;
  }
}
//- src/order.ts
import { Cart } from './cart';

export class Order {
  constructor(private readonly cart: Cart) {}
}
`,
      'let Order delegate items, add, save and size to its cart',
      `//- src/order.ts
import { Cart } from './cart';
import { Item } from './item';

export class Order {
  constructor(private readonly cart: Cart) {}

  get items(): Item[] {
    return this.cart.items;
  }

  add(item: Item, count = 1): Cart {
    return this.cart.add(item, count);
  }

  async save(path: string): Promise<void> {
    await this.cart.save(path);
  }

  get size(): number {
    return this.cart.size;
  }
}
`,
    );
  });

  it('all public methods, generators and what takes arguments apart', async () => {
    await checkOperation(
      `//- a.ts
class Store {
  static open() { return new Store(); }
  private check(): void {}
  constructor(readonly path: string) {}
  *rows(): Generator<string> { yield 'a' }
  async *pages(): AsyncGenerator<string> { yield 'a' }
  find({ key, deep = false }: { key: string; deep?: boolean }, ...rest: string[]): string | undefined {
    return undefined
  }
  map<T>(f: (row: string) => T): T[] { return [] }
}

class Log {
  #store = new Store('x')
}
`,
      'delegate',
      { target: { name: 'Log' }, to: { name: 'store' } },
      `//- a.ts
class Store {
  static open() { return new Store(); }
  private check(): void {}
  constructor(readonly path: string) {}
  *rows(): Generator<string> { yield 'a' }
  async *pages(): AsyncGenerator<string> { yield 'a' }
  find({ key, deep = false }: { key: string; deep?: boolean }, ...rest: string[]): string | undefined {
    return undefined
  }
  map<T>(f: (row: string) => T): T[] { return [] }
}

class Log {
  #store = new Store('x')

  rows(): Generator<string> {
    return this.#store.rows()
  }

  pages(): AsyncGenerator<string> {
    return this.#store.pages()
  }

  find(options: { key: string; deep?: boolean }, ...rest: string[]): string | undefined {
    return this.#store.find(options, ...rest)
  }

  map<T>(f: (row: string) => T): T[] {
    return this.#store.map(f)
  }
}
`,
    );
  });

  it('types of a generic class read as the field says', async () => {
    await checkOperation(
      `//- a.ts
export class Box<T, K = string> {
  put(key: K, value: T): Map<K, T> {
    return new Map([[key, value]]);
  }
}

export class Shelf {
  private box: Box<Array<number>, symbol> = new Box();
}
`,
      'delegate',
      { target: { name: 'Shelf' }, to: { name: 'Box' } },
      `//- a.ts
export class Box<T, K = string> {
  put(key: K, value: T): Map<K, T> {
    return new Map([[key, value]]);
  }
}

export class Shelf {
  private box: Box<Array<number>, symbol> = new Box();

  put(key: symbol, value: Array<number>): Map<symbol, Array<number>> {
    return this.box.put(key, value);
  }
}
`,
    );
  });

  it('of an interface, for callers that reached through', async () => {
    await checkInstruction(
      `//- api.ts
export interface Api {
  readonly url: string;
  get(path: string): Promise<string>;
}
//- client.ts
import type { Api } from './api';

export class Client {
  constructor(readonly api: Api) {}

  load() {
    return this.api.get('/');
  }
}
//- use.ts
import { Client } from './client';

export function run(client: Client, other?: Client) {
  return [client.api.get('/a'), other?.api.get('/b'), client.api.url, client.api];
}
`,
      'hide api behind Client',
      `//- client.ts
import type { Api } from './api';

export class Client {
  constructor(readonly api: Api) {}

  load() {
    return this.api.get('/');
  }

  get(path: string): Promise<string> {
    return this.api.get(path);
  }
}
//- use.ts
import { Client } from './client';

export function run(client: Client, other?: Client) {
  return [client.get('/a'), other?.get('/b'), client.api.url, client.api];
}
`,
    );
  });

  it('JavaScript has no types, CommonJS no import', async () => {
    await checkOperation(
      `//- cart.js
class Cart {
  add (item, count = 1) {
    return this.items.push(item)
  }

  clear () {
    this.items = []
  }
}

module.exports = { Cart }
//- order.js
const { Cart } = require('./cart')

class Order {
  constructor () {
    this.cart = new Cart()
  }
}

module.exports = { Order }
`,
      'delegate',
      { target: order, to: cart },
      `//- order.js
const { Cart } = require('./cart')

class Order {
  constructor () {
    this.cart = new Cart()
  }

  add(item, count = 1) {
    return this.cart.add(item, count)
  }

  clear() {
    this.cart.clear()
  }
}

module.exports = { Order }
`,
    );
  });

  it.each([
    ['a field that may be empty', 'cart?: Cart;', ['add'], '“cart” of “Order” may be empty, and there is nothing to delegate to then.'],
    ['what is private', 'cart = new Cart();', ['check'], '“Cart.check” is private.'],
    ['what is static', 'cart = new Cart();', ['make'], '“Cart.make” is static, and no object has it.'],
    ['overloads', 'cart = new Cart();', ['over'], '“Cart.over” has several signatures, of which one call can only have one.'],
    [
      'the constructor',
      'cart = new Cart();',
      ['constructor'],
      '“Cart.constructor” makes the object, and is called by the language itself.',
    ],
  ])('is refused: %s', async (_, field, members, message) => {
    const before = `//- a.ts
class Cart {
  constructor() {}
  add() {}
  private check() {}
  static make() {}
  over(a: string): void;
  over(a: number): void;
  over(a: unknown): void {}
}

class Order {
  ${field}
}
`;
    const refused = await checkOperationRefused(before, 'delegate', { target: order, to: cart, members }, 'shape-unfit');
    expect(refused.error.message).toBe(message);
  });
});

describe('a method of TypeScript goes to what a field holds', () => {
  it('with the old object where it needs it, and imports of types alone', async () => {
    await checkInstruction(
      `//- src/cart.ts
export class Cart {
  items: number[] = [];
}
//- src/order.ts
import { Cart } from './cart';
import { sum } from './sum';

export class Order {
  rate = 1;

  constructor(private readonly cart: Cart) {}

  /** What is to be paid. */
  total(scale: number): number {
    const all = sum(this.cart.items);
    return [1].map(() => all * this.rate * scale)[0];
  }

  show() {
    return this.total(2);
  }
}
//- src/sum.ts
export function sum(all: number[]): number {
  return all.length;
}
`,
      'move the method total of Order to its cart and let Order delegate to it',
      `//- src/cart.ts
import type { Order } from './order';
import { sum } from './sum';

export class Cart {
  items: number[] = [];

  /** What is to be paid. */
  total(order: Order, scale: number): number {
    const all = sum(this.items);
    return [1].map(() => all * order.rate * scale)[0];
  }
}
//- src/order.ts
import { Cart } from './cart';

export class Order {
  rate = 1;

  constructor(private readonly cart: Cart) {}

  total(scale: number): number {
    return this.cart.total(this, scale);
  }

  show() {
    return this.total(2);
  }
}
`,
    );
  });

  it('callers follow', async () => {
    await checkOperation(
      `//- a.ts
class Cart {
  items: number[] = [];
}

export class Order {
  cart = new Cart();
  total(): number { return this.cart.items.length }
  show(): number { return this.total() }
}

export const all = (orders: Order[]) => orders.map((order) => order.total());
`,
      'delegate',
      { target: { name: 'Order.total' }, to: cart, callers: 'follow' },
      `//- a.ts
class Cart {
  items: number[] = [];

  total(): number { return this.items.length }
}

export class Order {
  cart = new Cart();
  show(): number { return this.cart.total() }
}

export const all = (orders: Order[]) => orders.map((order) => order.cart.total());
`,
    );
  });

  it('getters and generators', async () => {
    await checkOperation(
      `//- a.js
class Cart {}

class Order {
  constructor() {
    this.cart = new Cart();
  }

  get total() {
    return this.cart.items.length;
  }

  async *rows({ from }, limit) {
    yield* this.cart.items;
  }
}
`,
      'delegate',
      { target: { name: 'Order.rows' }, to: cart },
      `//- a.js
class Cart {
  async *rows({ from }, limit) {
    yield* this.items;
  }
}

class Order {
  constructor() {
    this.cart = new Cart();
  }

  get total() {
    return this.cart.items.length;
  }

  rows(options, limit) {
    return this.cart.rows(options, limit);
  }
}
`,
    );
    await checkOperation(
      `//- a.js
class Cart {
  x = 1;
}

class Order {
  cart = new Cart();

  get total() {
    return this.cart.items.length;
  }
}
`,
      'delegate',
      { target: { name: 'Order.total' }, to: cart },
      `//- a.js
class Cart {
  x = 1;

  get total() {
    return this.items.length;
  }
}

class Order {
  cart = new Cart();

  get total() {
    return this.cart.total;
  }
}
`,
    );
  });

  it.each([
    ['private fields', 'total() { return this.#rate }', '“Order.total” uses what only its class may (“#rate” in a.ts:7).'],
    ['private members', 'total() { return this.secret }', '“Order.total” uses what only its class may (“secret” in a.ts:7).'],
    ['super', 'total() { return super.toString() }', '“Order.total” calls the class above by “super” (a.ts:7).'],
    ['static methods', 'static total() { return 1 }', '“Order.total” is called on no object, so that no field of one leads to “Cart”.'],
    ['decorators', '@logged total() { return 1 }', '“Order.total” has the decorator @logged, which is for members of its class.'],
  ])('is refused: %s', async (_, method, message) => {
    const before = `//- a.ts
class Cart {}

class Order {
  #rate = 1;
  private secret = 1;
  cart = new Cart();
  ${method}
}
`;
    const refused = await checkOperationRefused(before, 'delegate', { target: { name: 'Order.total' }, to: cart }, 'shape-unfit');
    expect(refused.error.message).toBe(message);
  });
});

describe('a function of TypeScript comes to only call another', () => {
  it('across files, without what only the old body needed', async () => {
    await checkInstruction(
      `//- src/a.ts
import { readFileSync } from 'node:fs';

const LIMIT = 3;

function clean(text: string): string {
  return text.trim().slice(LIMIT);
}

/** Reads it. */
export function oldF(path: string, strict = false): string {
  // by hand
  return clean(readFileSync(path, 'utf8'));
}
//- src/b.ts
export function newF(path: string, mode = 'r', strict?: boolean): string {
  return path;
}
`,
      'make oldF a thin wrapper around newF',
      `//- src/a.ts
import { newF } from './b';

/** Reads it. */
export function oldF(path: string, strict = false): string {
  return newF(path, undefined, strict);
}
`,
    );
  });

  it('arrows, async ones and generators keep what they are', async () => {
    await checkInstruction(
      `//- a.js
const newF = (x) => x
const oldF = (x) => x + 1
export async function newG(x) { return x }
export async function oldG(x) { return x + 1 }
export function* newH(xs) { yield* xs }
export function* oldH(xs) {
  for (const x of xs) yield x
}
`,
      'oldF should just call newF. Let oldG delegate to newG, and let oldH delegate to newH.',
      `//- a.js
const newF = (x) => x
const oldF = (x) => newF(x)
export async function newG(x) { return x }
export async function oldG(x) { return await newG(x) }
export function* newH(xs) { yield* xs }
export function* oldH(xs) {
  return yield* newH(xs)
}
`,
    );
  });

  it('methods call a method of their object, of the class above, or a function', async () => {
    await checkInstruction(
      `//- a.ts
function baseTotal(order: Order, rate: number): number {
  return rate;
}

class Base {
  close(force: boolean): void {}
}

export class Order extends Base {
  total(rate: number): number {
    return rate * 2;
  }

  sum(rate: number): number {
    return rate * 3;
  }

  shut(force = false): void {
    console.log(force);
  }
}
`,
      'let Order.total call baseTotal, let Order.sum delegate to Order.total, and let Order.shut delegate to Base.close',
      `//- a.ts
function baseTotal(order: Order, rate: number): number {
  return rate;
}

class Base {
  close(force: boolean): void {}
}

export class Order extends Base {
  total(rate: number): number {
    return baseTotal(this, rate);
  }

  sum(rate: number): number {
    return this.total(rate);
  }

  shut(force = false): void {
    this.close(force);
  }
}
`,
    );
  });

  it.each([
    ['what is missing', 'function newF(a: number, b: number) {}', '“newF” needs “a”, “b”, which “oldF” does not take.'],
    ['what has to be awaited', 'async function newF(x: number) {}', '“newF” has to be awaited, and “oldF” gives its result at once.'],
    ['itself', '', 'Nothing called “newF” is declared in this workspace.'],
  ])('is refused: %s', async (_, other, message) => {
    const before = `//- a.ts
${other}
export function oldF(x: number): void {
  console.log(x);
}
`;
    const args = { target: { name: 'oldF' }, to: { name: 'newF' } };
    const refused = await checkOperationRefused(before, 'delegate', args, other === '' ? 'symbol-not-found' : 'shape-unfit');
    expect(refused.error.message).toBe(message);
  });
});
