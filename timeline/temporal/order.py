"""The order of day and month in 03/04/2021: what settles it, in words."""

from __future__ import annotations

import re

from .locales import date_order

ORDERS = ("DMY", "MDY", "YMD")
# Two or three numbers with the same mark between; of two, the second has two digits (not 24/7).
SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})")
PAIR = re.compile(r"(\d{1,2})/(\d\d)")
MONTH_FIRST = {"en-us", "en-ph", "en-ca"}
# English is written both ways, so English alone settles nothing.
UNSETTLED = {"en"}


def settle_order(written: list[str], language: str) -> tuple[str, str | None]:
    """The order and why, or ('', None): what the text shows, else the language."""
    shown = _shown(written)
    if shown is not None:
        return shown
    code = language.lower().replace("_", "-")
    if code in MONTH_FIRST:
        return "MDY", f"the language {language} writes the month first"
    if code.startswith("en-"):
        return "DMY", f"the language {language} writes the day first"
    if code and code not in UNSETTLED:
        order = order_of_language(code.partition("-")[0])
        return order, f"the language {language} writes dates in the order {order}"
    return "", None


def _shown(numerals: list[str]) -> tuple[str, str] | None:
    """A date such as 25/04 that can be read in one order only; None where both orders occur."""
    found: dict[str, str] = {}
    for pattern in (SHORT, PAIR):
        for digits in numerals:
            match = pattern.fullmatch(digits)
            if match is None:
                continue
            one, two = int(match[1]), int(match[match.lastindex or 2])
            if 12 < one <= 31 and 1 <= two <= 12:
                found.setdefault("DMY", digits)
            elif 12 < two <= 31 and 1 <= one <= 12:
                found.setdefault("MDY", digits)
        if found:
            break
    if len(found) != 1:
        return None
    [(order, words)] = found.items()
    return order, f"the same document writes {words}"


def order_of_language(code: str) -> str:
    """As dateparser's data of the locale say; day first where they are silent."""
    return date_order(code)
