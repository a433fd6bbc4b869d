"""A string is one whole date, or it is none."""

import datetime as dt

import pytest

from timeline.text.written_dates import moment, stamped_date, written_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-05-03", "2019-05-03"),
        ("2019-5-3", "2019-05-03"),
        ("2019/05/03", "2019-05-03"),
        ("2019-05-03T22:30:00+02:00", "2019-05-03"),
        ("3 May 2019", "2019-05-03"),
        ("May 3, 2019", "2019-05-03"),
        ("May 3rd, 2019", "2019-05-03"),
        ("Friday, 3 May 2019", "2019-05-03"),
        ("Tuesday, July 11, 2023 ", "2023-07-11"),
        ("3.5.2019", "2019-05-03"),
        ("25/04/2019", "2019-04-25"),
        ("04/25/2019 10:30", "2019-04-25"),
        ("2019年5月3日", "2019-05-03"),
        ("2019. 5. 3", "2019-05-03"),
        ("(3 May 2019)", "2019-05-03"),
    ],
)
def test_whole_dates(text: str, expected: str) -> None:
    assert str(written_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("5 de mayo de 2019", "es"), ("5. Mai 2019", "de"), ("dimanche 5 mai 2019", "fr"),
     ("5 мая 2019", "ru"), ("5 maggio 2019", "it"), ("5 May 2019", "xx")],
)  # fmt: skip
def test_other_languages(text: str, language: str) -> None:
    assert written_date(text, language=language) == dt.date(2019, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "", "2019", "May 2019", "Friday", "yesterday", "3 hours ago", "3 May", "03/04/2019",
        "31 February 2019", "2019-13-01", "It was signed on 3 May 2019.", "99/99/9999",
        "3 May 0019", "Room 5, May 2019", "5 May 2019 was a Sunday", "12 000 2019 people",
        "0001-01-01", "2019-05-03 is the day", "x" * 10_000,
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert written_date(text) is None


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2025-02-02 09:00:00.000+0100", "2025-02-02"),
        ("2024-04-30 16:00:34 +02:00", "2024-04-30"),
        ("20190503", "2019-05-03"),
        ("20190503T101112Z", "2019-05-03"),
        ("1556877600", "2019-05-03"),
        ("1556877600000", "2019-05-03"),
        ("Fri, 03 May 2019 10:00:00 GMT", "2019-05-03"),
        ("2019-05-03T23:59:59-08:00", "2019-05-03"),
    ],
)
def test_stamps(stamp: str, expected: str) -> None:
    assert str(stamped_date(stamp)) == expected


@pytest.mark.parametrize("stamp", ["", "null", "0", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00"])
def test_empty_stamps(stamp: str) -> None:
    assert stamped_date(stamp) is None


def test_moments_know_their_offset() -> None:
    late = moment("2019-05-03T23:00:00-05:00")
    assert late is not None
    assert late == moment("2019-05-04T04:00:00Z")
    assert moment("2019-05-03T23:00:00") is None
    assert moment("3 May 2019") is None
