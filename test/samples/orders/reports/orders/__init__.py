"""Reads the orders that the shop has taken."""

from .money import format_total, total_of
from .rows import Order, read_rows

__all__ = ["Order", "format_total", "read_rows", "total_of"]
