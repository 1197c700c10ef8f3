/** What is read out of Ruby, and what the syntax reflex makes of it. No package brings Ruby, so the file is our own. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

test('orders.rb', async () => {
  expect(await outlineOf('ruby', fileText('test/samples/outlines/orders.rb'))).toEqual([
    'module Shop | module Shop // What customers ordered.',
    '  constant LINES_MAX | LINES_MAX = 100 // Most lines of one order.',
    '  class OrderError | class OrderError < StandardError; end // What can go wrong.',
    '  class Order | class Orders::Order < Base // An order of one customer.',
    '    constant STATES | STATES = %i[open paid].freeze',
    '    property id | attr_reader :id, :lines',
    '    property lines | attr_reader :id, :lines',
    '    property note | attr_accessor :note',
    '    constant Line | Line = Struct.new(:article, :count) do def price count * 2 end end',
    '      method price | def price // What it costs.',
    '    method find | def find(id, cache: {}) // Finds an order.',
    '    method hidden_finder - | def hidden_finder; end',
    '    method from_json | def self.from_json(text)',
    '    method initialize | def initialize(id, *lines, note: nil, &block) // Makes an empty order.',
    '    method <=> | def <=>(other)',
    '    method open? | def open?',
    '    method total= | def total=(value)',
    '    method size | alias size count',
    '    method length | alias_method :length, :count',
    '    method paid? | define_method(:paid?) { false }',
    '    method compare_key | def compare_key; end',
    '    constant RATE | RATE = 0.19',
    '    method tax - | def tax // Only for itself.',
    '    method helper - | def helper; end',
    '    method shown_again | def shown_again; end',
    '    method also_hidden - | def also_hidden; end',
    'variable $orders | $orders = {}',
    'method print_orders | def print_orders(orders = $orders)',
    'import json',
    'import prices/table',
    'import orders/report: Report',
  ]);
});

test.each([['a name', 'class A\n  def f(a)\n    g a\n  end\nend\n', 'def f', 'def renamed']])(
  'the reflex passes: %s',
  async (_, text, from, to) => {
    expect(await vetoes('ruby', text, from, to)).toEqual([]);
  },
);

test.each([
  ['an end', 'class A\n  def f(a)\n    g a\n  end\nend\n', '  end\n', ''],
  ['a bracket', 'f(1, 2)\n', '2)', '2'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('ruby', text, from, to)).not.toEqual([]);
});
