"""How sure it is that two claims tell of the same happening, with the reasons.

Evidence is added up: how closely the dates agree, the kind of act, who is named, the words of the
clause and of the sentence around it, names and figures. The weights were set on the annotated
articles in tests/gold/grouping/dev (`benchmarks/grouping.py`), precision before recall.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from ..model import Claim
from .acts import act_of, kindred, known_act
from .names import name_key, same_actor
from .written_days import surmised

# Dates that disagree by more days than this are taken for two happenings.
DISPUTE_DAYS = 62
# A quote of at least this many words is recognised as the same words wherever it is printed.
COPY_WORDS = 8
LENGTH_OF_STEM = 6
# Dates longer than this, or open, leave room for many happenings of one kind.
VAGUE_DAYS = 31
LONG = 10**6
# Clauses of so many words that share none speak of different things.
TELLING_WORDS = 3
# A figure of so many digits hardly recurs by chance.
LARGE_FIGURE = 4
# How far behind a verb its particle may stand: 'turned the request down'.
PHRASE_WORDS = 4
PARTICLES = frozenset({"aside", "away", "down", "off", "out", "over", "up"})
UNHAPPENED = frozenset({"denied", "negated"})
# Dates that were not written beside the happening tell less.
LOOSE = frozenset({"carried", "bound"})


@dataclass(frozen=True)
class Telling:
    """What grouping looks at in a claim. Days are numbers counted from 1970-01-01.

    `words` are stems of the clause, `sentence` those of the whole quote, both without the act and
    the names of the actors; `names` are the capitalised words of the quote, `numbers` the figures
    of the clause that do not belong to its date, `surmised` days that the quote
    may mean where its date is only a loose one.
    """

    key: str
    document: str
    earliest: int | None
    latest: int | None
    dated: bool
    how: str
    certainty: str
    act: str | None
    actors: frozenset[str]
    words: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    wording: str
    start: int = 0
    surmised: frozenset[int] = frozenset()

    @cached_property
    def width(self) -> int | None:
        """How many days the date may mean; None where it is open or there is none."""
        if self.earliest is None or self.latest is None:
            return None
        return self.latest - self.earliest + 1

    @cached_property
    def families(self) -> frozenset[str]:
        """The last words of the actors' names."""
        return frozenset(actor.rpartition(" ")[2] for actor in self.actors)

    @cached_property
    def named(self) -> frozenset[str]:
        """The names' words: of the actors ('Brackwater' is in 'Brackwater Marine') and others."""
        return self.names.union(*(actor.split() for actor in self.actors))

    @cached_property
    def unhappened(self) -> bool:
        """True for what the text says did not happen."""
        return self.certainty in UNHAPPENED


def telling(claim: Claim, *, key: str, document: str) -> Telling:
    """What grouping needs of a claim. `key` names the claim, `document` its document."""
    actors = frozenset(name_key(name) for name in claim.actors)
    skipped = set(tokens(claim.timex.text if claim.timex else ""))
    skipped |= {word for actor in actors for word in actor.split()}
    skipped |= set(tokens(claim.trigger.text)) if claim.trigger else set()
    clause = [token for token in tokens(claim.headline) if token not in skipped]
    sentence = [token for token in tokens(claim.quote) if token not in skipped]
    return Telling(
        key=key,
        document=document,
        earliest=claim.earliest.number if claim.earliest else None,
        latest=claim.latest.number if claim.latest else None,
        dated=claim.date is not None,
        how=claim.how,
        certainty=claim.certainty,
        act=act_told(claim),
        actors=actors,
        words=_stems(clause),
        sentence=_stems(sentence),
        names=_names(claim.quote),
        numbers=frozenset(map(_digits, filter(_is_figure, clause))),
        wording=wording(claim.quote),
        start=claim.start,
        surmised=_surmised(claim),
    )


def act_told(claim: Claim) -> str | None:
    """The kind of act: 'gave way', 'turned the request down' and 'went to court' are one word."""
    trigger = claim.trigger
    if trigger is None:
        return None
    after = tokens(claim.quote[max(0, trigger.end - claim.start) :])[:PHRASE_WORDS]
    phrases = [f"{trigger.lemma} {' '.join(after[:length])}" for length in (2, 1)]
    phrases += [f"{trigger.lemma} {word}" for word in after if word in PARTICLES]
    known = (act_of(phrase) for phrase in phrases)
    return next(filter(known_act, known), act_of(trigger.lemma))


