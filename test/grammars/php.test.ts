/** What is read out of PHP, and what the syntax reflex makes of it. No package brings PHP, so the file is our own. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

test('orders.php', async () => {
  expect(await outlineOf('php', fileText('test/samples/outlines/orders.php'))).toEqual([
    `namespace Shop\\Orders | namespace Shop\\Orders`,
    '  constant LINES_MAX | const LINES_MAX = 100',
    "  constant ORDERS_DEBUG | define('ORDERS_DEBUG', false)",
    '  variable orders | $orders = []',
    '  enum Status | enum Status: string implements HasLabel // How far an order is.',
    "    enumMember Open | case Open = 'open'",
    "    enumMember Paid | case Paid = 'paid' // Nothing more to do.",
    '    constant DEFAULT | const DEFAULT = self::Open',
    '    method label | public function label(): string',
    `  interface Priced | interface Priced extends \\Countable // Knows what things cost.`,
    "    constant CURRENCY | public const CURRENCY = 'EUR'",
    '    method price | public function price(string $article): ?float',
    '  trait Logs | trait Logs',
    '    property messages - | private array $messages = []',
    '    method log | protected function log(string ...$words): void',
    `  class Order | #[Entity(table: 'orders')] abstract class Order extends Base implements Priced, \\JsonSerializable // An order of one customer.`,
    '    constant FIRST | const FIRST = 1, SECOND = 2',
    '    constant SECOND | const FIRST = 1, SECOND = 2',
    '    property id | public readonly string $id',
    '    property last | protected static ?self $last = null',
    '    property lines - | private $lines = [], $notes',
    '    property notes - | private $lines = [], $notes',
    '    method __construct | public function __construct( private Pricer $pricer, protected readonly ?DateTimeImmutable $at = null, int $unused = 0, ) // Makes an empty order.',
    '    property pricer - | private Pricer $pricer',
    '    property at | protected readonly ?DateTimeImmutable $at = null',
    '    method find | final public static function find(string $id): static',
    '    method total | abstract protected function total(): float',
    '    method tax - | private function tax(): float',
    '  function print_orders | function print_orders(array $orders): void // Prints them all.',
    'import DateTimeImmutable',
    `import Shop\\Prices: Pricer, Table`,
    `import Shop\\format`,
    `import Shop\\RATE`,
    "import __DIR__ . '/helpers.php'",
    'import prices.php',
  ]);
});

test.each([
  ['a name', '<?php\nfunction f($a) { return g($a); }\n', 'function f', 'function renamed'],
  ['markup around it that is in pieces', '<div <?php if ($a): ?>class="x"<?php endif ?>>\n<?php f(); ?>\n', 'f()', 'g()'],
  ['markup that is opened only', '<?php f(); ?>\n<p>\n', '<p>', '<p><div class='],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('php', text, from, to)).toEqual([]);
});

test.each([
  ['a semicolon', '<?php\nfunction f($a) { return g($a); }\n', 'g($a);', 'g($a'],
  ['a dollar sign', '<?php\n$a = 1;\n', '$a = 1', 'a b = 1'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('php', text, from, to)).not.toEqual([]);
});
