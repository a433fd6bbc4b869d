"""Which happening a date belongs to, tried on whole sentences."""

import pytest

from timeline import extract


def dates(text: str, published: str = "2020-03-09") -> dict[str, str | None]:
    """The date of each trigger, at any salience."""
    claims = extract(text, published=published, language="en", min_salience=0)
    return {claim.trigger.text: claim.date and str(claim.date) for claim in claims if claim.trigger}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Two men were killed and nine injured on Sunday.", "killed", "2020-03-08"),
        ("Two men were killed and nine injured on Sunday.", "injured", "2020-03-08"),
        ("The clerk was jailed on Monday after a jury found her guilty.", "found", "../2020-03-09"),
        (
            "It was the worst accident since 1998, when a jet cut a cable and killed 20 people.",
            "killed",
            "1998",
        ),
        ("The auditor did not call the police until January 2019.", "call", "2019-01"),
        ("The towns went to court in May 2018.", "went", "2018-05"),
        ("Orla Brandt was dismissed by a letter of 3 May 2018.", "dismissed", "2018-05-03"),
        ("Orla Brandt asked for the records of 2017.", "asked", "../2020-03-09"),
        ("Two bids came in by the closing date of 16 May 2019.", "came", "../2019-05-16"),
        ("The files were handed over before the end of May 2018.", "handed", "../2018-05"),
        ("Orla Brandt never paid the bill until May 2018.", "paid", "2018-05"),
        ("The 2009 crash of Meridian Flight 8, which killed 228, is closed.", "killed", "2009"),
        ("The unions have called a general strike for Thursday.", "called", "2020-03-12"),
        ("There was a second attack at the station on Saturday.", "attack", "2020-03-07"),
        ("The flood destroyed more than 300 homes on Sunday.", "destroyed", "2020-03-08"),
        ("The state published a report Wednesday alleging fraud.", "published", "2020-03-04"),
        ("At a Friday briefing, Halden Steel announced its sale.", "announced", "2020-03-06"),
        ("Deputy mayor Ilse Varn resigned on Friday.", "resigned", "2020-03-06"),
        ("A student found a receipt of 3 May 1942.", "found", "../2020-03-09"),
        ("The clerk was told to lock up the ledgers of 2017.", "told", "../2020-03-09"),
        (
            "The chief executive had assured staff in a letter of 3 June 2019.",
            "assured",
            "2019-06-03",
        ),
        (
            "Eleven days after the raid on 3 April 2017, Brandt moved his house to his wife.",
            "moved",
            "2017-04-14",
        ),
        ("Nothing was done until May 2018, when the Echo printed them.", "printed", "2018-05"),
        ("Brandt was born in 1961 and moved to Lornburg.", "moved", "1961-01-01/.."),
        ("Brandt was shot and killed in 2012.", "shot", "2012"),
        ("According to a report from 2012, the guard fired twice.", "fired", "../2020-03-09"),
        ("The judge adjourned the trial until 12 June 2021.", "adjourned", "../2020-03-09"),
        ("A week earlier, on 2 May 2018, Brandt had flown to Zurich.", "flown", "2018-05-02"),
        (
            "When the bank collapsed in September 2008, its directors had sold their shares.",
            "sold",
            "../2008-09-30",
        ),
        (
            "Two days before the vote, on 14 June 2019, Ada Lund met the lobbyist.",
            "met",
            "2019-06-14",
        ),
        (
            "Two days before the vote, on 14 June 2019, Ada Lund met the lobbyist.",
            "vote",
            "2019-06-16",
        ),
        ("The mill closed in 2012, two years after the fire that killed nine.", "killed", "2010"),
        ("She joined the board in 2010, the year her father sold the firm.", "sold", "2010"),
        ("After the raid on 6 May 2014, two executives fled.", "fled", "2014-05-06/.."),
        ("The report, published on Friday, found eleven faults.", "found", "2020-03-06"),
        (
            "Between January 2015 and March 2016 the fund transferred 12 million euros to Cyprus.",
            "transferred",
            "2015-01/2016-03",
        ),
        (
            "Police raided the yard on Friday morning and seized documents and computers.",
            "seized",
            "2020-03-06",
        ),
        (
            "A court in Lornburg sentenced Brandt to prison on 5 May 2019.",
            "sentenced",
            "2019-05-05",
        ),
        (
            "The county has advised villagers not to drink the water since August 2012.",
            "advised",
            "2012-08/..",
        ),
        ("Orla Brandt died on the morning of 3 May 2019.", "died", "2019-05-03"),
    ],
)
def test_date(text: str, trigger: str, date: str) -> None:
    assert dates(text)[trigger] == date


