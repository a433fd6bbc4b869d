"""Lines that tell nothing give no claim; what stands twice gives one."""

import pytest

import timeline
from timeline.claims.clutter import is_code, uncluttered

TOLD = "Police arrested Piet Haas on 2 May 2014 in Kelderton."


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Read more: Mirax sold the port in 2013",
        "Published: 17 June 2020",
        "By Anna Kohl, 17 June 2020",
        "Photo: Jan Roth, 3 May 2014",
        "© 2014 The Herald sold this picture",
        "This article was amended on 4 May 2014 to correct a name.",
        "On Mon, 5 May 2014 at 09:02, Nora Bell <n.bell@x.example> wrote:",
        "Am 5. Mai 2014 um 09:02 schrieb Nora Bell:",
        "Le lun. 5 mai 2014 à 09:02, Nora Bell a écrit :",
        "Sent: 3 May 2019 10:01",
        "Related: Police raid Mirax (3 May 2014)",
    ],
)
def test_clutter(line: str) -> None:
    text = f"{TOLD}\n\n{line}\n\nThe court jailed him in June 2015."
    found = timeline.extract(text, language="en")
    assert [str(claim.date) for claim in found] == ["2014-05-02", "2015-06"]
    assert len(uncluttered(text)) == len(text)


@pytest.mark.parametrize(
    "line",
    [
        "Published on Tuesday, the report cleared Piet Haas.",
        "Created in 2014, the firm sold the port.",
        "By then the board had sold the port.",
        "Subscribers lost their money in 2014.",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert uncluttered(line) == line


def test_a_byline_ends_with_its_line() -> None:
    text = f"By Anna Kohl\n\n{TOLD}"
    assert uncluttered(text).strip() == TOLD


def test_a_sentence_said_twice_is_one_claim() -> None:
    assert len(timeline.extract(f"{TOLD}\n\nHe denied it.\n\n{TOLD}", language="en")) == len(
        timeline.extract(f"{TOLD}\n\nHe denied it.", language="en")
    )


def test_capitals_keep_their_sentences() -> None:
    text = "POLICE ARRESTED PIET HAAS ON 3 MAY 2014. THE COURT JAILED HIM IN JUNE 2015."
    assert [c.headline for c in timeline.extract(text, language="en")] == [
        "POLICE ARRESTED PIET HAAS", "THE COURT JAILED HIM",
    ]  # fmt: skip


def test_code() -> None:
    assert is_code("log.info('started on 3 May 2014')")
    assert not is_code(TOLD)
