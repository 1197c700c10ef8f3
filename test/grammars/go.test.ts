/** What is read out of Go, and what the syntax reflex makes of it. No package brings Go, so the file is our own. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

test('orders.go', async () => {
  expect(await outlineOf('go', fileText('test/samples/outlines/orders.go'))).toEqual([
    'constant MaxLines | const MaxLines = 100 // MaxLines bounds the lines of one order.',
    'constant StatusOpen | StatusOpen Status = iota',
    'constant StatusPaid | StatusPaid',
    'constant statusGone - | statusGone',
    'variable ErrClosed | var ErrClosed = errors.New("orders: closed") // ErrClosed is returned when a closed order is changed.',
    'variable mu - | mu sync.Mutex',
    'variable stores - | stores = map[string]*Store{}',
    'type Status | type Status int // Status says how far an order is.',
    '  method String | func (s Status) String() string // String makes a Status printable.',
    'struct Line | Line struct // Line is one article and how many of it.',
    '  field Article | Article string `json:"article"`',
    '  field Count | Count int',
    '  field price - | price float64',
    'interface Pricer | Pricer interface // Pricer knows what things cost.',
    '  method Price | Price(ctx context.Context, article string) (float64, error)',
    'type Handler | Handler = func(Order) error',
    'struct Order | type Order struct // Order is what one customer wants.',
    '  field ID | ID string',
    '  field Lines | Lines []Line',
    '  field status - | status Status',
    'struct Store | type Store[T any] struct // Store holds orders by their id.',
    '  field orders - | orders map[string]T',
    'function New | func New[T any](name string) *Store[T] // New makes an empty store.',
    '  method Add | func (o *Order) Add(line Line) error // Add puts a line into an order.',
    '  method total - | func (o Order) total() (sum float64)',
    '  method Get | func (s *Store[T]) Get(id string) (T, bool)',
    'method Queue::Flush | func (q *Queue) Flush() // Flush belongs to a type of another file.',
    'import context',
    'import errors',
    'import fmt',
    'import sync',
    'import example.com/tools/logging',
    'import example.com/tools/metrics',
  ]);
});

test.each([
  ['a name', 'func f(a int) { g(a) }\n', 'func f', 'func renamed'],
  ['near an error that was there', 'func f( { }\nfunc g() { h() }\n', 'h()', 'k()'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('go', text, from, to)).toEqual([]);
});

test.each([
  ['a bracket', 'package p\n\nfunc f(a int) { g(a) }\n', 'g(a)', 'g(a'],
  ['half a declaration', 'package p\n\nvar x = 1\n', '= 1', '='],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('go', text, from, to)).not.toEqual([]);
});