def _surmised(claim: Claim) -> frozenset[int]:
    """Days written in the quote, where the claim itself is dated loosely."""
    if claim.how not in LOOSE:
        return frozenset()
    return surmised(
        tokens(claim.quote),
        either=claim.how == "carried",
        earliest=claim.earliest.number if claim.earliest else None,
        latest=claim.latest.number if claim.latest else None,
    )


TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
INSIDE = re.compile(r"(?<=[\w,;’'\"] )[^\W\d_]\w{2,}")


def tokens(text: str) -> list[str]:
    """Words and figures without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [token.rstrip(".,") for token in TOKEN.findall(bare)]


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(word[:LENGTH_OF_STEM] for word in words if len(word) > 3 and word.isalpha())


def _is_figure(token: str) -> bool:
    return token[0].isdigit() and len(token) > 1


def _digits(token: str) -> str:
    """A figure without its marks: '400,000' and '400.000' are one."""
    return "".join(filter(str.isdigit, token))


def _names(quote: str) -> frozenset[str]:
    """Words that are capitalised inside a sentence."""
    found = [word for word in INSIDE.findall(quote) if word[0].isupper()]
    return frozenset(token for word in found for token in tokens(word))


def wording(quote: str) -> str:
    """The words of a quote without case, accents, punctuation and spacing."""
    return " ".join(tokens(quote))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0 to 1, and why.

    `agree` is false where their dates differ. `against` is true where something tells them apart
    (dates, acts, people), and false where merely too little is known of one.
    """

    score: float
    reasons: tuple[str, ...] = ()
    agree: bool = True
    against: bool = False


UNLIKE = Likeness(0.0, against=True)
UNKNOWN = Likeness(0.0)
Part = tuple[float, str]
NOTHING: Part = (0.0, "")


def likeness(one: Telling, other: Telling) -> Likeness:
    """How sure it is that two claims tell of the same happening."""
    if one.wording == other.wording and not _short_on_one_day(one, other):
        return _copies(one, other)
    if not (one.dated and other.dated) or nothing_in_common(one, other):
        return UNKNOWN
    act = same_act(one, other)
    clause = share(one.words, other.words, least=3)
    # A sentence may write several days: what else is the same tells which of them is its own.
    alike = act is True or (act is None and (clause >= 0.5 or _same_large_figure(one, other)))
    written = alike and same_day_written(one, other)
    apart = 0 if written else days_apart(one, other)
    if apart > DISPUTE_DAYS or (apart and not _both_close(one, other)):
        return UNLIKE
    shared = frozenset[str]()
    if not one.families.isdisjoint(other.families):
        shared = shared_keys(one.actors, other.actors)
    apart_by = _against(one, other, shared=shared, act=act, clause=clause, apart=apart)
    vague = not written and max(one.width or LONG, other.width or LONG) > VAGUE_DAYS
    if apart_by or (vague and clause < 0.5):
        return UNLIKE if apart_by else UNKNOWN
    parts = [
        (WRITTEN_DAY, "the day of one stands in the words of the other")
        if written
        else _date_part(one, other, apart),
        _act_part(one, act),
        _actor_part(one, other, shared),
        _clause_part(one, other, clause),
        (0.1 * share(one.sentence, other.sentence, least=6), ""),
        _name_part(one, other),
        _number_part(one, other),
    ]
    if one.unhappened != other.unhappened:
        parts.append((-0.05, "one says that it did not happen"))
    score = max(0.0, min(1.0, sum(weight for weight, _ in parts)))
    return Likeness(round(score, 3), tuple(why for _, why in parts if why), agree=not apart)


def nothing_in_common(one: Telling, other: Telling) -> bool:
    """True where neither the act nor an actor nor a word of the clause is the same."""
    return (
        one.act != other.act
        and one.families.isdisjoint(other.families)
        and one.words.isdisjoint(other.words)
        and not _same_large_figure(one, other)
    )


def _short_on_one_day(one: Telling, other: Telling) -> bool:
    """True for a short sentence about somebody that two documents tell of the same day.

    It is judged like any other; 'It began on Monday' names nobody and may be about anything.
    """
    same_day = one.width == other.width == 1 and one.earliest == other.earliest
    somebody = not one.families.isdisjoint(other.families)
    short = one.wording.count(" ") + 1 < COPY_WORDS
    return short and same_day and somebody and one.document != other.document


def _copies(one: Telling, other: Telling) -> Likeness:
    """The same words: the same happening, unless they are few or tell of different acts."""
    long_enough = one.wording.count(" ") + 1 >= COPY_WORDS
    same_passage = one.document == other.document
    if not long_enough or same_passage or one.act != other.act:
        return UNLIKE
    apart = days_apart(one, other) if one.dated and other.dated else 0
    if apart > DISPUTE_DAYS:
        return UNLIKE
    return Likeness(0.97, ("the quotes have the same words",), agree=not apart)


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


