"""Languages by their codes and tags, and the many that dateparser's data teach."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates
from timeline.temporal.grammar import language_code


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("pl", "Koniec 5 maja 2014 roku.", "2014-05-05"),
        ("sv", "Det slutade 5 maj 2014.", "2014-05-05"),
        ("tr", "5 Mayıs 2014 tarihinde bitti.", "2014-05-05"),
        ("el", "Στις 5 Μαΐου 2014 τελείωσε.", "2014-05-05"),
        ("cs", "Skončilo 5. května 2014.", "2014-05-05"),
        ("fi", "Loppui 5. toukokuuta 2014.", "2014-05-05"),
        ("ja", "2014年5月3日に終わった。", "2014-05-03"),
        ("ar", "انتهى في 5 مايو 2014 هناك.", "2014-05-05"),
        ("hi", "यह 5 मई 2014 को था।", "2014-05-05"),
        ("id", "Berakhir 5 Mei 2014.", "2014-05-05"),
        ("th", "จบ 5 พฤษภาคม 2014", "2014-05-05"),
        ("af", "Dit was 3 dae gelede.", "2024-05-14"),
        ("pl", "To było 3 dni temu.", "2024-05-14"),
        ("ja", "3日前に終わった", "2024-05-14"),
        ("zh", "结束了3天前", "2024-05-14"),
        ("ko", "어제 끝났다", "2024-05-16"),
        ("no", "Det tok slutt i går.", "2024-05-16"),
        ("fa", "روز سه‌شنبه آمد", "2024-05-14"),
        ("vi", "Kết thúc ngày 5 tháng 3 năm 2014.", "2014-03-05"),
        ("de", "am 5 mai 2014 war", "2014"),  # a German month has a capital
        ("it", "il 5 gen 2014 finì", "2014-01-05"),
    ],
)
def test_languages_from_locale_data(language: str, text: str, value: str) -> None:
    found = find_dates(text, language=language, published="2024-05-17")
    assert [timex.value for timex in found] == [value]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        (None, "en"), ("", "en"), ("EN_us", "en"), ("de-AT", "de"), ("pt-BR", "pt"), ("deu", "de"),
        ("no", "nb"), ("nn", "nn"), ("nor", "nb"), ("zh-CN", "zh"), ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"), ("sr-Latn", "sr-Latn"), ("iw", "he"), ("sh", "sr-Latn"),
        ("x-unknown", "x"),
    ],
)  # fmt: skip
def test_tags_name_the_rules_that_read_them(tag: str | None, code: str) -> None:
    assert language_code(tag) == code


def test_an_unknown_language_still_has_numbers() -> None:
    [timex] = find_dates("xx 2014-05-03 yy", language="xx")
    assert timex.value == "2014-05-03"


@pytest.mark.parametrize(
    ("language", "edtf"),
    [
        ("en", "[2021-03-04,2021-04-03]"), ("en-US", "2021-03-04"), ("en-GB", "2021-04-03"),
        ("pt-BR", "2021-04-03"), ("no", "2021-04-03"),
    ],
)  # fmt: skip
def test_regions_settle_the_order_of_numbers(language: str, edtf: str) -> None:
    [timex] = find_dates("x 3/4/2021 y", language=language)
    assert timex.edtf == edtf
