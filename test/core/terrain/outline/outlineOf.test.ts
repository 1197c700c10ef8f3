/** The outline of files in the deep languages: out of their index, without parameters and locals. */
import { expect, test } from 'vitest';
import { outlineOf } from '../../../grammars/languageCheck.ts';

test('Python', async () => {
  const source = `"""What customers ordered."""
from __future__ import annotations
import os, a.b as c
from ..prices import Price as P, table
from . import *
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .customers import Customer

LINES_MAX: int = 100
_cache = {}
__version__ = '1'


@total_ordering
@audited(by="me: you")
class Order(Base, metaclass=Meta("a:b")):  # not of it
    """An order of
    one customer.

    Args:
        id: how it is called
    """

    kind = 'order'

    def __init__(self, id: int = 3, *lines: Dict[str, int],
                 note: str = ")") -> None:
        'Makes one.'
        self.id = id
        self._lines = lines

        def local(): pass

    @property
    def total(self): return 1

    @staticmethod
    async def find(id): ...

    def _hidden(self): pass

    class Line:
        count = 1


async def print_orders(orders,
                       out=None):
    # first of all
    r"""Prints them all."""
    from .reports import render
    count = 0
    class Local: pass

if os.name == 'nt':
    def late(): ...

x = lambda: 1
`;
  expect(await outlineOf('python', source)).toEqual([
    'constant LINES_MAX | LINES_MAX: int = 100',
    'variable _cache - | _cache = {}',
    "variable __version__ | __version__ = '1'",
    'class Order | class Order(Base, metaclass=Meta("a:b")) // An order of one customer.',
    "  attribute kind | kind = 'order'",
    '  method __init__ | def __init__(self, id: int = 3, *lines: Dict[str, int], note: str = ")") -> None // Makes one.',
    '  attribute id | self.id = id',
    '  attribute _lines - | self._lines = lines',
    '  property total | def total(self)',
    '  method find | async def find(id)',
    '  method _hidden - | def _hidden(self)',
    '  class Line | class Line',
    '    attribute count | count = 1',
    'function print_orders | async def print_orders(orders, out=None) // Prints them all.',
    'function late | def late()',
    'variable x | x = lambda: 1',
    'import __future__: annotations',
    'import os',
    'import a.b',
    'import ..prices: Price, table',
    'import .: *',
    'import typing: TYPE_CHECKING',
    'import .customers: Customer',
    'import .reports: render',
  ]);
});

test('TypeScript', async () => {
  const source = `/** @license of all */
import d, { a as b, type T as U } from 'm';
import * as ns from "./n.js";
import type { Only } from './types';
import './effects';
const required = require('./r');

/**
 * Adds a line.
 * Never fails.
 *
 * @param x which
 */
export function add<T extends { a: 1 }>(x: number, { y }: { y: string } = { y: ';' }): { a: 1 } { let local = 1; function inner() {} }

/** An order. */
@dec({ a: 1 }) export default class Order<T> extends Base<T> implements A, B {
  /** How it is called. */
  static readonly kind = 'order';
  #secret = 1;
  private hidden?: () => void;
  constructor(private readonly id: string, plain: number) { super(); }
  get total(): number { return 1; }
  set total(value) {}
  @memo() async *lines(from = { at: 1 }): AsyncGenerator<() => void> { }
  static { start(); }
  [Symbol.iterator]() {}
}

export interface Priced { price: number; find(id: string): Promise<{ x: 1 }>; (call: 1): void; new (): Priced }
export type Id = string | { raw: number };
enum Status { Open, Paid = 2 }
export namespace shop { export const open = 1; const closed = 2; export function f() {} }
export abstract class Base<T> { protected abstract run(): void }

/** Prints. */
export const print = async (a: number): Promise<{ x: 1 }> => { const local = 1; };
export const twice = x => x * 2, thrice = (x) => ({ y: x * 3 });
export const MAX = 100;
let mutable: string | undefined;
const table = { a: 1, run() {}, nested: { deep: 1 } };
export { table as orders };
export * from './all';
export { one, two as three } from './some';
declare module 'ambient' { export const inside: number; interface Also { a: 1 } }
declare global { var everywhere: string; }
for (const each of []) { const local = 1; }
import('./later');
function overloaded(a: string): void;
function overloaded(a: number): void;
function overloaded(a: unknown) {}
`;
  expect(await outlineOf('typescript', source)).toEqual([
    "function add | function add<T extends { a: 1 }>(x: number, { y }: { y: string } = { y: ';' }): { a: 1 } // Adds a line. Never fails.",
    'class Order | export default class Order<T> extends Base<T> implements A, B // An order.',
    "  property kind | static readonly kind = 'order' // How it is called.",
    '  property #secret - | #secret = 1',
    '  property hidden - | private hidden?: () => void',
    '  method constructor | constructor(private readonly id: string, plain: number)',
    '  property id - | private readonly id: string',
    '  property total | get total(): number',
    '  method lines | async *lines(from = { at: 1 }): AsyncGenerator<() => void>',
    'interface Priced | interface Priced',
    '  property price | price: number',
    '  method find | find(id: string): Promise<{ x: 1 }>',
    'type Id | type Id = string | { raw: number }',
    'enum Status - | enum Status',
    '  enumMember Open - | Open',
    '  enumMember Paid - | Paid = 2',
    'namespace shop | namespace shop',
    '  variable open | const open = 1',
    '  variable closed - | const closed = 2',
    '  function f | function f()',
    'class Base | export abstract class Base<T>',
    '  method run | protected abstract run(): void',
    'function print | const print = async (a: number): Promise<{ x: 1 }> // Prints.',
    'function twice | const twice = x',
    'function thrice | const twice = x => x * 2, thrice = (x)',
    'constant MAX | const MAX = 100',
    'variable mutable - | let mutable: string | undefined',
    'variable table | const table',
    '  property a | a: 1',
    '  method run | run()',
    '  property nested | nested: { deep: 1 }',
    '    property deep | deep: 1',
    'variable inside | const inside: number',
    'interface Also | interface Also',
    '  property a | a: 1',
    'variable everywhere | var everywhere: string',
    'function overloaded - | function overloaded(a: string): void',
    'import m: default, a, T',
    'import ./n.js',
    'import ./types: Only',
    'import ./effects',
    'import ./r',
    'import ./all: *',
    'import ./some: one, two',
    'import ambient: inside, Also',
    'import ./later',
  ]);
});

test('JavaScript', async () => {
  const source = `const { a, b } = require('./both');
/** Makes one. */
exports.make = function make(x) { return x; };
module.exports.MAX = 3;
class Plain { static #count = 0; render() { return <p/>; } }
function Old(a) { this.a = a; }
Old.prototype.run = function () {};
module.exports = { one, two: 2, three() {} };
function one() {}
`;
  expect(await outlineOf('javascript', source)).toEqual([
    'function make | exports.make = function make(x) { return x; } // Makes one.',
    'variable MAX | module.exports.MAX = 3',
    'class Plain - | class Plain',
    '  property #count - | static #count = 0',
    '  method render - | render()',
    'function Old - | function Old(a)',
    '  property a - | a',
    '  method run - | run',
    'variable two | two: 2',
    'function three | three()',
    'function one | function one()',
    'import ./both: a, b',
  ]);
});
