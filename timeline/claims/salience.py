"""Which happenings deserve a line on a timeline: a score between 0 and 1, in plain steps.

The steps follow counts over annotated newswire: 34 % of the verbs of a first sentence are salient
and 6 % of those far down; verbs of saying and of state nearly never; dated ones most often.
"""

from __future__ import annotations

from ..model import Certainty, Participant
from .dated import Dating
from .happenings import Happening, marks

THRESHOLD = 0.5
BASE = 0.30
KINDS = {
    "strong": 0.26, "news": 0.16, "plain": 0.06, "": 0.02, "noun": 0.08,
    "speech": -0.45, "mental": -0.5, "state": -0.45,
}  # fmt: skip
RELATIONS = {
    "root": 0.04, "conj": 0.02, "ccomp": -0.04, "relcl": -0.05, "advcl": -0.07,
    "acl": -0.12, "amod": -0.2,
    "xcomp": -0.25, "parataxis": -0.04, "noun": -0.02, "csubj": -0.2,
}  # fmt: skip
TENSES = {
    "past": 0.06, "perfect": 0.04, "pluperfect": 0.02, "participle": -0.05, "gerund": -0.12,
    "future": -0.02, "would": -0.12, "present": -0.25, "progressive": -0.10, "modal": -0.35,
    "infinitive": -0.2, "noun": 0.0,
}  # fmt: skip
CERTAINTIES = {"hypothetical": -0.25, "negated": -0.12, "planned": -0.1}
HOWS = {
    "explicit": 0.26, "relative": 0.26, "offset": 0.24, "carried": 0.10, "publication": 0.26,
    "bound": 0.02, "none": 0.0,
}  # fmt: skip
OPEN = 0.18  # 'since 2014', 'by 10 July'
WHEN = 0.09
ASIDE = -0.08
QUOTED = -0.3
TOLD_NOUN = 0.16
PLAN = 0.0
UNTOLD = 0.45  # below the threshold
AGENT, PATIENT = 0.06, 0.04
# From the eleventh sentence on half as many verbs are salient as in the ten before.
FAR, DOWN = 10, -0.05


def score(
    happening: Happening,
    dating: Dating | None,
    certainty: Certainty,
    participants: tuple[Participant, ...],
    *,
    position: int,
    length: int,
) -> tuple[float, str]:
    """The salience of a happening and why. `position` counts sentences; `length` is the clause's
    in words."""
    act = _act(happening, dating)
    steps = {
        f"the act (“{_name(happening)}”)": act,
        f"its place in the text (sentence {position + 1})": _position(position),
        "its clause": _clause(happening, dating, certainty),
        "its date": _date(dating),
        "who takes part": _named(participants),
        f"being {certainty}": CERTAINTIES.get(certainty, 0.0),
        "standing in quotation marks": QUOTED if happening.quoted else 0.0,
        "being so short": -0.1 if length < 3 and not happening.is_noun else 0.0,
    }
    if certainty == "planned" and _has_own_date(dating):
        steps["being planned"] = 0.0  # a day that has been set deserves its line
    total = min(1.0, max(0.0, BASE + sum(steps.values())))
    told = [f"{name} {value:+.2f}" for name, value in steps.items() if abs(value) >= 0.01]
    return total, f"{total:.2f}: {BASE:.2f} to begin with, " + ", ".join(told) + "."


def _name(happening: Happening) -> str:
    """The act in dictionary form."""
    if happening.trigger is not None:
        return happening.trigger.lemma
    return happening.lemma.replace("_", " ")


def lowered(weight: float, why: str) -> tuple[float, str]:
    """For what no sentence tells: a caption, an entry of a list, a heap of nouns."""
    if weight <= UNTOLD:
        return weight, why
    return UNTOLD, f"{why} No sentence tells it, so at most {UNTOLD:.2f}."


def _act(happening: Happening, dating: Dating | None) -> float:
    """What the kind of act is worth."""
    act = KINDS.get(happening.kind, 0.0)
    if happening.trigger is not None:
        act = max(act, TOLD_NOUN)
    elif happening.kind == "speech" and dating is not None and dating.how != "bound":
        things = happening.sentence.dependents(happening.token, "obj", "ccomp", "parataxis")
        if [thing.relation for thing in things] == ["obj"]:
            act = KINDS["plain"]  # 'reported cracked bolts on 6 April' is more than talk
    return act


def ceiling(happening: Happening, dating: Dating | None) -> float:
    """The most that a happening can score, before its certainty and its actors are known."""
    clause = max(_clause(happening, dating, "stated"), _clause(happening, dating, "planned"))
    quoted = QUOTED if happening.quoted else 0.0
    parts = (BASE, _act(happening, dating), _position(happening.position), clause, _date(dating))
    return sum(parts) + quoted + AGENT + PATIENT


def _clause(happening: Happening, dating: Dating | None, certainty: Certainty) -> float:
    """Its place in the sentence and its tense; a plan with a date of its own may stand anywhere."""
    place = RELATIONS.get(happening.relation, -0.1) + TENSES[happening.tense]
    if happening.relation == "acl" and (dating is None or dating.how == "bound"):
        place += ASIDE  # 'documents obtained by this newspaper'
    if happening.relation == "advcl" and "when" in marks(happening.sentence, happening.token):
        place += WHEN  # 'six died when a cabin fell': as much the news as what stands above
    return max(place, PLAN) if certainty == "planned" and _has_own_date(dating) else place


def _has_own_date(dating: Dating | None) -> bool:
    return dating is not None and dating.how in ("explicit", "relative", "offset")


def _position(position: int) -> float:
    near = 0.04 if position < 6 else 0.0
    return {0: 0.16, 1: 0.07, 2: 0.07}.get(position, near if position < FAR else DOWN)


def _date(dating: Dating | None) -> float:
    if dating is None:
        return 0.0
    closed = dating.edtf.earliest is not None and dating.edtf.latest is not None
    beside = dating.how == "carried" and not dating.shared  # 'in December of that year'
    step = HOWS["relative"] if beside else HOWS[dating.how]
    return step if closed else min(step, OPEN)


def _named(participants: tuple[Participant, ...]) -> float:
    roles = {part.role for part in participants}
    if not roles:
        return -0.06
    return (AGENT if "agent" in roles else 0.0) + (PATIENT if "patient" in roles else 0.0)
