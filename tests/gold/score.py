"""How near claims come to what an annotator read. Pure: claims in, counts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.edtf import Edtf
from timeline.model import Claim

from . import GoldArticle, GoldEvent

# Forms of address and of companies that make no difference between two names.
UNIMPORTANT = {
    "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "the", "de", "la", "le", "der", "die", "das",
    "il", "el", "m", "don", "judge", "president", "minister", "councillor", "herr", "frau",
    "señor", "señora", "signor", "signora", "gmbh", "srl", "s", "sl", "ltd", "plc", "inc",
}  # fmt: skip
# Verbs of denial in the five languages of the gold.
DENIAL = re.compile(
    r"den(y|ies|ied)|reject|bestr(itt|eit)|wies|weist|dement|nieg|neg|desm[ei]nt|rechaz|dém"
    r"|ni(e|ait)$|contest|resping|smenti"
)


@dataclass(slots=True)
class Score:
    """Counts over texts; add them with `+=`.

    Dates: `dated_right` of `dated_found` claims and of `dated_asked` happenings. `found` of
    `asked` counts triggers, dated or not. `certain_right`, `how_right` are out of `found`.
    """

    dated_right: int = 0
    dated_found: int = 0
    dated_asked: int = 0
    found: int = 0
    asked: int = 0
    certain_right: int = 0
    how_right: int = 0
    actors_right: int = 0
    actors_found: int = 0
    actors_asked: int = 0
    remarks: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def date_f1(self) -> float:
        """Exact dates, per cent."""
        return f1(self.dated_right, self.dated_found, self.dated_asked)

    @property
    def trigger_recall(self) -> float:
        """Share of the happenings that were found, dated or not, per cent."""
        return share(self.found, self.asked)

    @property
    def certainty(self) -> float:
        """Share of the found happenings whose certainty is right, per cent."""
        return share(self.certain_right, self.found)

    @property
    def how(self) -> float:
        """Share of the found, dated happenings whose way of dating is right, per cent."""
        return share(self.how_right, self.dated_right)

    @property
    def actor_f1(self) -> float:
        """Names of those who took part in the found happenings, per cent."""
        return f1(self.actors_right, self.actors_found, self.actors_asked)


def f1(right: int, found: int, asked: int) -> float:
    """Harmonic mean of precision and recall, per cent; 0 where there is nothing."""
    return 200 * right / (found + asked) if found + asked else 0.0


def share(part: int, whole: int) -> float:
    """Per cent; 0 of nothing is 0."""
    return 100 * part / whole if whole else 0.0


def score(article: GoldArticle, claims: Sequence[Claim]) -> Score:
    """Compare the claims of one article with its gold."""
    return score_events(article.name, article.published, article.events, claims)


def score_events(
    name: str, published: str, events: Sequence[GoldEvent], claims: Sequence[Claim]
) -> Score:
    """The same for happenings that come without a gold article (the demonstration case)."""
    result = Score()
    pairs = _match(events, claims, published)
    for event in events:
        _count_event(result, event, pairs.get(id(event)), name, published)
    _count_surplus(result, events, claims, set(map(id, pairs.values())), name, published)
    return result


def _match(
    events: Sequence[GoldEvent], claims: Sequence[Claim], published: str
) -> dict[int, Claim]:
    """One claim for each happening: first those with the right date, then the others."""
    ranked = [
        (0 if date_is_right(event, claim, published) else 1, rank, number, event, claim)
        for event in events
        for number, claim in enumerate(claims)
        if (rank := _trigger_rank(event, claim)) is not None
    ]
    pairs: dict[int, Claim] = {}
    taken: set[int] = set()
    for _, _, _, event, claim in sorted(ranked, key=lambda row: row[:3]):
        if id(event) not in pairs and id(claim) not in taken:
            pairs[id(event)] = claim
            taken.add(id(claim))
    return pairs


def _trigger_rank(event: GoldEvent, claim: Claim) -> int | None:
    """Which of the happening's triggers the claim stands for; None: another happening."""
    if claim.trigger is None:
        first = event.triggers[0]
        return len(event.triggers) if claim.start <= first[0] < claim.end else None
    for rank, (start, end) in enumerate(event.triggers):
        if claim.trigger.start < end and start < claim.trigger.end:
            return rank
    return None


def dated(claim: Claim, published: str) -> Edtf | None:
    """The claim's date. 'On or before the publication' says nothing and counts as undated."""
    if claim.date is None:
        return None
    if claim.how == "bound" and claim.earliest is None and str(claim.latest) == published:
        return None
    return claim.date


def date_is_right(event: GoldEvent, claim: Claim, published: str) -> bool:
    """True where the claim's bounds are those of an accepted date, or both have none."""
    date = dated(claim, published)
    if date is None:
        return event.undated
    return any(
        (good.earliest, good.latest) == (date.earliest, date.latest)
        or ("offset" in event.hows and _same_week(good, date))
        for good in event.dates
    )


