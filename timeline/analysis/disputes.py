"""Where the evidence of one event disagrees: on the date, a figure, the place, who did it, or
whether it happened at all.

Only what cannot both be right is a dispute: 'in March' does not contradict 'on the 12th', nor
'about 40,000' 39,500, nor a town the country it lies in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ..language.names import gazetteer
from ..model import HOWS, Claim
from ..wording import date_words
from .agreement import UNHAPPENED, overlap, width
from .figures import Figure, agree, figures
from .likeness import act_told, tokens
from .names import name_key, same_actor

DisputeKind = Literal["date", "figure", "place", "actor", "fact"]
DISPUTE_KINDS: tuple[DisputeKind, ...] = ("date", "figure", "place", "actor", "fact")
Told = Mapping[str, Claim]  # claims by id


@dataclass(frozen=True, slots=True)
class Version:
    """What some of the claims say: `words` for a person, `value` to be kept, the claims' ids."""

    words: str
    value: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Versions of one thing that cannot all be right."""

    kind: DisputeKind
    versions: tuple[Version, ...]


def disputes(told: Told) -> list[Dispute]:
    """Everything on which the claims of one event disagree, in the order of DISPUTE_KINDS."""
    happened = {name: claim for name, claim in told.items() if claim.certainty not in UNHAPPENED}
    found = {
        "date": _dates(told), "figure": _figures(happened), "place": _places(happened),
        "actor": _actors(happened), "fact": _facts(told, happened),
    }  # fmt: skip
    return [Dispute(kind, tuple(found[kind])) for kind in DISPUTE_KINDS if len(found[kind]) > 1]


def _versions(by_value: Mapping[str, tuple[str, list[str]]]) -> list[Version]:
    return [Version(words, value, tuple(names)) for value, (words, names) in by_value.items()]


# --- date -------------------------------------------------------------------------------------


def _dates(told: Told) -> list[Version]:
    """The most exact dates that exclude each other, each with the claims that agree with it."""
    dated = {name: claim for name, claim in told.items() if claim.date is not None}
    ranked = sorted(
        dated.values(), key=lambda claim: (width(claim.date), HOWS.index(claim.how), claim.date)
    )
    chosen: list[Claim] = []
    for claim in ranked:
        if not any(overlap(claim, other) for other in chosen):
            chosen.append(claim)
    return [
        Version(
            date_words(claim.date),
            str(claim.date),
            tuple(name for name, other in dated.items() if _only(other, claim, chosen)),
        )
        for claim in sorted(chosen, key=lambda claim: str(claim.date))
    ]


def _only(claim: Claim, version: Claim, versions: Sequence[Claim]) -> bool:
    """True where a claim agrees with this version and with no other: 'in March' is with none."""
    return [other for other in versions if overlap(claim, other)] == [version]


# --- figures ----------------------------------------------------------------------------------


def _figures(told: Told) -> list[Version]:
    """Figures of the same thing that differ, where each sentence has just one of that thing."""
    given = {name: _figures_of(claim) for name, claim in told.items()}
    for one, other in combinations(given, 2):
        for here in given[one]:
            pair = [there for there in given[other] if here.units & there.units]
            alone = sum(bool(here.units & own.units) for own in given[one]) == 1
            if len(pair) == 1 and alone and not agree(here, pair[0]):
                return _figure_versions(given, here.units & pair[0].units)
    return []


def _figures_of(claim: Claim) -> list[Figure]:
    dates = (
        [(claim.timex.start - claim.start, claim.timex.end - claim.start)] if claim.timex else []
    )
    return figures(claim.quote, without=dates)


def _figure_versions(given: Mapping[str, Sequence[Figure]], units: frozenset[str]) -> list[Version]:
    versions: list[tuple[Figure, list[str]]] = []
    for name, found in given.items():
        of_it = [figure for figure in found if figure.units & units]
        if len(of_it) != 1:
            continue
        home = next((names for figure, names in versions if agree(figure, of_it[0])), None)
        if home is None:
            versions.append((of_it[0], [name]))
        else:
            home.append(name)
    return [
        Version(figure.words, f"{figure.value:.10g}", tuple(names)) for figure, names in versions
    ]


# --- places and actors ------------------------------------------------------------------------

WHERE = frozenset(
    {"in", "at", "near", "outside", "bei", "nahe", "en", "cerca", "à", "a", "près", "te", "presso"}
)


def _places(told: Told) -> list[Version]:
    """Where it happened: towns against towns, countries against countries."""
    by_value: dict[str, tuple[str, list[str]]] = {}
    seen: dict[str, set[str]] = {}
    for name, claim in told.items():
        located = [place for place in claim.places if _located(claim, place)]
        if len(located) == 1:
            key = name_key(located[0])
            by_value.setdefault(key, (located[0], []))[1].append(name)
            seen.setdefault(key, set()).update(map(name_key, claim.places))
    kinds = {_place_kind(words) for words, _ in by_value.values()}
    together = any(one in seen[other] for one in by_value for other in by_value if one != other)
    return [] if together or len(kinds) > 1 else _versions(by_value)


def _located(claim: Claim, place: str) -> bool:
    at = claim.quote.find(place)
    before = tokens(claim.quote[:at])[-1:] if at > 0 else []
    return bool(before) and before[0] in WHERE


def _place_kind(name: str) -> str:
    """Country or town; a large town that gives a region its name is a town."""
    known, forms = gazetteer(), {name, name.casefold()}
    land = forms & known.countries and not forms & known.cities
    return "country" if land else "town"


def _actors(told: Told) -> list[Version]:
    """Who did it, where each sentence has one doer of the same kind and does not name the other."""
    doers: dict[str, tuple[str, str | None, Claim]] = {}
    for name, claim in told.items():
        agents = [part for part in claim.participants if part.role == "agent"]
        if len({name_key(part.name) for part in agents}) == 1:
            doers[name] = (agents[0].name, agents[0].kind, claim)
    versions: list[tuple[str, list[str]]] = []
    for name, (doer, _, _) in doers.items():
        home = next((names for who, names in versions if _same(who, doer)), None)
        if home is None:
            versions.append((doer, [name]))
        else:
            home.append(name)
    if any(
        not _apart(doers[one[1][0]], doers[other[1][0]]) for one, other in combinations(versions, 2)
    ):
        return []
    return [Version(who, name_key(who), tuple(names)) for who, names in versions]


def _same(one: str, other: str) -> bool:
    return same_actor(name_key(one), name_key(other))


def _apart(one: tuple[str, str | None, Claim], other: tuple[str, str | None, Claim]) -> bool:
    """True where two doers are of one kind, of one act, and neither sentence names the other."""
    (here, kind, claim), (there, other_kind, other_claim) = one, other
    return (
        kind == other_kind
        and act_told(claim) == act_told(other_claim)
        and not _names(claim, there)
        and not _names(other_claim, here)
    )


def _names(claim: Claim, who: str) -> bool:
    return set(name_key(who).split()) <= set(tokens(claim.quote))


# --- whether it happened ----------------------------------------------------------------------


def _facts(told: Told, happened: Iterable[str]) -> list[Version]:
    yes = tuple(happened)
    no = tuple(name for name in told if name not in set(yes))
    if not yes or not no:
        return []
    return [Version("it happened", "yes", yes), Version("it did not happen", "no", no)]
