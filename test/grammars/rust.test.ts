/** What is read out of Rust, and what the syntax reflex makes of it. No package brings Rust, so the file is our own. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

test('orders.rs', async () => {
  expect(await outlineOf('rust', fileText('test/samples/outlines/orders.rs'))).toEqual([
    'module storage - | mod storage',
    'constant LINES_MAX | pub const LINES_MAX: usize = 100 // Most lines of one order.',
    'variable COUNTER - | static mut COUNTER: u64 = 0',
    'enum OrderError | pub enum OrderError // What can go wrong.',
    '  enumMember Closed | Closed',
    '  enumMember Unknown | Unknown(String)',
    '  enumMember TooMany | TooMany { lines: usize }',
    '    field lines - | lines: usize',
    "struct Order | pub struct Order<'a, T: Pricer> // An order of one customer.",
    '  field id | pub id: u64',
    "  field lines - | lines: Vec<Line<'a>>",
    '  field pricer | pub(crate) pricer: T',
    "struct Line | pub struct Line<'a>(&'a str, u32)",
    'struct Marker - | struct Marker',
    'union Bits | pub union Bits',
    '  field whole - | whole: u32',
    '  field bytes - | bytes: [u8; 4]',
    'trait Pricer | pub trait Pricer // Knows what things cost.',
    '  type Currency | type Currency // The currency.',
    '  constant DIGITS | const DIGITS: u8 = 2',
    '  method price | fn price(&self, article: &str) -> Option<Money> // What one costs.',
    '  method is_free | fn is_free(&self, article: &str) -> bool',
    '  constant EMPTY - | const EMPTY: usize = 0',
    '  method new | pub fn new(pricer: T) -> Self // An order without lines.',
    '  method total - | fn total(&self) -> Option<Money> where T: Clone',
    '  method fmt | fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result',
    '  method from | fn from(_: fmt::Error) -> Self',
    'method Money::rounded | pub fn rounded(&self) -> Money',
    'module reports | pub mod reports',
    '  type Totals | pub(super) type Totals = super::BTreeMap<u64, u64>',
    '  function print | pub async unsafe fn print(totals: &Totals)',
    'macro line | macro_rules! line // Makes a line.',
    'macro local - | macro_rules! local',
    'function order_total - | fn order_total(id: u64) -> f64',
    'module tests - | mod tests',
    '  function counts - | fn counts()',
    'import std::collections: BTreeMap, HashMap',
    'import std: fmt',
    'import crate::prices: *',
    'import super: Money',
    'import serde',
    'import storage',
    'import super: *',
  ]);
});

test.each([
  ['a name', 'fn f(a: u8) -> u8 { g(a) }\n', 'fn f', 'fn renamed'],
  ['inside a macro', 'fn f() { vec![1, 2] }\n', '2', '2, 3'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('rust', text, from, to)).toEqual([]);
});

test.each([
  ['a bracket', 'fn f(a: u8) -> u8 { g(a) }\n', 'g(a)', 'g(a'],
  ['a missing body', 'struct S { a: u8 }\n', '{ a: u8 }', '{ a: }'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('rust', text, from, to)).not.toEqual([]);
});