def _same_week(good: Edtf, date: Edtf) -> bool:
    """'Three weeks after' a day may be shown as that day with three days to each side."""
    ends = (good.earliest, good.latest, date.earliest, date.latest)
    if any(end is None for end in ends) or date.earliest == date.latest:
        return False
    first, last, begin, end = (day.number for day in ends if day is not None)
    return abs(first - begin) <= 3 and abs(last - end) <= 3


def _count_event(
    result: Score, event: GoldEvent, claim: Claim | None, name: str, published: str
) -> None:
    date = dated(claim, published) if claim else None
    right = claim is not None and date_is_right(event, claim, published)
    wanted = event.dates[0] if not event.undated else None
    if claim and date is not None and not right:
        result.dated_found += 1
        result.remarks.append(f"{name}: {event.trigger!r} is {wanted}, not {date}")
    if event.optional:
        return
    result.asked += 1
    result.dated_asked += not event.undated
    if claim is None:
        result.remarks.append(f"{name}: {event.trigger!r} ({wanted}) not found")
        return
    result.found += 1
    if not event.undated and right:
        result.dated_right += 1
        result.dated_found += 1
        result.how_right += claim.how in event.hows
    elif not event.undated and date is None:
        result.remarks.append(f"{name}: {event.trigger!r} is {wanted}, not undated")
    if claim.certainty in event.certainties or _states_the_denial(event, claim):
        result.certain_right += 1
    else:
        result.remarks.append(
            f"{name}: {event.trigger!r} is {event.certainties[0]}, not {claim.certainty}"
        )
    _count_actors(result, event, claim, name)


def _states_the_denial(event: GoldEvent, claim: Claim) -> bool:
    """That somebody denied it is stated; that what was denied happened must not be."""
    return (
        event.certainties[0] == "denied"
        and claim.certainty == "stated"
        and claim.trigger is not None
        and DENIAL.match(claim.trigger.text.casefold()) is not None
    )


def _count_actors(result: Score, event: GoldEvent, claim: Claim, name: str) -> None:
    asked = list(event.actors)
    allowed = [*event.maybe, *([event.by] if event.by else [])]
    missing = [
        actor for actor in asked if not any(same_name(actor, found) for found in claim.actors)
    ]
    wrong = [
        found
        for found in claim.actors
        if not any(same_name(found, actor) for actor in [*asked, *allowed])
    ]
    right = len(asked) - len(missing)
    result.actors_right += right
    result.actors_asked += len(asked)
    result.actors_found += right + len(wrong)
    if missing or wrong:
        result.remarks.append(f"{name}: {event.trigger!r} without {missing}, wrongly with {wrong}")


def _count_surplus(
    result: Score,
    events: Sequence[GoldEvent],
    claims: Iterable[Claim],
    taken: set[int],
    name: str,
    published: str,
) -> None:
    """Dated claims that no annotator made; a second word for a happening does not count."""
    for claim in claims:
        date = dated(claim, published)
        if id(claim) in taken or date is None or claim.certainty == "hypothetical":
            continue
        if any(
            _trigger_rank(event, claim) is not None and date_is_right(event, claim, published)
            for event in events
        ):
            continue
        result.dated_found += 1
        trigger = claim.trigger.text if claim.trigger else claim.quote[:30]
        result.remarks.append(f"{name}: {trigger!r} ({date}) is no dated happening")


def same_name(one: str, other: str) -> bool:
    """True for 'Pellow' and 'Mr Martin Pellow', 'Lamm' and 'Lamm Wasserbau'."""
    first, second = _important(one), _important(other)
    return bool(first and second) and (first <= second or second <= first)


def _important(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold().replace("'s", "").replace("’s", ""))
    return {word for word in words if word not in UNIMPORTANT} or set(words)


# --- headlines ----------------------------------------------------------------------------------


def headline_faults(claim: Claim) -> list[str]:
    """What a headline says that its quote does not, or leaves out that lowers certainty."""
    faults = []
    bracketed = re.match(r"\[(\w+)", claim.headline)
    labelled = bracketed is not None and bracketed[1] == claim.certainty
    plain = re.sub(r"\[[^\]]*\]", " ", claim.headline)
    words = _words(plain)
    if not _in_order(words, _words(claim.quote)):
        faults.append(f"not in its quote: {claim.headline!r}")
    for signal in claim.signals:
        if not labelled and not _in_order(_words(signal.text), words):
            faults.append(f"{signal.text!r} ({signal.certainty}) dropped: {claim.headline!r}")
    return faults


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _in_order(words: Sequence[str], among: Sequence[str]) -> bool:
    rest = iter(among)
    return all(word in rest for word in words)
