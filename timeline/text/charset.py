"""Bytes become characters, honestly: what was declared, what it is, and where the two differ."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Labels that pages use for their bigger sisters (WHATWG Encoding Standard, "Names and labels").
SISTERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# Enough to judge a charset by; detection looks at every candidate, so its cost is per byte.
SAMPLE = 200_000
LITTLE = 64  # bytes; a header line or two
MOJIBAKE = 0.002  # share of broken sequences that a damaged but right charset may have
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the charset they were read with, and remarks on what was odd."""

    text: str
    charset: str
    remarks: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Read bytes with their mark, the declared charset, UTF-8 or the likeliest one, in that order.

    Bytes that are valid UTF-8 beyond chance are UTF-8 whatever was declared. Nothing is dropped:
    what cannot be read becomes U+FFFD, and a remark says so.
    """
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _read(content, charset, ())
    wide = wide_charset(content)
    if wide:
        return _read(content, wide, ())
    named = known_charset(declared)
    if _is_utf8(content, sure=named is not None and named != "utf-8"):
        return Decoded(content.decode("utf-8"), "utf-8", _differs(declared, named, "utf-8"))
    if named and named != "utf-8" and _fits(content, named):
        return Decoded(content.decode(named), named)
    if _damaged_utf8(content):
        return _read(content, "utf-8", ())
    found = _detect(content)
    return _read(content, found, _differs(declared, named, found))


def known_charset(label: str | None) -> str | None:
    """The codec for a charset label, or None where there is no label or no such text codec."""
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return SISTERS.get(found.name, found.name)


def _differs(declared: str | None, named: str | None, found: str) -> tuple[str, ...]:
    if not declared or named == found:
        return ()
    return (f"The charset was declared as {declared.strip()[:40]}, but the bytes read as {found}.",)


def wide_charset(content: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, or UTF-16 whose every second byte is mostly NUL."""
    for mark, charset in BOMS[1:]:
        if content.startswith(mark):
            return charset
    head = content[:2000]
    if len(head) < 4 or len(head) % 2 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_utf8(content: bytes, *, sure: bool) -> bool:
    """Whether all of it is UTF-8; `sure` asks for evidence beyond plain ASCII."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not sure or bool(_MULTIBYTE.search(content))


def _fits(content: bytes, charset: str) -> bool:
    try:
        content.decode(charset)
    except UnicodeError:
        return False
    return True


def _damaged_utf8(content: bytes) -> bool:
    """UTF-8 with a few broken bytes (a cut page, a stray byte), not another charset."""
    good = len(_MULTIBYTE.findall(content))
    broken = content.decode("utf-8", "replace").count("\ufffd")
    return good > 10 * broken and broken <= max(3, MOJIBAKE * len(content))


def _detect(content: bytes) -> str:
    """The likeliest charset; windows-1252 where there is too little to tell."""
    if len(content) < LITTLE:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _read(content: bytes, charset: str, remarks: tuple[str, ...]) -> Decoded:
    text = content.decode(charset, "replace")
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    if broken > 0:
        remarks = (*remarks, f"{broken} bytes could not be read as {charset} (shown as \ufffd).")
    return Decoded(text, charset, remarks)
