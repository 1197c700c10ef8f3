"""Orders as the shop writes them: one JSON object to a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    number: int
    customer: str
    cents: int
    paid: bool = False


def read_rows(lines: Iterable[str]) -> Iterator[Order]:
    """Skips empty lines; a line that is no order raises ValueError with its number."""
    for at, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Order(**json.loads(line))
        except (TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"line {at} is no order") from error
