"""Sentences become claims: the date, how it is known, how sure, who, and the headline."""

from __future__ import annotations

import pytest

import timeline
from timeline.model import QUOTE_LIMIT, Claim


def claims(text: str, published: str | None = None, least: float | None = None) -> list[Claim]:
    return timeline.extract(text, published=published, language="en", min_salience=least)


def by_trigger(text: str, published: str | None = None) -> dict[str, Claim]:
    return {c.trigger.text: c for c in claims(text, published, 0.0) if c.trigger is not None}


DANEL = "Danel, who resigned from the bank in 2009, joined Mirax in May 2011."
SHOT = "A man was shot and killed on 3 May 2014 in Varenholm."
CRASH = "The 2009 crash of Flight 12 killed all 228 people on board."
LEFT = "In May 2014, after the auditors left, the board sold the port."
SAID = "The ministry said on 3 March 2014 that Mirax had bought the port."
COURT = "It was not until November 2013 that the court ordered Mirax to pay."
GRANT = "Mirax has received €30 million from the ministry since 2010."
ANCHORED = [
    ("Bolt bought the port on 12 March 2014.", "bought", "2014-03-12", "explicit"),
    ("On Saturday police raided the offices of Mirax.", "raided", "2014-05-03", "relative"),
    ("Mirax today bought the port.", "bought", "2014-05-05", "publication"),
    (LEFT, "sold", "2014-05", "explicit"),
    (LEFT.replace("2014", "2013"), "left", "../2013-05-31", "bound"),
    (DANEL, "resigned", "2009", "explicit"),
    (DANEL, "joined", "2011-05", "explicit"),
    (SHOT, "shot", "2014-05-03", "explicit"),
    (SHOT, "killed", "2014-05-03", "explicit"),
    ("The bus crashed on 3 May 2014, killing 12 people.", "killing", "2014-05-03", "explicit"),
    (CRASH, "crash", "2009", "explicit"),
    (CRASH, "killed", "2009", "explicit"),
    (SAID, "bought", "../2014-03-03", "bound"),
    (COURT, "ordered", "2013-11", "explicit"),
    (GRANT, "received", "2010/..", "explicit"),
    ("The yard was demolished by May 2012.", "demolished", "../2012-05", "explicit"),
    ("Between 2011 and 2013 the trust bought eleven flats.", "bought", "2011/2013", "explicit"),
    ("Mirax has bought the port.", "bought", "../2014-05-05", "bound"),
    ("A fire broke out in the yard on 3 May 2013.", "fire", "2013-05-03", "explicit"),
    ("The bank released a report Wednesday.", "released", "2014-04-30", "relative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "date", "how"), ANCHORED)
def test_anchoring(text: str, trigger: str, date: str, how: str) -> None:
    claim = by_trigger(text, "2014-05-05")[trigger]
    assert (claim.date, claim.how) == (date, how)
    assert claim.reasons["date"]


def test_offsets_from_events_of_the_same_text() -> None:
    text = (
        "On 24 August 2016, over a month after President Dana Orlov signed a new law designed to "
        "watch users, Kestrel and Bolt reportedly began talks with the Tarnian firm Mirax."
    )
    found = {c.trigger.text: c for c in claims(text) if c.trigger}
    assert found["began"].date == "2016-08-24"
    assert found["began"].certainty == "reported"
    assert found["began"].headline.startswith("Kestrel and Bolt reportedly began talks with")
    assert (found["signed"].date, found["signed"].how) == ("../2016-07-24", "offset")
    assert found["signed"].earliest is None


def test_offset_from_a_killing_told_before() -> None:
    text = (
        "Anna Brenner was killed on 12 March 2014. Three weeks after the killing, police arrested "
        "Peter Moss."
    )
    arrested = by_trigger(text)["arrested"]
    assert (arrested.date, arrested.how) == ("2014-03-30/2014-04-05", "offset")


def test_story_day_carries_over_until_an_older_date() -> None:
    text = (
        "On Saturday police raided the offices of Mirax in Varenholm. Officers seized documents. "
        "Mirax was founded in 1998. The firm built the port."
    )
    found = by_trigger(text, "2014-05-05")
    assert (found["seized"].date, found["seized"].how) == ("2014-05-03", "carried")
    assert found["built"].how == "bound"


def test_publication_date_is_never_the_default() -> None:
    found = claims("Mirax bought the port. Police arrested two men.", "2014-05-05", 0.0)
    assert {claim.how for claim in found} == {"bound"}
    assert {claim.how for claim in claims("Mirax bought the port.", None, 0.0)} == {"none"}


CERTAIN = [
    ("Danel denied that he had paid the inspector in May 2013.", "paid", "denied"),
    ("Prosecutors accused Danel of stealing €2 million in 2013.", "stealing", "alleged"),
    ("Danel allegedly stole €2 million in 2013.", "stole", "alleged"),
    ("The contract was never signed in 2013.", "signed", "negated"),
    ("The growers received no answer in 2013.", "received", "negated"),
    ("Mirax will open a second plant on 3 May 2020.", "open", "planned"),
    ("Mirax agreed to buy the port in 2021.", "buy", "planned"),
    ("If Mirax sells the port in 2021, the town will protest.", "sells", "hypothetical"),
    ("Mirax might sell the port in 2021.", "sell", "hypothetical"),
    ("According to court records, Mirax paid Bolt on 3 May 2013.", "paid", "reported"),
    ("Two guards were arrested on 3 May 2013, police said.", "arrested", "reported"),
    ("Bolt reportedly sold the yard in 2013.", "sold", "reported"),
    ("Bolt sold the yard in 2013.", "sold", "stated"),
]


@pytest.mark.parametrize(("text", "trigger", "certainty"), CERTAIN)
def test_certainty(text: str, trigger: str, certainty: str) -> None:
    claim = by_trigger(text, "2014-05-05")[trigger]
    assert claim.certainty == certainty
    for signal in claim.signals:
        assert text[signal.start : signal.end] == signal.text


@pytest.mark.parametrize(("text", "trigger", "certainty"), CERTAIN)
def test_headline_keeps_what_lowers_the_certainty(text: str, trigger: str, certainty: str) -> None:
    claim = by_trigger(text, "2014-05-05")[trigger]
    kept = all(signal.text in claim.headline for signal in claim.signals)
    assert kept or claim.headline.startswith(f"[{certainty}] "), claim.headline


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to court records, Mirax paid Bolt on 3 May 2013.", "court records"),
        ("Two guards were arrested on 3 May 2013, police said.", "police"),
        ("The finance ministry said Mirax bought the port in 2013.", "The finance ministry"),
    ],
)
def test_attribution(text: str, source: str) -> None:
    assert source in {claim.attributed_to for claim in claims(text, "2014-05-05", 0.0)}


