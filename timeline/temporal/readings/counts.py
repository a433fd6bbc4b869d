"""Readings of numbers in words and digits: parts of longer phrases."""

from __future__ import annotations

from typing import Any

from ..anchors import Context

Slots = dict[str, Any]


def number(slots: Slots, context: Context) -> Any:
    """'5', '5th', 'fifth'."""
    return slots["number"]


def sum_of_numbers(slots: Slots, context: Context) -> Any:
    """'twenty-two' is 22, 'a hundred and fifty' 150."""
    return slots["tens"] + slots["ones"]


def product_of_numbers(slots: Slots, context: Context) -> Any:
    """'two hundred' is 200."""
    return slots["count"] * slots["times"]


def number_and_half(slots: Slots, context: Context) -> Any:
    """'two and a half'."""
    return slots["number"] + 0.5
