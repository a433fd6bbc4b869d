"""The stages joined: a text or a document becomes time expressions and claims."""

import datetime as dt
import subprocess
import sys

import pytest

import timeline
from timeline.errors import MissingPackage
from timeline.model import Document, Passage
from timeline.pipeline import detect_language, read_claims

TEXT = "Bolt Ltd bought the port of Varenholm on 12 March 2014."


def test_extract() -> None:
    [claim] = timeline.extract(TEXT)
    assert (claim.date, claim.how, claim.precision) == ("2014-03-12", "explicit", "day")
    assert claim.quote == TEXT
    assert claim.to_json()["actors"] == ["Bolt Ltd"]
    assert set(claim.reasons) == {"date", "certainty", "salience", "headline"}


@pytest.mark.parametrize("published", [dt.date(2014, 5, 5), "2014-05-05"])
def test_publication_date_as_date_or_text(published: dt.date | str) -> None:
    [claim] = timeline.extract("On Saturday police raided Mirax.", published=published)
    assert (claim.date, claim.how) == ("2014-05-03", "relative")


def test_read_claims_says_how_closely_it_read() -> None:
    reading = read_claims(Document(text=TEXT, language="en"))
    assert reading.level == "full"
    assert [timex.text for timex in reading.timexes] == ["12 March 2014"]
    assert len(reading.claims) == 1
    assert read_claims(Document(text="Bolt kupił port.", language="pl")).level == "blank"


def test_quoted_reply_counts_from_its_own_day() -> None:
    first = "On Saturday police raided Mirax.\n\n"
    text = first + "On Friday police arrested Viktor Danel."
    reply = Passage(kind="reply", start=len(first), end=len(text), published=dt.date(2013, 3, 18))
    document = Document(text=text, language="en", published=dt.date(2014, 5, 5), passages=(reply,))
    reading = read_claims(document)
    assert [claim.date for claim in reading.claims] == ["2014-05-03", "2013-03-15"]
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.trigger is not None
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        for part in claim.participants:
            assert part.name.split()[-1] in text[part.start : part.end]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("La Guardia Civil precintó el martes una villa de la urbanización.", "es"),
        ("Ermittler haben am Donnerstag die Geschäftsräume der Firma durchsucht.", "de"),
        ("", "en"),
        ("1234 5678", "en"),
    ],
)
def test_language_is_recognised(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_missing_model() -> None:
    with pytest.raises(MissingPackage):
        timeline.extract(TEXT, language="en", nlp="xx_no_such_model")


def test_import_is_light() -> None:
    program = "import sys, timeline; print('spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
