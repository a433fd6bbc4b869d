"""The title of a page: what its publisher calls the article, without the name of the site.

Pages state a title in several places, and each is wrong on some sites: the headline of the page
is the section's name, `og:title` carries the outlet's, `title` is written for search engines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from .comparison import one_line, plainly

LONGEST = 500
_SEPARATOR = re.compile(r"\s+(?:[-|–—•·»›:~]|::|\|\|)\s+|\s*[|｜ㅣ│]\s*|：|\s*[-–—]\s+|\s+[-–—]\s*")
_DASH = re.compile(r"(?<=\w)[-–—](?=\w)")  # counts only after words that are known
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")


def page_title(
    *,
    declared: Sequence[str],
    headings: Sequence[str],
    linked: Sequence[str],
    window: str,
    sites: Iterable[str],
    address: str | None,
) -> str | None:
    """The title of a page.

    `declared` are its `og:title` and the like, in the order of trust, `headings` its first-level
    headings, `linked` the headlines of its JSON-LD, `window` its `title` element, `sites` the
    names that the site gives itself.
    """
    headings = [one_line(text)[:LONGEST] for text in headings if plainly(text)]
    linked = [one_line(text)[:LONGEST] for text in linked if plainly(text)]
    names = site_names(sites, address)
    known = {plainly(text) for text in (*headings, *linked, *declared)} - names
    known -= {plainly(text) for text in declared if _SEPARATOR.search(text)}
    offered = [without_site(text, known=known, names=names) for text in declared if plainly(text)]
    offered = [text for text in offered if plainly(text) not in names]
    shown = without_site(window, known=known, names=names)
    witnesses = [*headings, *linked, shown]
    for text in offered[:1]:
        longer = _whole(text, headings, linked)
        if longer:
            return longer
        if _agrees(text, witnesses) or not _agreed(headings, [*linked, shown]):
            return text
    return (
        _agreed(headings, [*linked, shown])
        or next(iter(linked), None)
        or next((text for text in headings if plainly(text) not in names), None)
        or (shown if plainly(shown) and plainly(shown) not in names else None)
        or next(iter(headings), None)
        or None
    )


def site_names(sites: Iterable[str], address: str | None) -> set[str]:
    """The names a site goes by, comparable: those it gives itself and those its host gives it."""
    host = (urlsplit(address).hostname or "") if address else ""
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    labels = host.split(".")
    named = [*sites, host, labels[0], " ".join(labels[:-1]), labels[-2] if len(labels) > 1 else ""]
    names = {plainly(name) for name in named}
    return {name for name in (*names, *(name.replace(" ", "") for name in names)) if len(name) > 1}


def without_site(title: str, *, known: set[str], names: set[str]) -> str:
    """A title cut at its separators: to what a heading says, else without the site's name."""
    title = one_line(title)[:LONGEST]
    if plainly(title) in known:
        return title
    cuts = list(_SEPARATOR.finditer(title))
    for dash in _DASH.finditer(title):
        if plainly(title[: dash.start()]) in known:
            return title[: dash.start()]
    for cut in cuts:
        for part in (title[: cut.start()], title[cut.end() :]):
            if plainly(part) in known:
                return part
    for cut in reversed(cuts):
        if _is_name(title[cut.end() :], names) and plainly(title[: cut.start()]):
            return without_site(title[: cut.start()], known=known, names=names)
    for cut in cuts[:1]:
        if _is_name(title[: cut.start()], names) and plainly(title[cut.end() :]):
            return title[cut.end() :]
    return title


def _is_name(part: str, names: set[str]) -> bool:
    """Whether a part is the site's name, or begins or ends with it ('BBC News', 'News – BBC')."""
    plain = plainly(part)
    packed = plain.replace(" ", "")
    return (
        plain in names
        or packed in names
        or any(
            len(name) > 3
            and len(plain) < len(name) + 25
            and (plain.startswith(f"{name} ") or plain.endswith(f" {name}"))
            for name in names
        )
    )


def _whole(text: str, headings: Sequence[str], linked: Sequence[str]) -> str | None:
    """The longer form of a title that was cut short, with dots or without.

    Without dots heading and JSON-LD must both have the longer form.
    """
    uncut = _CUT.sub("", text)
    start = plainly(uncut)
    longer = [one for one in (*headings, *linked) if plainly(one).startswith(f"{start}")]
    longer = [one for one in longer if len(plainly(one)) > len(start) >= 10]
    if uncut != text or _agreed(longer, linked):
        return next(iter(longer), None)
    return None


def _agrees(text: str, witnesses: Iterable[str]) -> bool:
    """Whether a title shares a word of some length with what else the page says."""
    words = {word for word in plainly(text).split() if len(word) > 3}
    if not words:
        return True
    return any(words & set(plainly(witness).split()) for witness in witnesses)


def _agreed(headings: Iterable[str], others: Iterable[str]) -> str | None:
    said = {plainly(other) for other in others if plainly(other)}
    return next((text for text in headings if plainly(text) in said), None)
