"""The report of a month: what was ordered, what was paid, and who ordered most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from . import money
from .rows import Order


class MonthlyReport:
    def __init__(self, orders: Sequence[Order]) -> None:
        self.orders = orders

    def by_customer(self) -> dict[str, int]:
        groups: dict[str, list[Order]] = defaultdict(list)
        for order in self.orders:
            groups[order.customer].append(order)
        return {customer: money.total_of(orders) for customer, orders in groups.items()}

    def text(self) -> str:
        ordered = money.format_total(money.total_of(self.orders))
        paid = money.format_total(money.total_of(self.orders, only_paid=True))
        best = max(self.by_customer().items(), key=lambda entry: entry[1], default=("nobody", 0))
        return f"ordered {ordered}, paid {paid}, most by {best[0]}"
