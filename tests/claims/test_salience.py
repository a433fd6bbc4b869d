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
