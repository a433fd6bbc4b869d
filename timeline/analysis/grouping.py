"""Which claims plainly tell of the same happening.

Precision first: two happenings taken for one mislead, one happening shown twice only tires. So
a claim joins an event only where dates agree, actors are shared, and the kind of act or the
wording agrees; each joining carries its score and its reasons. The weights were set on short
articles of our own and on nothing else (tests/analysis/test_grouping.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Claim
from .acts import act_of, known_act
from .names import name_key, same_actor

# A claim joins an event from JOIN on; from OFFER on the pair is offered to a person.
JOIN = 0.62
OFFER = 0.45
# Dates that disagree by more days than this are taken for two happenings.
DISPUTE_DAYS = 62
# A quote of at least this many words is recognised as the same words wherever it is printed.
COPY_WORDS = 8
LENGTH_OF_STEM = 6
UNHAPPENED = frozenset({"denied", "negated"})


@dataclass(frozen=True)
class Telling:
    """What grouping looks at in a claim. Days are numbers counted from 1970-01-01."""

    key: str
    document: str
    earliest: int | None
    latest: int | None
    dated: bool
    certainty: str
    act: str | None
    actors: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    wording: str
    start: int = 0

    @cached_property
    def width(self) -> int | None:
        """How many days the date may mean; None where it is open or there is none."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest + 1

    @cached_property
    def unhappened(self) -> bool:
        """True for what the text says did not happen."""
        return self.certainty in UNHAPPENED


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0 to 1, and why. `agree` is false where their dates differ."""

    score: float
    reasons: tuple[str, ...] = ()
    agree: bool = True


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a claim belongs: `home` is the event's id, or None for an event of its own."""

    home: str | None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


UNLIKE = Likeness(0.0)


def telling(claim: Claim, *, key: str, document: str) -> Telling:
    """What grouping needs of a claim. `key` names the claim, `document` its document."""
    actors = frozenset(name_key(name) for name in claim.actors)
    words, numbers = _words(f"{claim.headline} {claim.quote}", _dated_digits(claim))
    return Telling(
        key=key,
        document=document,
        earliest=claim.earliest.number if claim.earliest else None,
        latest=claim.latest.number if claim.latest else None,
        dated=claim.date is not None,
        certainty=claim.certainty,
        act=act_of(claim.trigger.lemma) if claim.trigger else None,
        actors=actors,
        words=words,
        numbers=numbers,
        wording=wording(claim.quote),
        start=claim.start,
    )


def _dated_digits(claim: Claim) -> str:
    return claim.timex.text if claim.timex else ""


TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")


