<!doctype html>
<title>Orders</title>
<?php

declare(strict_types=1);

namespace Shop\Orders;

use DateTimeImmutable;
use Shop\Prices\{Pricer, Table as PriceTable};
use function Shop\format;
use const Shop\RATE;

require_once __DIR__ . '/helpers.php';
include 'prices.php';

const LINES_MAX = 100;
define('ORDERS_DEBUG', false);

$orders = [];
$orders = array_map(fn ($order) => $order, $orders);

/** How far an order is. */
enum Status: string implements HasLabel
{
    case Open = 'open';
    /** Nothing more to do. */
    case Paid = 'paid';

    const DEFAULT = self::Open;

    public function label(): string
    {
        return ucfirst($this->value);
    }
}

/**
 * Knows what things cost.
 */
interface Priced extends \Countable
{
    public const CURRENCY = 'EUR';

    public function price(string $article): ?float;
}

trait Logs
{
    private array $messages = [];

    protected function log(string ...$words): void
    {
        $this->messages[] = implode(' ', $words);
    }
}

/**
 * An order of one customer.
 *
 * @template T
 */
#[Entity(table: 'orders')]
abstract class Order extends Base implements Priced, \JsonSerializable
{
    use Logs, Dates {
        log as protected note;
    }

    const FIRST = 1, SECOND = 2;

    public readonly string $id;
    protected static ?self $last = null;
    private $lines = [], $notes;

    /** Makes an empty order. */
    public function __construct(
        private Pricer $pricer,
        protected readonly ?DateTimeImmutable $at = null,
        int $unused = 0,
    ) {
        $local = $unused;
    }

    final public static function find(string $id): static
    {
        return new static(new PriceTable());
    }

    abstract protected function total(): float;

    private function tax(): float
    {
        return $this->total() * RATE;
    }
}

/** Prints them all. */
function print_orders(array $orders): void
{
    foreach ($orders as $order) {
        echo format($order);
    }
}
?>
<p><?= count($orders) ?></p>
