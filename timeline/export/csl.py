"""The documents for reference managers: CSL-JSON (Zotero, Pandoc) and BibTeX.

The documents, not the events: every one that an event of the selection stands on, once.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from ..model import DocumentRecord, LossReport, Selection
from ..plugins import Format
from .deeplink import safe_address
from .drawing import source_name
from .features import OFFSETS
from .loss import report
from .words import one_line
from .writing import text_into, write_json_value

EVENTS = "the events, their dates and their quotes: these are the documents alone"
# What TeX reads as a command (The TeXbook, chapter 7).
TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
AND = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\by\b|\bet\b)\s+")


def write_csl(selection: Selection, out: BinaryIO) -> LossReport:
    """Write CSL-JSON (schema 1.0.2)."""
    write_json_value([csl_item(document, selection.stamp) for document in selection.documents], out)
    return _report("csl", selection)


def write_bibtex(selection: Selection, out: BinaryIO) -> LossReport:
    """Write BibTeX entries, in UTF-8."""
    with text_into(out) as text:
        if selection.stamp:
            text.write(f"@comment{{{selection.stamp}: not for publication}}\n\n")
        for document in selection.documents:
            text.write(bibtex_entry(document, selection.stamp))
    return _report("bibtex", selection)


def _report(name: str, selection: Selection) -> LossReport:
    from ..model import Loss

    told = [EVENTS, OFFSETS] if selection.events else []
    return report(name, selection, [Loss(event_id=None, what=what) for what in told])


def authors(byline: str | None) -> list[str]:
    """The names of a byline: 'By Ada Finch and Sam Roe' → two."""
    plain = re.sub(r"^(?:by|von|por|par|di|door)\s+", "", one_line(byline or ""), flags=re.I)
    return [name for name in AND.split(plain) if name]


def csl_item(document: DocumentRecord, stamp: str) -> dict[str, Any]:
    """A document as CSL has it."""
    address = safe_address(document.url)
    item: dict[str, Any] = {
        "id": document.id,
        "type": "article-newspaper" if document.publisher else "webpage" if address else "document",
        "title": one_line(document.title or "") or one_line(source_name(document)),
    }
    if names := authors(document.byline):
        item["author"] = [_name(name) for name in names]
    if document.publisher:
        item["container-title"] = one_line(document.publisher)
    if document.published:
        item["issued"] = _date(document.published)
    if document.captured:
        item["accessed"] = _date(document.captured)
    if address:
        item["URL"] = address
    if document.sha256:
        item["archive"] = "case file"
        item["archive_location"] = f"sha256:{document.sha256}"
    if document.language:
        item["language"] = document.language
    if stamp:
        item["note"] = f"{stamp}: not for publication"
    return item


def _name(name: str) -> dict[str, str]:
    """The last word is taken for the family name; a single word stays whole."""
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def _date(iso: str) -> dict[str, Any]:
    """As many parts as the date has; of a whole day they say what EDTF would."""
    return {"date-parts": [[int(part) for part in iso[:10].split("-")]]}


def bibtex_entry(document: DocumentRecord, stamp: str) -> str:
    """A document as BibTeX has it."""
    address = safe_address(document.url)
    fields = {
        "title": f"{{{_tex(document.title or source_name(document))}}}",
        "author": " and ".join(_tex(name) for name in authors(document.byline)),
        "journal": _tex(document.publisher or ""),
        "date": document.published or "",
        "year": (document.published or "")[:4],
        "urldate": document.captured[:10],
        "url": address.replace("{", "%7B").replace("}", "%7D") if address else "",
        "langid": document.language or "",
        "note": "; ".join(
            part
            for part in (
                f"{stamp}: not for publication" if stamp else "",
                f"SHA-256 {document.sha256}" if document.sha256 else "",
            )
            if part
        ),
    }
    kind = "article" if document.publisher else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{document.id},", *lines, "}", "", ""])


def _tex(text: str) -> str:
    return "".join(TEX.get(letter, letter) for letter in one_line(text))


CSL = Format(
    name="csl",
    suffix=".csl.json",
    media_type="application/vnd.citationstyles.csl+json",
    public=False,
    write=write_csl,
)
BIBTEX = Format(
    name="bibtex",
    suffix=".bib",
    media_type="application/x-bibtex",
    public=False,
    write=write_bibtex,
)
