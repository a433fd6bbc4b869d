"""Why a claim has its date and its certainty, in sentences for the evidence panel and the page."""

from __future__ import annotations

from ..model import Anchor, Certainty, Claim, DocumentRecord, How, PublishedBasis
from ..wording import date_words
from .words import one_line

HOW_WORDS: dict[How, str] = {
    "explicit": "The text gives the date itself.",
    "relative": "Counted from the day of publication.",
    "offset": "Counted from another event of the text.",
    "carried": "The date of the story, or of the sentence before.",
    "publication": "The text says that it is the day of publication.",
    "bound": "Only that it was before or after is known.",
    "none": "The text gives no date for it.",
}
# What has a date that no program read was dated by a person.
BY_HAND = "The date was given by hand."
CERTAINTY_WORDS: dict[Certainty, str] = {
    "stated": "stated as a fact",
    "reported": "reported at second hand",
    "alleged": "alleged",
    "planned": "planned, not known to have happened",
    "hypothetical": "only supposed",
    "denied": "denied",
    "negated": "said not to have happened",
}
BASIS_WORDS: dict[PublishedBasis, str] = {
    "given": "given by hand",
    "metadata": "from the page's metadata",
    "header": "from the message's header",
    "guessed": "guessed",
    "unknown": "source unknown",
}


def date_reason(claim: Claim, document: DocumentRecord) -> str:
    """One or two sentences: the words that date the claim, and what they were counted from."""
    timex = claim.timex
    if timex is None:
        unread = BY_HAND if claim.how == "explicit" else HOW_WORDS[claim.how]
        return claim.reasons.get("date") or unread
    words = f"“{one_line(timex.text)}”"
    if isinstance(timex.anchor, Anchor):
        anchor = f"“{one_line(timex.anchor.text)}” ({_anchor_words(timex.anchor.edtf)})"
        sentence = f"The text says {words}, counted from {anchor}."
    elif timex.anchor == "published":
        sentence = f"The text says {words}, counted from the publication {published(document)}."
    elif claim.how == "explicit":
        sentence = f"The text says {words}."
    else:
        sentence = f"The text says {words}. {HOW_WORDS[claim.how]}"
    return f"{sentence} {_sentence(timex.reason)}" if timex.reason else sentence


def certainty_reason(claim: Claim) -> str:
    """What the text says of its certainty, with the words that say so and who says it."""
    words = CERTAINTY_WORDS[claim.certainty]
    if claim.attributed_to:
        words += f", according to {one_line(claim.attributed_to)}"
    signals = dict.fromkeys(one_line(signal.text) for signal in claim.signals)
    if signals:
        words += f" ({', '.join(f'“{signal}”' for signal in signals)})"
    return f"{words[0].upper()}{words[1:]}."


def published(document: DocumentRecord) -> str:
    """'on 14 March 2019 (from the page's metadata)', or that it is not known."""
    if not document.published:
        return "on a day that is not known"
    basis = BASIS_WORDS[document.published_basis]
    return f"on {date_words(document.published[:10])} ({basis})"


def _anchor_words(edtf: str) -> str:
    try:
        return date_words(edtf)
    except ValueError:  # an anchor may be a time expression without a place on the calendar
        return edtf


def _sentence(words: str) -> str:
    plain = one_line(words)
    return f"{plain[:1].upper()}{plain[1:]}{'' if plain.endswith('.') else '.'}"