@pytest.mark.parametrize(
    "text",
    [
        "The records were kept for six months.",
        "Profits were higher than in 2012.",
        "The firm is the largest in the country.",
        "He said on Monday that he was happy.",
        "Who sold the port in 2013?",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert [
        claim for claim in claims(text, "2014-05-05") if claim.how not in ("bound", "none")
    ] == []


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Over a month after Orrin Vale signed a new law, Nordwerk began talks with Bolt.",
            "Orrin Vale signed a new law",
        ),
        (
            "The port closed two days after a coaster sank at the pier.",
            "A coaster sank at the pier",
        ),
        ("On 3 May 2013, Bolt bought the port from Mirax.", "Bolt bought the port from Mirax"),
        ("Bolt, which owns two yards, bought the port in 2013.", "Bolt bought the port"),
        (
            "In 2013 Bolt paid for dredging that never took place.",
            "Bolt paid for dredging that never took place",
        ),
        ("Petra Lind founded a yard. On 4 May 2013 she sold it.", "[Petra Lind] sold it"),
        ("Petra Lind met Ana Rui. On 4 May 2013 she sold it.", "She sold it"),
    ],
)  # fmt: skip
def test_headline(text: str, headline: str) -> None:
    assert headline in {claim.headline for claim in claims(text, "2014-05-05", 0.0)}


def test_one_name_for_one_actor() -> None:
    text = (
        "Viktor Danel was arrested on 3 May 2013. Mr Danel was released on 9 May 2013. "
        "Danel resigned on 12 May 2013."
    )
    assert [claim.actors for claim in claims(text)] == [("Viktor Danel",)] * 3


def test_initials_are_the_same_actor() -> None:
    text = "The Northern Transit Authority (NTA) was founded in 1968. The NTA bought ships in 1975."
    assert [claim.actors for claim in claims(text)] == [("Northern Transit Authority",)] * 2


def test_roles_and_places() -> None:
    [claim] = claims("On 3 May 2013 Bolt Ltd bought Mirax Ltd, a Chinese firm, in Lisbon.")
    roles = {part.name: part.role for part in claim.participants}
    assert (roles["Bolt Ltd"], roles["Mirax Ltd"]) == ("agent", "patient")
    assert "Lisbon" in claim.places


HOSTILE = [
    "the minister said that Bolt bought Mirax on 3 May 2014 and " * 300,
    "bolt bought mirax in may 2014 then police arrested ten people on 4 june 2015 and " * 100,
    "POLICE ARRESTED THE DIRECTOR OF BOLT LTD ON 12 MARCH 2014. THE YARD WAS SOLD IN 2015.",
    "for i in range(2020):\n    print('May 3')\n" * 50,
    "\n".join(f"2014-0{i % 9 + 1}-12\t{i * 37}.5\tBolt\t{i}" for i in range(200)),
    "Москва подписала договор 12 марта 2014 года. " * 5,
    "\x00\x01 On 3 May 2014 Bolt bought\x00 Mirax.",
    "On 3 May 2014 \U0001f600 Bolt bought Mirax \U0001f600. Police arrested Bo on 5 May 2015.",
    "a" * 20000,
    "[" * 5000 + "(" * 5000 + '"' * 3001,
    "",
    " \n\t\n ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_can_be_read(text: str) -> None:
    for claim in timeline.extract(text, published="2016-01-02", min_salience=0.0):
        assert text[claim.start : claim.end] == claim.quote
        assert 0 < len(claim.quote) <= QUOTE_LIMIT
        assert "\n\n" not in claim.quote
        assert 0 < len(claim.headline) <= 120
        assert 0 <= claim.salience <= 1
        assert claim.trigger is not None
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text


def test_threshold_opens_and_closes() -> None:
    text = "Bolt bought the port on 3 May 2013. It was a fine day and people walked about."
    assert len(claims(text, least=0.0)) > len(claims(text)) > len(claims(text, least=1.01))
