"""Sums of orders, in cents."""

from __future__ import annotations

from collections.abc import Iterable

from .rows import Order


def total_of(orders: Iterable[Order], only_paid: bool = False) -> int:
    return sum(order.cents for order in orders if order.paid or not only_paid)


def format_total(cents: int) -> str:
    return f"{cents / 100:,.2f} EUR"
