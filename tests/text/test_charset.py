"""Characters are read honestly: what was declared, what it is, and where the two differ."""

import codecs

import pytest

from timeline.text.charset import decode, known_charset

GERMAN = "Die Prüfung über die Verträge der Gemeinde läuft seit März, sagte Groß. " * 3
RUSSIAN = "Совет подписал договор об аренде порта третьего мая, говорится в протоколах. " * 3
JAPANESE = "港の賃貸契約は五月三日に署名されたと議事録は伝えている。評議会は否定した。" * 3


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (GERMAN.encode(), None),
        (GERMAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + GERMAN.encode(), None),
        (GERMAN.encode("utf-16"), None),
        (GERMAN.encode("utf-16-le"), None),
        (GERMAN.encode("utf-16-be"), None),
        (GERMAN.encode("utf-32"), None),
        (GERMAN.encode("latin-1"), "ISO-8859-1"),
        (GERMAN.encode("cp1252"), "windows-1252"),
        (GERMAN.encode("cp1252"), None),
    ],
)
def test_german(content: bytes, declared: str | None) -> None:
    decoded = decode(content, declared)
    assert decoded.text == GERMAN
    assert decoded.remarks == ()


@pytest.mark.parametrize(
    ("text", "charset"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")],
)
@pytest.mark.parametrize("declare", [True, False])
def test_other_scripts(text: str, charset: str, declare: bool) -> None:
    assert decode(text.encode(charset), charset if declare else None).text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "koi8-r"])
def test_utf8_under_a_wrong_name_is_noticed(declared: str) -> None:
    decoded = decode(GERMAN.encode(), declared)
    assert (decoded.text, decoded.charset) == (GERMAN, "utf-8")
    [remark] = decoded.remarks
    assert declared in remark
    assert "utf-8" in remark


def test_utf8_that_is_none_is_noticed() -> None:
    decoded = decode(GERMAN.encode("cp1252"), "utf-8")
    assert decoded.text == GERMAN
    assert "declared as utf-8" in decoded.remarks[0]


@pytest.mark.parametrize("label", ["no-such-charset", "", "base64", "../etc", "\0", "x" * 300])
def test_labels_that_name_nothing(label: str) -> None:
    assert known_charset(label) is None
    assert decode(GERMAN.encode(), label).text == GERMAN


def test_ascii_needs_no_remark() -> None:
    assert decode(b"It was signed.", "iso-8859-1").remarks == ()


def test_latin1_means_windows_1252() -> None:
    """As in every browser: the quotation marks are where the standard has control codes."""
    assert decode(b"\x93signed\x94", "iso-8859-1").text == "“signed”"


def test_a_broken_byte_is_kept_and_told() -> None:
    content = GERMAN.encode() * 3
    decoded = decode(content[:200] + b"\xff" + content[200:])
    assert decoded.charset == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert decoded.remarks == ("1 bytes could not be read as utf-8 (shown as \ufffd).",)


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xff\xfe", b"\x80" * 1000, bytes(range(256))])
def test_anything_can_be_read(content: bytes) -> None:
    decode(content)