@pytest.mark.parametrize(
    "told",
    [
        "The ministry had repeatedly warned the firm.",
        "The firm earlier closed a second plant.",
        "He frequently visited the yard.",
    ],
)
def test_what_was_before_or_often_is_not_of_the_day_told(told: str) -> None:
    text = f"Halden Steel closed its yard on Friday. {told}"
    assert dates(text).popitem()[1] in (None, "../2020-03-09")


def test_of_a_day_long_past_only_what_goes_on_with_it_is_carried() -> None:
    text = "Orla Brandt died on 11 June 2015. {} that nobody was trained."
    assert dates(text.format("The coroner found"))["found"] == "../2020-03-09"
    assert dates(text.format("Her doctors then found"))["found"] == "2015-06-11"


def test_a_story_day_counts_though_its_sentence_looks_back() -> None:
    text = (
        "The bridge that fell on Sunday had been closed for repair in April 2017.\n\n"
        "Police cleared the river. Two cyclists were injured."
    )
    assert dates(text)["injured"] == "2020-03-08"


def test_a_dateline_is_the_day_of_publication() -> None:
    text = "KELDERTON, 9 March 2020 — A clerk was jailed on Thursday. She was convicted last month."
    assert dates(text) == {"jailed": "2020-03-05", "convicted": "2020-02"}


def test_what_is_set_for_a_day_to_come_is_planned() -> None:
    [claim] = extract("The unions have called a strike for Thursday.", published="2020-03-09")
    assert claim.certainty == "planned"


def test_negated_only_until_a_day_has_happened() -> None:
    [claim] = extract("The auditor did not call the police until January 2019.", language="en")
    assert claim.certainty == "stated"
    assert "did not call" in claim.headline
    assert "until" in claim.headline


def test_an_imprint_tells_nothing() -> None:
    text = "Published: 9 March 2020\n\nA man died on Sunday.\n\nUpdated 10 March 2020 at 9:15"
    assert dates(text) == {"died": "2020-03-08"}


def test_an_attribution_has_no_subordinating_word() -> None:
    text = "The clerk was jailed on Monday after a jury found her guilty."
    claim = extract(text, published="2020-03-09", language="en")[0]
    assert (claim.certainty, claim.attributed_to) == ("stated", None)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Helicopters took Ana Rui to Velm on 3 May 2019.", {"Ana Rui"}),
        ("The founding Ferrow family sold its stake on 3 May 2019.", set()),
    ],
)
def test_common_words_are_no_actors(text: str, actors: set[str]) -> None:
    [claim] = extract(text, language="en")
    assert set(claim.actors) == actors


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("The plant was closed on 3 April.", "en", "2019-04-03"),
        ("On 3 April police raided the plant.", "en", "2019-04-03"),
        ("They met on Saturday at the plant.", "en", "2020-03-07"),
        ("The board announced a meeting on 3 April.", "en", "../2020-03-09"),
        ("The plant will be closed on 3 April.", "en", "2020-04-03"),
        ("Am 3. April wurde das Werk geschlossen.", "de", "2019-04-03"),
        ("Am 3. April wird das Werk geschlossen.", "de", "2020-04-03"),
        ("Die Behörde kündigte ein Treffen am 3. April an.", "de", "../2020-03-09"),
        ("Le 3 avril, l'usine a été fermée.", "fr", "2019-04-03"),
        ("El 3 de abril fue cerrada la planta.", "es", "2019-04-03"),
    ],
)
def test_what_is_told_as_past_does_not_lie_ahead(text: str, language: str, date: str) -> None:
    [claim] = extract(text, published="2020-03-09", language=language)
    assert str(claim.date) == date
