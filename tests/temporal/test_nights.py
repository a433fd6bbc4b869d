"""Nights between two days, military hours and fiscal years: tables of sentences."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates

PUBLISHED = "2020-05-14"  # a Thursday


def values(text: str, language: str = "en") -> list[str | None]:
    return [timex.value for timex in find_dates(text, published=PUBLISHED, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Dans la nuit de lundi à mardi, le dépôt a brûlé.", "2020-05-11TNI"),
        ("it", "Nella notte tra lunedì e martedì il deposito è bruciato.", "2020-05-11TNI"),
        ("es", "En la noche del lunes al martes ardió el almacén.", "2020-05-11TNI"),
        ("de", "In der Nacht von Montag auf Dienstag brannte das Lager.", "2020-05-11TNI"),
        ("en", "It burned in the night of Monday to Tuesday.", "2020-05-11TNI"),
        ("en", "It burned in the night of Monday to Wednesday.", None),
    ],
)
def test_a_night_is_named_by_the_day_it_begins_on(
    language: str, text: str, value: str | None
) -> None:
    nights = [found for found in values(text, language) if found and found.endswith("TNI")]
    assert nights == [value] if value else "2020-05-11TNI" in nights and len(values(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The alarm rang at 1400 hours on 3 May 2019.", ["2019-05-03T14:00"]),
        ("The yard fell silent by 0930 hours.", ["2020-05-14T09:30"]),
        ("The crew worked 1400 hours on it.", ["PT1400H"]),
        ("Sales fell in the fiscal year ending March 31, 1999.", ["FY1999"]),
        ("Sales fell in the financial year ended 30 June 2001.", ["FY2001"]),
    ],
)
def test_hours_and_fiscal_years(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Im Geschäftsjahr 2021/22 sank der Umsatz.", ["FY2022"]),
        ("de", "Der Bericht des Haushaltsjahres 2019 fehlt.", ["FY2019"]),
        ("en", "Sales fell in fiscal year 2018/19.", ["FY2019"]),
        ("en", "Sales fell in FY 2017.", ["FY2017"]),
        ("en", "Sales fell in FY2023.", ["FY2023"]),
        ("en", "FY2022/23 was worse.", ["FY2023"]),
        ("en", "The model XFY2023 was sold.", []),
    ],
)
def test_a_fiscal_year_over_two_years_is_named_by_the_later(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language) == expected
