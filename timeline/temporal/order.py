"""The order of day and month in 03/04/2021: what settles it, in words."""

from __future__ import annotations

import re

ORDERS = ("DMY", "MDY", "YMD")
SHORT = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\w/-])")
PAIR = re.compile(r"(?<![\w./-])(\d{1,2})/(\d\d)(?![\w/-])")
MONTH_FIRST = {"en-us", "en-ph", "en-ca"}
# English is written both ways, so English alone settles nothing.
UNSETTLED = {"en"}


def settle_order(text: str, language: str | None, given: str | None) -> tuple[str, str | None]:
    """The order and why, or ('', None): what was given, what the text shows, the language."""
    if given is not None:
        return given, f"the date order {given} was given"
    shown = _shown(text)
    if shown is not None:
        return shown
    code = (language or "").lower().replace("_", "-")
    if code in MONTH_FIRST:
        return "MDY", f"the language {language} writes the month first"
    if code and code.partition("-")[0] not in UNSETTLED:
        return order_of_language(code), f"the language {language} writes dates in this order"
    if code.startswith("en-"):
        return "DMY", f"the language {language} writes the day first"
    return "", None


def _shown(text: str) -> tuple[str, str] | None:
    """A date such as 25/04 that can be read in one order only; None where both orders occur."""
    found: dict[str, str] = {}
    for pattern in (SHORT, PAIR):
        for match in pattern.finditer(text):
            one, two = int(match[1]), int(match[match.lastindex or 2])
            if 12 < one <= 31 and 1 <= two <= 12:
                found.setdefault("DMY", match[0])
            elif 12 < two <= 31 and 1 <= one <= 12:
                found.setdefault("MDY", match[0])
        if found:
            break
    if len(found) != 1:
        return None
    [(order, words)] = found.items()
    return order, f"the same document writes {words}"


def order_of_language(code: str) -> str:
    """Day first, but for the languages that begin with the year."""
    return "YMD" if code.partition("-")[0] in ("ja", "zh", "ko", "hu", "lt", "mn") else "DMY"