def _words(text: str, without: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the longer words, and the figures, without those of the date."""
    skipped = set(_tokens(without))
    tokens = [token for token in _tokens(text) if token not in skipped]
    words = {token[:LENGTH_OF_STEM] for token in tokens if len(token) > 3 and token[0].isalpha()}
    return frozenset(words), frozenset(token for token in tokens if token[0].isdigit())


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [token.rstrip(".,") for token in TOKEN.findall(bare)]


def wording(quote: str) -> str:
    """The words of a quote without case, accents, punctuation and spacing."""
    return " ".join(_tokens(quote))


# --- two claims -------------------------------------------------------------------------------


def likeness(one: Telling, other: Telling) -> Likeness:
    """How sure it is that two claims tell of the same happening."""
    if one.wording == other.wording:
        return _copies(one, other)
    if not (one.dated and other.dated):
        return UNLIKE
    apart = days_apart(one, other)
    if apart > DISPUTE_DAYS or (apart and not _both_close(one, other)):
        return UNLIKE
    shared = shared_keys(one.actors, other.actors)
    wording_share = _share(one.words, other.words)
    act = _same_act(one, other)
    if not _plausible(one, other, bool(shared), act, wording_share):
        return UNLIKE
    return _weigh(one, other, apart=apart, shared=shared, act=act, wording_share=wording_share)


def _copies(one: Telling, other: Telling) -> Likeness:
    """The same words: the same happening, unless they are few or tell of different acts."""
    long_enough = one.wording.count(" ") + 1 >= COPY_WORDS
    same_passage = one.document == other.document and one.start != other.start
    if not long_enough or same_passage or one.act != other.act:
        return UNLIKE
    if one.dated and other.dated and days_apart(one, other) > DISPUTE_DAYS:
        return UNLIKE
    agree = not (one.dated and other.dated and days_apart(one, other))
    return Likeness(0.97, ("the quotes have the same words",), agree)


def days_apart(one: Telling, other: Telling) -> int:
    """Days between two dates; 0 where they overlap. An open end reaches on without end."""
    gaps = [
        later.earliest - earlier.latest
        for earlier, later in ((one, other), (other, one))
        if later.earliest is not None and earlier.latest is not None
    ]
    return max([0, *gaps])


def _both_close(one: Telling, other: Telling) -> bool:
    """True where both dates are so exact that a difference can be a dispute."""
    return all(width is not None and width <= 31 for width in (one.width, other.width))


def shared_keys(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Actors of the first that the second has too, a family name standing for a full name."""
    exact = one & other
    rest = {key for key in one - exact if any(same_actor(key, theirs) for theirs in other - exact)}
    return exact | rest


def _same_act(one: Telling, other: Telling) -> bool | None:
    """True for the same kind of act, False for two known kinds, None where one is not known."""
    if one.act is None or other.act is None:
        return None
    if one.act == other.act:
        return True
    return False if known_act(one.act) and known_act(other.act) else None


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter one's words that the other has too; little to go by counts less."""
    least = min(len(one), len(other))
    if least == 0:
        return 0.0
    return len(one & other) / max(least, 5)


def _plausible(one: Telling, other: Telling, shared: bool, act: bool | None, share: float) -> bool:
    """What must hold before anything is weighed."""
    if act is False and share < 0.75:
        return False
    if not shared and share < 0.6:
        return False
    if act is not True and share < 0.5:
        return False
    # In one document two sentences rather tell two happenings: the act itself must recur.
    return one.document != other.document or act is True


def _weigh(
    one: Telling,
    other: Telling,
    *,
    apart: int,
    shared: frozenset[str],
    act: bool | None,
    wording_share: float,
) -> Likeness:
    parts = [
        _date_part(one, other, apart),
        _actor_part(one, other, shared),
        (0.2 if act else 0.0, f"both tell of the same act ({one.act})" if act else ""),
        (0.35 * min(1.0, wording_share), _wording_reason(wording_share)),
        _number_part(one, other),
    ]
    if one.unhappened != other.unhappened:
        parts.append((-0.05, "one says that it did not happen"))
    score = max(0.0, min(1.0, sum(weight for weight, _ in parts)))
    return Likeness(round(score, 3), tuple(why for _, why in parts if why), agree=not apart)


def _date_part(one: Telling, other: Telling, apart: int) -> tuple[float, str]:
    if apart:
        return -0.1, f"the dates are {apart} day{'s' if apart > 1 else ''} apart"
    widest = max((one.width or 10**6), (other.width or 10**6))
    if widest == 1:
        return 0.3, "the same day"
    for days, weight in ((7, 0.25), (31, 0.18), (92, 0.1), (366, 0.05)):
        if widest <= days:
            return weight, "the dates agree"
    return 0.0, "the dates do not contradict each other"


def _actor_part(one: Telling, other: Telling, shared: frozenset[str]) -> tuple[float, str]:
    if not shared:
        return 0.0, ""
    least = min(len(one.actors), len(other.actors))
    weight = 0.15 * (len(shared) / least) + 0.09 * min(len(shared), 2)
    return weight, f"both name {', '.join(sorted(shared))}"


def _wording_reason(share: float) -> str:
    return f"{min(100, round(100 * share))} % of the words agree" if share >= 0.3 else ""


def _number_part(one: Telling, other: Telling) -> tuple[float, str]:
    if not one.numbers or not other.numbers:
        return 0.0, ""
    if one.numbers & other.numbers:
        return 0.08, f"the same figure ({min(one.numbers & other.numbers)})"
    return -0.08, "the figures differ"


# --- a claim and the events that are there ----------------------------------------------------


def place(claim: Telling, homes: Mapping[str, Sequence[Telling]]) -> Placement:
    """The event a claim belongs to most, judged against every claim of each event.

    Its best likeness decides; the others must not speak against it, so that no chain of small
    steps joins what differs. Below JOIN the placement tells of the nearest event, for a person.
    """
    best = Placement(None)
    for home, members in homes.items():
        alike = [likeness(claim, member) for member in members]
        top = max(alike, key=lambda found: found.score)
        mean = sum(found.score for found in alike) / len(alike)
        score = min(top.score, mean + 0.15)
        if score > best.score or (score == best.score and best.home and home < best.home):
            best = Placement(home, round(score, 3), top.reasons)
    return best


def group(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Claims gathered into happenings, in the order of their first claim.

    One claim after the other joins the happening it fits best, as in a case file to which
    documents are added. Only claims near in time or equal in wording are compared.
    """
    groups: dict[str, list[Telling]] = {}
    days: dict[int, set[str]] = {}
    wordings: dict[str, set[str]] = {}
    for claim in tellings:
        near = set(wordings.get(claim.wording, ()))
        for month in _months(claim):
            near |= days.get(month, set())
        placement = place(claim, {home: groups[home] for home in sorted(near)})
        fits = placement.home is not None and placement.score >= JOIN
        home = placement.home if fits and placement.home else claim.key
        groups.setdefault(home, []).append(claim)
        wordings.setdefault(claim.wording, set()).add(home)
        for month in _months(claim):
            days.setdefault(month, set()).add(home)
    return list(groups.values())


def _months(claim: Telling) -> range:
    """Periods of DISPUTE_DAYS days that a date touches, with one on each side."""
    if claim.width is None or claim.width > 12 * DISPUTE_DAYS:
        return range(0)
    assert claim.earliest is not None
    assert claim.latest is not None
    return range(claim.earliest // DISPUTE_DAYS - 1, claim.latest // DISPUTE_DAYS + 2)