def same_act(one: Telling, other: Telling) -> bool | None:
    """True for the same kind of act, False for two known kinds, None where one is not known."""
    if one.act is None or other.act is None:
        return None
    if one.act == other.act:
        return True
    known = known_act(one.act) and known_act(other.act)
    return False if known and not kindred(one.act, other.act) else None


def share(one: frozenset[str], other: frozenset[str], *, least: int) -> float:
    """The part of the shorter one's words that the other has too; few words count less."""
    shorter = min(len(one), len(other))
    return len(one & other) / max(shorter, least) if shorter else 0.0


def _against(
    one: Telling,
    other: Telling,
    *,
    shared: frozenset[str],
    act: bool | None,
    clause: float,
    apart: int,
) -> bool:
    """True where something tells the two apart, whatever else they share."""
    if act is False and clause < 0.75:
        return True
    if apart and not (act and shared):
        return True
    strangers = one.actors and other.actors and not shared
    same_day = not apart and one.width == other.width == 1
    likely = 0.3 if act and same_day else 0.6
    known_by = (act and mentioned(one, other)) or _same_large_figure(one, other)
    if strangers and clause < likely and not known_by:
        return True
    # In one document two sentences rather tell two happenings: the act itself must recur.
    return one.document == other.document and not (act is True and clause >= 0.3)


def same_day_written(one: Telling, other: Telling) -> bool:
    """True where the day of one stands in the words of the other, whose own date is loose."""
    return any(
        exact.width == 1 and exact.how not in LOOSE and exact.earliest in loose.surmised
        for exact, loose in ((one, other), (other, one))
    )


WRITTEN_DAY = 0.3
# The widest date of the two, in days, and what agreeing then tells.
AGREEMENT = ((1, 0.38), (7, 0.28), (31, 0.2), (92, 0.12), (366, 0.08))


def _date_part(one: Telling, other: Telling, apart: int) -> Part:
    if apart:
        return 0.1, f"the dates are {apart} day{'s' if apart > 1 else ''} apart"
    widest = max(one.width or LONG, other.width or LONG)
    weight = next((weight for days, weight in AGREEMENT if widest <= days), 0.0)
    if LOOSE & {one.how, other.how}:
        weight *= 0.75
    return weight, "the same day" if widest == 1 else "the dates agree"


def _act_part(one: Telling, act: bool | None) -> Part:
    if act is None:
        return NOTHING
    if act is False:
        return -0.2, ""
    return (0.22 if known_act(one.act) else 0.18), f"both tell of the same act ({one.act})"


def _actor_part(one: Telling, other: Telling, shared: frozenset[str]) -> Part:
    if shared:
        weight = 0.18 + 0.06 * min(len(shared) - 1, 2)
        return weight, f"both name {', '.join(sorted(shared))}"
    if mentioned(one, other):
        return 0.08, ""
    return (-0.15, "") if one.actors and other.actors else (0.02, "")


def mentioned(one: Telling, other: Telling) -> bool:
    """True where an actor of one stands in the quote of the other, if only in passing."""
    return any(
        set(actor.split()) <= there.named
        for here, there in ((one, other), (other, one))
        for actor in here.actors
    )


def _clause_part(one: Telling, other: Telling, clause: float) -> Part:
    if clause >= 0.3:
        return 0.3 * clause, f"{round(100 * clause)} % of the words agree"
    # 'Paid the broker' and 'paid the shipyard': both say enough to tell them apart, and do.
    apart = not one.words & other.words and min(len(one.words), len(other.words)) >= TELLING_WORDS
    same_day = one.width == other.width == 1
    against = 0.12 if same_day else 0.2  # a month has room for two payments
    return (-against if apart else 0.3 * clause), ""


def _name_part(one: Telling, other: Telling) -> Part:
    actors = {word for actor in one.actors | other.actors for word in actor.split()}
    shared = (one.names & other.names) - actors
    return 0.04 * min(len(shared), 3), ""


def _same_large_figure(one: Telling, other: Telling) -> bool:
    return any(len(figure) >= LARGE_FIGURE for figure in one.numbers & other.numbers)


def _number_part(one: Telling, other: Telling) -> Part:
    if not one.numbers or not other.numbers:
        return NOTHING
    same = one.numbers & other.numbers
    if not same:
        return -0.08, "the figures differ"
    weight = 0.2 if _same_large_figure(one, other) else 0.1
    return weight, f"the same figure ({max(same, key=len)})"
