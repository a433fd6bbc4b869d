"""What deserves a line: scores in plain steps."""

import timeline
from timeline.claims import salience

TEXT = (
    "Police arrested Viktor Danel on 3 May 2013, the ministry said. He had allegedly paid the "
    "inspector. Mirax plans to buy the port in 2021. The yard was not sold. “We bought it and we "
    "sold it again,” he said. The crash in 2009 killed ten people."
)


def test_dated_acts_outrank_talk() -> None:
    scores = {
        claim.trigger.text: claim.salience
        for claim in timeline.extract(TEXT, language="en", min_salience=0.0)
        if claim.trigger is not None
    }
    assert scores["arrested"] > salience.THRESHOLD > scores["said"]


def test_ceiling_is_never_below_the_score(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    scored = []
    original = salience.score

    def watched(happening, dating, *given, **named):  # type: ignore[no-untyped-def]
        result = original(happening, dating, *given, **named)
        scored.append((salience.ceiling(happening, dating), result[0]))
        return result

    monkeypatch.setattr(salience, "score", watched)
    timeline.extract(TEXT, published="2014-05-05", language="en", min_salience=0.0)
    assert len(scored) > 8
    assert all(ceiling >= score - 1e-9 for ceiling, score in scored if score > 0)


def test_how_a_paper_came_by_its_papers_is_no_event() -> None:
    text = "Documents obtained by this newspaper show that Halden Steel sold its mill in May 2013."
    claims = timeline.extract(text, published="2014-05-05", language="en")
    assert [claim.trigger.text for claim in claims if claim.trigger] == ["sold"]


def test_far_down_less_is_salient() -> None:
    lead = "Police arrested a clerk. "
    story = lead + "The weather was fine that day and nobody worried. " * 12 + lead
    first, *_, last = timeline.extract(story, published="2014-05-05", language="en", min_salience=0)
    assert first.salience > last.salience
